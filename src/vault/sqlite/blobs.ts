import type { Database } from 'better-sqlite3-multiple-ciphers';
import { PIECES } from './schema.ts';

/** Bytes of a piece. */
const PIECE = 256 * 1024;
/** Bytes written in one transaction. */
const BATCH = 4 * 2 ** 20;
const CHUNK = 1000;

export type Blobs = ReturnType<typeof blobsOf>;

/** Reading and writing of the tables `blob` and `piece`; each function is one step, and a transaction where it writes. */
export function blobsOf(db: Database) {
  const find = db.prepare<[string], { number: number; pieces: number }>(
    'SELECT number, pieces FROM blob WHERE id = ? AND whole',
  );
  const begin = db.prepare('INSERT INTO blob (id, whole, pieces) VALUES (?, 0, 0)');
  const finish = db.prepare('UPDATE blob SET whole = 1, pieces = ? WHERE number = ?');
  const insert = db.prepare('INSERT INTO piece (number, bytes) VALUES (?, ?)');
  const piece = db.prepare<[number], Buffer>('SELECT bytes FROM piece WHERE number = ?').pluck();
  const removePieces = db.prepare('DELETE FROM piece WHERE number >= ? AND number < ?');
  const removeBlob = db.prepare('DELETE FROM blob WHERE number = ?');
  const unfinished = db.prepare<[], number>('SELECT number FROM blob WHERE NOT whole').pluck();
  const after = db
    .prepare<[string], string>(`SELECT id FROM blob WHERE whole AND id > ? ORDER BY id LIMIT ${CHUNK}`)
    .pluck();

  const discard = (number: number): void => {
    removePieces.run(number * PIECES, (number + 1) * PIECES);
    removeBlob.run(number);
  };

  return {
    find: (id: string) => find.get(id),
    /** Ids in order. */
    after: (id: string): string[] => after.all(id),
    piece: (number: number, n: number): Buffer | undefined => piece.get(number * PIECES + n),
    begin: (id: string): number => Number(begin.run(id).lastInsertRowid),
    add: db.transaction((number: number, from: number, pieces: readonly Uint8Array[]): void => {
      if (from + pieces.length > PIECES) throw new RangeError('the blob is too large');
      for (const [i, bytes] of pieces.entries()) insert.run(number * PIECES + from + i, bytes);
    }).immediate,
    /** The blob is there from now on; unless another was finished under its id first, then this one goes. */
    finish: db.transaction((number: number, id: string, pieces: number): void => {
      if (find.get(id)) discard(number);
      else finish.run(pieces, number);
    }).immediate,
    discard: db.transaction(discard).immediate,
    /** Inside a transaction of the caller or by itself. */
    drop(id: string): void {
      const found = find.get(id);
      if (found) discard(found.number);
    },
    /** What a process left that ended while it wrote. */
    clean: db.transaction((): void => {
      for (const number of unfinished.all()) discard(number);
    }).immediate,
  };
}

/** Bytes as they come, cut into pieces, several at a time and never many. */
export async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let pieces: Uint8Array[] = [];
  let open = Buffer.allocUnsafe(PIECE);
  let filled = 0;
  for await (const chunk of chunks)
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + PIECE - filled);
      open.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < PIECE) continue;
      pieces.push(open);
      open = Buffer.allocUnsafe(PIECE);
      filled = 0;
      if (pieces.length * PIECE >= BATCH) {
        yield pieces;
        pieces = [];
      }
    }
  if (filled > 0) pieces.push(open.subarray(0, filled));
  if (pieces.length > 0) yield pieces;
}
