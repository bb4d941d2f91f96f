import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldedLetters, nameRules } from '../intake/lists/knowledge.ts';
import { fold } from './fold.ts';
import { raw } from './invented.fixture.ts';
import { nearness } from './names.ts';
import { planOf } from './plan.ts';
import { link } from './run.ts';

const names = nameRules();
const letters = foldedLetters();
const near = (one: string, other: string) => nearness(fold(one, letters)!, fold(other, letters)!, names);
/** What the level of the least near spelling asks for. */
const SAME = 0.75;

test('the same words in another order are the same name', () => {
  assert.equal(near('Barram Oxley', 'Oxley, Barram'), 1);
  assert.equal(near('Dr. Barram Oxley', 'Barram Oxley'), 1);
});

test('what is left out, shortened or written together leaves a name near', () => {
  for (const [one, other] of [
    ['Barram Trevan Oxley', 'Barram Oxley'],
    ['B. Oxley', 'Barram Oxley'],
    ['BarramOxley', 'Barram Oxley'],
    ['Barram Oxly', 'Barram Oxley'],
    ['Hulvey al-Trevan', 'Hulvey Trevan'],
  ] as const)
    assert.ok(near(one, other) >= SAME, `${one} | ${other}: ${near(one, other)}`);
});

test('a name in another script is near', () => {
  for (const [one, other] of [
    ['Баррам Окслей', 'Barram Oksley'],
    ['ბარამ ტრევან', 'Baram Trevan'],
    ['Βαραμ Τρεβαν', 'Varam Trevan'],
    ['سلمان كريم', 'Salman Karim'],
    ['バラム・トレバン', 'Baramu Toreban'],
    ['김철수', 'Kim Chol Su'],
  ] as const)
    assert.ok(near(one, other) >= SAME, `${one} | ${other}: ${near(one, other)}`);
});

test('another word on both sides makes another name', () => {
  for (const [one, other] of [
    ['Barram Oxley', 'Barram Wimble'],
    ['Barram T. Oxley', 'Barram D. Oxley'],
    ['Barram Dismor Oxley', 'Barram Hulvey Oxley'],
    ['Oxley', 'Wimble'],
    ['B. T.', 'Barram Trevan'],
  ] as const)
    assert.ok(near(one, other) < SAME, `${one} | ${other}: ${near(one, other)}`);
});

test('nearness has no side', () => {
  for (const [one, other] of [
    ['Barram Trevan Oxley', 'Oxly Barram'],
    ['Баррам', 'Barram Oxley'],
    ['', 'x'],
  ] as const)
    assert.equal(near(one || '-', other), near(other, one || '-'));
});

test('rows of whole names are joined whatever the order of their words', async () => {
  const given = ['barram', 'trevan', 'dismor', 'hulvey', 'pakkan', 'zethro', 'quill'];
  const family = ['oxley', 'wimble', 'sandor', 'merrit', 'calloway', 'binder', 'foss', 'grale', 'thorne'];
  const people = Array.from({ length: 63 }, (_, i) => [given[i % 7]!, family[i % 9]!] as const);
  const born = people.map((_, i) => `${1930 + i}`);
  const towns = people.map((_, i) => ['fosston', 'graleby', 'thornham', 'meriden', 'sandoor'][i % 5]!);
  const declared = [
    {
      name: 'name',
      holds: 'name',
      raw: raw([
        ...people.map(([a, b]) => `${a} ${b}`),
        ...people.map(([a, b]) => `${b.toUpperCase()}, ${a}`),
      ]),
    },
    { name: 'birth', holds: 'birth', raw: raw([...born, ...born]) },
    { name: 'place', holds: 'place', raw: raw([...towns, ...towns]) },
  ] as const;
  const apart = Int32Array.from({ length: 126 }, (_, i) => (i < 63 ? 0 : 1));
  const plan = planOf(declared, { apart, letters, names, budget: 2000 });
  assert.ok(plan.rules.some(({ keys }) => keys.includes('name:order')));
  const { clustering } = await link(plan, { seed: 1, apart });
  const right = people.filter((_, i) => clustering.of[i] === clustering.of[i + 63]).length;
  assert.ok(right >= 60, `${right} of 63`);
});
