import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim, Party } from '../claims/types.ts';
import { loadPack } from '../packs/load.ts';
import { BadCorrection, correction, fieldsOf } from './correct.ts';

const pack = loadPack('prk');
const parties: Party[] = [
  { id: 'p1', kind: 'person', label: 'net mender', anchors: [] },
  { id: 'p2', kind: 'office', label: 'agents', label_ko: '보위원', anchors: [] },
  { id: 'p3', kind: 'person', label: 'neighbour', anchors: [] },
  { id: 'p4', kind: 'person', label: 'neighbour', anchors: [] },
];
const act: Pick<Claim, 'says' | 'stance'> = {
  stance: 'asserted',
  says: {
    kind: 'act',
    act: 'arrest',
    phase: 'done',
    roles: { by: ['p2'], to: ['p1'], with: [], at: [], when: [], for: [], through: [] },
  },
};
const detail: Pick<Claim, 'says' | 'stance'> = {
  stance: 'reported',
  says: { kind: 'detail', party: 'p1', property: 'age', value: '40s' },
};
const around = { pack, parties };
const roles = (field: string, value: string) => {
  const { says } = correction(act, field, value, around);
  return says?.kind === 'act' ? says.roles : undefined;
};

test('parties by id or by name, several, none', () => {
  assert.deepEqual(roles('to', 'p3; Net mender')?.to, ['p3', 'p1']);
  assert.deepEqual(roles('by', '보위원'.normalize('NFD'))?.by, ['p2']);
  assert.deepEqual(roles('by', '-')?.by, []);
  assert.deepEqual(roles('by', '-')?.to, ['p1']);
  for (const value of ['neighbour', 'nobody known', ' ', ';', 'p1;'])
    assert.throws(() => roles('to', value), BadCorrection, value);
});

test('kinds and places of the pack in either language, a place in own words', () => {
  const { says } = correction(act, 'kind', '구금', around);
  assert.equal(says?.kind === 'act' && pack.acts.get(says.act)?.label.ko, '구금');
  assert.throws(() => correction(act, 'kind', 'dancing', around), BadCorrection);
  assert.equal(roles('at', '량강도')?.at[0]?.precision, 'province');
  assert.deepEqual(roles('at', 'the old mill')?.at, [{ label: 'the old mill', precision: 'place' }]);
});

for (const [value, expr] of [
  ['2020', { kind: 'date', year: 2020 }],
  ['2020-07~', { kind: 'date', year: 2020, month: 7, approx: true }],
  ['2020-07-02', { kind: 'date', year: 2020, month: 7, day: 2 }],
  [
    '2020-07/2020-08',
    {
      kind: 'interval',
      from: { kind: 'date', year: 2020, month: 7 },
      to: { kind: 'date', year: 2020, month: 8 },
    },
  ],
  ['2020/..', { kind: 'interval', from: { kind: 'date', year: 2020 } }],
] as const)
  test(`the time ${value}`, () => assert.deepEqual(roles('when', value)?.when[0]?.expr, expr));

for (const value of ['2020-02-30', 'June', '2020-13', '2020-21', '1/2/3'])
  test(`${value} is no time`, () => assert.throws(() => roles('when', value), BadCorrection));

test('a detail has a value, every claim a stance', () => {
  assert.deepEqual(correction(detail, 'value', '50s', around).says, {
    kind: 'detail',
    party: 'p1',
    property: 'age',
    value: '50s',
  });
  assert.deepEqual(correction(detail, 'stance', 'denied', around), { stance: 'denied' });
  assert.throws(() => correction(detail, 'stance', 'sure', around), BadCorrection);
  assert.throws(() => correction(detail, 'to', 'p1', around), BadCorrection);
  for (const field of fieldsOf(act)) assert.throws(() => correction(act, field, '', around), BadCorrection);
});
