import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Leaf } from '../../ledger/types.ts';
import type { Appended, Span } from '../store.ts';

/** Most entries of a chunk, and the bytes of payload after which it ends. */
const CHUNK = 1000;
const CHUNK_BYTES = 4 * 2 ** 20;

type Row = [number, number, string, string, string, string, string, Buffer, Buffer];

const COLUMNS = 'seq, at, actor, kind, "case", subject, "key", leaf, payload';

export type Entries = ReturnType<typeof entriesOf>;

/** Reading and writing of the tables `entry` and `once`. */
export function entriesOf(db: Database) {
  const insert = db.prepare(`INSERT INTO entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const all = db.prepare<[number, number], Row>(
    `SELECT ${COLUMNS} FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq LIMIT ${CHUNK}`,
  );
  const ofCase = db.prepare<[string, number, number], Row>(
    `SELECT ${COLUMNS} FROM entry WHERE "case" = ? AND seq >= ? AND seq < ? ORDER BY seq LIMIT ${CHUNK}`,
  );
  const leaves = db
    .prepare<[number, number], Buffer>('SELECT leaf FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq')
    .pluck();
  // All of them stand in the index; the later ones are found by their number.
  const allCases = db
    .prepare<[], string>('SELECT DISTINCT "case" FROM entry INDEXED BY entry_case ORDER BY "case"')
    .pluck();
  const casesFrom = db
    .prepare<[number], string>('SELECT DISTINCT "case" FROM entry NOT INDEXED WHERE seq >= ? ORDER BY "case"')
    .pluck();
  const last = db.prepare<[], number | null>('SELECT max(seq) FROM entry').pluck();
  const findOnce = db.prepare<[string], Appended>('SELECT "from", count, at FROM once WHERE name = ?');
  const addOnce = db.prepare('INSERT INTO once (name, "from", count, at) VALUES (?, ?, ?, ?)');
  all.raw();
  ofCase.raw();

  return {
    add(leaves: readonly Leaf[]): void {
      for (const { seq, at, actor, kind, case: of, subject, key, leaf, payload } of leaves)
        insert.run(seq, at, actor, kind, of, subject, key, leaf, payload);
    },
    count: (): number => (last.get() ?? -1) + 1,
    /** The first chunk of a span, and whether it is the last; what follows begins after its last entry. */
    chunk({ from = 0, to = Number.MAX_SAFE_INTEGER, case: of }: Span): {
      readonly chunk: readonly Leaf[];
      readonly last: boolean;
    } {
      const chunk: Leaf[] = [];
      let bytes = 0;
      for (const row of of === undefined ? all.iterate(from, to) : ofCase.iterate(of, from, to)) {
        const [seq, at, actor, kind, of, subject, key, leaf, payload] = row;
        chunk.push({ seq, at, actor, kind, case: of, subject, key, payload, leaf });
        bytes += payload.length;
        if (bytes >= CHUNK_BYTES) break;
      }
      return { chunk, last: chunk.length < CHUNK && bytes < CHUNK_BYTES };
    },
    leaves: (from: number, to: number): Buffer => Buffer.concat(leaves.all(from, to)),
    cases: (from: number): string[] => (from <= 0 ? allCases.all() : casesFrom.all(from)),
    once: (name: string): Appended | undefined => findOnce.get(name),
    addOnce: (name: string, { from, count, at }: Appended): void => {
      addOnce.run(name, from, count, at);
    },
  };
}
