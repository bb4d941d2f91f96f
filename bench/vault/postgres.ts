/** Appending, reading and reading jobs in PostgreSQL, on a server of its own on the same machine, on the disk of the temporary folder. */
import { randomBytes } from 'node:crypto';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { progress } from '../../src/jobs/progress.ts';
import { openQueue } from '../../src/jobs/queue.ts';
import { work } from '../../src/jobs/work.ts';
import type { Draft } from '../../src/ledger/types.ts';
import { openPostgres, type SharedStore } from '../../src/vault/postgres/store.ts';
import { Vault } from '../../src/vault/vault.ts';
import { sign } from '../../test/invented-signer.ts';
import { wrapping } from '../../test/jobs-wrapping.ts';
import { startPostgres } from '../../test/postgres.ts';
import type { Line, Measurement } from '../vault.ts';

const payload = randomBytes(300);
const draft = (n: number): Draft => ({
  ...{ actor: 'a-7k2m9p', kind: 'claim.proposed', case: `k-${n % 1000}`, subject: `r-5c1d2e3f.c${n}` },
  ...{ key: 'report:r-5c1d2e3f', payload },
});
const drafts = (count: number) => Array.from({ length: count }, (_, n) => draft(n));
const perSecond = (count: number, from: number) =>
  `${Math.round((count * 1000) / (performance.now() - from)).toLocaleString('en')} /s`;

async function withStore(work: (store: SharedStore, connection: string) => Promise<Line[]>): Promise<Line[]> {
  const server = await startPostgres({ shared_buffers: '256MB', max_wal_size: '4GB' });
  try {
    const connection = await server.database();
    const store = await openPostgres({ connection, sign, blind: new Uint8Array(32) });
    try {
      return await work(store, connection);
    } finally {
      await store.close();
    }
  } finally {
    await server.stop();
  }
}

async function append(store: SharedStore): Promise<Line[]> {
  await store.append(drafts(1000));
  const lines: Line[] = [];
  let from = performance.now();
  for (let i = 0; i < 60; i++) await store.append(drafts(1000));
  lines.push({
    what: 'PostgreSQL: entries of 300 bytes, 1,000 at a time',
    measured: perSecond(60_000, from),
  });
  from = performance.now();
  for (let i = 0; i < 400; i++) await store.append(drafts(1));
  lines.push({ what: 'PostgreSQL: one after the other, each confirmed', measured: perSecond(400, from) });
  from = performance.now();
  const callers = Array.from({ length: 50 }, async () => {
    for (let i = 0; i < 200; i++) await store.append(drafts(1));
  });
  await Promise.all(callers);
  lines.push({ what: 'PostgreSQL: 50 callers, each confirmed', measured: perSecond(10_000, from) });
  from = performance.now();
  let read = 0;
  for await (const chunk of store.entries()) read += chunk.length;
  lines.push({ what: 'PostgreSQL: entries read in order', measured: perSecond(read, from) });
  return lines;
}

const FILES = 200;

/** What the queue itself costs: the reading is left out. */
async function jobs(store: SharedStore, connection: string): Promise<Line[]> {
  const vault = new Vault(store, wrapping);
  const about = { actor: 'a-7k2m9p', case: 'k-1', subject: '-', key: 'vault', body: {} };
  await vault.append([{ ...about, kind: 'case.opened' }]);
  const queue = await openQueue(connection);
  const lines: Line[] = [];
  try {
    const files = Array.from({ length: FILES }, (_, n) => ({
      file: `${n}.txt`,
      bytes: Buffer.alloc(2000, `${n} `),
    }));
    let from = performance.now();
    await enqueue(vault, queue, files, { actor: 'a-7k2m9p' });
    lines.push({ what: 'PostgreSQL: files of 2 kB sealed and queued', measured: perSecond(FILES, from) });
    from = performance.now();
    const end = await work(vault, queue, {
      workers: 4,
      take: (_, { once }) => vault.append([{ ...about, kind: 'claim.proposed' }], { once }),
    });
    while ((await progress(vault, queue)).done < FILES) await new Promise((done) => setTimeout(done, 20));
    lines.push({
      what: 'PostgreSQL: files taken and confirmed, without the reading',
      measured: perSecond(FILES, from),
    });
    await end();
  } finally {
    await queue.stop({ graceful: false });
  }
  return lines;
}

export const measurements: readonly Measurement[] = [
  { name: 'postgres', run: () => withStore(append) },
  { name: 'jobs', run: () => withStore(jobs) },
];
