import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TimeExpr } from '../claims/types.ts';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { fromDay } from './days.ts';
import { edtfBounds } from './edtf.ts';
import { solve } from './network.ts';
import type { Fact } from './types.ts';

const part = fc.constantFrom('early' as const, 'mid' as const, 'late' as const);
const said = (id: string, claims: readonly string[] = [id]) => ({ id, claims, rule: 'test' });

/** A telling on some day of the week; one act dated by its month without year, another by the month of the telling. */
const report = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    part: fc.option(part, { nil: undefined }),
    shift: fc.constantFrom(0, -1),
    other: fc.option(part, { nil: undefined }),
    weekday: fc.option(fc.integer({ min: 0, max: 6 })),
    // A second day of the week makes the calendar repeat only after 28 years: true, but slow to try.
    second: fc.constantFrom(null, null, null, null, null, 3),
    gap: fc.integer({ min: 1, max: 45 }),
    within: fc.integer({ min: 1, max: 40 }),
  })
  .map((r): readonly Fact[] => {
    const when = (id: string, point: string, expr: TimeExpr, reference: string): Fact => ({
      ...said(id),
      kind: 'when',
      point,
      expr,
      reference,
    });
    const facts: Fact[] = [
      when('a', 'a', { kind: 'date', month: r.month, ...(r.part ? { part: r.part } : {}) }, 'told'),
      when(
        'b',
        'b',
        { kind: 'unit', unit: 'month', shift: r.shift, ...(r.other ? { part: r.other } : {}) },
        'told',
      ),
      { ...said('gap'), kind: 'gap', from: 'b', to: 'a', min: r.gap, max: null },
      { ...said('before'), kind: 'gap', from: 'a', to: 'told', min: 0, max: r.within },
    ];
    if (r.weekday !== null)
      facts.push(when('w', 'told', { kind: 'weekday', weekday: r.weekday }, 'published'));
    if (r.second !== null) facts.push(when('v', 'b', { kind: 'weekday', weekday: r.second }, 'told2'));
    return facts;
  });

/** Day of a leap year. */
function ofYear(day: string): number {
  return fromDay(`2000-${day.slice(-5)}`) - fromDay('2000-01-01');
}

test('what is said of an unknown year is what holds in some year, and no more', () => {
  let compared = 0;
  fc.assert(
    fc.property(report, (facts) => {
      const unknown = solve(facts, C);
      const years = Array.from({ length: 28 }, (_, i) => 2001 + i).map((y) =>
        solve(
          [
            ...facts,
            { ...said('year', []), kind: 'window', point: 'a', earliest: `${y}-01-01`, latest: `${y}-12-31` },
          ],
          C,
        ),
      );
      const fits = years.filter((s) => s.conflicts.length === 0);
      assert.equal(unknown.conflicts.length === 0, fits.length > 0);
      if (fits.length === 0) {
        assert.deepEqual(unknown.conflicts[0]!.claims, years[0]!.conflicts[0]!.claims);
        return;
      }
      for (const id of ['a', 'b', 'told']) {
        const p = unknown.points.find((x) => x.point === id)!;
        assert.deepEqual([p.earliest, p.latest], [null, null]);
        const spans = fits.map((s) => s.points.find((x) => x.point === id)!);
        const crossing = spans.some((x) => x.earliest!.slice(0, 4) !== x.latest!.slice(0, 4));
        if (crossing || !p.yearly) continue;
        compared += 1;
        // The example year of another point may put this one in the year before or after: days of the year are compared.
        assert.equal(ofYear(p.yearly.from), Math.min(...spans.map((x) => ofYear(x.earliest!))));
        assert.equal(ofYear(p.yearly.to), Math.max(...spans.map((x) => ofYear(x.latest!))));
        assert.deepEqual(edtfBounds(p.edtf), { earliest: null, latest: null });
      }
    }),
    { numRuns: 20, seed: 11 },
  );
  assert.ok(compared > 20, `${compared} compared`);
});
