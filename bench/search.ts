/**
 * How fast is a search? `npm run bench:search -- [--cases 50000] [--rounds 40] [--keep FILE]`: the index of 50,000 invented cases
 * (100,000 reports of 2 kB, 1,000,000 claims; half English, half Korean) in an encrypted SQLite file.
 * Prints time, size and memory of the building, and the milliseconds of queries. `--keep` builds once and uses the file again.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Index } from '../src/vault/index-types.ts';
import { type Handle, openIndex } from '../src/vault/sqlite/index-tables.ts';
import { CLAIMS, corpus, REPORTS } from './search-corpus.ts';
import { measureQueries } from './search-queries.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '40' },
    keep: { type: 'string' },
  },
});
const cases = Number(values.cases);
const Database = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as new (
  file: string,
) => Handle & { pragma(text: string): unknown; close(): void };

const dir = mkdtempSync(join(tmpdir(), 'bench-search-'));
try {
  const file = values.keep ?? join(dir, 'index.db');
  const built = existsSync(file);
  const db = new Database(file);
  db.pragma("cipher='sqlcipher'");
  db.pragma(`key="x'${'5a'.repeat(32)}'"`);
  for (const text of [
    'temp_store=memory',
    'cache_size=-65536',
    'journal_mode=wal',
    'synchronous=full',
    'secure_delete=on',
  ])
    db.pragma(text);
  const index = openIndex(db);
  const words = corpus();
  console.log(`${cases} cases, ${cases * REPORTS} reports, ${cases * REPORTS * CLAIMS} claims, SQLite`);
  if (!built) await build(index);
  db.pragma('wal_checkpoint(truncate)');
  console.log(
    `size ${Math.round(statSync(file).size / 2 ** 20)} MB, memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
  await measureQueries(index, words, Number(values.rounds), processor);
  db.close();
} finally {
  rmSync(dir, { recursive: true });
}

/** Milliseconds of processor time: what else runs on the machine does not count. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Without the making of the corpus and its tokens, which a rebuild does not pay for here. */
async function build(index: Index): Promise<void> {
  const words = corpus();
  let spent = 0;
  const whole = performance.now();
  for (let from = 0; from < cases; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, cases - from) }, (_, i) => words.case(from + i));
    const begun = processor();
    await index.replace(rows, from + rows.length);
    spent += processor() - begun;
  }
  console.log(
    `built in ${(spent / 1000).toFixed(1)} s of processor time (with making the words ${((performance.now() - whole) / 1000).toFixed(1)} s)`,
  );
  const begun = performance.now();
  await index.digest();
  console.log(`digest in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}
