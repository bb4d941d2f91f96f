import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account, AccountAct, Days } from './account.ts';
import { candidates, sketch, type Telling } from './blocks.ts';
import { COMPARED, compare, type Found, LEVELS } from './compare.ts';
import { rarityOf } from './rarity.ts';
import { accountModel, priorOf, weighed } from './weigh.ts';

const act = (kind: string, more: Partial<AccountAct> = {}): AccountAct => ({
  ...{ kind, days: null, places: [], offices: [], charges: [], claims: [`c-${kind}`] },
  ...more,
});
const account = (acts: readonly AccountAct[], more: Partial<Account> = {}): Account => ({
  ...{ case: 'k-1', acts, sex: null, age: null, occupation: null, people: null, reports: [] },
  ...more,
});
const level = (a: Account, b: Account, of: Found['of']): string | undefined => {
  const found = compare(a, b).find((each) => each.of === of);
  return found && LEVELS[of][found.level];
};
const model = accountModel({
  again: 0.3,
  comparisons: Object.fromEntries(
    COMPARED.map((of) => {
      const n = LEVELS[of].length;
      const up = Array.from({ length: n }, (_, i) => (2 * (i + 1)) / (n * (n + 1)));
      return [of, { m: up, u: up.toReversed() }];
    }),
  ),
});

test('times of acts of one kind are compared as spans, and the best counts', () => {
  const at = (...days: readonly [number, number]) => account([act('arrest', { days })]);
  const times: readonly (readonly [Days, Days, string])[] = [
    [[100, 100], [100, 101], 'same-day'],
    [[100, 130], [100, 100], 'within-month'],
    [[100, 400], [200, 200], 'within-year'],
    [[100, 2000], [200, 200], 'wide'],
    [[100, 100], [120, 120], 'month'],
    [[100, 100], [300, 300], 'year'],
    [[100, 100], [900, 900], 'apart'],
  ];
  for (const [one, other, expected] of times) {
    assert.equal(level(at(...one), at(...other), 'time'), expected);
    assert.equal(level(at(...other), at(...one), 'time'), expected);
  }
  const two = account([act('arrest', { days: [1, 1] }), act('trial', { days: [50, 50] })]);
  assert.equal(
    level(two, account([act('trial', { days: [50, 50] }), act('arrest', { days: [900, 900] })]), 'time'),
    'same-day',
  );
  assert.equal(level(at(1, 1), account([act('trial', { days: [1, 1] })]), 'time'), undefined);
});

test('kinds, places, people and the order of dated acts', () => {
  const kinds = (...names: string[]) => account(names.map((name) => act(name)));
  assert.equal(level(kinds('a', 'b', 'c'), kinds('a', 'b', 'c', 'd'), 'acts'), 'most');
  assert.equal(level(kinds('a', 'b', 'x'), kinds('a', 'b', 'y'), 'acts'), 'some');
  assert.equal(level(kinds('a', 'x', 'y'), kinds('a', 'z'), 'acts'), 'one');
  assert.equal(level(kinds('a'), kinds('b'), 'acts'), 'none');
  const in_ = (...codes: string[]) => account([act('a', { places: [codes] })]);
  assert.equal(level(in_('K11', 'K1'), in_('K11', 'K1'), 'place'), 'same');
  assert.equal(level(in_('K11', 'K1'), in_('K12', 'K1'), 'place'), 'province');
  assert.equal(level(in_('K11', 'K1'), in_('K1'), 'place'), 'province');
  assert.equal(level(in_('K11', 'K1'), in_('K21', 'K2'), 'place'), 'other');
  const of = (value: readonly [number, number]) => account([act('a')], { age: { value, claims: [] } });
  assert.equal(level(of([50, 59]), of([54, 54]), 'age'), 'same');
  assert.equal(level(of([50, 59]), of([61, 61]), 'age'), 'near');
  assert.equal(level(of([50, 59]), of([30, 39]), 'age'), 'apart');
  const dated = (a: number, b: number) => account([act('a', { days: [a, a] }), act('b', { days: [b, b] })]);
  assert.equal(level(dated(1, 5), dated(100, 200), 'order'), 'same');
  assert.equal(level(dated(1, 5), dated(200, 100), 'order'), 'turned');
});

test('what is found carries the claims of both sides, and the bits add up to the weight', () => {
  const one = account([act('arrest', { days: [5, 5], claims: ['a1'] })], {
    sex: { value: 'female', claims: ['a2'] },
  });
  const other = account([act('arrest', { days: [5, 5], claims: ['b1'] })], {
    sex: { value: 'female', claims: ['b2'] },
  });
  const { steps, weight, prior } = weighed(compare(one, other), model, priorOf(model, 50));
  assert.deepEqual(
    steps.map(({ of, a, b }) => [of, a, b]),
    [
      ['acts', ['a1'], ['b1']],
      ['time', ['a1'], ['b1']],
      ['sex', ['a2'], ['b2']],
    ],
  );
  assert.ok(Math.abs(steps.reduce((sum, { bits, rarity }) => sum + bits + rarity, prior) - weight) < 1e-12);
  assert.ok(priorOf(model, 10_000) < priorOf(model, 50));
});

test('what few accounts tell weighs more', () => {
  const common = Array.from({ length: 60 }, (_, i) =>
    account([act('arrest'), act(i < 2 ? 'rare' : 'usual')]),
  );
  const rarity = rarityOf(common);
  const weight = (a: Account, b: Account) => weighed(compare(a, b), model, 0, rarity).weight;
  assert.ok(weight(common[0]!, common[1]!) > weight(common[8]!, common[9]!) + 3);
  assert.equal(rarityOf(common.slice(0, 5)), undefined);
});

test('a pack that has other levels is refused', () => {
  assert.throws(() => accountModel({ again: 1, comparisons: {} }), /acts needs 4 chances/);
});

test('candidates share a kind of act with a place or a time; nothing proposed or left undone counts', () => {
  const told = (id: string, more: Partial<Telling>) =>
    sketch({
      case: id,
      tellings: [
        {
          ...{ status: 'accepted', kind: 'arrest', places: ['K1', 'K11'], offices: [], done: true },
          ...{ earliest: 100, latest: 110, ...more },
        },
      ],
    });
  const pairs = (...more: Partial<Telling>[]) =>
    candidates(more.map((each, i) => told(`k-${i}`, each))).pairs.map((pair) => pair.join());
  assert.deepEqual(pairs({}, {}), ['0,1']);
  assert.deepEqual(pairs({ earliest: null, latest: null }, {}), ['0,1'], 'one place');
  assert.deepEqual(pairs({ places: [] }, {}), ['0,1'], 'one month');
  assert.deepEqual(pairs({ places: ['K2', 'K21'], earliest: 900, latest: 910 }, {}), []);
  assert.deepEqual(pairs({ status: 'proposed' }, {}), []);
  assert.deepEqual(pairs({ done: false }, {}), []);
  const many = Array.from({ length: 300 }, (_, i) => told(`k-${i}`, { earliest: i * 900, latest: i * 900 }));
  assert.equal(candidates(many).crowded, 1, 'a place and a kind that everybody has');
  assert.equal(candidates(many).pairs.length, 0);
});
