import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock } from './clocks.ts';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { between } from './distances.ts';
import { solve } from './network.ts';
import { english } from './sample.fixture.ts';

const on = (earliest: string | null, latest: string | null = earliest) => ({ earliest, latest });

test('a limit is certainly, possibly or certainly not passed', () => {
  const two = { n: 2, unit: 'month' } as const;
  const cases = [
    [on('2020-05-01', '2020-05-10'), on('2020-07-11', '2020-07-20'), two, 'certainly'],
    [on('2020-05-01', '2020-05-10'), on('2020-07-10', '2020-07-20'), two, 'possibly'],
    [on('2020-05-01', '2020-05-10'), on('2020-05-11', '2020-07-01'), two, 'certainly-not'],
    [on('2019-12-31'), on('2020-02-29'), two, 'certainly-not'],
    [on('2019-12-31'), on('2020-03-01'), two, 'certainly'],
    [on('2020-05-01'), on(null), two, 'possibly'],
    [on(null), on(null), two, 'possibly'],
    [on('2020-05-01'), on('2020-05-02'), { n: 48, unit: 'hour' }, 'certainly-not'],
    [on('2020-05-01'), on('2020-05-03'), { n: 48, unit: 'hour' }, 'possibly'],
    [on('2020-05-01'), on('2020-05-04'), { n: 48, unit: 'hour' }, 'certainly'],
    [on('2020-05-01'), on('2020-05-11'), { n: 10, unit: 'day' }, 'certainly-not'],
    [on('2020-05-01'), on('2020-05-12'), { n: 10, unit: 'day' }, 'certainly'],
    [on('2019-05-01'), on('2020-05-02'), { n: 1, unit: 'year' }, 'certainly'],
  ] as const;
  for (const [from, to, limit, expected] of cases) {
    assert.equal(clock(from, to, limit).exceeded, expected, JSON.stringify([from, to, limit]));
  }
});

test('what is known of the days between decides where dates do not', () => {
  const facts = english();
  const s = solve(facts, C);
  const at = (p: string) => s.points.find((x) => x.point === p)!;
  const days = between(facts, 'arrest.start', 'transfer.start', C)!;
  assert.deepEqual(days, { min: 25, max: 50 });
  const kept = clock(at('arrest.start'), at('transfer.start'), { n: 48, unit: 'hour' }, days);
  assert.deepEqual(kept, { exceeded: 'certainly', days: { min: 25, max: 50 } });
  assert.equal(
    clock(at('arrest.start'), at('transfer.start'), { n: 2, unit: 'month' }, days).exceeded,
    'certainly-not',
  );
  assert.equal(clock(at('arrest.start'), at('transfer.start'), { n: 2, unit: 'month' }).exceeded, 'possibly');
});
