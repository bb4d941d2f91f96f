import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Served, serve } from '../server.fixture.ts';
import { decided, paired, pairProposals } from '../shapes.ts';

const PAIR = ['pair/tanchon-nurse.en.html', 'pair/tanchon-nurse.ko.html', 'two-brothers.txt'];
const served = (t: Parameters<typeof serve>[0]) => serve(t, { reports: PAIR, apart: true });
const asked = ({ json }: Served) => json('/api/pairs', pairProposals);

async function acceptAll({ json, view, cases }: Served, of = cases): Promise<void> {
  for (const id of of)
    for (const { id: claim, last } of (await view(id)).claims)
      await json(`/api/cases/${id}/decisions`, decided, { body: { what: 'accept', claim, expects: last } });
}

test('cases that tell of one event are proposed with why and with quotes of both; what nobody accepted is not compared', async (t) => {
  const all = await served(t);
  const [en, ko] = all.cases as [string, string];
  assert.deepEqual((await asked(all)).proposals, []);
  await acceptAll(all);
  const { proposals, total, cases } = await asked(all);
  assert.deepEqual([total, proposals.length, cases], [1, 1, 3]);
  const [one] = proposals;
  assert.deepEqual([one!.a.case, one!.b.case].sort(), [en, ko].sort());
  const sum = one!.steps.reduce((bits, step) => bits + step.bits + step.rarity, one!.prior);
  assert.ok(Math.abs(sum - one!.weight) < 0.02 && one!.weight > 0);
  assert.equal(one!.accounts, 2);
  for (const step of one!.steps.filter(({ of }) => of === 'time' || of === 'place')) {
    const quotes = [...step.a, ...step.b].map((claim) => one!.quotes[claim]?.quote);
    assert.ok(quotes.length > 1 && quotes.every(Boolean), `${step.of} has its quotes`);
  }
});

test('different is a decision that can be taken back; joined cases are one', async (t) => {
  const all = await served(t);
  const [en, ko] = all.cases as [string, string];
  await acceptAll(all, [en, ko]);
  const body = { what: 'same', of: 'case', judgement: 'no', a: en, b: ko, reason: 'two nurses' };
  const { entries } = await all.json(`/api/cases/${en}/decisions`, decided, { body });
  assert.deepEqual((await asked(all)).proposals, []);
  const undo = { what: 'undo', seq: entries[0], reason: 'mistaken' };
  await all.json(`/api/cases/${en}/decisions`, decided, { body: undo });
  assert.equal((await asked(all)).proposals.length, 1);
  await all.json(`/api/cases/${en}/join`, paired, { body: { from: ko, reason: 'one event' } });
  assert.deepEqual((await asked(all)).proposals, []);
  for (const [b, status] of [
    ['k-000000', 404],
    ['x', 404],
    [en, 422],
  ] as const)
    await all.refused(`/api/cases/${en}/decisions`, status, { body: { ...body, b } });
  await all.refused(`/api/cases/${en}/decisions`, 404, { body: { ...body, a: 'k-000000' } });
});

test('a case that is kept from somebody is in no proposal', async (t) => {
  const all = await served(t);
  const [en, ko] = all.cases as [string, string];
  await acceptAll(all, [en, ko]);
  const { access } = all as { readonly access: { hidden?: () => Promise<readonly string[]> } };
  access.hidden = async () => [ko];
  const { proposals, cases, pairs } = await asked(all);
  assert.deepEqual([proposals, cases, pairs], [[], 1, 0]);
  await all.refused(`/api/cases/${en}/decisions`, 404, {
    body: { what: 'same', of: 'case', judgement: 'no', a: en, b: ko, reason: 'x' },
  });
});
