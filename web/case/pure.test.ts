/** Proofs, tried cases, lanes, dates and keys over the invented pair. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whenText } from './dates.ts';
import { invented } from './drafted.fixture.ts';
import { entriesOf, type Line } from './entries.ts';
import { moveOf, type Place } from './keys.ts';
import { arranged, lanesOf } from './lanes.ts';
import { sealedNames, withoutNames } from './mask.ts';
import { runsOf, waysOf } from './proof.ts';
import { linesOf, type Shown } from './shown-proof.ts';
import { differenceOf } from './tried.ts';
import { ordered } from './types.ts';
import en from './words.en.json' with { type: 'json' };
import ko from './words.ko.json' with { type: 'json' };

async function known() {
  const { drafted, claims, reports } = await invented();
  return {
    drafted,
    known: {
      claims: new Map(claims.map((one) => [one.id, one])),
      reports: new Map(reports.map((one) => [one.id, one])),
      numbers: new Map(ordered(drafted).map(({ id }, i) => [id, i + 1])),
    },
  };
}

const nurse = (act: { kind: string; to: string[] }) => act.kind === 'arrest' && act.to.includes('p1');

test('a proof has its steps on both sides, each quote once a side, and numbers in the place of ids', async () => {
  const { drafted, known: all } = await known();
  const ways = waysOf(drafted.acts.find(nurse)!, all, (n) => `(no. ${n})`);
  assert.deepEqual(
    ways.map(({ side, day }) => [side, day]),
    [
      ['earliest', '2023-06-21'],
      ['latest', '2023-07-28'],
    ],
  );
  const text = (way: (typeof ways)[number]) =>
    way.steps.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
  assert.match(text(ways[1]!), /arrest \(no\. \d+\)/);
  assert.doesNotMatch(text(ways[1]!), /\(a\d+\)/);
  for (const { steps } of ways) {
    const quotes = steps.flatMap(({ quotes }) => quotes.map(({ claim }) => claim.id));
    assert.ok(quotes.length > 0);
    assert.equal(new Set(quotes).size, quotes.length);
  }
});

test('a quote that two steps of a way rest on is shown at the first', async () => {
  const { drafted, known: all } = await known();
  const act = structuredClone(drafted.acts.find(nurse)!);
  const step = { side: 'earliest' as const, rule: 'order', text: 'So.', claims: [act.claims[0]!] };
  act.when.proof = [step, step];
  const [way] = waysOf(act, all, String);
  assert.deepEqual(
    way!.steps.map(({ quotes }) => quotes.length),
    [1, 0],
  );
});

test('the words of a report in a sentence are parted from those of the program', () => {
  assert.deepEqual(runsOf('As “late June” means: June.'), [
    { text: 'As ', quoted: false },
    { text: '“late June”', quoted: true },
    { text: ' means: June.', quoted: false },
  ]);
});

test('the same case tried differs in nothing', async () => {
  const { drafted } = await invented();
  assert.deepEqual(differenceOf(drafted, structuredClone(drafted)), {
    acts: [],
    solved: [],
    raised: [],
    narrower: 0,
    wider: 0,
  });
});

test('a tried case: one act tighter under another id, one gone, one conflict solved', async () => {
  const { drafted } = await invented();
  const after = structuredClone(drafted);
  const arrest = after.acts.find(nurse)!;
  arrest.when.latest = '2023-06-30';
  arrest.id = 'a99';
  const gone = after.acts.pop()!;
  const solved = after.conflicts.shift()!;
  const difference = differenceOf(drafted, after);
  assert.deepEqual(
    difference.acts.map(({ before, after }) => [before?.id, after?.id]),
    ordered(drafted).flatMap(({ id }) =>
      id === gone.id ? [[id, undefined]] : nurse(drafted.acts.find((a) => a.id === id)!) ? [[id, 'a99']] : [],
    ),
  );
  assert.deepEqual(difference.solved, [solved]);
  assert.deepEqual([difference.narrower, difference.wider], [1, 0]);
  arrest.when.earliest = null;
  assert.equal(differenceOf(drafted, after).wider, 1);
});

test('lanes: every part is drawn once, every act in order, and what has no part is said', async () => {
  const { drafted } = await invented();
  const { lanes, stops, actsAlone, partiesAlone } = lanesOf(drafted);
  assert.equal(stops.length + actsAlone.length, drafted.acts.length);
  assert.equal(lanes.length + partiesAlone.length, drafted.parties.length);
  for (const { act, marks, top, bottom, column } of stops) {
    const parts = new Set([...act.by, ...act.to, ...act.with]);
    assert.deepEqual(new Set(marks.map(({ lane }) => lanes[lane]!.party.id)), parts);
    assert.ok(top <= bottom);
    for (const { lane } of marks) assert.ok(lanes[lane]!.first <= column && column <= lanes[lane]!.last);
  }
  assert.deepEqual(lanesOf(structuredClone(drafted)), lanesOf(drafted));
});

test('those who meet stand close', () => {
  const order = arranged([['a'], ['b'], ['c'], ['d'], ['a', 'd'], ['a', 'd'], ['b', 'c']]);
  assert.equal(Math.abs(order.indexOf('a') - order.indexOf('d')), 1);
  assert.equal(Math.abs(order.indexOf('b') - order.indexOf('c')), 1);
  assert.deepEqual(arranged([]), []);
});

const inEn = { from: 'from {day}', until: 'until {day}', undated: 'not said when' };
const inKo = { from: '{day} 이후', until: '{day} 이전', undated: '시기 언급 없음' };
for (const [edtf, earliest, latest, inEnglish, inKorean] of [
  ['', '2020-05-01', '2020-05-26', '1–26 May 2020', '2020년 5월 1~26일'],
  ['XXXX-06', null, null, 'June, in which year is not reported', '6월, 연도 언급 없음'],
  [
    'XXXX-06-11/XXXX-06-20',
    null,
    null,
    '11–20 June, in which year is not reported',
    '6월 11~20일, 연도 언급 없음',
  ],
  ['XXXX-12-01/XXXX-02-29', '2020-12-01', null, 'from 1 Dec 2020', '2020년 12월 1일 이후'],
  [null, null, null, 'not said when', '시기 언급 없음'],
] as const)
  test(`${edtf || `${earliest}..${latest}`} in words`, () => {
    assert.equal(whenText({ edtf, earliest, latest }, 'en', { ...en.dates, ...inEn }), inEnglish);
    assert.equal(whenText({ edtf, earliest, latest }, 'ko', { ...ko.dates, ...inKo }), inKorean);
  });

const place: Place = { acts: ['a1', 'a2'], act: null, why: false, ways: ['0.0', '0.1'], trying: null };
const press = (key: string, more: Partial<Place> = {}) => moveOf(key, { ...place, ...more });
for (const [key, at, move] of [
  ['j', {}, { do: 'act', act: 'a1' }],
  ['ArrowDown', { act: 'a1' }, { do: 'act', act: 'a2' }],
  ['j', { act: 'a2' }, null],
  ['k', {}, { do: 'act', act: 'a2' }],
  ['k', { act: 'a1' }, null],
  ['w', {}, { do: 'why', act: 'a1' }],
  ['w', { act: 'a2' }, { do: 'why', act: 'a2' }],
  ['w', { act: 'a2', why: true }, { do: 'no-why' }],
  ['w', { acts: [] }, null],
  ['t', {}, { do: 'try', way: '0.0' }],
  ['t', { trying: '0.0' }, { do: 'try', way: '0.1' }],
  ['t', { trying: '0.1' }, { do: 'try', way: null }],
  ['t', { ways: [] }, null],
  ['Escape', { act: 'a1', why: true, trying: '0.0' }, { do: 'try', way: null }],
  ['Escape', { act: 'a1', why: true }, { do: 'no-why' }],
  ['Escape', { act: 'a1' }, { do: 'close' }],
  ['Escape', {}, null],
  ['x', {}, null],
] as const)
  test(`${key} on ${JSON.stringify(at)}`, () => assert.deepEqual(press(key, at), move));

test('the history of a value: entries on its claims, and what undid them', () => {
  const line = (seq: number, subject: string, of?: number): Line => ({
    ...{ seq, at: 0, actor: 'a-1', kind: 'claim.accepted', subject, standing: 'live', reason: null },
    ...(of !== undefined && { of }),
  });
  const lines = [line(1, 'c1'), line(2, 'c2'), line(3, 'x', 1), line(4, 'x', 2), line(5, 'c1')];
  assert.deepEqual(
    entriesOf({ lines }, ['c1']).map(({ seq }) => seq),
    [1, 3, 5],
  );
});

test('a name that is sealed stands in no quote on paper', async () => {
  const { claims } = await invented();
  const names = sealedNames(claims);
  assert.ok(names.length > 0);
  const quotes = claims.flatMap(({ anchors }) => anchors.map(({ quote }) => quote));
  assert.ok(quotes.some((quote) => names.some((name) => quote.includes(name))));
  for (const quote of quotes) for (const name of names) assert.ok(!withoutNames(quote, names).includes(name));
  assert.equal(withoutNames('nothing of that', names), 'nothing of that');
  assert.equal(withoutNames('Rin Sol came. Sol left, solemn.', ['Rin Sol']), '■■■ came. ■■■ left, solemn.');
});

test('a way that stands under one act is not walked again under the next', () => {
  const shown: Shown = new Map();
  assert.deepEqual(linesOf(['a', 'b', 'c'], 3, shown), [{ text: 'a' }, { text: 'b' }, { text: 'c' }]);
  assert.deepEqual(linesOf(['a', 'b', 'd'], 4, shown), [{ text: 'b', as: 3 }, { text: 'd' }]);
  assert.deepEqual(linesOf(['a', 'e'], 5, shown), [{ text: 'a' }, { text: 'e' }]);
  assert.deepEqual(linesOf([], 6, shown), []);
});
