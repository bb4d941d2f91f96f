/** Several reports of invented events, in two languages: what is one, what differs, and what stays apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pack, report, said, source, Telling } from '../../test/invented-claims.ts';
import type { Case, Cases } from '../claims/case.ts';
import type { Claim, Report, TimeRef } from '../claims/types.ts';
import { assembleAll } from './assemble.ts';

const ENGLISH =
  'The ferryman of Port Ansel was taken from his boat at night, and nobody saw him again that year.';
const KOREAN = '포트안셀의 뱃사공이 밤에 배에서 끌려갔고 그 뒤로 그를 본 사람이 없다고 소식통이 전했다.';

const all = (tellings: readonly Telling[], language?: 'en' | 'ko'): Cases =>
  assembleAll({
    reports: tellings.map((t) => t.report),
    readings: tellings.map((t) => t.reading()),
    pack,
    ...(language === undefined ? {} : { language }),
  });

const kinds = (drafted: Case): string[] =>
  drafted.acts.map(({ kind, accounts }) => `${kind} ${accounts.length}`);

interface Parts {
  readonly language?: string;
  readonly text?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly age?: string;
  readonly sex?: string;
  readonly residence?: string;
  readonly taken?: TimeRef;
  readonly at?: string;
  readonly by?: string;
  readonly charge?: string;
}

/** A man taken, examined, and sent to the fort; his family sent away. */
function story(id: string, parts: Parts = {}): Telling {
  const { language = 'en', text = `${ENGLISH} ${id}`, age = '50s', sex = 'male', residence = 'N1' } = parts;
  const more: Partial<Report> = {
    language,
    ...(parts.publisher === undefined ? {} : { publisher: parts.publisher }),
    ...(parts.published === undefined ? {} : { published: parts.published }),
  };
  const telling = new Telling(report(id, text, more));
  const man = telling.party(language === 'ko' ? '남성' : 'a man');
  const kin = telling.party(language === 'ko' ? '가족' : 'his family', { kind: 'group' });
  const by = parts.by === undefined ? [] : [telling.party(parts.by, { kind: 'office', office: parts.by })];
  telling.detail(man, 'sex', sex);
  telling.detail(man, 'age', age);
  telling.detail(man, 'residence', residence);
  telling.detail(kin, 'kin-of', `family ${man}`);
  telling.act('arrest', {
    to: [man],
    by,
    ...(parts.at === undefined ? {} : { at: [parts.at] }),
    ...(parts.taken === undefined ? {} : { when: [parts.taken] }),
    ...(parts.charge === undefined ? {} : { for: [parts.charge] }),
  });
  telling.act('examination', { to: [man] });
  telling.act('imprisonment', { to: [man] });
  telling.act('banishment', { to: [kin] });
  return telling;
}

const WORDS = {
  en: 'Wholly other words for it, by somebody who heard of it elsewhere and tells it in a way of his own.',
  ko: KOREAN,
};

test('an English and a Korean report of one event are one case, whatever the labels are', () => {
  const { case: one, others } = all([
    story('r-1', { published: '2021-06-01' }),
    story('r-2', { language: 'ko', text: WORDS.ko, published: '2021-06-03' }),
  ]);
  assert.equal(others.length, 0);
  assert.deepEqual(kinds(one), ['arrest 2', 'examination 2', 'imprisonment 2', 'banishment 2']);
  assert.deepEqual(
    one.parties.map(({ label, from }) => `${label} ${from.length}`),
    ['a man 2', 'his family 2'],
  );
  const [same] = one.parties[0]!.same!;
  assert.deepEqual(
    [same!.a, same!.b],
    [
      { report: 'r-1', party: 'p1' },
      { report: 'r-2', party: 'p1' },
    ],
  );
  assert.ok(same!.weight > 0.9);
  assert.match(same!.explain, /^What agrees: .*where they live/);
  assert.equal(one.parties[1]!.same![0]!.reason, 'kin-of');
  const [act] = one.acts[0]!.same!;
  assert.deepEqual(
    [act!.a, act!.b, act!.reason],
    [one.acts[0]!.claims[0], one.acts[0]!.claims[1], 'only-one'],
  );
  assert.deepEqual(one.conflicts, []);
});

test('the same in Korean', () => {
  const { case: one } = all([story('r-1'), story('r-2', { language: 'ko', text: WORDS.ko })], 'ko');
  assert.match(one.parties[0]!.same![0]!.explain, /^일치: /);
});

