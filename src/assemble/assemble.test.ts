import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fort, made, pack, report, said, source, Telling } from '../../test/invented-claims.ts';

test('a told act is one with what a same-claim joins; background is no act', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  const man = telling.party('ferryman');
  const watch = telling.party('harbour watch', { kind: 'office', office: 'harbour-watch' });
  const again = telling.party('the watch', { kind: 'office', office: 'harbour-watch' });
  const suspects = telling.party('suspects', { kind: 'group' });
  const a = telling.act('arrest', { to: [man], at: ['N1'] });
  const b = telling.act('arrest', { by: [watch], to: [man], at: ['N'], for: ['Spying', 'spying'] });
  telling.same(a, b);
  telling.act('interrogation', { by: [again], to: [man] });
  telling.act('interrogation', { to: [suspects], general: true });
  telling.detail(man, 'age', '50s');
  const { acts, parties, claims, places } = made(telling);
  assert.deepEqual(
    acts.map(({ id, kind }) => `${id} ${kind}`),
    ['a1 arrest', 'a2 interrogation'],
  );
  assert.deepEqual(acts[0]!.claims, ['c1', 'c2']);
  assert.deepEqual(acts[0]!.for, ['Spying']);
  assert.deepEqual(
    acts[0]!.at.map(({ label }) => label),
    ['N1'],
    'the province goes when its county is told',
  );
  assert.deepEqual(acts[0]!.by, acts[1]!.by, 'an office is one party');
  assert.deepEqual(
    parties.map(({ label }) => label),
    ['ferryman', 'harbour watch'],
  );
  assert.deepEqual(parties[0]!.details, { age: '50s' });
  assert.equal(claims.length, 6);
  assert.equal(places[0]!.lat, 1);
});

test('rights and codes come from the pack', () => {
  const [arrest] = made(fort()).acts;
  assert.ok(arrest!.rights.length > 0);
  assert.equal(arrest!.label, pack.acts.get('arrest')!.label.en);
  assert.deepEqual(arrest!.huridocs, pack.acts.get('arrest')!.huridocs);
  assert.equal(arrest!.stage, 'custody');
});

/** An account of the same taking by another report. */
function other(
  id: string,
  text: string,
  age: string,
  more: { at?: string; by?: string; publisher?: string } = {},
): Telling {
  const telling = new Telling(
    report(id, text, more.publisher === undefined ? {} : { publisher: more.publisher }),
  );
  const man = telling.party('a man');
  const by = more.by === undefined ? [] : [telling.party(more.by, { kind: 'office', office: more.by })];
  const kin = telling.party('family', { kind: 'group' });
  telling.detail(man, 'sex', 'male');
  telling.detail(man, 'residence', 'Port Ansel');
  telling.detail(man, 'age', age);
  telling.detail(kin, 'kin-of', `family ${man}`);
  telling.act('arrest', { to: [man], by, ...(more.at === undefined ? {} : { at: [more.at] }) });
  telling.act('imprisonment', { to: [man] });
  telling.act('banishment', { to: [kin] });
  return telling;
}

const TEXT =
  'The ferryman of Port Ansel was taken from his boat at night and nobody has seen him since that day in spring.';

test('accounts of one act in two reports are one act with two origins', () => {
  const drafted = made(
    other('r-1', TEXT, '50s'),
    other('r-2', 'Another tells it in words of its own, and at length.', '50s'),
  );
  assert.deepEqual(
    drafted.acts.map(({ kind, lineages }) => `${kind} ${lineages}`),
    ['arrest 2', 'imprisonment 2', 'banishment 2'],
  );
  assert.equal(drafted.parties.length, 2);
  assert.deepEqual(drafted.parties[0]!.from, [
    { report: 'r-1', party: 'p1' },
    { report: 'r-2', party: 'p1' },
  ]);
  assert.equal(drafted.parties[1]!.details['kin-of'], 'family p1');
  assert.equal(new Set(drafted.claims.map(({ id }) => id)).size, drafted.claims.length);
  assert.deepEqual(drafted.conflicts, []);
});

