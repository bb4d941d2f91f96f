import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../server.fixture.ts';
import { paired, resting } from '../shapes.ts';

test('cases are joined and parted, and what rests on a report is said', async (t) => {
  const served = await serve(t, { reports: ['hoeryong-phone.txt', 'two-brothers.txt'] });
  const { json, refused, view, cases } = served;
  const [a, b] = cases as [string, string];
  const before = await view(a);
  const body = { from: b, reason: 'one event' };
  const { entries } = await json(`/api/cases/${a}/join`, paired, { body });
  assert.equal(entries.length, 2);
  const joined = await view(a);
  assert.deepEqual([joined.case.joined, joined.reports.length], [[b], 2]);
  assert.equal((await view(b)).case.into, a);
  const rests = await json(`/api/cases/${a}/reports/${before.reports[0]!.id}/rests`, resting);
  assert.ok(rests.acts.some(({ alone }) => alone) && rests.claims.length > 0);
  assert.equal((await refused(`/api/cases/${a}/join`, 422, { body })).about?.what, 'joined-already');
  await json(`/api/cases/${a}/part`, paired, { body });
  assert.deepEqual((await view(a)).drafted, before.drafted);
  assert.equal((await refused(`/api/cases/${a}/part`, 422, { body })).about?.what, 'not-joined');
  const size = await served.size();
  for (const [from, status] of [
    ['k-000000', 404],
    ['../x', 404],
    [a, 422],
  ] as const)
    await refused(`/api/cases/${a}/join`, status, { body: { from, reason: 'x' } });
  await refused(`/api/cases/${a}/join`, 422, { body: { from: b, reason: ' ' } });
  await refused(`/api/cases/${a}/reports/r-00000000/rests`, 404);
  assert.equal(await served.size(), size);
});
