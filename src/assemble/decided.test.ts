import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pack, report, Telling } from '../../test/invented-claims.ts';
import type { Case } from '../claims/case.ts';
import type { Reading, Report } from '../claims/types.ts';
import { assemble } from './assemble.ts';
import { Decided, type Decisions, UNDECIDED } from './decided.ts';
import { renamed } from './gather.ts';
import { Groups } from './groups.ts';

/** A telling whose claims go by the report's name, as those of a vault do. */
function told(id: string, tell: (telling: Telling) => void): { report: Report; reading: Reading } {
  const telling = new Telling(report(id, `words of ${id}, and nothing else`));
  tell(telling);
  const reading = telling.reading();
  const of = (local: string): string => `${id}.${local}`;
  return {
    report: telling.report,
    reading: {
      ...reading,
      claims: reading.claims.map((claim) => ({
        ...claim,
        id: of(claim.id),
        says: renamed(claim.says, (party) => party, of),
      })),
    },
  };
}

function made(all: readonly ReturnType<typeof told>[], decisions: Partial<Decisions> = {}): Case {
  return assemble({
    reports: all.map((one) => one.report),
    readings: all.map((one) => one.reading),
    pack,
    decisions: { ...UNDECIDED, ...decisions },
  });
}

const acts = ({ acts: all }: Case): string[] => all.map(({ claims }) => claims.join(' ')).sort();
const parties = ({ parties: all }: Case): string[] =>
  all.map(({ from }) => from.map((at) => `${at.report} ${at.party}`).join(', ')).sort();

const one = told('r-1', (it) => {
  const man = it.party('baker');
  const other = it.party('cook');
  const first = it.act('arrest', { to: [man] });
  it.act('arrest', { to: [other] });
  it.same(first, it.act('arrest', { to: [man] }));
});
const two = told('r-2', (it) => {
  const who = it.party('glazier');
  it.act('examination', { to: [who] });
  it.detail(who, 'age', '40s');
});

test('claims of several reports keep ids that are unique', () => {
  assert.deepEqual(
    made([one, two]).claims.map(({ id }) => id),
    ['r-1.c1', 'r-1.c2', 'r-1.c3', 'r-1.c4', 'r-2.c1', 'r-2.c2'],
  );
});

test('a yes joins acts within a report and across reports', () => {
  assert.deepEqual(acts(made([one, two])), ['r-1.c1 r-1.c3', 'r-1.c2', 'r-2.c1']);
  const yes = (a: string, b: string) => ({ acts: [{ a, b, judgement: 'yes' as const }] });
  assert.deepEqual(acts(made([one, two], yes('r-1.c2', 'r-1.c1'))), ['r-1.c1 r-1.c2 r-1.c3', 'r-2.c1']);
  assert.deepEqual(acts(made([one, two], yes('r-1.c2', 'r-2.c1'))), ['r-1.c1 r-1.c3', 'r-1.c2 r-2.c1']);
});

test('a no keeps apart what a report itself joins', () => {
  const no = { acts: [{ a: 'r-1.c3', b: 'r-1.c1', judgement: 'no' as const }] };
  assert.deepEqual(acts(made([one], no)), ['r-1.c1', 'r-1.c2', 'r-1.c3']);
});

test('unsure leaves it to the evidence', () => {
  const unsure = { acts: [{ a: 'r-1.c3', b: 'r-1.c1', judgement: 'unsure' as const }] };
  assert.deepEqual(made([one, two], unsure), made([one, two]));
});

test('parties are joined and kept apart, within a report and across reports', () => {
  const at = (report_: string, party: string) => ({ report: report_, party });
  const decide = (judgement: 'yes' | 'no', a: ReturnType<typeof at>, b: ReturnType<typeof at>) => ({
    parties: [{ a, b, judgement }],
  });
  assert.deepEqual(parties(made([one, two])), ['r-1 p1', 'r-1 p2', 'r-2 p1']);
  assert.deepEqual(parties(made([one, two], decide('yes', at('r-1', 'p1'), at('r-1', 'p2')))), [
    'r-1 p1, r-1 p2',
    'r-2 p1',
  ]);
  const across = made([one, two], decide('yes', at('r-2', 'p1'), at('r-1', 'p2')));
  assert.deepEqual(parties(across), ['r-1 p1', 'r-1 p2, r-2 p1']);
  const alike = ['r-4', 'r-5'].map((id) =>
    told(id, (it) => {
      const who = it.party('baker');
      it.detail(who, 'age', '40s');
      it.detail(who, 'sex', 'male');
      it.detail(who, 'residence', 'N1');
      it.act('arrest', { to: [who], at: ['N1'] });
      it.act('examination', { to: [who], at: ['N1'] });
    }),
  );
  assert.deepEqual(parties(made(alike)), ['r-4 p1, r-5 p1']);
  const kept = made(alike, decide('no', at('r-5', 'p1'), at('r-4', 'p1')));
  assert.deepEqual(parties(kept), ['r-4 p1', 'r-5 p1']);
  assert.equal(kept.acts.length, 4);
});

