import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelSide, timelineOf } from './bars.ts';
import { invented } from './drafted.fixture.ts';
import { groundOf } from './ground.ts';
import type { Act, Drafted } from './types.ts';

const when = (earliest: string | null, latest: string | null) => ({
  ...{ edtf: null, earliest, latest, because: ['c1'] },
  proof: [{ side: 'earliest' as const, rule: 'written', text: 'It is written.', claims: ['c1'] }],
});
const act = (id: string, earliest: string | null, latest: string | null, more: Partial<Act> = {}): Act => ({
  ...{
    id,
    kind: 'arrest',
    phase: 'done',
    label: 'arrest',
    by: [],
    to: [],
    with: [],
    at: [],
    stage: 'custody',
  },
  ...{ rights: [], claims: ['c1'], lineages: 1, accounts: [], when: when(earliest, latest), ...more },
});
const drafted = (...acts: Act[]): Pick<Drafted, 'acts' | 'pathway'> => ({
  acts,
  pathway: acts.map(({ id }) => id),
});

test('a bar reaches from its earliest day to the end of its latest', () => {
  const { rows, span } = timelineOf(
    drafted(act('a1', '2023-06-01', '2023-06-30'), act('a2', '2023-07-01', '2023-07-31')),
    false,
    8,
  );
  const days = span!.end - span!.start;
  assert.equal(Math.round((rows[0]!.bar!.to - rows[0]!.bar!.from) * days), 30);
  assert.equal(rows[0]!.bar!.to, rows[1]!.bar!.from);
  assert.deepEqual([rows[0]!.bar!.left, rows[0]!.bar!.right], ['bound', 'bound']);
});

test('an end without a bound is open and its tail is short', () => {
  const { rows } = timelineOf(
    drafted(
      act('a1', null, '2023-06-30'),
      act('a2', '2023-06-01', null),
      act('a3', '2023-01-01', '2023-12-31'),
    ),
    ...([false, 14] as const),
  );
  const [until, from] = rows.map(({ bar }) => bar!);
  assert.deepEqual([until!.left, until!.right, from!.left, from!.right], ['open', 'bound', 'bound', 'open']);
  assert.ok(until!.to - until!.from < 0.2 && from!.to - from!.from < 0.2);
});

test('what has no bound, or is said not to have happened, is listed and never drawn', () => {
  const { rows, undated } = timelineOf(
    drafted(
      act('a1', null, null),
      act('a2', '2023-06-01', '2023-06-01'),
      act('a3', '2023-06-01', '2023-06-01', { phase: 'not-done' }),
    ),
    ...([false, 8] as const),
  );
  assert.deepEqual(
    rows.map(({ number }) => number),
    [2],
  );
  assert.deepEqual(
    undated.map(({ number }) => number),
    [1, 3],
  );
});

test('a case without any date has no axis', () => {
  const { span, rows, undated } = timelineOf(drafted(act('a1', null, null)), true, 8);
  assert.deepEqual([span, rows.length, undated.length], [null, 0, 1]);
});

test('a closer look cuts long bars and says on which side the rest lies', async () => {
  const { drafted } = await invented();
  const far = timelineOf(drafted, false, 8);
  const near = timelineOf(drafted, true, 8);
  assert.ok(near.canClose);
  assert.ok(near.span!.end - near.span!.start < (far.span!.end - far.span!.start) / 4);
  const old = near.rows.find(({ act }) => act.kind === 'arrest' && act.when.earliest === '2013-10-25')!;
  assert.deepEqual([old.bar, old.beyond], [null, 'before']);
  const long = near.rows.find(({ act }) => act.kind === 'examination' && act.when.earliest === '2013-10-25')!;
  assert.equal(long.bar!.left, 'cut');
});

test('every act of the invented pair is in a row or in the list, once, and bars lie on the axis', async () => {
  const { drafted } = await invented();
  for (const close of [true, false]) {
    const { rows, undated } = timelineOf(drafted, close, 8);
    const ids = [...rows, ...undated].map(({ act }) => act.id);
    assert.deepEqual(new Set(ids), new Set(drafted.pathway));
    assert.equal(ids.length, drafted.acts.length);
    for (const { bar } of rows) if (bar) assert.ok(bar.from >= 0 && bar.to <= 1.01 && bar.from < bar.to);
  }
});

test('what a date rests on', async () => {
  const { drafted } = await invented();
  const ground = (kind: string) =>
    groundOf(drafted.acts.find((one) => one.kind === kind && one.to.includes('p1'))!);
  assert.equal(ground('arrest'), 'procedure');
  assert.equal(ground('imprisonment'), 'written');
});

test('a date stands where there is room for it', () => {
  assert.equal(labelSide({ from: 0.1, to: 0.3 }, 600), 'right');
  assert.equal(labelSide({ from: 0.7, to: 0.9 }, 600), 'left');
  assert.equal(labelSide({ from: 0.1, to: 0.9 }, 600), 'inside');
  assert.equal(labelSide({ from: 0.1, to: 0.6 }, 300), 'under-left');
  assert.equal(labelSide({ from: 0.6, to: 0.9 }, 300), 'under-right');
});
