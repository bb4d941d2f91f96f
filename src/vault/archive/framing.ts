/** Whole entries one behind the other, as docs/ledger.md frames them: each says its own length, so nothing stands between. */
import { entryBytes } from '../../ledger/entry.ts';
import type { Entry } from '../../ledger/types.ts';
import { BadArchive, runs } from './part.ts';

const LINES = 9;
const LF = 0x0a;

/** Entries to runs of bytes of some megabytes, each with the number of its first entry. */
export const framed = (
  chunks: AsyncIterable<readonly Entry[]>,
): AsyncIterable<{ readonly first: number; readonly bytes: Uint8Array }> => runs(chunks, entryBytes);

/**
 * The entries of such a run.
 *
 * @throws BadArchive when it is not made of whole entries, each written in the one way the format allows.
 */
export function unframed(bytes: Uint8Array): Entry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Entry[] = [];
  let at = 0;
  while (at < buffer.length) {
    const lines: string[] = [];
    let start = at;
    while (lines.length < LINES) {
      const end = buffer.indexOf(LF, start);
      if (end < 0) throw new BadArchive('holds an entry that is cut off');
      lines.push(buffer.toString('latin1', start, end));
      start = end + 1;
    }
    const [, actor, kind, of, subject, key, seq, written, length] = lines as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const end = start + Number(length);
    if (!(end <= buffer.length)) throw new BadArchive('holds an entry that is cut off');
    const payload = buffer.subarray(start, end);
    const entry = { actor, kind, case: of, subject, key, seq: Number(seq), at: Date.parse(written), payload };
    if (!same(entry, buffer.subarray(at, end)))
      throw new BadArchive('holds an entry that the format does not allow');
    entries.push(entry);
    at = end;
  }
  return entries;
}

/** Written again it must be the same bytes: a second way to write an entry would be a second hash for it. */
function same(entry: Entry, bytes: Uint8Array): boolean {
  try {
    return entryBytes(entry).equals(bytes);
  } catch {
    return false;
  }
}