test('an office that a report names twice is two when a person says so', () => {
  const offices = told('r-1', (it) => {
    const office = { kind: 'office', office: 'town-police' } as const;
    it.act('arrest', { by: [it.party('police', office), it.party('the police', office)] });
  });
  const no = {
    a: { report: 'r-1', party: 'p1' },
    b: { report: 'r-1', party: 'p2' },
    judgement: 'no',
  } as const;
  assert.equal(made([offices]).parties.length, 1);
  assert.equal(made([offices], { parties: [no] }).parties.length, 2);
});

test('a no wins over a chain of yes, and the contradiction is named with both quotes', () => {
  const chain = made([one, two], {
    acts: [
      { a: 'r-1.c1', b: 'r-2.c1', judgement: 'yes' },
      { a: 'r-2.c1', b: 'r-1.c2', judgement: 'yes' },
      { a: 'r-1.c2', b: 'r-1.c1', judgement: 'no' },
    ],
  });
  assert.deepEqual(acts(chain), ['r-1.c1 r-1.c3 r-2.c1', 'r-1.c2']);
  const [contradiction, ...none] = chain.contradictions ?? [];
  assert.deepEqual(none, []);
  assert.deepEqual(
    contradiction?.yes.map(({ id }) => id),
    ['r-2.c1', 'r-1.c2'],
  );
  assert.deepEqual(
    contradiction?.no.map(({ id }) => id),
    ['r-1.c2', 'r-1.c1'],
  );
  assert.ok([...contradiction!.yes, ...contradiction!.no].every(({ quote }) => quote !== ''));
  assert.equal(made([one, two]).contradictions, undefined);
});

test('what is joined to one side of a no by the report itself stays on that side', () => {
  const decided = made([one, two], {
    acts: [
      { a: 'r-1.c1', b: 'r-2.c1', judgement: 'yes' },
      { a: 'r-1.c3', b: 'r-2.c1', judgement: 'no' },
    ],
  });
  assert.deepEqual(acts(decided), ['r-1.c1 r-2.c1', 'r-1.c2', 'r-1.c3']);
});

test('a value that a person chose is the one that is used', () => {
  const other = told('r-3', (it) => {
    const who = it.party('glazier');
    it.act('examination', { to: [who] });
    it.detail(who, 'age', '60s');
  });
  const yes = [
    { a: { report: 'r-2', party: 'p1' }, b: { report: 'r-3', party: 'p1' }, judgement: 'yes' as const },
  ];
  const age = (it: Case) => it.parties.find(({ from }) => from.length === 2)?.details.age;
  const before = made([two, other], { parties: yes });
  assert.equal(age(before), '40s');
  const after = made([two, other], {
    parties: yes,
    chosen: [
      { claim: 'r-2.c2', property: 'age' },
      { claim: 'r-3.c2', property: 'age' },
    ],
  });
  assert.equal(age(after), '60s');
  const working = after.workingValues.find(({ property }) => property === 'age');
  assert.equal(working?.why, 'chosen');
  assert.deepEqual(working?.values[working.working]?.claims, ['r-3.c2']);
  const fallen = { ...other, reading: { ...other.reading, claims: other.reading.claims.slice(0, 1) } };
  assert.equal(
    age(made([two, fallen], { parties: yes, chosen: [{ claim: 'r-3.c2', property: 'age' }] })),
    '40s',
  );
});

test('whatever is decided, no two are together that a no keeps apart', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const pair = fc.record({
    a: fc.constantFrom(...ids),
    b: fc.constantFrom(...ids),
    judgement: fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const),
  });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 14 }), (decisions) => {
      const decided = new Decided(decisions);
      const groups = new Groups(ids);
      for (const [a, b] of decided.joined) groups.join(a, b);
      for (const { a, b, judgement } of decisions)
        if (a !== b && judgement === 'no') {
          assert.notEqual(groups.of(a), groups.of(b));
          assert.ok(decided.apart(a, b) && decided.apart(b, a));
        }
      const yes = decisions.filter(({ a, b, judgement }) => a !== b && judgement === 'yes').length;
      assert.equal(decided.joined.length + decided.contradicted.length, yes);
    }),
  );
});
