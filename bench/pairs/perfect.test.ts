/** A case made from the gold itself must have everything right: no two gold acts or conflicts that the scorer cannot tell apart. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Span } from '../read/gold.ts';
import { type GoldPair, loadPairs } from './gold.ts';
import { type DraftedCase, type DraftedClaim, scorePair } from './score.ts';

const dir = join(import.meta.dirname, 'gold');

function perfect(gold: GoldPair): DraftedCase[] {
  const lineages = Object.fromEntries(gold.lineages.flatMap((group, i) => group.map((id) => [id, i])));
  return gold.cases.map((reports, nth) => {
    const claims: DraftedClaim[] = [];
    const add = (report: string, anchors: readonly Span[], says: DraftedClaim['says']): string => {
      const id = `${nth} ${claims.length}`;
      claims.push({ id, report, anchors, says });
      return id;
    };
    const here = (list: Iterable<string>) => [...list].some((id) => reports.includes(id));
    const full = { by: [1], at: [1], when: [{}], for: [1] };
    const acts = gold.acts
      .filter(({ told }) => here(told.keys()))
      .map((act, i) => ({
        id: `a${i}`,
        kind: act.kinds[0]!,
        claims: [...act.told.values()].flatMap(({ report, spans }) =>
          spans.map((span) => add(report, [span], { kind: 'act', roles: full })),
        ),
      }));
    const conflicts = gold.conflicts
      .filter(({ claims: places }) => here(places.map(({ report }) => report)))
      .map(({ kind, about, claims: places }) => ({
        kind,
        about,
        claims: places.map(({ report, spans }) =>
          add(
            report,
            spans.slice(0, 1),
            kind === 'value' ? { kind: 'detail', property: about } : { kind: 'act', roles: full },
          ),
        ),
      }));
    return { reports, claims, acts, conflicts, lineages };
  });
}

for (const set of ['dev', 'aside'])
  for (const gold of loadPairs(join(dir, set)))
    test(`${gold.name} has a case in which all is right`, () => {
      const score = scorePair(gold, perfect(gold));
      assert.deepEqual(score.faults, []);
      assert.equal(score.same.right, score.same.gold);
      assert.equal(score.conflicts.right, gold.conflicts.filter(({ optional }) => !optional).length);
    });
