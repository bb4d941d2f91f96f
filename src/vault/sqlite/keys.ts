import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { WrappedKey } from '../store.ts';

const CHUNK = 1000;

export type Keys = ReturnType<typeof keysOf>;

/** Reading and writing of the table `key`. A destroyed key keeps its row, so that no other comes under its id. */
export function keysOf(db: Database) {
  const find = db.prepare<[string], WrappedKey>('SELECT id, wrapped FROM "key" WHERE id = ?');
  const after = db.prepare<[string], WrappedKey>(
    `SELECT id, wrapped FROM "key" WHERE id > ? ORDER BY id LIMIT ${CHUNK}`,
  );
  const insert = db.prepare('INSERT INTO "key" (id, wrapped) VALUES (?, ?)');
  const update = db.prepare('UPDATE "key" SET wrapped = ? WHERE id = ?');
  // The bytes in the page are overwritten: secure_delete.
  const destroy = db.prepare(
    'INSERT INTO "key" (id, wrapped) VALUES (?, NULL) ON CONFLICT (id) DO UPDATE SET wrapped = NULL',
  );

  return {
    find: (id: string): WrappedKey | undefined => find.get(id),
    /** In order of id. */
    after: (id: string): WrappedKey[] => after.all(id),
    add: ({ id, wrapped }: WrappedKey): void => {
      insert.run(id, wrapped);
    },
    destroy: (id: string): void => {
      destroy.run(id);
    },
    /** Inside a transaction of the caller. */
    rewrap(wrap: (key: WrappedKey) => WrappedKey): void {
      for (let chunk = after.all(''); chunk.length > 0; chunk = after.all(chunk.at(-1)!.id))
        for (const key of chunk) if (key.wrapped) update.run(wrap(key).wrapped, key.id);
    },
  };
}
