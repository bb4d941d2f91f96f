/** Readers are real processes here, and some are killed. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { sign } from '../../test/invented-signer.ts';
import { wrapping } from '../../test/jobs-wrapping.ts';
import { type Server, startPostgres } from '../../test/postgres.ts';
import { openPostgres } from '../vault/postgres/store.ts';
import { Vault } from '../vault/vault.ts';
import { enqueue } from './enqueue.ts';
import { type Progress, progress } from './progress.ts';
import { openQueue } from './queue.ts';

let server: Server;
const readers = new Set<ChildProcess>();
before(async () => {
  server = await startPostgres();
});
after(async () => {
  for (const reader of readers) reader.kill('SIGKILL');
  await server.stop();
});

const READER = join(import.meta.dirname, '../../test/jobs-reader.ts');

/** Starts a reader; `said` has its lines. */
async function reader(connection: string): Promise<{ child: ChildProcess; said: string[] }> {
  const child = spawn(process.execPath, [READER, connection], { stdio: ['ignore', 'pipe', 'inherit'] });
  readers.add(child);
  child.once('exit', () => readers.delete(child));
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout! });
  lines.on('line', (line) => said.push(line));
  await once(lines, 'line');
  return { child, said };
}

const report = (n: number) =>
  `On ${1 + (n % 28)} May 2021 police arrested a woman called Quillonette ${n} in the harbour, a neighbour said.\n`;
const file = (name: string, text: string) => ({ file: name, bytes: Buffer.from(text) });

async function until(seconds: number, holds: () => Promise<boolean> | boolean): Promise<number> {
  const from = performance.now();
  while (!(await holds())) {
    assert.ok(performance.now() - from < seconds * 1000, `not within ${seconds} seconds`);
    await sleep(50);
  }
  return performance.now() - from;
}

describe('readers', { concurrency: true }, () => {
  test('every file is in the ledger once, whoever was killed; the deadly and the unreadable are set aside', async (t) => {
    const connection = await server.database();
    const store = await openPostgres({ connection, sign, blind: new Uint8Array(32) });
    const vault = new Vault(store, wrapping);
    const queue = await openQueue(connection);
    try {
      await vault.append([
        { actor: 'a-1', kind: 'vault.created', case: '-', subject: '-', key: 'vault', body: {} },
      ]);
      const files = [
        ...Array.from({ length: 12 }, (_, n) => file(`r${n}.txt`, report(n))),
        file('slow-quillonette.txt', report(50)),
        file('empty-quillonette.txt', ''),
        file('again.txt', report(3)),
      ];
      const ids = await enqueue(vault, queue, files, { actor: 'a-1' });
      assert.equal(new Set(ids).size, 14, 'the same bytes wait once');
      const now = () => progress(vault, queue);
      assert.equal((await now()).waiting, 14);

      const one = await reader(connection);
      const two = await reader(connection);
      const slow = 'begins slow-quillonette.txt';
      await until(60, () => one.said.includes(slow) || two.said.includes(slow));
      const [victim, other] = one.said.includes(slow) ? [one, two] : [two, one];
      victim.child.kill('SIGKILL');
      // What the dead one held is taken up by the other.
      const waited = await until(40, () => other.said.includes(slow));
      t.diagnostic(`a killed reader's file was taken up after ${(waited / 1000).toFixed(1)} s`);
      assert.ok(waited < 20_000);
      await until(60, async () => (await now()).done >= 12);

      const seen = await now();
      assert.deepEqual([seen.done, seen.waiting, seen.reading], [12, 0, 1] satisfies [
        number,
        number,
        number,
      ]);
      assert.deepEqual(
        seen.failed.map(({ file, how, why }) => [file, how, why]),
        [['empty-quillonette.txt', 'refused', 'empty']],
      );
      const subjects: string[] = [];
      for await (const chunk of store.entries())
        for (const { kind, subject } of chunk) if (kind === 'report.added') subjects.push(subject);
      assert.equal(subjects.length, 12);
      assert.equal(new Set(subjects).size, 12);
      await serverSeesNoWord(connection);
      other.child.kill('SIGKILL');
    } finally {
      await queue.stop({ graceful: false });
      await store.close();
    }
  });

  test('a file that kills its readers is set aside after the third', async (t) => {
    const connection = await server.database();
    const store = await openPostgres({ connection, sign, blind: new Uint8Array(32) });
    const vault = new Vault(store, wrapping);
    const queue = await openQueue(connection);
    try {
      await vault.append([
        { actor: 'a-1', kind: 'vault.created', case: '-', subject: '-', key: 'vault', body: {} },
      ]);
      await enqueue(vault, queue, [file('deadly.txt', report(1)), file('r2.txt', report(2))], {
        actor: 'a-1',
      });
      let killed = 0;
      let seen: Progress = await progress(vault, queue);
      const from = performance.now();
      while (seen.failed.length === 0) {
        assert.ok(performance.now() - from < 90_000);
        const { child } = await reader(connection);
        await Promise.race([
          once(child, 'exit'),
          until(60, async () => {
            seen = await progress(vault, queue);
            return seen.failed.length > 0;
          }).catch(() => {}),
        ]);
        if (child.signalCode === 'SIGKILL') killed++;
        else child.kill('SIGKILL');
      }
      t.diagnostic(`set aside after ${((performance.now() - from) / 1000).toFixed(0)} s`);
      assert.equal(killed, 3);
      assert.equal(seen.done, 1);
      assert.deepEqual(
        seen.failed.map(({ file, how }) => [file, how]),
        [['deadly.txt', 'killed']],
      );
    } finally {
      await queue.stop({ graceful: false });
      await store.close();
    }
  });
});

/** Neither in a table of the vault nor in one of the queue. */
async function serverSeesNoWord(connection: string): Promise<void> {
  const client = new pg.Client({ connectionString: connection });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('moksori', 'moksori_jobs')`,
  );
  assert.ok(rows.length > 8);
  for (const { name } of rows) {
    const found = await client.query(`select t from ${name} as t where t::text ilike any ($1)`, [
      ['%quillonette%', '%harbour%', `%${Buffer.from('uillonette').toString('hex')}%`],
    ]);
    assert.equal(found.rowCount, 0, name);
  }
  await client.end();
}
