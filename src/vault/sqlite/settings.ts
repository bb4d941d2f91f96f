import type { Database } from 'better-sqlite3-multiple-ciphers';

export type Settings = ReturnType<typeof settingsOf>;

/** Reading and writing of the table `setting`. */
export function settingsOf(db: Database) {
  const find = db.prepare<[string], Buffer>('SELECT value FROM setting WHERE name = ?').pluck();
  const names = db.prepare<[], string>('SELECT name FROM setting ORDER BY name').pluck();
  const put = db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM setting WHERE name = ?');

  return {
    find: (name: string): Buffer | null => find.get(name) ?? null,
    names: (): string[] => names.all(),
    put(name: string, value: Uint8Array | null): void {
      if (value) put.run(name, value);
      else remove.run(name);
    },
  };
}