test('two events stay two cases, and it is said why', () => {
  const years = all([
    story('r-1', { taken: said.on('2019-05-03'), published: '2019-06-01' }),
    story('r-2', { taken: said.on('2021-05-03'), published: '2021-06-01', text: WORDS.en, charge: 'theft' }),
  ]);
  assert.equal(years.others.length, 1);
  assert.deepEqual(years.others[0]!.apart?.reason, 'other-time');
  assert.match(years.others[0]!.apart!.explain, /too far apart/);
  const ids = [years.case, ...years.others].flatMap(({ acts, parties }) =>
    [...acts, ...parties].map(({ id }) => id),
  );
  assert.equal(new Set(ids).size, ids.length, 'ids are unique over the cases');
  const people = all([story('r-1'), story('r-2', { text: WORDS.en, sex: 'female' })]);
  assert.equal(people.others.length, 1);
  assert.deepEqual(people.others[0]!.reports, ['r-2']);
});

test('three reports of two events are two cases, in any order', () => {
  const tell = (): Telling[] => [
    story('r-1', { taken: said.on('2019-05-03') }),
    story('r-2', { taken: said.on('2021-05-03'), text: WORDS.en }),
    story('r-3', { taken: said.on('2019-05-05'), language: 'ko', text: WORDS.ko }),
  ];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ]) {
    const { case: first, others } = all(order.map((i) => tell()[i]!));
    assert.deepEqual([first, ...others].map(({ reports }) => [...reports].sort().join('+')).sort(), [
      'r-1+r-3',
      'r-2',
    ]);
  }
});

test('differing days, places and charges of one act are conflicts of one act', () => {
  const { case: one, others } = all([
    story('r-1', { taken: said.on('2021-05-03'), at: 'N1', charge: 'espionage', by: 'town-police' }),
    story('r-2', {
      taken: said.on('2021-05-09'),
      at: 'N2',
      charge: '밀수 혐의',
      by: 'harbour-watch',
      language: 'ko',
      text: WORDS.ko,
    }),
  ]);
  assert.equal(others.length, 0);
  assert.equal(one.acts.filter(({ kind }) => kind === 'arrest').length, 1);
  assert.deepEqual(
    one.conflicts.map(({ about, of }) => `${about} ${of}`),
    ['time a1', 'place a1', 'charge a1', 'office a1'],
  );
  const charge = one.conflicts[2]!;
  assert.deepEqual(
    charge.values.map(({ text, language }) => `${language}: ${text}`),
    ['en: espionage', 'ko: 밀수 혐의'],
  );
  assert.deepEqual(
    one.workingValues.map(({ property, why, values }) => `${property} ${why} ${values.length}`),
    ['by first-told 2', 'at first-told 2', 'when first-told 2', 'for first-told 2'],
  );
});

test('a finer value is no conflict, and neither is the word of another language', () => {
  const { case: one } = all([
    story('r-1', { age: '50s', at: 'N', charge: 'spying', residence: 'N' }),
    story('r-2', { age: '52', at: 'N1', charge: '간첩', language: 'ko', text: WORDS.ko }),
  ]);
  assert.deepEqual(one.conflicts, []);
  const working = new Map(one.workingValues.map((w) => [`${w.property}`, w]));
  assert.deepEqual([working.get('age')!.why, working.get('age')!.working], ['finest', 1]);
  assert.deepEqual([working.get('at')!.why, working.get('at')!.working], ['finest', 1]);
  assert.equal(working.has('for'), false, 'one charge in two languages');
  assert.equal(one.parties[0]!.details.age, '52');
  assert.equal(one.parties[0]!.details.residence, 'N1');
});

test('what only one report tells is marked, and what only one origin tells', () => {
  const more = story('r-3', { text: WORDS.en });
  more.act('release', { to: ['p1'] });
  const { case: one } = all([story('r-1'), story('r-2', { text: `${ENGLISH} Again.` }), more]);
  const release = one.acts.find(({ kind }) => kind === 'release')!;
  assert.deepEqual([release.addedBy, release.onlyLineage, release.lineages], ['r-3', 2, 1]);
  const arrest = one.acts[0]!;
  assert.deepEqual([arrest.addedBy, arrest.onlyLineage, arrest.lineages], [undefined, undefined, 2]);
  assert.deepEqual(one.lineages, { 'r-1': 1, 'r-2': 1, 'r-3': 2 });
  assert.deepEqual(
    one.lineageReasons.map(({ reports, reason }) => `${reports.join('+')} ${reason}`),
    ['r-1+r-2 near-duplicate'],
  );
});

