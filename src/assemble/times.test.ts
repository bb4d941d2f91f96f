import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fort, made, pack, report, said, source, Telling } from '../../test/invented-claims.ts';
import type { Case } from '../claims/case.ts';
import { assemble } from './assemble.ts';

const dates = (drafted: Case, kind: string) => {
  const { edtf, earliest, latest } = drafted.acts.find((act) => act.kind === kind)!.when;
  return [edtf, earliest, latest];
};

test('dates that nobody wrote follow from those that are written, with a proof', () => {
  const drafted = made(fort());
  assert.deepEqual(drafted.conflicts, []);
  const { when } = drafted.acts.find(({ kind }) => kind === 'arrest')!;
  assert.equal(when.edtf, 'XXXX-05-01/XXXX-05-26');
  assert.deepEqual(when.because, ['c1', 'c2', 'c3']);
  for (const side of ['earliest', 'latest'] as const)
    assert.ok(when.proof.some((step) => step.side === side && step.text !== ''));
  assert.deepEqual(dates(made(fort('2020-07')), 'arrest'), [
    '2020-05-01/2020-05-26',
    '2020-05-01',
    '2020-05-26',
  ]);
});

test('the pathway follows dates, then told order, then the process, then stages', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  const man = telling.party('ferryman');
  const kin = telling.party('his family', { kind: 'group' });
  telling.act('banishment', { to: [kin] });
  telling.act('imprisonment', { to: [man] });
  telling.act('arrest', { to: [man], when: [said.on('2021-05-03')] });
  telling.act('travel', { by: [man], when: [said.on('2021-06-01')] });
  const first = telling.act('contact', { by: [man] });
  const second = telling.act('bribery', { by: [man] });
  telling.order(second, first);
  const { pathway, acts } = made(telling);
  assert.deepEqual(
    pathway.map((id) => acts.find((act) => act.id === id)!.kind),
    ['bribery', 'contact', 'arrest', 'travel', 'imprisonment', 'banishment'],
  );
});

test('a dated act of a late stage does not hold back what comes after it', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  const man = telling.party('ferryman');
  telling.act('imprisonment', { to: [man] });
  telling.act('announcement', { when: [said.on('2020-01-01')] });
  telling.act('arrest', { to: [man], when: [said.on('2021-05-03')] });
  telling.act('banishment', { to: [telling.party('his family', { kind: 'group' })] });
  const { pathway, acts } = made(telling);
  assert.deepEqual(
    pathway.map((id) => acts.find((act) => act.id === id)!.kind),
    ['announcement', 'arrest', 'imprisonment', 'banishment'],
  );
});

test('two times of one report that exclude each other are two acts, joined by mistake', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  const man = telling.party('ferryman');
  const first = telling.act('transfer', { to: [man], when: [said.on('2021-05-03')] });
  const second = telling.act('transfer', { to: [man], when: [said.on('2022-06-01')] });
  telling.same(first, second);
  const drafted = made(telling);
  assert.deepEqual(
    drafted.acts.map(({ when }) => when.edtf),
    ['2021-05-03', '2022-06-01'],
  );
  assert.deepEqual(drafted.conflicts, []);
});

test('in one paragraph a date goes on from the full date before it', () => {
  const text =
    'On 8 October 2022 he was taken. On 14 December he was freed. In January of that year he wrote.\n\nOn 3 May he left.';
  const telling = new Telling(report('r-1', text, { published: '2024-02-27' }));
  const man = telling.party('ferryman');
  const day = (phrase: string, month: number, date: number) =>
    ({
      phrase,
      expr: { kind: 'date', month, day: date },
      from: 'utterance',
      rule: 'day',
      sense: 'at',
    }) as const;
  telling.act('arrest', { to: [man], when: [said.on('2022-10-08')], words: '8 October' });
  telling.act('release', { to: [man], when: [day('14 December', 12, 14)], words: '14 December' });
  telling.act('contact', {
    by: [man],
    words: 'In January',
    when: [
      {
        phrase: 'January of that year',
        expr: { kind: 'unit', unit: 'year', shift: 0, month: 1 },
        from: 'act',
        rule: 'unit',
        sense: 'at',
      },
    ],
  });
  telling.act('travel', { by: [man], when: [day('3 May', 5, 3)], words: '3 May' });
  const drafted = made(telling);
  assert.deepEqual(dates(drafted, 'release')[0], '2022-12-14');
  assert.deepEqual(drafted.acts[1]!.when.because, ['c1', 'c2']);
  assert.deepEqual(dates(drafted, 'contact')[0], '2022-01');
  assert.deepEqual(dates(drafted, 'travel')[0], '2023-05-03', 'a new paragraph counts from when it was told');
});

