/** Linking leaves nothing of a list anywhere, and is the same however the work is shared. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { smallServer } from './clickhouse.ts';
import { inventedLists } from './invented-lists.ts';
import { ROOT } from './source.ts';

const bin = join(ROOT, 'bin/moksori.js');
const folder = mkdtempSync(join(tmpdir(), 'moksori-link-'));
after(() => rmSync(folder, { recursive: true }));

const { people, values, lists } = inventedLists(folder);

mkdirSync(join(folder, 'home'));
const run = (...typed: string[]) =>
  spawnSync(process.execPath, [bin, 'link', ...typed], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: join(folder, 'home'), TMPDIR: join(folder, 'home') },
    maxBuffer: 1 << 28,
  });

const nothingOf = (text: string, where: string) => {
  for (const value of values) assert.ok(!text.includes(value), `${where} has a value of a list`);
};

test('no value of a list is in what is printed, in an error, or left on the disk', () => {
  for (const how of [[], ['--json'], ['--csv'], ['--tables', '--draws', '3'], ['--chunk', '1/3']]) {
    const { status, stdout, stderr } = run(...lists, ...how);
    assert.equal(status, 0, stderr);
    nothingOf(stdout + stderr, how.join(' '));
  }
  for (const [name, text] of [
    [
      'ragged.csv',
      `given,family,born,village,day\n${people.map((p) => `${p.given},${p.family}`).join('\n')}\n`,
    ],
    [
      'quoted.csv',
      `given,family,born,village,day\n${people.map((p) => `"${p.given},${p.family},x,y,z`).join('\n')}\n`,
    ],
  ] as const) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.yaml`), readFileSync(join(folder, 'radio.csv.yaml')));
    const { status, stdout, stderr } = run('harbour.csv', name);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /line \d+|cannot be read/);
    nothingOf(stdout + stderr, name);
  }
  for (const name of readdirSync(join(folder, 'home'), { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, 'home', name);
    if (statSync(path).isFile()) nothingOf(readFileSync(path, 'latin1'), name);
  }
});

test('one worker, two, and parts of several machines give the same', () => {
  const whole = run(...lists, '--json', '--workers', '1').stdout;
  assert.ok(whole.length > 1000);
  assert.equal(run(...lists, '--json', '--workers', '2').stdout, whole);
  const parts = [3, 1, 2].map((part) => {
    const name = `part${part}.json`;
    writeFileSync(join(folder, name), run(...lists, '--chunk', `${part}/3`).stdout);
    return ['--part', name];
  });
  assert.equal(run(...lists, '--json', ...parts.flat()).stdout, whole);
  const missing = run(...lists, ...parts.slice(1).flat());
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /parts are missing: 3/);
  const other = run(...lists, '--seed', '2', ...parts.flat());
  assert.match(other.stderr, /part of another run/);
});

test('tables by stratum print what was declared, and no value beside it', () => {
  const declare = (more: string) =>
    lists.map((name) => {
      const own = join(folder, `by-${name}`);
      writeFileSync(
        own,
        readFileSync(join(folder, name), 'utf8').replace(/^(.*)$/gm, (row, _, at) => {
          if (row === '') return row;
          return at === 0 ? `${row},region` : `${row},${['north', 'south', 'hidden-valley'][row.length % 3]}`;
        }),
      );
      writeFileSync(`${own}.yaml`, `${readFileSync(join(folder, `${name}.yaml`), 'utf8')}${more}`);
      return `by-${name}`;
    });
  const { status, stdout, stderr } = run(
    ...declare('stratum: {column: region, values: [north, south]}\n'),
    '--tables',
    '--draws',
    '2',
  );
  assert.equal(status, 0, stderr);
  nothingOf(stdout + stderr, 'tables by stratum');
  assert.ok(!stdout.includes('hidden-valley'));
  const { tables } = JSON.parse(stdout) as {
    readonly tables: Readonly<Record<string, { samples: Record<string, number>[] }>>;
  };
  assert.deepEqual(Object.keys(tables), ['north', 'south', 'rest']);
  const people = Object.values(tables)
    .flatMap(({ samples }) => Object.values(samples[0]!))
    .reduce((sum, n) => sum + n, 0);
  assert.ok(people > 380 && people < 420, `${people}`);
  const refused = run(...declare('stratum: {column: family, values: [a, b]}\n'), '--tables');
  assert.match(refused.stderr, /says who somebody is/);
});

test('a ClickHouse server finds the same pairs, and is sent no value', async () => {
  const server = await smallServer();
  try {
    const typed = [bin, 'link', ...lists, '--json', '--clickhouse', String(server.port)];
    const child = spawn(process.execPath, typed, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    for await (const part of child.stdout) printed += part;
    const groups = (text: string) => (JSON.parse(text) as { readonly groups: unknown }).groups;
    assert.deepEqual(groups(printed), groups(run(...lists, '--json').stdout));
    assert.ok(server.heard.length > 5);
    nothingOf(server.heard.join('\n'), 'what the server heard');
  } finally {
    server.close();
  }
});

test('a model is saved and used again, and a file that is none is refused in one line', () => {
  const groups = (text: string) => (JSON.parse(text) as { readonly groups: unknown }).groups;
  const learnt = run(...lists, '--json', '--save-model', 'model.json');
  assert.equal(learnt.status, 0, learnt.stderr);
  nothingOf(readFileSync(join(folder, 'model.json'), 'utf8'), 'model.json');
  assert.deepEqual(groups(run(...lists, '--json', '--model', 'model.json').stdout), groups(learnt.stdout));
  assert.match(run(...lists, '--save-model', 'model.json').stderr, /model\.json is there already/);
  writeFileSync(join(folder, 'none.json'), '{"lambda": 1}');
  const refused = run(...lists, '--model', 'none.json');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /none\.json is no model that can be used: link_type is missing/);
});

test('rows of one person are found', () => {
  const {
    groups,
    people: found,
    pairs,
  } = JSON.parse(run(...lists, '--json').stdout) as {
    groups: { rows: [number, number][] }[];
    people: number;
    pairs: { linked: number };
  };
  const who = ([list, row]: [number, number]) => (list - 1) * 90 + row - 1;
  let right = 0;
  for (const { rows } of groups) if (new Set(rows.map(who)).size === 1) right++;
  assert.ok(right / groups.length > 0.98, `${right} of ${groups.length}`);
  assert.ok(Math.abs(found - 400) <= 8, `${found} people`);
  assert.ok(pairs.linked > 250);
});

test('mis-encoded, empty, all-null lists and a block of everybody', () => {
  const put = (name: string, text: string | Uint8Array) => {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.yaml`), readFileSync(join(folder, 'radio.csv.yaml')));
    return run('harbour.csv', name);
  };
  const head = 'given,family,born,village,day\n';
  const latin = Buffer.from(
    `${head}${people
      .slice(0, 30)
      .map((p) => `${p.given}\u00e9,${p.family},,,`)
      .join('\n')}\n`,
    'latin1',
  );
  assert.match(put('latin.csv', latin).stderr, /not UTF-8/);
  assert.match(put('empty.csv', '').stderr, /empty\.csv is empty/);
  assert.match(put('header.csv', head).stderr, /has no rows/);
  assert.match(put('double.csv', 'given,given,born,village,day\n').stderr, /column 2 already/);
  const bare = put('bare.csv', `${people.map((p) => `${p.given},${p.given},${p.born}`).join('\n')}\n`);
  assert.equal(bare.status, 1);
  nothingOf(bare.stderr, 'a list without a header');
  const nulls = put('nulls.csv', `${head}${',,,,\n'.repeat(40)}`);
  assert.equal(nulls.status, 0, nulls.stderr);
  assert.match(nulls.stdout, /^2\d\d people/m);
  const one = put(
    'one.csv',
    `${head}${'quillonette,oxleyoxley,1980-01-01,wimbleford,2014-01-01\n'.repeat(300)}`,
  );
  assert.equal(one.status, 0, one.stderr);
});