test('the value of more origins is used, and a copy adds none', () => {
  const { case: one } = all([
    story('r-1', { age: '40s' }),
    story('r-2', { age: '40s', text: `${ENGLISH} Again.` }),
    story('r-3', { age: '50s', text: WORDS.en }),
    story('r-4', { age: '50s', text: WORDS.ko, language: 'ko' }),
  ]);
  const [age] = one.workingValues;
  assert.deepEqual(
    [age!.property, age!.why, age!.values[age!.working]!.label],
    ['age', 'most-lineages', '50s'],
  );
  assert.match(age!.explain, /2 of 3/);
  assert.equal(one.parties[0]!.details.age, '50s');
});

test('how many a party counts is what the value in use says', () => {
  const tell = (id: string, n: number, text: string): Telling => {
    const telling = new Telling(report(id, text));
    const count = { min: n, max: n, phrase: String(n) };
    const men = telling.party('ferrymen', { kind: 'group', count });
    telling.detail(men, 'residence', 'N1');
    telling.detail(men, 'count', count.phrase);
    for (const kind of ['arrest', 'examination', 'imprisonment']) telling.act(kind, { to: [men] });
    return telling;
  };
  const { case: one } = all([tell('r-1', 2, ENGLISH), tell('r-2', 3, WORDS.en), tell('r-3', 3, KOREAN)]);
  const [men] = one.parties;
  assert.deepEqual([men!.details.count, men!.count?.min], ['3', 3]);
});

test('the worked example: two claims, and what each way out means', () => {
  const english = new Telling(report('r-1', ENGLISH), source);
  const man = english.party('a man');
  english.detail(man, 'age', '50s');
  english.act('arrest', { to: [man], when: [said.lastMonth] });
  english.act('examination', { to: [man], when: [said.aMonth] });
  english.act('imprisonment', { to: [man], when: [said.midJune] });
  const korean = new Telling(
    report('r-2', '지난달 중순 붙잡혔다. 지난달 말께 국경으로 떠났다가 붙잡혔다.', { language: 'ko' }),
    source,
  );
  const he = korean.party('남성');
  korean.detail(he, 'age', '50s');
  const taken = korean.act('arrest', { to: [he], when: [said.midLastMonth], words: '지난달 중순 붙잡혔다' });
  korean.act('examination', { to: [he], when: [said.aMonth] });
  korean.act('imprisonment', { to: [he], when: [said.midJune] });
  const left = korean.act('travel', {
    by: [he],
    when: [said.lateLastMonth],
    words: '지난달 말께 국경으로 떠났다',
  });
  korean.order(left, taken, undefined, '떠났다가 붙잡혔다');
  const { case: one, others } = all([english, korean]);
  assert.equal(others.length, 0);
  assert.equal(one.conflicts.length, 1);
  const [conflict] = one.conflicts;
  const quotes = conflict!.claims.map((id) => one.claims.find((claim) => claim.id === id)!.anchors[0]!.quote);
  assert.deepEqual(quotes, ['지난달 중순 붙잡혔다', '지난달 말께 국경으로 떠났다']);
  const then = conflict!.choices.map(({ then: text }) => /arrest: (\S+?);?(?: |$)/.exec(text)?.[1]);
  assert.deepEqual(then, ['XXXX-05-21/XXXX-05-26', 'XXXX-05-11/XXXX-05-20']);
  assert.deepEqual(
    one.lineageReasons.map(({ reason }) => reason),
    [],
    'too little is told in numbers for a translation',
  );
});

