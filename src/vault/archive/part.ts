/**
 * The tar inside a backup or an export: named parts, each of bounded size, so that neither side ever holds more than one.
 * What is long (the ledger, a document) comes in several parts whose names say their order.
 */
import { createTarDecoder, createTarPacker } from 'modern-tar';
import { NotForUs } from './age.ts';

export interface Part {
  /** Folders by `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was read is no archive of ours, or not whole. */
export class BadArchive extends Error {}

/** The most that one part may hold, and so what reading may need of memory. */
export const MOST_BYTES = 64 << 20;
/** What is long is cut before a part grows beyond this; an entry that is longer by itself is a part of its own. */
const RUN_BYTES = 4 << 20;
const NAME = /^[a-z0-9][\w.-]*(\/[a-z0-9][\w.-]*){0,3}$/i;

/** Entries one behind the other, in runs of some megabytes, each with the number of its first. */
export async function* runs<Numbered extends { readonly seq: number }>(
  chunks: AsyncIterable<readonly Numbered[]>,
  bytesOf: (entry: Numbered) => Uint8Array,
): AsyncIterable<{ readonly first: number; readonly bytes: Uint8Array }> {
  let held: Uint8Array[] = [];
  let size = 0;
  let first = 0;
  for await (const chunk of chunks)
    for (const entry of chunk) {
      const bytes = bytesOf(entry);
      if (held.length > 0 && size + bytes.length > RUN_BYTES) {
        yield { first, bytes: Buffer.concat(held) };
        held = [];
        size = 0;
      }
      if (held.length === 0) first = entry.seq;
      held.push(bytes);
      size += bytes.length;
    }
  if (held.length > 0) yield { first, bytes: Buffer.concat(held) };
}

/** Parts to the bytes of a tar, in their order. Times and owners are left out: the same parts give the same bytes. */
export async function* packed(parts: AsyncIterable<Part>): AsyncIterable<Uint8Array> {
  const { readable, controller } = createTarPacker();
  const writing = (async () => {
    try {
      for await (const { name, bytes } of parts) {
        const writer = controller
          .add({ name, size: bytes.length, type: 'file', mode: 0o600, mtime: EPOCH })
          .getWriter();
        if (bytes.length > 0) await writer.write(bytes);
        await writer.close();
      }
      controller.finalize();
    } catch (error) {
      controller.error(error);
    }
  })();
  yield* readable;
  await writing;
}

const EPOCH = new Date(0);

/**
 * The parts of a tar. Names that lead elsewhere, links, and parts beyond the bound are refused before anything is read of them.
 *
 * @throws BadArchive; NotForUs as it comes, when the bytes are those of an age file that was opened
 */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Part> {
  const entries = ReadableStream.from(bytes).pipeThrough(createTarDecoder({ strict: true }));
  try {
    for await (const { header, body } of entries) {
      const { name, type = 'file', size } = header;
      if (type !== 'file' || !NAME.test(name) || name.includes('..'))
        throw new BadArchive(`holds something that does not belong there`);
      if (size > MOST_BYTES) throw new BadArchive(`holds a part of ${size} bytes`);
      yield { name, bytes: await whole(body) };
    }
  } catch (error) {
    if (error instanceof BadArchive || error instanceof NotForUs) throw error;
    throw new BadArchive('is cut off or damaged', { cause: error });
  }
}

async function whole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}
