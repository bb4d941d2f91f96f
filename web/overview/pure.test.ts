import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Overview } from '../../src/server/shapes.ts';
import { behindOf, isDate, NARROWED, paramsOf, type Shown, shownOf } from './asked.ts';
import { binsOf, monthName, monthNumber, rangeOf, type Series, stepFor, yearsUnder } from './bins.ts';
import { monthsWords, numberWords, shareWords } from './number.ts';
import { bandPath, drawingOf } from './pathway-layout.ts';
import { copied } from './table.ts';

test('what is shown goes into the address and comes out of it the same', () => {
  const value = fc.string({ minLength: 1, maxLength: 9 });
  const shown = fc.record({
    of: fc.constantFrom('accepted' as const, 'standing' as const),
    narrow: fc.dictionary(fc.constantFrom(...NARROWED), value),
    tables: fc.boolean(),
    behind: fc.option(value),
  });
  fc.assert(
    fc.property(shown, (one) => {
      const again = shownOf(new URLSearchParams(paramsOf(one as Shown).toString()));
      assert.deepEqual({ ...again, narrow: { ...again.narrow } }, { ...one, narrow: { ...one.narrow } });
    }),
  );
  assert.equal(paramsOf(shownOf(new URLSearchParams('of=none&x=1'))).toString(), '');
});

test('the cases behind a number are asked for within what it is narrowed by', () => {
  const shown = shownOf(new URLSearchParams('of=standing&place=P1&kind=a'));
  assert.deepEqual(behindOf(shown, 'kind=b&month=2020-01'), {
    of: 'standing',
    place: 'P1',
    kind: 'b',
    month: '2020-01',
  });
});

test('a date is a year, or a year and a month', () => {
  for (const good of ['', '2020', '1999-12']) assert.ok(isDate(good), good);
  for (const bad of ['20', '2020-13', '2020-1', 'May 2020', '2020-07-02']) assert.ok(!isDate(bad), bad);
});

const series: Series = {
  kind: 'arrest',
  cases: 9,
  undated: 2,
  months: [
    { month: '2019-11', certain: 1, spread: 0.25 },
    { month: '2020-02', certain: 0, spread: 0.75 },
    { month: '2021-07', certain: 5, spread: 0 },
  ],
};

test('bars hold all that lies in their months, and nothing else', () => {
  const range = rangeOf([series])!;
  assert.deepEqual([monthName(range.first), monthName(range.last)], ['2019-11', '2021-07']);
  for (const step of ['month', 'quarter', 'year'] as const) {
    const bins = binsOf(series, range, step);
    assert.equal(
      bins.reduce((sum, { certain }) => sum + certain, 0),
      6,
    );
    assert.equal(
      bins.reduce((sum, { spread }) => sum + spread, 0),
      1,
    );
    for (const [i, bin] of bins.slice(1).entries())
      assert.equal(monthNumber(bin.first), monthNumber(bins[i]!.last) + 1);
  }
  assert.deepEqual(binsOf(series, range, 'year').map(({ first, last }) => [first, last])[0], [
    '2019-01',
    '2019-12',
  ]);
  const narrowed = rangeOf([series], '2020', '2020-06')!;
  assert.deepEqual(binsOf(series, narrowed, 'month').length, 6);
  assert.equal(rangeOf([series], '2030'), null);
  assert.equal(rangeOf([{ ...series, months: [] }]), null);
  assert.deepEqual(
    [stepFor({ first: 0, last: 59 }), stepFor({ first: 0, last: 60 }), stepFor({ first: 0, last: 500 })],
    ['month', 'quarter', 'year'],
  );
});

test('years stand under the bars with which they begin', () => {
  const bins = binsOf(series, rangeOf([series])!, 'month');
  for (const { at, year } of yearsUnder(bins, 4)) assert.ok(bins[at]!.first.startsWith(year));
  assert.deepEqual(
    yearsUnder(bins, 4).map(({ year }) => year),
    ['2020', '2021'],
  );
  const many = binsOf(series, { first: 0, last: 600 }, 'year');
  assert.ok(yearsUnder(many, 5).length <= 6);
});

const stages = ['a', 'b', 'c', 'd'];
const pathways = fc
  .array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 30 })
  .map((cases): Overview['pathways'] => {
    const links = new Map<string, number>();
    const last = [0, 0, 0, 0];
    for (const told of cases) {
      const way = stages.flatMap((_, i) => (told[i] ? [i] : []));
      way.slice(1).forEach((to, i) => {
        const key = `${way[i]} ${to}`;
        links.set(key, (links.get(key) ?? 0) + 1);
      });
      if (way.length > 0) last[way.at(-1)!]!++;
    }
    return {
      stages: stages.map((stage, i) => ({
        stage,
        cases: cases.filter((told) => told[i]).length,
        last: last[i]!,
      })),
      links: [...links].map(([key, n]) => {
        const [from, to] = key.split(' ').map(Number);
        return { from: stages[from!]!, to: stages[to!]!, cases: n, silent: to! > from! + 1 };
      }),
    };
  });

test('pathways are drawn within their field, stations in the order of the stages, bands as wide as their cases', () => {
  fc.assert(
    fc.property(pathways, (told) => {
      const drawing = drawingOf(told, 800, 300);
      const there = told.stages.filter(({ cases }) => cases > 0);
      if (there.length === 0) return assert.equal(drawing, null);
      const { stations, bands } = drawing!;
      assert.deepEqual(
        stations.map(({ stage }) => stage),
        there.map(({ stage }) => stage),
      );
      for (const [i, { at, from, to }] of stations.entries()) {
        assert.ok(at >= 0 && at <= 800 && from >= -0.5 && to <= 302, `${at} ${from} ${to}`);
        if (i > 0) assert.ok(at > stations[i - 1]!.at);
      }
      assert.equal(bands.length, told.links.length);
      for (const { points, width, from, to } of bands) {
        assert.ok(width > 0);
        const [first, last] = [
          stations.find((one) => one.stage === from)!,
          stations.find((one) => one.stage === to)!,
        ];
        assert.ok(
          Math.abs(points[0]![0] - first.at - 10) < 0.1 && Math.abs(points.at(-1)![0] - last.at) < 0.1,
        );
        for (const upright of [true, false]) assert.match(bandPath(points, upright), /^M[-\d. CL]+$/);
      }
    }),
  );
});

test('a table is copied with its rule, and no cell begins a formula', () => {
  const table = {
    id: 't',
    title: 'Places',
    columns: ['Place', 'Cases'],
    rows: [[{ text: '=1+1\tx' }, { text: '-3' }]],
    rules: [],
  };
  assert.equal(
    copied(table, ['How it is counted']),
    "Places\nHow it is counted\n\nPlace\tCases\n'=1+1 x\t-3\n",
  );
});

test('a part of a case is never shown as a whole one, nor as nothing', () => {
  assert.deepEqual([1204, 3.25, 0.001, 0.5, 0].map(numberWords), ['1,204', '3.25', '< 0.01', '0.5', '0']);
  assert.deepEqual([1, 0.5, 0.0001].map(shareWords), ['100%', '50%', '< 0.1%']);
  assert.equal(monthsWords('2020-01', '2020-12', 'ko', '{from}~{to}'), '2020년');
  assert.equal(monthsWords('2020-01', '2020-03', 'en', '{from} to {to}'), 'Jan 2020 to Mar 2020');
});
