import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePair } from './gold.ts';
import { byLanguages, type DraftedCase, type DraftedClaim, f1, scorePair, share, total } from './score.ts';
import { sameRates, table } from './table.ts';

const gold = parsePair(
  'small',
  `
seeded: the day of the arrest and the age
pack: prk
reports:
  a: {language: en, text: "A teacher of 41 was arrested on 3 May. He was beaten. His house was searched."}
  b: {language: en, text: "A teacher, 43, was seized on 9 May. Guards beat him. A phone was confiscated. He may be freed."}
cases: [[a, b]]
lineages: [[a], [b]]
acts:
  - {kind: arrest, a: was arrested on 3 May, b: was seized on 9 May}
  - {kind: torture, a: was beaten, b: beat him}
  - {kind: search, a: house was searched}
  - {kind: seizure, b: was confiscated}
  - {kind: release, b: may be freed, optional: true}
conflicts:
  - {kind: time, about: time, a: arrested on 3 May, b: seized on 9 May}
  - {kind: value, about: age, a: of 41, b: "43"}
`,
);

/** A claim on words of a report. */
function claim(
  id: string,
  words: string,
  says: DraftedClaim['says'] = { kind: 'act', roles: { by: [], at: [], when: [], for: [] } },
): DraftedClaim {
  const report = id[0]!;
  const start = gold.reports.find((one) => one.id === report)!.text.indexOf(words);
  assert.ok(start >= 0, words);
  return { id, report, says, anchors: [{ start, end: start + words.length }] };
}
const age = { kind: 'detail', property: 'age' };
const dated = { kind: 'act', roles: { by: [], at: [], when: [{}], for: [] } };
const claims = [
  claim('a1', 'was arrested on 3 May', dated),
  claim('a2', 'was beaten'),
  claim('a3', 'house was searched'),
  claim('a4', 'A teacher of 41', age),
  claim('b1', 'was seized on 9 May', dated),
  claim('b2', 'Guards beat him'),
  claim('b3', 'was confiscated'),
  claim('b4', 'A teacher, 43', age),
  claim('b5', 'may be freed'),
];
const act = (kind: string, ...ids: string[]) => ({ id: ids.join(), kind, claims: ids });
const joined = [act('arrest', 'a1', 'b1'), act('torture', 'a2', 'b2')];
const alone = [act('search', 'a3'), act('seizure', 'b3')];
const conflicts = [
  { kind: 'time', about: 'time', claims: ['b1', 'a1'] },
  { kind: 'value', about: 'age', claims: ['a4', 'b4'] },
];
const perfect: DraftedCase = {
  reports: ['a', 'b'],
  claims,
  acts: [...joined, ...alone],
  conflicts,
  lineages: { a: 1, b: 2 },
};
const scored = (change: Partial<DraftedCase>, ...more: DraftedCase[]) =>
  scorePair(gold, [{ ...perfect, ...change }, ...more]);

test('a case as the coder made it has everything right', () => {
  const score = scored({});
  assert.deepEqual(score.faults, []);
  assert.deepEqual(score.same, { gold: 2, possible: 2, right: 2, wrong: 0, invented: 0 });
  assert.deepEqual(score.added, { gold: 2, read: 2, right: 2, wrong: 0, lost: 0 });
  assert.deepEqual(score.conflicts, { gold: 2, possible: 2, right: 2, wrong: 0, named: 2 });
  assert.deepEqual(
    [score.lineages, score.cases],
    [
      { right: 1, of: 1 },
      { right: 1, possible: 1, of: 1 },
    ],
  );
});

test('an act that stays two is not joined, and no addition', () => {
  const { same, added } = scored({
    acts: [act('arrest', 'a1', 'b1'), act('torture', 'a2'), act('torture', 'b2'), ...alone],
  });
  assert.deepEqual(same, { gold: 2, possible: 2, right: 1, wrong: 0, invented: 0 });
  assert.equal(added.wrong, 1);
});

test('what the reader missed is not held against the joining', () => {
  const score = scored({ acts: [act('arrest', 'a1', 'b1'), act('torture', 'a2')] });
  assert.deepEqual(score.same, { gold: 2, possible: 1, right: 1, wrong: 0, invented: 0 });
  assert.deepEqual(score.added, { gold: 2, read: 0, right: 0, wrong: 0, lost: 1 });
  assert.deepEqual(score.tellings, { gold: 6, read: 3 });
  const { joined, whole } = sameRates(score);
  assert.deepEqual([joined.recall, whole.recall], [1, 0.5]);
});

test('an act that the reader proposes twice in one report is no failure of the joining', () => {
  const again = claim('a7', 'A teacher of 41 was arrested');
  const acts = [...joined, ...alone, act('arrest', 'a7')];
  const { added } = scored({ claims: [...claims, again], acts });
  assert.deepEqual([added.wrong, added.lost], [0, 1]);
});

test('acts of two kinds of happening in one are wrong, acts that nobody noted are invented', () => {
  const two = parsePair(
    'two',
    `
seeded: two arrests
pack: prk
reports:
  a: {language: en, text: "Kim was arrested. Pak was arrested."}
  b: {language: en, text: "Pak was seized. Guards sang."}
cases: [[a, b]]
lineages: [[a], [b]]
acts:
  - {kind: arrest, a: Kim was}
  - {kind: arrest, a: Pak was, b: Pak was}
`,
  );
  const at = (id: string, start: number): DraftedClaim => ({
    ...claims[1]!,
    id,
    report: id[0]!,
    anchors: [{ start, end: start + 5 }],
  });
  const score = scorePair(two, [
    {
      ...perfect,
      claims: [at('a1', 0), at('a2', 18), at('b1', 0), at('b2', 17)],
      acts: [act('arrest', 'a1', 'b1'), act('arrest', 'a2', 'b2')],
      conflicts: [],
    },
  ]);
  assert.deepEqual(score.same, { gold: 1, possible: 1, right: 0, wrong: 1, invented: 1 });
});

