import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseGold } from './gold.ts';
import { type Drafted, rates, score, sentenceAt, total } from './score.ts';

const YAML = `
pack: generic
published: 2020-07-10
text: |
  Police arrested a teacher in Homel on 3 July. He was later beaten by guards. The arrest of the teacher shocked the town.
  Prisoners are often beaten there. His brother may be summoned.
parties:
  t: {names: "teacher|he", kind: person, sex: male}
acts:
  - {kind: arrest, quote: ["arrested a teacher", "The arrest of"], by: [police], to: [t], at: [Homel], when: {phrase: on 3 July, earliest: 2020-07-03, latest: 2020-07-03}}
  - {kind: torture, quote: ["beaten by guards"], by: [guards], to: [t]}
  - {kind: summons, quote: ["may be summoned"], to: [brother], phase: threatened, optional: true}
general: ["Prisoners are often beaten there"]
`;
const gold = parseGold('small', YAML);

type Act = Drafted['case']['acts'][number];
type Made = Partial<Omit<Act, 'claims'>> & { kind: string; on: string; stance?: string; phrase?: string };

/** A draft as the reader would give it, from acts and the words they stand on. */
function drafted(...made: Made[]): Drafted {
  const claims = made.map((act, i) => {
    const start = gold.text.indexOf(act.on);
    assert.ok(start >= 0, act.on);
    const when = act.phrase ? [{ phrase: act.phrase }] : [];
    return {
      id: `c${i}`,
      says: { kind: 'act', roles: { when } },
      stance: act.stance ?? 'asserted',
      anchors: [{ start, end: start + act.on.length, quote: act.on }],
    };
  });
  const acts = made.map(({ on: _on, stance: _stance, phrase: _phrase, ...act }, i): Act => {
    const base = {
      id: `a${i}`,
      phase: 'done',
      by: [],
      to: [],
      at: [],
      when: { earliest: null, latest: null },
    };
    return { ...base, ...act, claims: [`c${i}`] };
  });
  const parties = [
    { id: 'p', label: 'Police' },
    { id: 't', label: 'a teacher', details: { sex: 'male' } },
    { id: 'g', label: 'guards' },
    { id: 'b', label: 'His brother' },
  ];
  return { claims, case: { parties, acts } };
}

const arrest: Made = {
  kind: 'arrest',
  on: 'arrested',
  by: ['p'],
  to: ['t'],
  at: [{ label: 'Homel' }],
  when: { earliest: '2020-07-03', latest: '2020-07-03' },
  phrase: 'on 3 July',
};
const beating: Made = { kind: 'torture', on: 'beaten by', by: ['g'], to: ['t'] };

test('a perfect draft is perfect', () => {
  const one = score(gold, drafted(arrest, beating));
  assert.deepEqual(rates(one), { recall: 1, precision: 1, f1: 1 });
  assert.deepEqual(one.roles, { by: { right: 2, of: 2 }, to: { right: 2, of: 2 }, at: { right: 1, of: 1 } });
  assert.deepEqual([one.times, one.falseRoles, one.falseTimes], [{ right: 1, of: 1 }, 0, 0]);
  assert.deepEqual(one.details, { right: 1, of: 1 });
  assert.deepEqual(one.faults, []);
});

test('an empty draft finds nothing', () => {
  const one = score(gold, drafted());
  assert.equal(rates(one).recall, 0);
  assert.equal(one.faults.filter((fault) => fault.what === 'missed').length, 2);
});

test('an act told twice and proposed twice counts once and costs once', () => {
  const one = score(gold, drafted(arrest, { kind: 'arrest', on: 'arrest of', to: ['t'] }));
  assert.deepEqual([one.found, one.proposed, one.duplicates], [1, 2, 1]);
});

test('an act found only where it is told again is found', () => {
  const one = score(gold, drafted({ kind: 'arrest', on: 'arrest of', by: ['p'], to: ['t'] }));
  assert.equal(one.found, 1);
});

test('an act told elsewhere needs the right kind and the right person', () => {
  assert.equal(score(gold, drafted({ kind: 'arrest', on: 'shocked the town', to: ['t'] })).found, 1);
  assert.equal(score(gold, drafted({ kind: 'arrest', on: 'shocked the town', to: ['b'] })).found, 0);
});

