/** A team at work, from the command line: members on one database, readers of which one is killed, decisions at one moment, the way there and back. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createVault } from '../src/vault/home.ts';
import { LEAST_COST } from '../src/vault/keys/kdf.ts';
import { type Server, startPostgres } from './postgres.ts';
import { ROOT } from './source.ts';

const PASSPHRASE = 'several invented words';
const folder = mkdtempSync(join(tmpdir(), 'moksori-team-'));
let server: Server;
before(async () => {
  server = await startPostgres();
  writeFileSync(join(folder, 'passphrase'), `${PASSPHRASE}\n`, { mode: 0o600 });
});
after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(...typed: readonly string[]): ChildProcess {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    NO_COLOR: '1',
    MOKSORI_PASSPHRASE_FILE: 'passphrase',
  };
  return spawn(process.execPath, [join(ROOT, 'bin/moksori.js'), ...typed], { cwd: folder, env });
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout!.on('data', (bytes) => {
    out += bytes;
  });
  child.stderr!.on('data', (bytes) => {
    err += bytes;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

const moksori = (...typed: readonly string[]) => ended(start(...typed));

async function done(...typed: readonly string[]): Promise<string> {
  const { code, out, err } = await moksori(...typed);
  assert.equal(code, 0, `${typed.join(' ')}\n${err}`);
  return out;
}

function report(name: string, day: number): string {
  const text = `On ${day} May 2021 police arrested a woman called Quillonette in the harbour, a neighbour said.\n`;
  writeFileSync(join(folder, name), text);
  return name;
}

const ids = (text: string, kind: string): string[] =>
  text.match(new RegExp(`\\b${kind}-[0-9a-z]{6}\\b`, 'g')) ?? [];
const rootOf = async (vault: string): Promise<string> =>
  /[0-9a-f]{64}/.exec(await done('check', '--vault', vault))![0];

test('a team takes in, reads, decides, checks, and moves', async (t) => {
  const connection = await server.database();
  // As moksori init makes it, but with a passphrase that costs little to try.
  const ways = [{ kind: 'passphrase' as const, label: 'first', secret: Buffer.from(PASSPHRASE) }];
  const made = { ways, actor: 'a-0000ab', name: 'Somi', version: '0.1.0', connection, cost: LEAST_COST };
  await (await createVault(join(folder, 'somi'), made)).close();
  const step = async (name: string, work: () => Promise<unknown>) => {
    const from = performance.now();
    await work();
    t.diagnostic(`${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  };

  await step('a member joins', async () => {
    const [narae] = ids(
      await done('init', '--join', '--vault', 'narae', '--team', connection, '--as', 'Narae'),
      'a',
    );
    const { people } = JSON.parse(await done('person', 'list', '--vault', 'narae', '--json'));
    assert.deepEqual(
      people.map((one: { id: string; name: string }) => [one.id, one.name]),
      [
        ['a-0000ab', 'Somi'],
        [narae, 'Narae'],
      ],
    );
    const again = await moksori(
      'init',
      '--join',
      '--vault',
      'third',
      '--team',
      connection,
      '--as',
      'a-zzzzzz',
    );
    assert.equal(again.code, 1);
    assert.match(again.err, /no person "a-zzzzzz".*\n.*a-0000ab \(Somi\), a-\w{6} \(Narae\)/);
  });

  await step('files wait, and are read by two of whom one is killed', async () => {
    const files = Array.from({ length: 6 }, (_, n) => report(`r${n}.txt`, n + 1));
    writeFileSync(join(folder, 'empty.txt'), '');
    assert.match(
      await done('add', '--later', '--vault', 'somi', ...files.slice(0, 5), 'empty.txt'),
      /6 wait in all/,
    );
    // One of them twice, by somebody else.
    assert.match(await done('add', '--later', '--vault', 'narae', ...files.slice(4)), /8 wait in all/);
    assert.match((await moksori('migrate', 'alone', '--vault', 'somi')).err, /8 files wait to be read/);
    const victim = start('work', '--vault', 'narae');
    let said = '';
    victim.stdout!.on('data', (bytes) => {
      said += bytes;
    });
    while (said === '') await sleep(10);
    victim.kill('SIGKILL');
    const { code, err } = await moksori('work', '--once', '--vault', 'somi');
    assert.equal(code, 1, err);
    assert.match(err, /empty\.txt: the file is empty/);
    const jobs = JSON.parse(await done('jobs', '--vault', 'narae', '--json'));
    assert.deepEqual([jobs.waiting, jobs.reading, jobs.done], [0, 0, 7]);
    assert.deepEqual(
      jobs.failed.map(({ file, how, why }: Record<string, string>) => [file, how, why]),
      [['empty.txt', 'refused', 'empty']],
    );
    const { cases } = JSON.parse(await done('list', '--vault', 'narae', '--json'));
    assert.deepEqual(cases.map(({ label }: { label: string }) => label).sort(), files);
  });

  await step('a Korean report is found', async () => {
    const korean = join(ROOT, 'data/demo/pair/tanchon-nurse.ko.html');
    await done('add', '--vault', 'narae', korean);
    assert.match(await done('search', '단천', '--vault', 'somi'), /tanchon-nurse\.ko\.html/);
  });

  await step('two decide about one claim at one moment', async () => {
    const { cases } = JSON.parse(await done('list', '--vault', 'somi', '--json'));
    const { case: id } = cases.find(({ label }: { label: string }) => label === 'r0.txt');
    let overtaken = 0;
    for (const claim of ['c1', 'c2', 'c3']) {
      const both = await Promise.all([
        moksori('review', id, '--accept', claim, '--vault', 'somi'),
        moksori('review', id, '--reject', claim, '--reason', 'not so', '--vault', 'narae'),
      ]);
      for (const { code, out, err } of both)
        if (code === 1) {
          overtaken++;
          assert.match(err, /^moksori: somebody decided about r-\w+\.c\d in the meantime \(no\. \d+\)/m);
          assert.equal(out, '');
        }
      const { decisions } = JSON.parse(await done('decisions', id, '--vault', 'somi', '--json'));
      // Nobody was told that it is done of a decision that does not count.
      const stale = decisions.filter(({ standing }: { standing: string }) => standing === 'stale');
      assert.equal(stale.length, overtaken);
      t.diagnostic(`${decisions.length} decisions written, ${overtaken} told that they do not count`);
    }
    // Each claim has been decided about; whoever was second was either told, or had seen the first decision.
    const shown = JSON.parse(await done('list', '--vault', 'somi', '--json'));
    assert.equal(shown.cases.find((one: { case: string }) => one.case === id).proposed, 0);
  });

  await step('there and back, and a backup into a folder', async () => {
    const root = await rootOf('somi');
    await done('migrate', 'alone', '--vault', 'somi');
    assert.equal(await rootOf('alone'), root);
    await done('migrate', 'again', '--vault', 'alone', '--team', await server.database());
    assert.equal(await rootOf('again'), root);
    const { decisions } = JSON.parse(await done('decisions', '--vault', 'again', '--json'));
    assert.ok(decisions.length >= 3);
    await done('backup', 'team.moksori', '--vault', 'narae');
    await done('restore', 'team.moksori', '--vault', 'restored');
    assert.equal(await rootOf('restored'), root);
    assert.match(await done('search', '단천', '--vault', 'restored'), /tanchon-nurse/);
    const alone = await moksori('add', '--later', 'r0.txt', '--vault', 'alone');
    assert.equal(alone.code, 1);
    assert.match(alone.err, /vault of one person/);
  });
});
