/** What a person said of two rows holds in every later run, however the lists come, and leaves no value of them in the vault. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createVault, openVault } from '../src/vault/home.ts';
import { LEAST_COST } from '../src/vault/keys/kdf.ts';
import { declaration, HEAD, inventedLists } from './invented-lists.ts';
import { ROOT } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'moksori-pairs-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'home'));
const { values, rows } = inventedLists(folder);
const SECRET = 'seven words that nobody would guess here';
const vault = ['--vault', 'vault'];

before(async () => {
  writeFileSync(join(folder, 'passphrase'), SECRET, { mode: 0o600 });
  const ways = [{ kind: 'passphrase' as const, label: 'first', secret: Buffer.from(SECRET) }];
  const made = { ways, actor: 'a-0000ab', name: 'Somi', version: '0.1.0', cost: LEAST_COST };
  await (await createVault(join(folder, 'vault'), made)).close();
});

const run = (...typed: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/moksori.js'), ...typed], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      HOME: join(folder, 'home'),
      TMPDIR: join(folder, 'home'),
      MOKSORI_PASSPHRASE_FILE: join(folder, 'passphrase'),
    },
    maxBuffer: 1 << 28,
  });
  for (const value of values)
    assert.ok(!(stdout + stderr).includes(value), `${typed.join(' ')} prints a value`);
  return { status, stdout, stderr };
};

type Row = readonly [list: number, row: number];
interface Json {
  readonly groups: readonly { readonly rows: readonly Row[] }[];
  readonly decisions?: {
    readonly same: number;
    readonly different: number;
    readonly aside: readonly unknown[];
  };
}
const linked = (...typed: string[]): Json => {
  const { status, stdout, stderr } = run('link', ...typed, '--json');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Json;
};
const together = ({ groups }: Json, one: Row, other: Row) =>
  groups.some(({ rows }) => [one, other].every((row) => rows.some((each) => each.join() === row.join())));
const seqOf = (stdout: string) => Number(/entry (\d+)/.exec(stdout)?.[1]);

/** A pair that the lists say is one person, and one that they say is two. */
const TRUE: readonly [Row, Row] = [
  [1, 101],
  [2, 11],
];
const FALSE: readonly [Row, Row] = [
  [1, 5],
  [2, 200],
];
const typed = ([a, b]: readonly [Row, Row]) => `${a.join(':')}=${b.join(':')}`;

test('decisions hold with new rows, other orders, other numbers of workers and parts, until they are withdrawn', () => {
  const plain = linked('harbour.csv', 'radio.csv');
  assert.ok(together(plain, ...TRUE) && !together(plain, ...FALSE));
  const kept = run(
    'link',
    'harbour.csv',
    'radio.csv',
    ...vault,
    '--different',
    typed(TRUE),
    '--same',
    typed(FALSE),
    '--reason',
    'asked the family',
  );
  assert.equal(kept.status, 0, kept.stderr);
  const [same, different] = kept.stdout.trim().split('\n').map(seqOf);

  const after = linked('harbour.csv', 'radio.csv', ...vault);
  assert.ok(!together(after, ...TRUE) && together(after, ...FALSE));
  assert.deepEqual(after.decisions, { same: 1, different: 1, aside: [] });
  assert.deepEqual(linked('harbour.csv', 'radio.csv'), plain, 'without the vault nothing changes');
  assert.deepEqual(linked('harbour.csv', 'radio.csv', ...vault, '--workers', '1'), after);
  const parts = [2, 1].map((part) => {
    writeFileSync(
      join(folder, `part${part}`),
      run('link', 'harbour.csv', 'radio.csv', '--chunk', `${part}/2`).stdout,
    );
    return ['--part', `part${part}`];
  });
  assert.deepEqual(linked('harbour.csv', 'radio.csv', ...vault, ...parts.flat()), after);

  // Other rows before and between, the order turned round, another list first.
  const more = [rows[2]![219]!, ...rows[0]!.toReversed(), rows[2]![218]!];
  writeFileSync(join(folder, 'harbour.csv'), `${HEAD}${more.join('\n')}\n`);
  const moved = linked('church.csv', 'radio.csv', 'harbour.csv', ...vault);
  const at = ([list, row]: Row): Row => (list === 1 ? [3, 222 - row] : [2, row]);
  assert.ok(!together(moved, at(TRUE[0]), at(TRUE[1])) && together(moved, at(FALSE[0]), at(FALSE[1])));

  // A row that was changed: what was said of it is set aside, and that is said.
  const changed = rows[0]!.map((row, i) => (i === 4 ? row.replace(/^\w+/, 'otherwise') : row));
  writeFileSync(join(folder, 'harbour.csv'), `${HEAD}${changed.join('\n')}\n`);
  const { stdout, stderr } = run('link', 'harbour.csv', 'radio.csv', ...vault, '--json');
  assert.match(stderr, new RegExp(`set aside, because a row .*: 1 \\(${same}\\)`));
  assert.ok(!together(JSON.parse(stdout) as Json, ...TRUE));

  writeFileSync(join(folder, 'harbour.csv'), `${HEAD}${rows[0]!.join('\n')}\n`);
  assert.equal(run('pairs', '--withdraw', String(different), ...vault).status, 2, 'needs a reason');
  const back = run('pairs', '--withdraw', String(different), '--reason', 'mistaken', ...vault);
  assert.equal(back.status, 0, back.stderr);
  const freed = linked('harbour.csv', 'radio.csv', ...vault);
  assert.ok(together(freed, ...TRUE) && together(freed, ...FALSE));
  assert.match(run('pairs', ...vault).stdout, /withdrawn, asked/);
});

