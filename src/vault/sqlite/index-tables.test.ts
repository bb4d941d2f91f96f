import { createRequire } from 'node:module';
import { indexContract } from '../../../test/index-contract.ts';
import { type Handle, openIndex } from './index-tables.ts';

const Database = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as new (
  file: string,
) => Handle & { close(): void };
const handles = new WeakMap<object, { close(): void }>();

indexContract({
  name: 'SQLite',
  open: async () => {
    const db = new Database(':memory:');
    const index = openIndex(db);
    handles.set(index, db);
    return index;
  },
  close: async (index) => handles.get(index)?.close(),
});
