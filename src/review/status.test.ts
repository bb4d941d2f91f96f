import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../claims/types.ts';
import type { Opened, Plain } from '../vault/plain.ts';
import { caseEntries } from './case.fixture.ts';
import { accept, correct, reject, withdraw } from './decide.ts';
import { stateOf } from './state.ts';
import type { State } from './state-types.ts';
import { type ClaimDecision, NEXT } from './status.ts';
import { opened } from './vault.fixture.ts';

const CLAIM = 'r-1.c1';
const by = { actor: 'a-2', reason: 'checked' };
const decide: Readonly<Record<ClaimDecision, (state: State, n: number) => Plain>> = {
  'claim.accepted': (state) => accept(state, CLAIM, by),
  'claim.corrected': (state, n) => correct(state, CLAIM, { stance: n % 2 ? 'alleged' : 'possible' }, by),
  'claim.rejected': (state) => reject(state, CLAIM, by),
  'claim.withdrawn': (state) => withdraw(state, CLAIM, by),
};

/** What comes of two decisions, one after the other; with which stance. */
const TWO: readonly (readonly [ClaimDecision, ClaimDecision, Status, 'asserted' | 'alleged' | 'possible'])[] =
  [
    ['claim.accepted', 'claim.accepted', 'accepted', 'asserted'],
    ['claim.accepted', 'claim.corrected', 'corrected', 'alleged'],
    ['claim.accepted', 'claim.rejected', 'rejected', 'asserted'],
    ['claim.accepted', 'claim.withdrawn', 'withdrawn', 'asserted'],
    ['claim.corrected', 'claim.accepted', 'corrected', 'possible'],
    ['claim.corrected', 'claim.corrected', 'corrected', 'alleged'],
    ['claim.corrected', 'claim.rejected', 'rejected', 'possible'],
    ['claim.corrected', 'claim.withdrawn', 'withdrawn', 'possible'],
    ['claim.rejected', 'claim.accepted', 'accepted', 'asserted'],
    ['claim.rejected', 'claim.corrected', 'corrected', 'alleged'],
    ['claim.rejected', 'claim.rejected', 'rejected', 'asserted'],
    ['claim.rejected', 'claim.withdrawn', 'withdrawn', 'asserted'],
    ['claim.withdrawn', 'claim.accepted', 'withdrawn', 'asserted'],
    ['claim.withdrawn', 'claim.corrected', 'withdrawn', 'alleged'],
    ['claim.withdrawn', 'claim.rejected', 'withdrawn', 'asserted'],
    ['claim.withdrawn', 'claim.withdrawn', 'withdrawn', 'asserted'],
  ];

const start = (): Opened[] => opened(caseEntries('k-1', ['r-1']));
const after = (entries: readonly Opened[], one: ClaimDecision, n: number): Opened[] => [
  ...entries,
  ...opened([decide[one](stateOf('k-1', entries), n)], entries.length),
];

test('every two decisions are in the table', () => assert.equal(TWO.length, Object.keys(decide).length ** 2));

for (const [first, second, status, stance] of TWO)
  test(`${first}, then ${second}: ${status}`, () => {
    const state = stateOf('k-1', after(after(start(), first, 0), second, 1));
    const claim = state.claims.get(CLAIM);
    assert.equal(claim?.status, status);
    assert.equal(claim?.claim?.status, status);
    assert.equal(claim?.claim?.stance, stance);
    assert.equal(claim?.first?.stance, 'asserted');
    assert.equal(state.readings[0]?.claims[0]?.status, status);
    assert.deepEqual(
      claim?.history.map(({ kind }) => kind),
      ['claim.proposed', first, second],
    );
  });

test('what was corrected, rejected and then accepted is what was corrected', () => {
  const entries = (['claim.corrected', 'claim.rejected', 'claim.accepted'] as const).reduce(
    (all, one) => after(all, one, 0),
    start(),
  );
  assert.equal(stateOf('k-1', entries).claims.get(CLAIM)?.status, 'corrected');
});

test('only undoing leads out of withdrawn', () => {
  for (const decision of Object.keys(decide) as ClaimDecision[])
    assert.equal(NEXT.withdrawn[decision], 'withdrawn');
});