test('decisions that contradict each other stop the run, with all reasons; one of them withdrawn, it runs', () => {
  const chain = ['1:101=2:11', '2:101=3:11', '1:150=2:60', '2:60=3:1'];
  const said = run(
    'link',
    'harbour.csv',
    'radio.csv',
    'church.csv',
    ...vault,
    ...chain.flatMap((pair) => ['--same', pair]),
    '--reason',
    'one letter',
  );
  assert.equal(said.status, 0, said.stderr);
  const against = run(
    'link',
    'harbour.csv',
    'radio.csv',
    'church.csv',
    ...vault,
    '--different',
    '1:150=3:1',
    '--reason',
    'two graves',
  );
  const stopped = run('link', 'harbour.csv', 'radio.csv', 'church.csv', ...vault);
  assert.equal(stopped.status, 1);
  assert.equal(stopped.stdout, '');
  assert.match(stopped.stderr, /one letter.*one letter.*two people .*two graves/);
  assert.match(stopped.stderr, /contradict each other in 1 /);
  run('pairs', '--withdraw', String(seqOf(against.stdout)), '--reason', 'it was one grave', ...vault);
  assert.equal(run('link', 'harbour.csv', 'radio.csv', 'church.csv', ...vault).status, 0);
});

test('a list by its id and its row column: a changed row is known as changed', () => {
  const named = (lines: readonly string[]) =>
    `id,${HEAD}${lines.map((row, i) => `r${i},${row}`).join('\n')}\n`;
  writeFileSync(join(folder, 'named.csv'), named(rows[0]!));
  writeFileSync(join(folder, 'named.csv.yaml'), declaration(7, 'id: named\nrow: id\n'));
  const { stdout } = run('link', 'named.csv', 'church.csv', ...vault, '--same', '1:3=2:9');
  writeFileSync(join(folder, 'named.csv'), named(rows[0]!.with(2, rows[2]![100]!)));
  const { stderr } = run('link', 'named.csv', 'church.csv', ...vault, '--csv');
  assert.match(stderr, new RegExp(`because a row was changed since: 1 \\(${seqOf(stdout)}\\)`));
});

test('what cannot be done is one line', () => {
  assert.match(run('link', 'harbour.csv', 'radio.csv', '--same', '1:1=2:2').stderr, /needs a vault/);
  for (const pair of ['1:1=1:1', '1:0=2:1', '1:1=2:999', '3:1=1:1', 'x']) {
    const { status, stderr } = run('link', 'harbour.csv', 'radio.csv', ...vault, '--same', pair);
    assert.equal(status, 2);
    assert.match(stderr, /names no two rows/);
  }
  assert.match(run('pairs', '--withdraw', '0', '--reason', 'x', ...vault).stderr, /no decision on two rows/);
});

test('no value of a list is in the entries of the vault, nor anywhere on the disk', async () => {
  const home = await openVault(join(folder, 'vault'), Buffer.from(SECRET));
  let entries = '';
  for await (const chunk of home.vault.entries()) entries += JSON.stringify(chunk);
  await home.close();
  assert.match(entries, /pair\.same/);
  for (const value of values) assert.ok(!entries.includes(value), 'an entry has a value of a list');
  for (const place of ['vault', 'home'])
    for (const name of readdirSync(join(folder, place), { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, place, name);
      if (!statSync(path).isFile()) continue;
      const bytes = readFileSync(path, 'latin1');
      for (const value of values) assert.ok(!bytes.includes(value), `${name} has a value of a list`);
    }
});
