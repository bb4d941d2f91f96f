/** Every number says what is counted: the rules that the page names are those that the server tells, in both languages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Overview } from '../../src/server/shapes.ts';
import type { Showing } from './context.ts';
import { behindWords, tablesOf } from './tables-of.ts';
import en from './words.en.json' with { type: 'json' };
import ko from './words.ko.json' with { type: 'json' };

const here = import.meta.dirname;
const rules = JSON.parse(
  readFileSync(join(here, '../../src/server/rules.json'), 'utf8'),
) as Overview['rules'];

const counts: Overview = {
  ...{ of: 'accepted', snapshot: { through: 9, at: 0, cases: 9 }, cases: 7, claims: 12, threshold: 5, rules },
  kinds: [{ value: 'arrest', cases: 7 }],
  stages: [{ value: 'custody', cases: 7 }],
  places: [{ value: 'KP01', cases: 3 }],
  offices: [{ value: 'police', cases: 2 }],
  languages: [{ value: 'en', cases: 7 }],
  statuses: [{ value: 'accepted', cases: 7, claims: 12 }],
  without: { place: 4, office: 5, date: 1 },
  series: [{ kind: 'arrest', cases: 7, undated: 1, months: [{ month: '2020-02', certain: 5, spread: 0.5 }] }],
  pathways: {
    stages: [{ stage: 'custody', cases: 7, last: 7 }],
    links: [{ from: 'custody', to: 'penalty', cases: 2, silent: true }],
  },
};
const using = (words: typeof en, language: 'en' | 'ko'): Pick<Showing, 'words' | 'name' | 'language'> => ({
  ...{ words, language, name: (_list, id) => id },
});

test('every table has its rules, what is counted first, and that it stays inside', () => {
  for (const [words, language] of [
    [en, 'en'],
    [ko, 'ko'],
  ] as const) {
    const tables = tablesOf(counts, using(words, language));
    assert.equal(tables.length, 8);
    for (const { id, rules: names, columns, rows } of tables) {
      for (const name of names) assert.ok(rules[name]?.[language], `${id}: ${name}`);
      assert.equal(names.at(-1), 'inside');
      assert.ok(id === 'statuses' || names[0] === 'accepted', id);
      for (const row of rows) assert.equal(row.length, columns.length, id);
    }
  }
});

test('what is not told has a line of its own', () => {
  const tables = tablesOf(counts, using(en, 'en'));
  const lines = tables.flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text).join(' ')));
  for (const line of [
    'place not told 4',
    'office not told 5',
    'not dated 1 ',
    'custody penalty nothing told 2',
  ])
    assert.ok(lines.includes(line), `${line} in ${lines.join(' | ')}`);
});

test('the page names no rule that is not told', () => {
  const named = readdirSync(here)
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [
      ...readFileSync(join(here, file), 'utf8').matchAll(/(?:rules|names)=\{\[([^\]]*)\]\}/g),
    ])
    .flatMap((match) => [...match[1]!.matchAll(/'(\w+)'/g)].map((name) => name[1]!));
  assert.ok(named.length > 8);
  for (const name of named) assert.ok(rules[name], name);
});

test('an opened number says what it counts', () => {
  const say = (behind: string) => behindWords(behind, using(en, 'en'));
  assert.equal(say('kind=arrest&month=2020-02'), 'arrest · Feb 2020');
  assert.equal(say('step=custody%3Epenalty'), 'custody → penalty');
  assert.equal(say('without=place'), 'place not told');
  assert.equal(say(''), 'all that are counted');
});

test('what is documented never reads as what happened', () => {
  const texts = (of: unknown): string[] =>
    typeof of === 'string' ? [of] : Object.values(of as object).flatMap(texts);
  const said = [...texts(en), ...texts(ko), ...texts(rules)];
  const happened = said.filter((text) => /happen|일어나|일어난|일어났/.test(text));
  assert.ok(happened.length >= 6);
  for (const text of happened) assert.match(text, /\bnot\b|\bno count\b|않|아니/, text);
});