test('a wrong kind, background and an invention are false', () => {
  const one = score(
    gold,
    drafted(
      { ...arrest, kind: 'release' },
      { kind: 'torture', on: 'often beaten' },
      { kind: 'death', on: 'shocked' },
    ),
  );
  assert.deepEqual([one.found, one.proposed, one.background], [0, 3, 1]);
});

test('an optional act is neither rewarded nor punished', () => {
  const one = score(gold, drafted({ kind: 'summons', on: 'be summoned', to: ['b'], phase: 'threatened' }));
  assert.deepEqual([one.found, one.proposed, one.optionalFound], [0, 0, 1]);
});

test('a swapped, a missing and an added role are wrong', () => {
  assert.equal(score(gold, drafted({ ...arrest, by: ['t'], to: ['p'] })).roles.to.right, 0);
  assert.equal(score(gold, drafted({ ...arrest, by: [] })).roles.by.right, 0);
  assert.equal(score(gold, drafted({ ...arrest, to: ['t', 'b'] })).roles.to.right, 0);
  assert.equal(score(gold, drafted({ ...beating, at: [{ label: 'Homel' }] })).falseRoles, 1);
});

test('a time must not be wider than the words, nor elsewhere, nor made up', () => {
  const within = (earliest: string | null, latest: string | null) =>
    score(gold, drafted({ ...arrest, when: { earliest, latest } })).times.right;
  assert.equal(within('2020-07-03', '2020-07-03'), 1);
  assert.equal(within('2020-07-01', '2020-07-03'), 0);
  assert.equal(within('2020-07-03', null), 0);
  assert.equal(within('2020-07-04', '2020-07-05'), 0);
  assert.equal(within('2020-07-03', '2020-07-02'), 0);
  assert.equal(score(gold, drafted({ ...beating, phrase: 'on 3 July' })).falseTimes, 1);
});

test('phase and stance are compared', () => {
  const one = score(gold, drafted({ ...arrest, phase: 'attempted', stance: 'denied' }));
  assert.deepEqual(
    [one.phases, one.stances],
    [
      { right: 0, of: 1 },
      { right: 0, of: 1 },
    ],
  );
});

test('kinds are counted', () => {
  const one = score(gold, drafted(arrest, { kind: 'death', on: 'shocked' }));
  assert.deepEqual(one.kinds, {
    arrest: { gold: 1, found: 1, false: 0 },
    torture: { gold: 1, found: 0, false: 0 },
    death: { gold: 0, found: 0, false: 1 },
  });
});

test('what the pack calls by its own name is what the report calls by another', () => {
  const aliases = new Map([['Police', ['militia', 'constables']]]);
  const named = parseGold('named', YAML.replace('by: [police]', 'by: [militia]'));
  assert.equal(score(named, drafted(arrest)).roles.by.right, 0);
  assert.equal(score(named, drafted(arrest), aliases).roles.by.right, 1);
});

test('scores add up', () => {
  const sum = total([score(gold, drafted(arrest)), score(gold, drafted(arrest, beating))]);
  assert.deepEqual([sum.gold, sum.found, sum.proposed], [4, 3, 3]);
  assert.deepEqual(sum.roles.by, { right: 3, of: 3 });
});

test('the sentence around a fault is shown', () => {
  const at = gold.text.indexOf('beaten by');
  assert.equal(sentenceAt([...gold.text], { start: at, end: at + 9 }), 'He was later beaten by guards.');
});

test('gold whose quote is not in the text, or twice, is refused', () => {
  assert.throws(
    () => parseGold('x', YAML.replace('["beaten by guards"]', '["beaten by soldiers"]')),
    /not in the text/,
  );
  assert.throws(() => parseGold('x', YAML.replace('["beaten by guards"]', '["beaten"]')), /more than once/);
  assert.throws(() => parseGold('x', YAML.replace('kind: torture', 'kind: beating')), /must be of/);
});

test('anchors count code points, so that other scripts before a quote do not shift it', () => {
  const shifted = parseGold('astral', YAML.replace('Police arrested', '𝒫 Police arrested'));
  assert.equal(shifted.acts[0]?.spans[0]?.start, gold.acts[0]!.spans[0]!.start + 2);
});
