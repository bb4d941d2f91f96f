/** Gold and scorer must agree: a draft made of the gold itself, under the first name of every party, is scored as perfect. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Filler, type Gold, loadGold } from './gold.ts';
import { type Drafted, rates, score } from './score.ts';

const FOLDERS = ['en', 'ko', 'ja'].flatMap((language) => [join(language, 'dev'), join(language, 'aside')]);

for (const folder of FOLDERS)
  test(`${folder}: what the coder noted is scored as right`, () => {
    for (const gold of loadGold(join(import.meta.dirname, 'gold', folder))) {
      const result = score(gold, drafted(gold));
      assert.deepEqual(rates(result), { recall: 1, precision: 1, f1: 1 }, gold.name);
      assert.deepEqual(
        result.faults.filter(({ what }) => what !== 'detail'),
        [],
        gold.name,
      );
    }
  });

test('and a draft without its places is not', () => {
  const gold = loadGold(join(import.meta.dirname, 'gold/ko/dev/k01-missing-families.yaml'))[0]!;
  const { claims, case: made } = drafted(gold);
  const acts = made.acts.map((act) => ({ ...act, at: [] }));
  const { at } = score(gold, { claims, case: { ...made, acts } }).roles;
  assert.deepEqual([at.right, at.of > 0], [0, true]);
});

function drafted(gold: Gold): Drafted {
  const parties: { id: string; label: string }[] = [];
  const stated = (fillers: readonly Filler[]) =>
    fillers.filter(({ optional }) => !optional).map(({ names }) => names[0]!);
  const party = (label: string) => {
    let known = parties.find((one) => one.label === label);
    if (!known) {
      known = { id: `p${parties.length}`, label };
      parties.push(known);
    }
    return known.id;
  };
  const wanted = gold.acts.filter(({ optional }) => !optional);
  const claims = wanted.map(({ spans, quotes, stances, when }, i) => ({
    id: `c${i}`,
    says: { kind: 'act', roles: { when: when ? [{ phrase: when.phrase }] : [] } },
    stance: stances?.[0] ?? 'reported',
    anchors: spans.map((span, j) => ({ ...span, quote: quotes[j]! })),
  }));
  const acts = wanted.map(({ kinds, phases, by, to, at, when }, i) => ({
    id: `a${i}`,
    kind: kinds[0]!,
    phase: phases[0]!,
    by: stated(by).map(party),
    to: stated(to).map(party),
    at: stated(at).map((label) => ({ label })),
    when: { earliest: when?.earliest ?? null, latest: when?.latest ?? null },
    claims: [`c${i}`],
  }));
  return { claims, case: { parties, acts } };
}