test('a conflict must be exactly the claims of the gold, and of its kind', () => {
  for (const change of [
    { kind: 'value', claims: ['a1', 'b1'] },
    { kind: 'time', claims: ['a1', 'b1', 'b2'] },
    { kind: 'time', claims: ['a1', 'b2'] },
  ]) {
    const score = scored({ conflicts: [change] }).conflicts;
    assert.deepEqual([score.right, score.wrong], [0, 1]);
  }
  const again = scored({ conflicts: [...conflicts, conflicts[0]!] }).conflicts;
  assert.deepEqual([again.right, again.wrong], [2, 0]);
});

test('two claims on the same words are one of the gold, on other words they are one too many', () => {
  const more = [...claims, claim('a6', 'arrested on 3 May'), claim('b6', 'seized on 9 May', dated)];
  const conflict = { kind: 'time', claims: ['a1', 'a6', 'b1'] };
  assert.equal(scored({ claims: more, conflicts: [conflict] }).conflicts.right, 1);
  const twice = parsePair(
    'twice',
    `
seeded: told twice
pack: prk
reports:
  a: {language: en, text: "He is 41. A man of 41 was seen."}
  b: {language: en, text: "He is 43."}
cases: [[a, b]]
lineages: [[a], [b]]
acts: []
conflicts: [{kind: value, about: age, a: "He is 41 || man of 41", b: "He is 43"}]
`,
  );
  const detail = (id: string, start: number): DraftedClaim => ({
    ...claims[3]!,
    id,
    report: id[0]!,
    anchors: [{ start, end: start + 9 }],
  });
  const told = [detail('a1', 0), detail('a2', 12), detail('b1', 0)];
  const right = (...sets: string[][]) => {
    const made = sets.map((ids) => ({ kind: 'value', claims: ids }));
    return scorePair(twice, [{ ...perfect, claims: told, acts: [], conflicts: made }]).conflicts;
  };
  assert.deepEqual(
    [right(['a1', 'b1'], ['a2', 'b1']).right, right(['a1', 'b1'], ['a2', 'b1']).wrong],
    [1, 0],
  );
  assert.deepEqual([right(['a1', 'a2', 'b1']).right, right(['a1', 'a2', 'b1']).wrong], [0, 1]);
});

test('a conflict is possible only when claims of that sort are read', () => {
  const without = claims.filter(({ id }) => id !== 'b4');
  const score = scored({ claims: without, conflicts: [conflicts[0]!] }).conflicts;
  assert.deepEqual([score.gold, score.possible, score.right], [2, 1, 1]);
  const plain = [...without, claim('b4', 'A teacher, 43')];
  assert.equal(scored({ claims: plain, conflicts: [] }).conflicts.possible, 1);
});

test('an act of another kind on the same words is another act', () => {
  const { same, tellings } = scored({ acts: [act('detention', 'a1', 'b1'), joined[1]!, ...alone] });
  assert.deepEqual(same, { gold: 2, possible: 1, right: 1, wrong: 0, invented: 1 });
  assert.equal(tellings.read, 4);
});

test('proposals about optional acts count nowhere', () => {
  const score = scored({ acts: [...joined, ...alone, act('release', 'a2', 'b5')] });
  assert.equal(score.same.wrong + score.same.invented, 0);
});

test('two cases where there is one: not joined, not added, not right', () => {
  const one = { ...perfect, reports: ['a'], acts: [act('arrest', 'a1'), alone[0]!], conflicts: [] };
  const other = { ...perfect, reports: ['b'], acts: [act('arrest', 'b1'), alone[1]!], conflicts: [] };
  const score = scorePair(gold, [one, other]);
  assert.deepEqual([score.same.right, score.added.right, score.cases.right], [0, 0, 0]);
  assert.equal(score.lineages.right, 1);
});

test('reports that nothing read links are not held against the parting into cases', () => {
  const one = { ...perfect, reports: ['a'], acts: alone.slice(0, 1), conflicts: [] };
  const other = { ...perfect, reports: ['b'], acts: alone.slice(1), conflicts: [] };
  assert.deepEqual(scorePair(gold, [one, other]).cases, { right: 0, possible: 0, of: 1 });
});

test('one origin where there are two is wrong', () => {
  assert.equal(scored({ lineages: { a: 1, b: 1 } }).lineages.right, 0);
});

test('sums by languages count an order of languages once, and one mix not at all', () => {
  const score = scored({});
  const as = (languages: string) => ({ ...score, languages });
  const sums = byLanguages([as('en/ko'), as('ko/en'), as('en/ko/en'), as('en/en')]);
  assert.deepEqual(
    sums.map(({ name, same }) => [name, same.right]),
    [
      ['en', 2],
      ['en with ko', 6],
    ],
  );
  assert.deepEqual(byLanguages([score, score]), []);
});

test('sums leave out what could not be read', () => {
  const score = scored({});
  const sum = total([score, { ...score, unread: 'not read: ja' }, score]);
  assert.equal(sum.same.right, 4);
  assert.match(table([score, { ...score, unread: 'not read: ja' }, sum]), /not read: ja$/m);
  assert.deepEqual([share(0, 0), f1(0, 0), f1(null, 1), f1(1, 1)], [null, 0, null, 1]);
});
