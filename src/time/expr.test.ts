import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TimeExpr } from '../claims/types.ts';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import type { TimeConventions } from './conventions.ts';
import { fromDay, toDay } from './days.ts';
import { durationOf, edtfOf, resolve } from './expr.ts';
import { firstK, lastK, type Periods, relationOf } from './relation.ts';

function one(
  expr: TimeExpr,
  reference: string | null,
  c: TimeConventions = C,
  tense: 'past' | 'future' = 'past',
) {
  const ref = reference === null ? null : { earliest: reference, latest: reference };
  return resolve(expr, ref, c, tense).map((a) => `${a.earliest}..${a.latest}`);
}

const ABSOLUTE: readonly (readonly [TimeExpr, string, string])[] = [
  [{ kind: 'date', year: 2020, month: 6, part: 'mid' }, '2020-06-11..2020-06-20', '2020-06'],
  [{ kind: 'date', year: 2020, month: 2, part: 'late' }, '2020-02-21..2020-02-29', '2020-02'],
  [{ kind: 'date', year: 2020, month: 6, part: 'early' }, '2020-06-01..2020-06-10', '2020-06'],
  [{ kind: 'date', year: 2020, month: 5, day: 9, approx: true }, '2020-05-06..2020-05-12', '2020-05-09~'],
  [{ kind: 'date', year: 2020, month: 5, part: 'late', approx: true }, '2020-05-21..2020-05-31', '2020-05~'],
  [{ kind: 'date', year: 2019 }, '2019-01-01..2019-12-31', '2019'],
  [{ kind: 'date', year: 2019, part: 'late' }, '2019-09-01..2019-12-31', '2019'],
  [{ kind: 'date', year: 2021, season: 'spring' }, '2021-03-01..2021-05-31', '2021-21'],
  [{ kind: 'date', year: 2021, season: 'winter' }, '2021-12-01..2022-02-28', '2021-24'],
  [{ kind: 'date', year: 2021, quarter: 2 }, '2021-04-01..2021-06-30', '2021-34'],
  [{ kind: 'date', decade: 1990 }, '1990-01-01..1999-12-31', '199X'],
  [{ kind: 'date', decade: 1990, part: 'mid' }, '1994-01-01..1996-12-31', '199X'],
  [{ kind: 'date', year: 12000 }, '+12000-01-01..+12000-12-31', '12000'],
];

test('a full date needs no reference', () => {
  for (const [expr, window, edtf] of ABSOLUTE) {
    assert.deepEqual(one(expr, null), [window]);
    assert.equal(edtfOf(expr, null, C), edtf);
  }
});

