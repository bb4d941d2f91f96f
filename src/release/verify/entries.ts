/**
 * Entries of a bundle against the tree of the ledger, read a second time and in another way than they were written: bytes by a
 * pattern, the tree by the algorithm of RFC 9162, the payload by its own key.
 */
import { createDecipheriv, createHash } from 'node:crypto';
import { z } from 'zod';
import { verifyInclusion } from '../../ledger/proof.ts';
import type { Fault } from './fault.ts';
import { type Files, NotABundle } from './source.ts';
import { linesOf } from './sums.ts';

const NAME = 'data/entries.jsonl';
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const line = z.strictObject({
  seq: z.int().nonnegative(),
  leaf: hash,
  proof: z.array(hash).max(64),
  entry: z.base64().optional(),
  key: hash.optional(),
});

/** An entry that is disclosed, and what it says. */
export interface Said {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: unknown;
}

/** No entry is longer than its payload may be, in base64, with its lines. */
const MOST_LINE = 96 * 1024 * 1024;
const MOST_ENTRIES = 10_000_000;
const ID = '[a-z0-9][a-z0-9._:-]{0,63}';
const HEAD = new RegExp(
  `^moksori-entry 1\n(${ID})\n(${ID})\n(-|${ID})\n(-|${ID})\n(${ID})\n` +
    '(0|[1-9]\\d*)\n(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\n([1-9]\\d*)\n',
);
const MOST_HEAD = 600;

export interface Counted {
  readonly open: number;
  readonly withheld: number;
}

/** Looks at each entry, and gives what the disclosed ones say to `take`. @throws NotABundle */
export async function checkEntries(
  files: Files,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  faults: Fault[],
  take: (said: Said) => void,
): Promise<Counted> {
  let [open, withheld, before] = [0, 0, -1];
  for await (const text of linesOf(files, NAME, MOST_LINE)) {
    const one = parsed(text);
    const { seq } = one;
    if (open + withheld >= MOST_ENTRIES) throw new NotABundle('many', NAME);
    if (seq <= before) faults.push({ what: 'order', seq });
    before = seq;
    const leaf = Buffer.from(one.leaf, 'hex');
    const proof = one.proof.map((each) => Buffer.from(each, 'hex'));
    if (!verifyInclusion(leaf, seq, size, proof, root)) faults.push({ what: 'not-in-ledger', seq });
    if (one.entry === undefined || one.key === undefined) {
      withheld++;
      continue;
    }
    open++;
    const said = opened(Buffer.from(one.entry, 'base64'), leaf, seq, Buffer.from(one.key, 'hex'));
    if ('what' in said) faults.push(said);
    else take(said);
  }
  return { open, withheld };
}

function parsed(text: string): z.infer<typeof line> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotABundle('form', NAME);
  }
  const { data } = line.safeParse(value);
  if (data === undefined || (data.entry === undefined) !== (data.key === undefined))
    throw new NotABundle('form', NAME);
  return data;
}

function opened(entry: Buffer, leaf: Uint8Array, seq: number, key: Uint8Array): Said | Fault {
  const found = createHash('sha256').update(Buffer.of(0)).update(entry).digest();
  if (!found.equals(leaf)) return { what: 'altered', seq };
  const head = HEAD.exec(entry.toString('latin1', 0, MOST_HEAD));
  const [lines, , kind, , subject, , number, at, length] = head ?? [];
  if (lines === undefined || Number(number) !== seq || lines.length + Number(length) !== entry.length)
    return { what: 'entry-form', seq };
  const payload = entry.subarray(lines.length);
  if (payload.length < 28) return { what: 'entry-form', seq };
  const decipher = createDecipheriv('aes-256-gcm', key, payload.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(lines.split('\n').slice(0, 6).join('\n').concat('\n'), 'latin1'));
  decipher.setAuthTag(payload.subarray(-16));
  try {
    const text = Buffer.concat([decipher.update(payload.subarray(12, -16)), decipher.final()]);
    return { seq, at: at!, kind: kind!, subject: subject!, body: JSON.parse(text.toString('utf8')) };
  } catch {
    return { what: 'key', seq };
  }
}
