import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesOf, demoCases, NAMED, pack, textOf } from './cases.fixture.ts';
import { tableOf } from './csv.ts';
import type { ExchangeFile } from './handed.ts';
import { uwazi } from './uwazi.ts';
import { classicName, newerName } from './uwazi-headers.ts';
import { compared, TEMPLATES, thesauriOf } from './uwazi-model.ts';

const fileOf = (files: readonly ExchangeFile[], name: string): string =>
  textOf(files.find((file) => file.name === name)!);

test('the classic rule makes one of two Korean heads, the newer one does not', () => {
  assert.equal(classicName('체포일'), '___');
  assert.equal(classicName('체포일'), classicName('구금일'));
  assert.notEqual(newerName('체포일'), newerName('구금일'));
  assert.equal(classicName(' My^Prop 1 '), 'my_prop_1');
  assert.equal(newerName(' [My] Prop% '), 'my__prop_');
  assert.equal(newerName('+체포 일:시'), '체포_일_시');
});

test('our heads are themselves under both rules, and no two are one', () => {
  for (const properties of Object.values(TEMPLATES)) {
    const names = ['title__en', 'title__ko', ...properties.map(({ name }) => name)];
    for (const rule of [classicName, newerName]) {
      assert.deepEqual(names.map(rule), names);
      assert.equal(new Set(names.map(rule)).size, names.length);
    }
  }
});

test('the name of a property follows from its label under both rules', async () => {
  const templates = JSON.parse(fileOf(uwazi(await casesOf([NAMED])), '0-templates.json')) as {
    properties: { name: string; label: string; type: string }[];
  }[];
  for (const { properties } of templates)
    for (const { name, label, type } of properties)
      for (const rule of [classicName, newerName])
        assert.equal(type === 'geolocation' ? `${rule(label)}_geolocation` : rule(label), name);
});

test('labels of a thesaurus are unique as Uwazi compares them, on each level and in each language', () => {
  for (const [name, values] of Object.entries(thesauriOf(pack)))
    for (const language of ['en', 'ko'] as const)
      for (const level of [
        values,
        ...values.flatMap((value) => (value.values === undefined ? [] : [value.values])),
      ]) {
        const labels = level.map(({ label }) => compared(label[language]));
        assert.equal(new Set(labels).size, labels.length, `${name} ${language}`);
      }
});

test('every value of a select is in its thesaurus, every relation is the title of an entity', async () => {
  const cases = await demoCases({ names: true });
  const files = uwazi(cases).map(({ name, chunks }) => ({ name, chunks: [...chunks] }));
  const titles: Record<string, string[]> = {};
  const thesaurus = (name: string): Set<string> => {
    const labels = new Set<string>();
    let group = '';
    for (const { cells } of tableOf(fileOf(files, `1-thesaurus-${name}.csv`)).rows) {
      const label = cells[0]!.trim();
      if (label.startsWith('- ')) labels.add(`${group}::${label.slice(2)}`);
      else labels.add(label);
      if (!label.startsWith('- ')) group = label;
    }
    return labels;
  };
  for (const [template, file] of [
    ['reports', '2-reports.csv'],
    ['parties', '3-parties.csv'],
    ['acts', '4-acts.csv'],
  ] as const) {
    const { head, rows } = tableOf(fileOf(files, file));
    titles[template] = rows.map(({ cells }) => cells[0]!);
    assert.equal(new Set(titles[template]).size, rows.length, 'titles are unique');
    for (const { name, type, of } of TEMPLATES[template])
      for (const { cells } of rows) {
        const parts = cells[head.indexOf(name)]!.split('|').filter((part) => part !== '');
        if (type === 'select' || type === 'multiselect')
          for (const part of parts) assert.ok(thesaurus(of!).has(part), `${name}: ${part}`);
        if (type === 'relationship')
          for (const part of parts) assert.ok(titles[of!]!.includes(part), `${name}: ${part}`);
        if (type === 'date' && parts[0]) assert.match(parts[0], /^\d{4}(-\d\d(-\d\d)?)?$/);
        if (type === 'daterange' && parts[0])
          assert.match(parts[0], /^(\d{4}-\d\d-\d\d)?:(\d{4}-\d\d-\d\d)?$/);
        if (type === 'geolocation' && parts.length > 0)
          assert.ok(parts.length === 2 && parts.every((part) => !Number.isNaN(Number(part))));
      }
  }
  assert.ok(titles.acts!.length > 20);
});

test('names stay out, and what begins as a formula is no formula', async () => {
  const all = uwazi(
    await casesOf([
      NAMED,
      '=A fisherman named Ri Tae-song was arrested in Kapsan County in May 2020 for "+calling abroad".',
    ]),
  ).map(textOf);
  for (const text of all) {
    assert.doesNotMatch(text, /Tae-song|Un-ok|\bRi\b/);
    for (const { cells } of text.startsWith('[') ? [] : tableOf(text).rows) assert.ok(cells.length > 0);
    assert.doesNotMatch(text.startsWith('[') ? '' : text, /(?:^|,|")[=+@]/m);
  }
});

test('names have a column of their own, which is filled when they are asked for', async () => {
  const files = uwazi(await casesOf([NAMED], { names: true }));
  const { head, rows } = tableOf(fileOf(files, '3-parties.csv'));
  const told = rows.map(({ cells }) => cells[head.indexOf('names')]);
  assert.ok(told.includes('Ri Tae-song'));
});
