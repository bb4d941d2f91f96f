/** Appends to the SQLite store, beside what limits them: the hash, the signature, the disk, and SQLite with the same bytes. */
import { hash, randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import type { Draft } from '../../src/ledger/types.ts';
import { openSqlite } from '../../src/vault/sqlite/store.ts';
import type { Store } from '../../src/vault/store.ts';
import { sign } from '../../test/invented-signer.ts';
import type { Line, Measurement } from '../vault.ts';

const PAYLOAD = 300;
const BATCH = 1000;
const BATCHES = 100;
const SINGLE = 3000;

const drafts: readonly Draft[] = Array.from({ length: BATCH }, (_, i) => ({
  actor: 'documenter-1',
  kind: 'claim.proposed',
  case: `k-${String(i % 50).padStart(6, '0')}`,
  subject: `r-5c1d2e3f.c${i}`,
  key: 'report:r-5c1d2e3f',
  payload: randomBytes(PAYLOAD),
}));

export const measurements: readonly Measurement[] = [
  { name: 'limits', run: limits },
  { name: 'append', run: async () => inFolder((file) => append(file)) },
];

async function limits(): Promise<Line[]> {
  const bytes = randomBytes(PAYLOAD + 140);
  const hashes = perSecond(500_000, (count) => {
    for (let i = 0; i < count; i++) hash('sha256', bytes, 'binary');
  });
  const signatures = perSecond(5000, (count) => {
    for (let i = 0; i < count; i++) sign(i, bytes.subarray(0, 32));
  });
  return inFolder((file) => {
    const lines = [
      line(`SHA-256 of ${bytes.length} bytes`, hashes),
      line('signed checkpoint', signatures),
      line('4 kB written over and made durable (fdatasync)', synced(`${file}.sync`)),
    ];
    for (const cipher of [false, true]) {
      const db = bare(`${file}-${cipher}`, cipher);
      const insert = db.prepare('INSERT INTO entry VALUES (NULL, ?, ?, ?)');
      const add = (count: number) => {
        for (let i = 0; i < count; i++)
          insert.run('claim.proposed', bytes.subarray(0, 140), drafts[i]!.payload);
      };
      const name = `bare SQLite${cipher ? ', encrypted' : ''}`;
      const one = perSecond(SINGLE, (count) => {
        for (let i = 0; i < count; i++) add(1);
      });
      const many = perSecond(BATCH * BATCHES, () => {
        for (let i = 0; i < BATCHES; i++) db.transaction(() => add(BATCH))();
      });
      db.close();
      lines.push(
        line(`${name}: one row a transaction`, one),
        line(`${name}: ${BATCH} rows a transaction`, many),
      );
    }
    return lines;
  });
}

async function append(file: string): Promise<Line[]> {
  const store = await openSqlite(file, { key: randomBytes(32), sign });
  try {
    return [
      ...(await appendTo(store, 'SQLite')),
      line('… bytes of the file for an entry', statSync(file).size / (await store.head()).size, ''),
    ];
  } finally {
    await store.close();
  }
}

/** The same three measurements for any store. */
export async function appendTo(store: Store, name: string): Promise<Line[]> {
  await store.append(drafts);
  const latencies: number[] = [];
  const one = await rate(SINGLE, async () => {
    for (let i = 0; i < SINGLE; i++) {
      const from = performance.now();
      await store.append([drafts[i % BATCH]!]);
      latencies.push(performance.now() - from);
    }
  });
  latencies.sort((a, b) => a - b);
  const median = latencies[SINGLE >> 1]!;
  const together = await rate(20_000, async () => {
    for (let i = 0; i < 20; i++) await Promise.all(drafts.map((draft) => store.append([draft])));
  });
  const batched = await rate(BATCH * BATCHES, async () => {
    for (let i = 0; i < BATCHES; i++) await store.append(drafts);
  });
  return [
    line(
      `${name}: append one by one, each acknowledged (median ${median.toFixed(2)} ms)`,
      one,
      '/s',
      '≥ 3,000/s',
    ),
    line(`${name}: ${BATCH} calls at once, each acknowledged`, together),
    line(`${name}: append ${BATCH} entries of ${PAYLOAD} bytes at a time`, batched, '/s', '≥ 50,000/s'),
  ];
}

/** Pages written over and over in a file that is as long as it will be, as the log of SQLite is. */
function synced(path: string): number {
  const handle = openSync(path, 'w');
  const page = Buffer.alloc(4096, 1);
  for (let i = 0; i < 1000; i++) writeSync(handle, page, 0, page.length, i * page.length);
  fdatasyncSync(handle);
  const speed = perSecond(1000, (count) => {
    for (let i = 0; i < count; i++) {
      writeSync(handle, page, 0, page.length, i * page.length);
      fdatasyncSync(handle);
    }
  });
  closeSync(handle);
  return speed;
}

function bare(file: string, cipher: boolean): Database {
  const db = new Sqlite(file);
  if (cipher) {
    db.pragma(`cipher = 'sqlcipher'`);
    db.pragma(`key = "x'${randomBytes(32).toString('hex')}'"`);
  }
  db.pragma('locking_mode = exclusive');
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.exec('CREATE TABLE entry (seq INTEGER PRIMARY KEY, kind TEXT, header BLOB, payload BLOB)');
  return db;
}

export function line(what: string, value: number, unit = '/s', goal?: string): Line {
  return { what, measured: `${Math.round(value).toLocaleString('en')}${unit}`, ...(goal ? { goal } : {}) };
}

function perSecond(count: number, run: (count: number) => void): number {
  const from = performance.now();
  run(count);
  return (count / (performance.now() - from)) * 1000;
}

export async function rate(count: number, run: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await run();
  return (count / (performance.now() - from)) * 1000;
}

async function inFolder<T>(run: (file: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-bench-'));
  try {
    return await run(join(folder, 'vault.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