test('the same text again, or an outlet that repeats another, adds no origin', () => {
  const copy = made(other('r-1', TEXT, '50s'), other('r-2', `${TEXT} It was printed again.`, '50s'));
  assert.equal(copy.acts[0]!.lineages, 1);
  const first = other('r-1', TEXT, '50s', { publisher: 'The Invented Courier' });
  const repeated = other('r-2', 'Wholly other words for it.', '50s');
  repeated.voice = source;
  const again = new Telling(repeated.report, source);
  const man = again.party('a man');
  again.detail(man, 'sex', 'male');
  again.detail(man, 'residence', 'Port Ansel');
  again.act('arrest', { to: [man] });
  assert.equal(made(first, again).acts[0]!.lineages, 1);
});

test('values that differ stand side by side', () => {
  const drafted = made(
    other('r-1', TEXT, '50s', { at: 'N1', by: 'harbour-watch' }),
    other('r-2', 'Another tells it in words of its own, and at length.', '40s', {
      at: 'N2',
      by: 'town-police',
    }),
  );
  assert.equal(drafted.acts[0]!.lineages, 2);
  assert.deepEqual(
    drafted.conflicts.map(({ kind }) => kind),
    ['value', 'value', 'role'],
  );
  const [age, place, role] = drafted.conflicts;
  assert.match(age!.explain, /50s.*40s/);
  assert.match(place!.explain, /N1.*N2/);
  assert.match(role!.explain, /harbour-watch.*town-police/);
  assert.deepEqual(
    age!.choices.map(({ drop }) => drop.length),
    [1, 1],
  );
  assert.equal(drafted.parties[0]!.details.age, '50s', 'of equals, the first told');
});

test('counts that differ are a conflict, in words or digits', () => {
  const counted = (name: string, phrase: string, n: number) => {
    const telling = new Telling(report(name, `${name} tells it.`));
    const men = telling.party('fishermen', { kind: 'group', count: { min: n, max: n, phrase } });
    telling.act('arrest', { to: [men] });
    telling.act('imprisonment', { to: [men] });
    telling.act('contact', { by: [men] });
    telling.detail(men, 'count', phrase);
    telling.detail(men, 'residence', 'N1');
    return telling;
  };
  const conflicts = (...told: [string, number][]) =>
    made(...told.map(([phrase, n], i) => counted(`r-${i + 1}`, phrase, n))).conflicts;
  const [conflict, second] = conflicts(['three', 3], ['5', 5]);
  assert.match(conflict!.explain, /The number of fishermen is told as 3 and as 5/);
  assert.equal(conflict!.choices.length, 2);
  assert.equal(second, undefined);
  assert.deepEqual(conflicts(['three', 3], ['3', 3]), []);
});

test('a branch is no other office, a county in its province no other place', () => {
  const drafted = made(
    other('r-1', TEXT, '50s', { at: 'N1', by: 'harbour-branch' }),
    other('r-2', 'Another tells it in words of its own, and at length.', '50s', {
      at: 'N',
      by: 'harbour-watch',
    }),
  );
  assert.equal(drafted.acts[0]!.claims.length, 2);
  assert.deepEqual(drafted.conflicts, []);
});

test('other people are other parties, and acts in other years other acts', () => {
  const woman = new Telling(report('r-2', 'Another text about somebody else altogether.'));
  const she = woman.party('a woman');
  woman.detail(she, 'sex', 'female');
  woman.detail(she, 'residence', 'Port Ansel');
  woman.act('arrest', { to: [she] });
  assert.equal(made(other('r-1', TEXT, '50s'), woman).acts.filter(({ kind }) => kind === 'arrest').length, 2);
  const years = [2019, 2021].map((year) => {
    const telling = new Telling(report(`r-${year}`, `Text of ${year} with words that no other has.`));
    const man = telling.party('a man');
    telling.detail(man, 'name', 'Ansel');
    telling.act('arrest', { to: [man], when: [said.on(`${year}-05-03`)] });
    return telling;
  });
  const twice = made(...years);
  assert.equal(twice.parties.length, 1);
  assert.equal(twice.acts.length, 2);
});

