/** The same bytes from several processes at one moment. They are real ones here, on one server. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { sign } from '../../test/invented-signer.ts';
import { wrapping } from '../../test/jobs-wrapping.ts';
import { type Server, startPostgres } from '../../test/postgres.ts';
import { draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import { openPostgres } from '../vault/postgres/store.ts';
import { Vault } from '../vault/vault.ts';
import type { Bodies } from './bodies.ts';
import { takeIn } from './take-in.ts';

let server: Server;
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

const CHILD = join(import.meta.dirname, '../../test/take-in-child.ts');
const PROCESSES = 4;
const ROUNDS = 5;

test('the same reports from several processes at one moment are in the ledger once, and their files open', async () => {
  const connection = await server.database();
  const store = await openPostgres({ connection, sign, blind: new Uint8Array(32) });
  const children = Array.from({ length: PROCESSES }, () =>
    spawn(process.execPath, [CHILD, connection], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  try {
    const lines = children.map(({ stdout }) => createInterface({ input: stdout! })[Symbol.asyncIterator]());
    const answers = () => Promise.all(lines.map(async (each) => (await each.next()).value));
    assert.deepEqual(await answers(), Array(PROCESSES).fill('ready'));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { stdin } of children) stdin!.write(`${round}\n`);
      const said = (await answers()) as string[];
      assert.equal(
        said.reduce((n, each) => n + Number(each), 0),
        2,
        `round ${round}: ${said.join(' ')}`,
      );
    }
    await Promise.all(
      children.map((child) => {
        child.stdin!.end();
        return once(child, 'exit');
      }),
    );
    const vault = new Vault(store, wrapping);
    const blobs = new Set<string>();
    const hashes = new Set<string>();
    let reports = 0;
    for await (const chunk of vault.entries())
      for (const { kind, key, body } of chunk) {
        if (kind !== 'report.added') continue;
        reports++;
        const { report, blob } = body as Bodies['report.added'];
        hashes.add(report.sha256);
        blobs.add(blob!.id);
        const bytes: Uint8Array[] = [];
        for await (const piece of (await vault.kept(key, blob!.id))!) bytes.push(piece);
        assert.equal(Buffer.concat(bytes).toString(), report.text);
      }
    assert.equal(reports, 2 * ROUNDS);
    assert.equal(hashes.size, reports);
    const kept: string[] = [];
    for await (const id of store.blobs()) kept.push(id);
    assert.deepEqual(kept.sort(), [...blobs].sort(), 'no file is left that no entry speaks of');
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await store.close();
  }
});

test('in one process too, and done twice under one name it is done once', async () => {
  const connection = await server.database();
  const store = await openPostgres({ connection, sign, blind: new Uint8Array(32) });
  try {
    const vault = new Vault(store, wrapping);
    const bytes = Buffer.from(
      'On 3 May 2021 police arrested a woman called Quillonette, a neighbour said.\n',
    );
    const drafted = await draft([{ file: 'a.txt', bytes }], { pack: loadPack('prk') });
    const to = { actor: 'a-1', pack: { id: 'prk', version: 'invented' }, version: '0', files: [bytes] };
    const both = await Promise.all([takeIn(vault, drafted, to), takeIn(vault, drafted, to)]);
    assert.deepEqual(both.map(({ cases }) => cases.length).sort(), [0, 1]);
    assert.equal((await takeIn(vault, drafted, { ...to, once: 'job:1' })).known.length, 1);
    assert.equal((await takeIn(vault, drafted, { ...to, once: 'job:1' })).known.length, 1);
    let reports = 0;
    for await (const chunk of store.entries())
      reports += chunk.filter(({ kind }) => kind === 'report.added').length;
    assert.equal(reports, 1);
  } finally {
    await store.close();
  }
});
