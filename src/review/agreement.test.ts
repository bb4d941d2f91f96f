import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreementOf } from './agreement.ts';
import { pairDecided, pairDecisions } from './pairs.ts';
import { opened } from './vault.fixture.ts';

const said = (actor: string, same: boolean, n: number) =>
  pairDecided(actor, same, {
    a: { list: 'harbour', row: n, check: `c${n}` },
    b: { list: 'radio', row: n, check: `d${n}` },
  });
const found = (...entries: ReturnType<typeof said>[]) => agreementOf(pairDecisions(opened(entries)));

test('kappa of two people on the pairs that both decided about', () => {
  // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: agreement 0.7, by chance 0.5.
  const both = [...Array(50).keys()].flatMap((n) => [
    said('a-1', n < 25, n),
    said('a-2', n < 20 || (n >= 25 && n < 35), n),
  ]);
  const [one, ...more] = found(...both, said('a-2', true, 99));
  assert.equal(more.length, 0);
  assert.equal(one!.pairs, 50);
  assert.equal(one!.agreed, 35);
  assert.ok(Math.abs(one!.kappa! - 0.4) < 1e-12);
  assert.equal(one!.disagreements.length, 15);
  assert.deepEqual([one!.disagreements[0]![0].actor, one!.disagreements[0]![1].actor], ['a-1', 'a-2']);
});

test('where both always say the same there is no kappa, and nobody is compared with nobody', () => {
  assert.equal(found(said('a-1', true, 1), said('a-2', true, 1))[0]!.kappa, null);
  assert.deepEqual(found(said('a-1', true, 1), said('a-2', true, 2)), []);
});