test('of two times of one claim that exclude each other the last counts', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  telling.act('reprisal', {
    to: [telling.party('ferryman')],
    when: [said.on('2021-05-03'), said.on('2021-05-04')],
  });
  const drafted = made(telling);
  assert.equal(dates(drafted, 'reprisal')[0], '2021-05-04');
  assert.deepEqual(drafted.conflicts, []);
});

test('the usual process gives way to what is told', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  const man = telling.party('ferryman');
  telling.act('arrest', { to: [man], when: [said.on('2021-05-03')] });
  telling.act('imprisonment', { to: [man], when: [said.on('2021-02-01')] });
  const drafted = made(telling);
  assert.deepEqual(drafted.conflicts, []);
  assert.deepEqual(dates(drafted, 'arrest')[0], '2021-05-03');
});

test('the usual process makes no conflict, whatever is told', () => {
  const kinds = ['arrest', 'examination', 'imprisonment'];
  const told = fc.record({
    kind: fc.nat(2),
    month: fc.integer({ min: 1, max: 12 }),
    long: fc.boolean(),
    after: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(told, { minLength: 2, maxLength: 6 }), (rows) => {
      const telling = new Telling(report('r-1', 'Text.'));
      const man = telling.party('ferryman');
      const ids: string[] = [];
      for (const { kind, month, long, after } of rows) {
        const when = long ? [said.aMonth] : [said.on(`2021-${String(month).padStart(2, '0')}-03`)];
        ids.push(telling.act(kinds[kind]!, { to: [man], when }));
        if (after > 0 && ids.length > 1) telling.order(ids.at(-1)!, ids.at(-2)!, { min: 0, max: after });
      }
      const { conflicts, acts } = made(telling);
      const without = assemble({
        reports: [telling.report],
        readings: [telling.reading()],
        pack: { ...pack, process: [] },
      });
      assert.deepEqual(
        conflicts.map(({ claims }) => claims),
        without.conflicts.map(({ claims }) => claims),
      );
      for (const { when } of acts)
        for (const step of when.proof) if (step.rule === 'process') assert.deepEqual(step.claims, []);
    }),
    { numRuns: 150 },
  );
});

test('what comes "as soon as" a lasting act comes after its beginning', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  const man = telling.party('ferryman');
  const kin = telling.party('his family', { kind: 'group' });
  const sent = telling.act('imprisonment', { to: [man], when: [said.on('2021-06-11')] });
  const told = telling.act('notification', { to: [kin] });
  telling.order(sent, told, { min: 0, max: 7 });
  assert.deepEqual(dates(made(telling), 'notification'), [
    '2021-06-11/2021-06-18',
    '2021-06-11',
    '2021-06-18',
  ]);
});

test('two times that cannot both be true are a conflict with its ways out', () => {
  const telling = new Telling(report('r-1', 'He was taken.', { published: '2020-07-02' }), source);
  const man = telling.party('ferryman');
  const taken = telling.act('arrest', { to: [man], when: [said.midLastMonth] });
  telling.act('examination', { to: [man], when: [said.aMonth] });
  telling.act('imprisonment', { to: [man], when: [said.midJune] });
  const left = telling.act('travel', { by: [man], when: [said.lateLastMonth] });
  const order = telling.order(left, taken);
  const { conflicts, acts } = made(telling);
  assert.equal(conflicts.length, 1);
  const [{ kind, claims, explain, choices }] = conflicts as [Case['conflicts'][number]];
  assert.deepEqual([kind, claims], ['time', [taken, left]], 'the order is told in the words of the second');
  assert.match(explain, /^The .*“at the end of last month”.*“mid last month”/);
  const then = Object.fromEntries(choices.map(({ drop, then }) => [drop.join(), then]));
  assert.match(then[taken]!, /the arrest: 2020-05-21\/2020-05-26/);
  assert.match(then[left]!, /the arrest: 2020-05-11\/2020-05-20/);
  assert.equal(then[order], undefined);
  // While nobody has decided, the arrest lies in what the smallest ways out allow together.
  assert.equal(acts[0]!.when.edtf, '2020-05-11/2020-05-26');
});

test('a dated circumstance bounds what is told because of it, unless the report is dated', () => {
  const text = 'He left because of the great flood.';
  const telling = (more: { published?: string }) => {
    const made = new Telling(report('r-1', text, more));
    made.act('travel', { by: [made.party('ferryman')] });
    return made;
  };
  assert.deepEqual(dates(made(telling({})), 'travel'), ['2019-03-01/2019-05-31', '2019-03-01', '2019-05-31']);
  assert.equal(dates(made(telling({ published: '2019-05-02' })), 'travel')[2], '2019-05-02');
});
