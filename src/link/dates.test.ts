import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DATE } from './comparisons.ts';
import { dateLevel } from './date-level.ts';
import { bornBefore, civil, dateSpan, dayOf } from './dates.ts';
import { valuesOf } from './values.ts';

const level = (a: string, b: string) => {
  const { dates } = valuesOf([a, b], true);
  assert.equal(dateLevel(dates, 0, dates, 4), dateLevel(dates, 4, dates, 0), `${a} ${b}`);
  return dateLevel(dates, 0, dates, 4);
};

test('days are those of the calendar', () => {
  for (let day = -40_000; day < 40_000; day += 13) {
    const { year, month, day: of } = civil(day);
    assert.equal(dayOf(year, month, of), day);
    const [iso] = new Date(day * 86_400_000).toISOString().split('T');
    assert.equal(`${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`, iso);
  }
});

test('a date is as wide as it is written', () => {
  assert.deepEqual(dateSpan('2011'), { low: dayOf(2011, 1, 1), high: dayOf(2011, 12, 31) });
  assert.deepEqual(dateSpan('2012-02'), { low: dayOf(2012, 2, 1), high: dayOf(2012, 2, 29) });
  assert.deepEqual(dateSpan('1964/1965'), { low: dayOf(1964, 1, 1), high: dayOf(1965, 12, 31) });
  assert.deepEqual(dateSpan('20120501'), dateSpan('2012-05-01'));
  for (const none of ['', '2011-13', '2011-02-30', '19991345', 'May', '1965/1964', '1/2/3'])
    assert.equal(dateSpan(none), undefined, none);
});

test('the levels of two dates', () => {
  assert.equal(level('2011-05-03', '20110503'), DATE.sameDay);
  assert.equal(level('2011-05-03', '2011-05'), DATE.withinMonth);
  assert.equal(level('2011-05', '2011'), DATE.withinYear);
  assert.equal(level('2011', '2010/2011'), DATE.wider);
  assert.equal(level('2011-05-03', '2011-03-05'), DATE.turned);
  assert.equal(level('2011-05-03', '2017-05-03'), DATE.typed);
  assert.equal(level('2011-05-12', '2011-05-21'), DATE.typed);
  assert.equal(level('2011-05-29', '2011-06-12'), DATE.nearMonth);
  assert.equal(level('2011-05-29', '2012-02-12'), DATE.nearYear);
  assert.equal(level('2011-05-29', '2014-02-12'), DATE.else);
  assert.equal(level('19991345', '19991340'), DATE.typed);
});

test('an age bounds the birth', () => {
  const { low, high } = bornBefore(dateSpan('2011-05-03')!, 20);
  assert.equal(high, dayOf(1991, 5, 3));
  assert.equal(low, dayOf(1990, 5, 4));
});