const RELATIVE: readonly (readonly [TimeExpr, string, readonly string[]])[] = [
  // 2020-07-01 is a Wednesday.
  [{ kind: 'weekday', weekday: 1 }, '2020-07-01', ['2020-06-29..2020-06-29']],
  [{ kind: 'weekday', weekday: 3 }, '2020-07-01', ['2020-06-24..2020-06-24']],
  [{ kind: 'weekday', weekday: 1, which: -1 }, '2020-07-01', ['2020-06-29..2020-06-29']],
  [{ kind: 'weekday', weekday: 3, which: 1 }, '2020-07-01', ['2020-07-08..2020-07-08']],
  [{ kind: 'unit', unit: 'month', shift: -1 }, '2020-07-01', ['2020-06-01..2020-06-30']],
  [{ kind: 'unit', unit: 'month', shift: -1, part: 'mid' }, '2021-01-31', ['2020-12-11..2020-12-20']],
  [{ kind: 'unit', unit: 'month', shift: -1, day: 30 }, '2021-03-31', []],
  [{ kind: 'unit', unit: 'week', shift: -1 }, '2020-07-01', ['2020-06-22..2020-06-28']],
  [{ kind: 'unit', unit: 'week', shift: -1, weekday: 2 }, '2020-07-01', ['2020-06-23..2020-06-23']],
  [{ kind: 'unit', unit: 'week', shift: 0, weekday: 0 }, '2020-07-01', ['2020-07-05..2020-07-05']],
  [{ kind: 'unit', unit: 'year', shift: 0 }, '2020-07-01', ['2020-01-01..2020-12-31']],
  [{ kind: 'unit', unit: 'year', shift: -1, month: 6 }, '2020-07-01', ['2019-06-01..2019-06-30']],
  [{ kind: 'unit', unit: 'month', shift: -1, month: 6 }, '2020-07-01', ['2020-06-01..2020-06-30']],
  [{ kind: 'unit', unit: 'month', shift: -1, month: 6 }, '2020-06-30', ['2019-06-01..2019-06-30']],
  [{ kind: 'unit', unit: 'month', shift: 1, month: 6 }, '2020-06-30', ['2021-06-01..2021-06-30']],
  [{ kind: 'unit', unit: 'year', shift: -1, season: 'autumn' }, '2020-07-01', ['2019-09-01..2019-11-30']],
  [{ kind: 'unit', unit: 'quarter', shift: -1 }, '2020-07-01', ['2020-04-01..2020-06-30']],
  [{ kind: 'unit', unit: 'day', shift: -1 }, '2020-07-01', ['2020-06-30..2020-06-30']],
  [{ kind: 'shift', unit: 'day', min: -3, max: -3 }, '2020-07-01', ['2020-06-28..2020-06-28']],
  [{ kind: 'shift', unit: 'month', min: -1, max: -1 }, '2020-07-01', ['2020-05-27..2020-06-06']],
  [{ kind: 'shift', unit: 'day', min: 2, max: 5 }, '2020-07-01', ['2020-07-03..2020-07-06']],
  // No year: the last such day or month that had begun.
  [{ kind: 'date', month: 6, part: 'mid' }, '2020-07-01', ['2020-06-11..2020-06-20']],
  [{ kind: 'date', month: 6, part: 'mid' }, '2020-06-10', ['2019-06-11..2019-06-20']],
  [{ kind: 'date', month: 2, day: 29 }, '2022-07-01', ['2020-02-29..2020-02-29']],
  [{ kind: 'date', day: 30 }, '2021-03-15', ['2021-01-30..2021-01-30']],
  [{ kind: 'date', season: 'spring' }, '2020-07-01', ['2020-03-01..2020-05-31']],
  [{ kind: 'vague', direction: 'past' }, '2020-07-01', ['null..2020-07-01']],
  [{ kind: 'set' }, '2020-07-01', ['null..null']],
];

test('a relative time counts from its reference', () => {
  for (const [expr, reference, windows] of RELATIVE) {
    assert.deepEqual(one(expr, reference), windows, JSON.stringify(expr));
  }
  assert.deepEqual(one({ kind: 'date', month: 6 }, '2020-07-01', C, 'future'), ['2021-06-01..2021-06-30']);
});

test('conventions decide what is ambiguous', () => {
  const weekday = (w: Partial<TimeConventions['weekday']>) => ({ ...C, weekday: { ...C.weekday, ...w } });
  assert.deepEqual(one({ kind: 'weekday', weekday: 3 }, '2020-07-01', weekday({ sameDay: true })), [
    '2020-06-24..2020-06-24',
    '2020-07-01..2020-07-01',
  ]);
  const last: TimeExpr = { kind: 'weekday', weekday: 1, which: -1 };
  assert.deepEqual(one(last, '2020-07-01', weekday({ last: 'week-before' })), ['2020-06-22..2020-06-22']);
  assert.deepEqual(one(last, '2020-07-01', weekday({ last: 'either' })), [
    '2020-06-22..2020-06-22',
    '2020-06-29..2020-06-29',
  ]);
  const south: TimeConventions = { ...C, hemisphere: 'south' };
  assert.deepEqual(one({ kind: 'date', year: 2020, season: 'summer' }, null, south), [
    '2020-12-01..2021-02-28',
  ]);
});

test('a reference known as a range gives a reading per period of it', () => {
  const all = resolve(
    { kind: 'unit', unit: 'month', shift: -1 },
    { earliest: '2020-06-20', latest: '2020-08-03' },
    C,
  );
  assert.deepEqual(
    all.map((a) => [a.edtf, a.reference?.earliest, a.reference?.latest, a.rule]),
    [
      ['2020-05', '2020-06-20', '2020-06-30', 'unit'],
      ['2020-06', '2020-07-01', '2020-07-31', 'unit'],
      ['2020-07', '2020-08-01', '2020-08-03', 'unit'],
    ],
  );
  assert.equal(
    edtfOf({ kind: 'unit', unit: 'month', shift: -1 }, { earliest: '2020-06-20', latest: '2020-08-03' }, C),
    '[2020-05,2020-06,2020-07]',
  );
});

