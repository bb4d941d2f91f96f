/** The server that tests get is a real one, and is gone afterwards, also when the test was killed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from './postgres.ts';
import { ROOT } from './source.ts';

test('it answers, survives being killed with what was committed, and leaves nothing', async () => {
  const server = await startPostgres();
  const connectionString = await server.database();
  const one = new pg.Client({ connectionString });
  one.on('error', () => {});
  await one.connect();
  await one.query('create table t as select 1 as x');
  await server.crash();
  await one.end().catch(() => {});
  const two = new pg.Client({ connectionString });
  await two.connect();
  assert.deepEqual((await two.query('select x from t')).rows, [{ x: 1 }]);
  assert.equal((await two.query('show fsync')).rows[0].fsync, 'on');
  await two.end();
  await server.stop();
  assert.ok(!existsSync(server.folder));
});

test('a killed test leaves no server and no folder', async () => {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(join(ROOT, 'test/postgres.ts'))});
    console.log((await startPostgres()).folder);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const folder = said.toString().trim();
  assert.ok(existsSync(join(folder, 'data/postmaster.pid')));
  child.kill('SIGKILL');
  for (let tries = 0; existsSync(folder) && tries < 200; tries++) await sleep(50);
  assert.ok(!existsSync(folder));
});
