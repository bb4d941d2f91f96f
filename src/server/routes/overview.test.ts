import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Served, serve } from '../server.fixture.ts';
import { type Overview, overview, overviewCases } from '../shapes.ts';

const REPORTS = ['hoeryong-phone.txt', 'two-brothers.txt', 'pair/tanchon-nurse.ko.html'];

async function accept({ view, ask, cases }: Served, most: number): Promise<void> {
  let left = most;
  for (const id of cases)
    for (const { id: claim, last, says, status } of (await view(id)).claims) {
      if (left === 0 || says.kind !== 'act' || status !== 'proposed') continue;
      left--;
      const answer = await ask(`/api/cases/${id}/decisions`, {
        body: { what: 'accept', claim, expects: last },
      });
      assert.equal(answer.status, 200, await answer.text());
    }
}

test('counts what people accepted, or all that stands, and says of what and by which rules', async (t) => {
  const served = await serve(t, { reports: REPORTS });
  const { json } = served;
  const nothing = await json('/api/overview', overview);
  assert.deepEqual([nothing.of, nothing.cases, nothing.kinds], ['accepted', 0, []]);
  assert.ok(nothing.snapshot.cases > 0);
  const standing = await json('/api/overview?of=standing', overview);
  assert.equal(standing.cases, standing.snapshot.cases);
  assert.ok(standing.claims > standing.cases);
  await accept(served, 5);
  const some = await json('/api/overview', overview);
  assert.ok(some.claims > 0 && some.claims <= 5);
  assert.ok(some.snapshot.through > nothing.snapshot.through);
  for (const list of [
    'accepted',
    'case',
    'kinds',
    'places',
    'offices',
    'months',
    'pathways',
    'statuses',
    'inside',
  ])
    assert.ok(some.rules[list]!.en && some.rules[list]!.ko, list);
});

test('opens the cases behind every number', async (t) => {
  const { json } = await serve(t, { reports: REPORTS });
  const all = await json('/api/overview?of=standing', overview);
  const behind = async (query: string): Promise<number> => {
    const { total, cases } = await json(`/api/overview/cases?of=standing&${query}`, overviewCases);
    assert.equal(cases.length, total);
    return total;
  };
  assert.equal(await behind(''), all.cases);
  const lists: [string, Overview['kinds']][] = [
    ['kind', all.kinds],
    ['place', all.places],
    ['office', all.offices],
    ['language', all.languages],
    ['status', all.statuses],
    ['stage', all.stages],
  ];
  for (const [name, counts] of lists)
    for (const { value, cases } of counts.slice(0, 4))
      assert.equal(await behind(`${name}=${encodeURIComponent(value)}`), cases, `${name} ${value}`);
  for (const { from, to, cases } of all.pathways.links.slice(0, 3))
    assert.equal(await behind(`step=${encodeURIComponent(`${from}>${to}`)}`), cases);
  for (const { kind, months } of all.series.slice(0, 4))
    for (const { month, certain, spread } of months.slice(0, 3)) {
      const { cases } = await json(
        `/api/overview/cases?of=standing&kind=${kind}&month=${month}`,
        overviewCases,
      );
      const sum = cases.reduce((so, { share }) => so + share!, 0);
      assert.ok(Math.abs(sum - certain - spread) < 1e-9);
    }
  assert.equal(await behind('without=date'), all.without.date);
  const { cases, total } = await json('/api/overview/cases?of=standing&limit=1&offset=1', overviewCases);
  assert.deepEqual([cases.length, total], [1, all.cases]);
});

test('what cannot be asked is refused, and what nothing has is none', async (t) => {
  const { json, refused } = await serve(t, { reports: REPORTS.slice(0, 1) });
  for (const query of ['of=all', 'from=May', 'from=2020-02-31', 'from=1200', 'kind='])
    await refused(`/api/overview?${query}`, 422);
  for (const query of ['month=2020-13', 'step=custody', 'without=name', 'limit=100000', 'offset=-1'])
    await refused(`/api/overview/cases?${query}`, 422);
  assert.equal((await json('/api/overview?of=standing&kind=none-such', overview)).cases, 0);
  assert.equal((await json('/api/overview?of=standing&from=1990&to=1989', overview)).cases, 0);
});

test('a closed vault tells no numbers', async (t) => {
  const { refused } = await serve(t, { vault: 'locked' });
  await refused('/api/overview', 423);
  await refused('/api/overview/cases', 423);
});

test('a vault that is closed while it is counted says so', async (t) => {
  const { ask, house } = await serve(t, { reports: REPORTS.slice(0, 1) });
  const [answer] = await Promise.all([ask('/api/overview?of=standing'), house.lock()]);
  assert.ok([200, 423].includes(answer.status), `${answer.status}`);
});
