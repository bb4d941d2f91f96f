/**
 * How long the overview of a vault of 100,000 cases takes: the first time, with nothing changed, and after a case has changed. In
 * SQLite, with the rows of the search measurement (`bench/search-corpus.ts`) without their texts.
 *
 *     npm run bench:overview
 *     npm run bench:overview -- 10000
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { loadPack } from '../src/packs/load.ts';
import { Overview } from '../src/server/overview.ts';
import type { Rows } from '../src/vault/index-types.ts';
import { openIndex } from '../src/vault/sqlite/index-tables.ts';

const CASES = Number(process.argv[2] ?? 100_000);
const CLAIMS = 10;
const pack = loadPack('prk');
const kinds = [...pack.acts.values()];
const offices = [...pack.offices.keys()];
const counties = [...pack.places.values()].filter(({ precision, pcode }) => precision === 'county' && pcode);

let state = 1;
const random = (n: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};

function invented(number: number): Rows {
  const id = `k-${number.toString(36).padStart(6, '0')}`;
  const report = `r-${number.toString(16).padStart(8, '0')}`;
  const claims = Array.from({ length: CLAIMS }, (_, i) => {
    const { kind, stage } = kinds[Math.min(random(kinds.length), random(kinds.length))]!;
    const place = counties[random(counties.length)]!;
    const start = 14_000 + random(6000);
    return {
      ...{ claim: `${report}.c${i}`, report, case: id, kind, stage, done: random(8) > 0 },
      status: (['proposed', 'accepted', 'corrected', 'rejected'] as const)[random(4)]!,
      places: random(3) === 0 ? [] : [place.id, place.within!].sort(),
      offices: random(2) === 0 ? [] : [offices[random(offices.length)]!],
      ...(random(4) === 0
        ? { earliest: null, latest: null }
        : { earliest: start, latest: start + [0, 9, 30, 365, 1500][random(5)]! }),
    };
  });
  return {
    case: {
      case: id,
      state: 'open',
      opened: number,
      changed: number,
      reports: 1,
      claims: CLAIMS,
      proposed: 3,
    },
    reports: [
      {
        report,
        case: id,
        source: null,
        language: random(2) ? 'en' : 'ko',
        published: null,
        withdrawn: false,
      },
    ],
    claims,
    docs: [],
  };
}

const folder = mkdtempSync(join(tmpdir(), 'moksori-bench-'));
try {
  const db = new Database(join(folder, 'index.db'));
  db.pragma("cipher = 'sqlcipher'");
  db.pragma(`key = "x'${'5c'.repeat(32)}'"`);
  db.pragma('journal_mode = wal');
  const index = openIndex(db as never);
  for (let from = 0; from < CASES; from += 2000)
    await index.replace(
      Array.from({ length: Math.min(2000, CASES - from) }, (_, i) => invented(from + i)),
      from + 1,
    );
  const over = new Overview(index, pack);
  const time = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    console.log(
      `${name.padEnd(52)} ${(performance.now() - start).toFixed(0).padStart(6)} ms, of the processor ${((user + system) / 1000).toFixed(0)} ms`,
    );
  };
  console.log(`${CASES} cases, ${CASES * CLAIMS} claims`);
  const memory = process.memoryUsage().rss;
  await time('the first count of an open vault', () => over.counted({ of: 'standing' }));
  await time('again, nothing changed', () => over.counted({ of: 'standing' }));
  await time('another question, nothing changed', () => over.counted({ of: 'accepted' }));
  await time('narrowed to a province', () => over.counted({ of: 'standing', place: counties[0]!.within }));
  await index.replace([invented(7)], CASES + 1);
  await time('after a case has changed', () => over.counted({ of: 'standing' }));
  await time('the cases behind one number', () => over.behind({ of: 'standing', kind: kinds[0]!.kind }));
  console.log(`memory ${((process.memoryUsage().rss - memory) / 2 ** 20).toFixed(0)} MB`);
  db.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