test('a safeguard is present, absent or not reported, and silence is not absence', () => {
  const telling = new Telling(report('r-1', 'He was taken without a lawyer.'));
  const man = telling.party('ferryman');
  const kin = telling.party('family', { kind: 'group' });
  telling.detail(kin, 'kin-of', `family ${man}`);
  telling.act('arrest', { to: [man] });
  telling.act('notification', { to: [kin] });
  const states = made(telling).notReported.map(({ safeguard, state }) => `${safeguard}: ${state}`);
  assert.deepEqual(states, [
    'family told: reported present',
    'a lawyer: reported absent',
    'a trial: not reported',
  ]);
  assert.match(made(telling).notReported[0]!.law, /9\(1\)/);
  const free = new Telling(report('r-1', 'He wrote.'));
  free.act('contact', { by: [free.party('ferryman')] });
  assert.deepEqual(made(free).notReported, [], 'nobody was held');
});

test('a rejected claim takes what rests on it along', () => {
  const telling = fort('2020-07');
  const order = telling.order('c1', 'c2');
  telling.reject('c2');
  const drafted = made(telling);
  assert.ok(!drafted.claims.some(({ id }) => id === 'c2' || id === order));
  assert.deepEqual(
    drafted.acts.map(({ kind }) => kind),
    ['arrest', 'imprisonment'],
  );
});

test('whatever is told, the case is whole and the same every time', () => {
  const kinds = ['arrest', 'examination', 'imprisonment', 'travel', 'banishment'];
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom(...kinds), to: fc.nat(2), time: fc.nat(6) }),
    fc.record({ same: fc.tuple(fc.nat(9), fc.nat(9)) }),
    fc.record({ order: fc.tuple(fc.nat(9), fc.nat(9)) }),
  );
  const times = [said.lastMonth, said.midJune, said.aMonth, said.on('2021-05-03'), said.lateLastMonth];
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 9 }), { minLength: 1, maxLength: 3 }), (stories) => {
      const tell = () =>
        stories.map((story, r) => {
          const telling = new Telling(
            report(`r-${r}`, `Words of report ${r}.`),
            r === 0 ? source : undefined,
          );
          const people = ['a', 'b', 'c'].map((label) => telling.party(label));
          for (const id of people) telling.detail(id, 'name', id);
          const acts: string[] = [];
          for (const s of story)
            if ('kind' in s)
              acts.push(
                telling.act(s.kind, {
                  to: [people[s.to]!],
                  when: times[s.time] === undefined ? [] : [times[s.time]!],
                }),
              );
          for (const s of story) {
            if ('same' in s && acts[s.same[0]] && acts[s.same[1]])
              telling.same(acts[s.same[0]]!, acts[s.same[1]]!);
            if ('order' in s && acts[s.order[0]] && acts[s.order[1]])
              telling.order(acts[s.order[0]]!, acts[s.order[1]]!);
          }
          return telling;
        });
      const drafted = made(...tell());
      assert.equal(JSON.stringify(made(...tell())), JSON.stringify(drafted));
      const claims = new Set(drafted.claims.map(({ id }) => id));
      assert.equal(claims.size, drafted.claims.length);
      assert.deepEqual([...drafted.pathway].sort(), drafted.acts.map(({ id }) => id).sort());
      const parties = new Set(drafted.parties.map(({ id }) => id));
      for (const act of drafted.acts) {
        assert.ok(act.claims.length > 0 && act.claims.every((id) => claims.has(id)));
        assert.ok([...act.by, ...act.to, ...act.with].every((id) => parties.has(id)));
        assert.ok(act.when.because.every((id) => claims.has(id)));
      }
      const told = drafted.claims.filter(({ says }) => says.kind === 'act');
      assert.equal(
        drafted.acts.flatMap((act) => act.claims).length,
        told.length,
        'every act claim is in one act',
      );
      for (const conflict of drafted.conflicts) assert.ok(conflict.claims.every((id) => claims.has(id)));
    }),
    { numRuns: 20 },
  );
});
