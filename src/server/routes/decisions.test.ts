import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Served, serve } from '../server.fixture.ts';
import { type CaseView, type Decided, decided } from '../shapes.ts';

const path = ({ cases }: Served) => `/api/cases/${cases[0]}/decisions`;
const decide = (served: Served, body: object): Promise<Decided> =>
  served.json(path(served), decided, { body });
const on = (view: CaseView, n = 0) => ({ claim: view.claims[n]!.id, expects: view.claims[n]!.last });
const acts = (view: CaseView) => view.claims.filter(({ says }) => says.kind === 'act');

test('accept, correct, reject, withdraw, undo: the answer is what the case then says', async (t) => {
  const served = await serve(t);
  let view = await served.view();
  const done = await decide(served, { what: 'accept', ...on(view) });
  assert.deepEqual(
    done.claims.map(({ id, status }) => [id, status]),
    [[view.claims[0]!.id, 'accepted']],
  );
  view = await served.view();
  assert.deepEqual(view.claims[0], done.claims[0]);
  assert.equal(view.through, done.through);
  const wrong = { what: 'correct', ...on(view), field: 'value', value: 'male', reason: 'misread' };
  const corrected = await decide(served, wrong);
  assert.deepEqual(corrected.claims[0]!.first?.says, view.claims[0]!.says);
  const undone = await decide(served, { what: 'undo', seq: corrected.claims[0]!.undoes, reason: 'no' });
  assert.equal(undone.claims[0]!.status, 'accepted');
  view = await served.view();
  for (const [n, what] of [
    [1, 'reject'],
    [2, 'withdraw'],
  ] as const) {
    const { claims } = await decide(served, { what, ...on(view, n), reason: 'not said' });
    assert.equal(claims[0]!.status, what === 'reject' ? 'rejected' : 'withdrawn');
  }
});

test('a decision past another is refused, and writes nothing', async (t) => {
  const served = await serve(t);
  const view = await served.view();
  const { entries } = await decide(served, { what: 'accept', ...on(view) });
  const before = await served.size();
  const stale = await served.refused(path(served), 409, {
    body: { what: 'reject', ...on(view), reason: 'too late' },
  });
  assert.deepEqual([stale.code, stale.about?.last], ['stale', entries[0]]);
  assert.equal(await served.size(), before);
});

test('of two at the same moment one counts, and the other hears of it', async (t) => {
  const served = await serve(t);
  const view = await served.view();
  const both = await Promise.all(
    ['reject', 'withdraw'].map((what) =>
      served.ask(path(served), { body: { what, ...on(view), reason: 'at once' } }),
    ),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  const lost = (await both.find(({ status }) => status === 409)!.json()) as { readonly code: string };
  assert.equal(lost.code, 'stale');
});

test('a hundred at once on one case are all kept', async (t) => {
  const served = await serve(t, { reports: ['hoeryong-phone.txt', 'hoeryong-trial.html'] });
  const view = await served.view();
  const answers = await Promise.all(
    view.claims.map((_, n) => served.ask(path(served), { body: { what: 'accept', ...on(view, n) } })),
  );
  assert.ok(answers.every(({ status }) => status === 200));
  const after = await served.view();
  assert.ok(after.claims.every(({ status }) => status === 'accepted'));
});

test('a claim that was missed is added by its words and fields', async (t) => {
  const served = await serve(t);
  const view = await served.view();
  const [known] = acts(view);
  assert.ok(known?.says.kind === 'act');
  const [party] = known.says.roles.to.concat(known.says.roles.by);
  const { start, end } = known.anchors[0]!;
  const body = {
    what: 'add',
    report: known.report,
    anchors: [{ start, end }],
    act: known.says.act,
    fields: { to: party!, when: '2020-05', at: '', stance: 'alleged' },
  };
  const { claims } = await decide(served, body);
  const [added] = claims;
  assert.ok(added?.says.kind === 'act');
  assert.deepEqual(added.says.roles.to, [party]);
  assert.deepEqual([added.status, added.stance, added.says.act], ['accepted', 'alleged', known.says.act]);
  assert.ok((await served.view()).drafted.acts.some((act) => act.claims.includes(added.id)));
  const size = await served.size();
  const wrong: [object, string][] = [
    [{ ...body, act: 'no-such-act' }, 'bad-value'],
    [{ ...body, act: ' ' }, 'bad-value'],
    [{ ...body, fields: { to: 'p999' } }, 'bad-value'],
    [{ ...body, fields: { nothing: 'x' } }, 'bad-value'],
    [{ ...body, anchors: [{ start: 0, end: 10_000_000 }] }, 'refused'],
    [{ ...body, anchors: [{ start: 9, end: 3 }] }, 'refused'],
  ];
  for (const [bad, code] of wrong)
    assert.equal((await served.refused(path(served), 422, { body: bad })).code, code, JSON.stringify(bad));
  await served.refused(path(served), 404, { body: { ...body, report: 'r-00000000' } });
  assert.equal(await served.size(), size);
});

test('a case gets a name, which can be taken back', async (t) => {
  const served = await serve(t);
  const { entries } = await decide(served, { what: 'describe', label: ' Phone ', note: 'look again' });
  let view = await served.view();
  assert.deepEqual([view.case.label, view.case.note], ['Phone', 'look again']);
  await decide(served, { what: 'undo', seq: entries[0], reason: 'wrong' });
  view = await served.view();
  assert.deepEqual([view.case.label, view.case.note], [null, null]);
});

test('two parties are kept apart, by their ids in the case or in their reports', async (t) => {
  const served = await serve(t);
  const view = await served.view();
  const [a, b] = view.drafted.parties.map(({ id }) => id);
  const same = { what: 'same', of: 'party', judgement: 'no', reason: 'two people' };
  await decide(served, { ...same, a, b });
  const { report, party } = view.drafted.parties[0]!.from[0]!;
  await decide(served, { ...same, judgement: 'unsure', a: `${report}.${party}`, b });
  await served.refused(path(served), 404, { body: { ...same, a: 'p999', b } });
  await served.refused(path(served), 422, { body: { ...same, a, b: a } });
});

test('a report that is withdrawn takes all that it tells with it', async (t) => {
  const served = await serve(t);
  const view = await served.view();
  await decide(served, { what: 'withdraw-report', report: view.reports[0]!.id, reason: 'asked for' });
  const after = await served.view();
  assert.ok(after.reports[0]!.withdrawn);
  assert.ok(after.claims.every(({ status }) => status === 'withdrawn'));
});