test('without reference or year there is the EDTF of any year and no bound', () => {
  assert.deepEqual(one({ kind: 'date', month: 6, part: 'mid' }, null), ['null..null']);
  assert.equal(edtfOf({ kind: 'date', month: 6, part: 'mid' }, null, C), 'XXXX-06');
  assert.equal(edtfOf({ kind: 'date', month: 6, day: 3, approx: true }, null, C), 'XXXX-06-03~');
  assert.equal(edtfOf({ kind: 'date', day: 30 }, null, C), 'XXXX-XX-30');
  assert.equal(edtfOf({ kind: 'unit', unit: 'month', shift: -1 }, null, C), null);
});

test('an interval has both of its ends', () => {
  const expr: TimeExpr = {
    kind: 'interval',
    from: { kind: 'date', year: 2019, month: 5 },
    to: { kind: 'date', year: 2020, month: 2 },
  };
  assert.deepEqual(one(expr, null), ['2019-05-01..2020-02-29']);
  assert.equal(edtfOf(expr, null, C), '2019-05/2020-02');
  assert.deepEqual(one({ kind: 'interval', from: { kind: 'date', year: 2019 } }, null), ['2019-01-01..null']);
});

test('a month is 25 to 35 days, and about two days one to three', () => {
  const length = (unit: 'day' | 'week' | 'month', n: number, approx = false) =>
    durationOf({ kind: 'duration', unit, min: n, max: n, approx }, C);
  assert.deepEqual(length('month', 1), { min: 25, max: 35 });
  assert.deepEqual(length('day', 3), { min: 3, max: 3 });
  assert.deepEqual(length('day', 2, true), { min: 0, max: 3 });
  assert.deepEqual(length('week', 1), { min: 5, max: 8 });
});

const rows: fc.Arbitrary<TimeExpr> = fc.oneof(
  ...RELATIVE.map(([e]) => e)
    .filter((e) => relationOf(e, C).kind === 'periods')
    .map((e) => fc.constant(e)),
);

test('rows of periods never run backwards, and both ends of what is possible are found', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 30_000 }), fc.nat(90), (expr, n, width) => {
      const p = relationOf(expr, C) as Periods;
      const near = p.near(n);
      const around = Array.from({ length: 160 }, (_, i) => near - 80 + i);
      const all = around.flatMap((k) => {
        const x = p.at(k);
        return x ? [{ k, ...x }] : [];
      });
      for (let i = 1; i < all.length; i += 1) {
        for (const side of ['ref', 'sub'] as const) {
          assert.ok(all[i]![side].lo >= all[i - 1]![side].lo && all[i]![side].hi >= all[i - 1]![side].hi);
        }
      }
      assert.equal(firstK(p, n, -Infinity), all.find((x) => x.ref.hi >= n)!.k);
      assert.equal(firstK(p, -Infinity, n), all.find((x) => x.sub.hi >= n)!.k);
      assert.equal(lastK(p, n + width, Infinity), all.findLast((x) => x.ref.lo <= n + width)!.k);
      assert.equal(lastK(p, Infinity, n + width), all.findLast((x) => x.sub.lo <= n + width)!.k);
    }),
    { numRuns: 300 },
  );
});

test('the readings of a range are those of its days', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 15_000, max: 20_000 }), fc.nat(40), (expr, n, width) => {
      const range = resolve(expr, { earliest: toDay(n), latest: toDay(n + width) }, C).map((a) => a.earliest);
      const days = new Set<string | null>();
      for (let d = n; d <= n + width; d += 1) {
        for (const a of resolve(expr, { earliest: toDay(d), latest: toDay(d) }, C)) days.add(a.earliest);
      }
      assert.deepEqual(
        range,
        [...days].sort((a, b) => fromDay(a!) - fromDay(b!)),
      );
    }),
    { numRuns: 200 },
  );
});
