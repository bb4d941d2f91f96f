/** A process that opens a vault, fills it with marked words, says `open` or the name of the fault, and waits. `FILE [COUNT [more]]` */
import { writeSync } from 'node:fs';
import { openSqlite } from '../src/vault/sqlite/store.ts';
import { sign } from './invented-signer.ts';
import { draft } from './store-contract.ts';

export const MARKER = 'marker-word-that-nobody-writes';
export const KEY = Buffer.alloc(32, 'file key of the tests');

if (import.meta.main) {
  const [file = '', count = '0', more] = process.argv.slice(2);
  try {
    const store = await openSqlite(file, { key: KEY, sign });
    const payload = Buffer.from(`${MARKER} `.repeat(20));
    for (let i = 0; i < Number(count); i++)
      await store.append([draft(i, { payload, actor: MARKER, case: MARKER })]);
    if (more) {
      await store.setSetting(MARKER, payload);
      async function* chunks() {
        for (let i = 0; i < 100; i++) yield Buffer.from(`${MARKER} `.repeat(2000));
      }
      await store.putBlob(MARKER, chunks());
      await store.index.replace(
        [
          {
            case: {
              ...{ case: MARKER, state: 'open', opened: 0, changed: 0, reports: 0, claims: 0, proposed: 0 },
            },
            reports: [],
            claims: [],
            docs: Array.from({ length: 3000 }, (_, i) => ({
              ...{ id: `${MARKER}-${i}`, of: 'case', case: MARKER, report: null, claim: null },
              tokens: [MARKER.replaceAll('-', ''), `w${i}`],
            })),
          },
        ] as Parameters<typeof store.index.replace>[0],
        1,
      );
      // Sorts and groups that need room.
      for await (const _ of store.entries()) await store.casesSince(0);
    }
    writeSync(1, `open ${(await store.head()).size}\n`);
  } catch (error) {
    writeSync(1, `${(error as Error).name}\n`);
    process.exit();
  }
  setInterval(() => {}, 1e6);
}
