import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarOf, dayNumber, lastDayOf, numberOf } from './days.ts';
import { axis, closer, fraction } from './scale.ts';

const day = (text: string) => dayNumber(text)!;
const name = (at: number) => {
  const { year, month, day } = calendarOf(at);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

test('a day and its number', () => {
  assert.equal(dayNumber('1970-01-01'), 0);
  assert.equal(name(day('2024-02-29')), '2024-02-29');
  assert.equal(name(day('0023-05-01')), '23-05-01');
  assert.equal(dayNumber('2024-02'), undefined);
  assert.equal(dayNumber(null), undefined);
  assert.equal(lastDayOf(2024, 2), 29);
  assert.equal(numberOf({ year: 2023, month: 13, day: 1 }), day('2024-01-01'));
});

for (const [from, to, most, start, end, ticks] of [
  ['2024-02-10', '2024-05-12', 8, '2024-02-01', '2024-06-01', '2024-02-01 2024-03-01 2024-04-01 2024-05-01'],
  ['2024-02-10', '2024-02-12', 8, '2024-02-10', '2024-02-13', '2024-02-10 2024-02-11 2024-02-12'],
  ['2024-02-03', '2024-03-05', 5, '2024-02-01', '2024-03-11', '2024-02-01 2024-02-11 2024-02-21 2024-03-01'],
  [
    '2013-10-25',
    '2023-09-18',
    8,
    '2012-01-01',
    '2024-01-01',
    '2012-01-01 2014-01-01 2016-01-01 2018-01-01 2020-01-01 2022-01-01',
  ],
  ['2021-05-03', '2021-11-30', 4, '2021-05-01', '2022-01-01', '2021-05-01 2021-07-01 2021-09-01 2021-11-01'],
  ['2024-01-22', '2024-02-08', 8, '2024-01-21', '2024-02-11', '2024-01-21 2024-01-26 2024-02-01 2024-02-06'],
] as const)
  test(`${from} to ${to} has round ticks`, () => {
    const found = axis({ start: day(from), end: day(to) + 1 }, most);
    assert.deepEqual(
      [name(found.span.start), name(found.span.end), found.ticks.map(({ at }) => name(at)).join(' ')],
      [start, end, ticks],
    );
  });

test('the year is said at the first tick and where one begins', () => {
  const { ticks } = axis({ start: day('2022-11-05'), end: day('2023-02-20') }, 8);
  assert.deepEqual(
    ticks.map(({ year }) => year),
    [true, false, true, false],
  );
});

test('whatever the span: it is covered, in order, with few ticks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.integer({ min: 1, max: 90_000 }),
      fc.integer({ min: 2, max: 14 }),
      (start, length, most) => {
        const { span, ticks } = axis({ start, end: start + length }, most);
        assert.ok(span.start <= start && span.end >= start + length);
        assert.ok(ticks.length > 0 && ticks.length <= most, `${ticks.length} of ${most}`);
        assert.equal(ticks[0]!.at, span.start);
        assert.ok(ticks.every(({ at }, i) => i === 0 || at > ticks[i - 1]!.at));
        assert.ok(ticks.every(({ at }) => at < span.end));
      },
    ),
  );
});

test('a day lies where it should', () => {
  const span = { start: 100, end: 200 };
  assert.deepEqual(
    [100, 150, 200, 250].map((at) => fraction(span, at)),
    [0, 0.5, 1, 1.5],
  );
});

test('a closer look is offered when one old date presses the rest together', () => {
  const summer = ['2023-06-21', '2023-07-28', '2023-08-04', '2023-09-10', '2023-09-12', '2023-09-18'].map(
    day,
  );
  assert.equal(closer(summer), undefined);
  const span = closer([...summer, day('2013-10-25')])!;
  assert.ok(span.start <= day('2023-07-28') && span.start > day('2023-01-01'), name(span.start));
  assert.ok(span.end >= day('2023-09-18') && span.end < day('2024-01-01'), name(span.end));
  assert.equal(closer([]), undefined);
});
