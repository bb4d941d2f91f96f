/** Every engine finds the same pairs with the same weights: docs/linking.md, "How is the work shared?". */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { clientOf, scanThrough, serverOf } from '../src/cli/link/clickhouse.ts';
import { partOf, partText, tasksOfPart } from '../src/cli/link/parts.ts';
import { scanOn } from '../src/cli/link/workers.ts';
import { WrongUsage } from '../src/cli/options.ts';
import { type Edges, merged } from '../src/link/edges.ts';
import { invented } from '../src/link/invented.fixture.ts';
import { scanHere } from '../src/link/run.ts';
import { type Job, type Scanned, tasksOf } from '../src/link/scan.ts';
import { rowTable } from '../src/link/table.ts';
import { weightsOf } from '../src/link/weights.ts';
import { chdb, smallServer } from './clickhouse.ts';

const FLOOR = -8;
const jobs = [1, 2].map((seed): Job => {
  const { rows, comparisons, blocks, apart, model } = invented(seed, 260);
  const table = rowTable(comparisons, blocks, apart);
  return { rows, comparisons, blocks, apart, table, weights: weightsOf(model, comparisons), floor: FLOOR };
});
const server = await smallServer();
after(server.close);
const embedded = chdb();
const absent = embedded ? false : 'MOKSORI_CHDB names no folder that has chdb';

const nothing = () => {};
const engines: Readonly<Record<string, (job: Job) => Promise<Scanned[]>>> = {
  'one worker': (job) => scanOn(job, tasksOf(job.blocks, 900), nothing, 1),
  'two workers': (job) => scanOn(job, tasksOf(job.blocks, 900), nothing, 2),
  'eight chunks': async (job) => {
    const found: Scanned[] = [];
    for (const part of [3, 8, 1, 6, 2, 7, 5, 4])
      for (const scanned of await scanHere(job, tasksOfPart(tasksOf(job.blocks, 900), part, 8)))
        found.push(partOf(partText({ part, of: 8, run: 'x', scanned }))!.scanned);
    return found;
  },
  'a ClickHouse server': async (job) =>
    scanThrough(job, await clientOf(serverOf(String(server.port)), {}), 'here'),
  chdb: (job) => scanThrough(job, embedded!(), 'chdb'),
};

for (const [name, engine] of Object.entries(engines))
  test(`${name}: the same pairs and weights`, { skip: name === 'chdb' && absent }, async () => {
    for (const job of jobs) {
      const expected = await scanHere(job, tasksOf(job.blocks));
      const found = await engine(job);
      const pairs = (all: readonly Scanned[]) => all.reduce((sum, each) => sum + each.pairs, 0);
      assert.equal(pairs(found), pairs(expected));
      const edges = (all: readonly Scanned[]) =>
        listed(
          merged(
            all.map((each) => each.edges),
            job.rows,
          ),
        );
      assert.ok(edges(expected).length > 100);
      assert.deepEqual(edges(found), edges(expected));
    }
  });

test('a server is sent whole numbers and nothing else, and keeps nothing', () => {
  assert.ok(server.heard.length > 20);
  assert.equal(server.tables.size, 0);
  for (let i = 0; i < server.heard.length; i += 2) {
    const query = server.heard[i]!.replace(/moksori_[0-9a-f]{32}/g, 'TABLE');
    assert.match(
      query,
      /^(?:CREATE TABLE TABLE \(rule UInt8, block UInt32, row UInt32\) ENGINE = MergeTree ORDER BY \(rule, block, row\)|INSERT INTO TABLE FORMAT CSV|SELECT [^']*|DROP TABLE IF EXISTS TABLE)\s*$/,
    );
    assert.match(server.heard[i + 1]!, /^[\d,\n]*$/);
  }
});

test('only this machine is spoken to in clear, and no password is an argument', () => {
  assert.equal(serverOf('8123').href, 'http://127.0.0.1:8123/');
  assert.equal(serverOf('https://ana@db.example.org:8443/lists').host, 'db.example.org:8443');
  for (const wrong of [
    'http://db.example.org:8123',
    'http://a:b@127.0.0.1:8123',
    'db',
    '',
    'file:///etc',
    'https://x/?q=1',
  ])
    assert.throws(() => serverOf(wrong), WrongUsage, wrong);
});

test('a server that is not there, or is none, is said in one line', async () => {
  await assert.rejects(
    clientOf(serverOf('1'), {}).then((client) => scanThrough(jobs[0]!, client, 'here')),
    {
      message: 'here does not answer as a ClickHouse server',
    },
  );
});

function listed({ a, b, weight, rule, pattern }: Edges): number[][] {
  return Array.from(a, (x, i) => [x, b[i]!, weight[i]!, rule[i]!, pattern[i]!]);
}

test('an address with a password in it is refused, and nobody reads the password', () => {
  for (const typed of ['https://somebody:hush@server:8443', 'somebody:hush@server'])
    assert.throws(
      () => serverOf(typed),
      ({ message }: Error) => message.includes('server') && !/hush|somebody/.test(message),
    );
});