test('one event whatever the order of the reports', () => {
  const tale = fc.record({
    age: fc.constantFrom('40s', '50s', '52'),
    day: fc.constantFrom('2019-05-03', '2019-05-09', '2021-05-03'),
    residence: fc.constantFrom('N', 'N1', 'N2'),
    ko: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(tale, { minLength: 2, maxLength: 5 }), fc.nat(), (tales, seed) => {
      const make = () =>
        tales.map(({ age, day, residence, ko }, i) =>
          story(`r-${i}`, {
            age,
            residence,
            taken: said.on(day),
            text: `${i} `.repeat(9) + String.fromCharCode(97 + i).repeat(9),
            language: ko ? 'ko' : 'en',
          }),
        );
      const groups = (tellings: Telling[]): string => {
        const { case: first, others } = all(tellings);
        return JSON.stringify(
          [first, ...others]
            .map((one) => ({
              reports: [...one.reports].sort(),
              acts: one.acts
                .map(({ kind, accounts }) => `${kind} ${accounts.map(({ report: r }) => r).sort()}`)
                .sort(),
              parties: one.parties
                .map(({ from }) =>
                  from
                    .map((f) => `${f.report} ${f.party}`)
                    .sort()
                    .join(),
                )
                .sort(),
              conflicts: one.conflicts.map(({ about, claims }) => `${about} ${claims.length}`).sort(),
              dates: one.acts.map(({ when }) => when.edtf).sort(),
            }))
            .sort((a, b) => (a.reports[0]! < b.reports[0]! ? -1 : 1)),
        );
      };
      const turned = make();
      for (let i = turned.length - 1, s = seed; i > 0; i--, s = (s * 31 + 7) % 9973) {
        const k = s % (i + 1);
        [turned[i], turned[k]] = [turned[k]!, turned[i]!];
      }
      assert.equal(groups(turned), groups(make()));
    }),
    { numRuns: 60 },
  );
});

test('one to one: a party or act has one telling of every report at most', () => {
  const people = fc.array(
    fc.record({ age: fc.constantFrom('40s', '50s'), kind: fc.constantFrom('arrest', 'release') }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.array(people, { minLength: 2, maxLength: 4 }), (reports) => {
      const tellings = reports.map((told, i) => {
        const telling = new Telling(report(`r-${i}`, `${i}`.repeat(40)));
        for (const { age, kind } of told) {
          const man = telling.party('a man');
          telling.detail(man, 'age', age);
          telling.detail(man, 'residence', 'N1');
          telling.act(kind, { to: [man] });
        }
        return telling;
      });
      const { case: first, others } = all(tellings);
      for (const one of [first, ...others]) {
        for (const { from } of one.parties)
          assert.equal(new Set(from.map((f) => f.report)).size, from.length);
        for (const { accounts } of one.acts)
          for (const { claims } of accounts) assert.equal(claims.length, 1, 'no two acts of one report');
        for (const joined of [...one.parties, ...one.acts].flatMap(({ same = [] }) => [...same]))
          assert.ok(joined.weight >= 0.5 && joined.weight <= 1 && joined.explain !== '');
      }
    }),
    { numRuns: 60 },
  );
});

test('a rejected claim takes its own support away and nothing else', () => {
  const tell = (reject: boolean): Cases => {
    const told = [story('r-1', { age: '40s' }), story('r-2', { age: '50s', text: WORDS.en })];
    if (reject) told[1]!.reject('c2');
    return all(told);
  };
  const [before, after] = [tell(false), tell(true)].map(({ case: one }) => one) as [Case, Case];
  assert.ok(before.workingValues.some(({ property }) => property === 'age'));
  assert.ok(!after.workingValues.some(({ property }) => property === 'age'));
  assert.equal(before.conflicts.length, 1);
  assert.deepEqual(after.conflicts, []);
  assert.deepEqual(kinds(after), kinds(before));
  const said_ = ({ claims }: Case): Claim['says']['kind'][] => claims.map(({ says }) => says.kind);
  assert.equal(said_(before).length, said_(after).length + 1);
});

test('what falls with a rejected claim leaves its number unused', () => {
  const told = [story('r-1'), story('r-2', { text: WORDS.en })] as const;
  const [first] = told;
  const arrest = first.act('arrest', { to: [first.party('a boy')] });
  first.order(arrest, 'c5');
  first.act('release', { to: ['p1'] });
  first.reject(arrest);
  const { claims } = all(told).case;
  assert.equal(new Set(claims.map(({ id }) => id)).size, claims.length);
});

test('two neighbours and two brothers are not one for being two and taken', () => {
  const couple = (id: string, label: string, count: string) => {
    const telling = new Telling(report(id, `${ENGLISH} ${id}`.split(' ').reverse().join(` ${id} `)));
    const party = telling.party(label, { kind: 'group' });
    telling.detail(party, 'count', count);
    telling.act('arrest', { to: [party] });
    return telling;
  };
  const cases = (count: string) =>
    1 + all([couple('r-a', 'two neighbours', count), couple('r-b', 'two brothers', count)]).others.length;
  assert.equal(cases('2'), 2);
  assert.equal(cases('17'), 1);
});
