import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Rules, type Told, toldTwice } from './told-twice.ts';

type Act = Told<string>;

const act = (to: string, mention: Partial<Act['mention']> = {}, more: Partial<Act> = {}): Act => ({
  mention: { kind: 'arrest', phase: 'done', general: false, pointing: false, ...mention },
  by: [],
  to: to === '' ? [] : to.split(' '),
  with: [],
  anew: false,
  ...more,
});

const rules: Rules<string, Act> = {
  whyOne: (a, b) =>
    a.mention.pointing || b.mention.pointing
      ? { reason: 'points-back', weight: 1 }
      : a.to.some((one) => b.to.includes(one))
        ? { reason: 'same-parties', weight: 2 }
        : undefined,
  retells: () => false,
  fits: () => true,
  covers: (a, b) => a.every((one) => b.includes(one)),
  isOfficial: () => false,
};

test('the first telling of an act heads all later ones', () => {
  const { pairs } = toldTwice([act('x'), act('y'), act('x'), act('x')], rules);
  assert.deepEqual(
    pairs.map(({ a, b }) => [a, b]),
    [
      [0, 2],
      [0, 3],
    ],
  );
});

test('other people, another kind, a threat, or what happened anew is another act', () => {
  const others = [act('y'), act('x', { kind: 'release' }), act('x', { phase: 'threatened' })];
  for (const other of [...others, act('x', {}, { anew: true })])
    assert.deepEqual(toldTwice([act('x'), other], rules).pairs, []);
});

test('what only points at an act joins it, and is left out when nothing was told', () => {
  const points = act('', { pointing: true });
  assert.deepEqual(toldTwice([act('x'), points], rules).dropped, new Set());
  assert.deepEqual(toldTwice([points], rules).dropped, new Set([0]));
  assert.deepEqual(toldTwice([points, points], rules), { pairs: [], dropped: new Set([0, 1]) });
});
