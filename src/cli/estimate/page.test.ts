import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { estimate } from '../../estimate/estimate.ts';
import { tableOf } from '../../estimate/table.ts';
import { faults } from '../faults.ts';
import { paint } from '../paint.ts';
import { wordsOf } from '../words.ts';
import { countsOf, headlineFigure } from './figures.ts';
import { asHtml } from './html.ts';
import { pageOf } from './page.ts';
import { exported } from './shown.ts';
import { onTerminal } from './terminal.ts';

const words = wordsOf('en').estimate;
const shown = { inside: false, hash: 'abc', version: '0.0.0' };
const of = (
  rows: readonly (readonly [number, number])[],
  names = ['harbour', '<b>radio</b>', 'church & sea'],
) => {
  const table = tableOf(names, rows);
  return estimate(
    { name: 'north', table, tables: [table], of: 'one', notes: [] },
    { seed: 1, sweeps: 0, draws: 50 },
  );
};
const small = await of([
  [1, 310],
  [2, 280],
  [4, 205],
  [3, 61],
  [5, 48],
  [6, 39],
  [7, 3],
]);
const large = await of([
  [1, 310],
  [2, 280],
  [4, 205],
  [3, 61],
  [5, 48],
  [6, 39],
  [7, 12],
]);

test('headline figures have two digits, open outwards, and never fall below the documented people', () => {
  assert.equal(headlineFigure(1234, 'down', 100), '1,200');
  assert.equal(headlineFigure(1234, 'up', 100), '1,300');
  assert.equal(headlineFigure(1234, 'down', 1231), '1,231');
  assert.equal(headlineFigure(98_765, 'near', 0), '99,000');
});

test('where a combination is small all counts are rounded to five, and a small one is not named', () => {
  assert.ok(!countsOf([9, 7], false).rounded);
  const { of, rounded } = countsOf([9, 4], false);
  assert.ok(rounded);
  assert.deepEqual([of(0), of(4), of(13), of(12)], [0, undefined, 15, 10]);
  assert.equal(countsOf([4], true).of(4), 4);
});

test('outside the house no number gives the three people on all lists back', () => {
  const text = onTerminal(pageOf(small, words, shown), 80, paint(false));
  assert.match(text, /on exactly 3 lists\s+fewer than 5/);
  const json = JSON.stringify(exported(small, shown));
  // Totals of lists, pairs and numbers of lists would each give it by subtraction.
  for (const [i, exact] of small.listTotals.entries()) {
    assert.equal(exact % 5 === 0 || !json.includes(`"n":${exact}}`), true, `${i}`);
  }
  assert.ok(!json.includes('"patterns"') && !json.includes('bic'));
  assert.match(JSON.stringify(exported(small, { ...shown, inside: true })), /"patterns":\[1,/);
});

test('fewer than twenty people: nothing but that', async () => {
  const few = await of([
    [1, 6],
    [3, 5],
    [6, 7],
  ]);
  const page = pageOf(few, words, shown);
  assert.ok(page.withheld && page.sections.length === 0);
  assert.doesNotMatch(JSON.stringify(exported(few, shown)), /documented|18/);
  assert.match(pageOf(few, words, { ...shown, inside: true }).title, /18/);
});

test('the HTML loads nothing, runs nothing, and writes names of lists as text', () => {
  for (const language of ['en', 'ko'] as const) {
    const { estimate: own } = wordsOf(language);
    const html = asHtml([{ page: pageOf(large, own, shown), estimate: large }], own, language);
    assert.doesNotMatch(html, /<script|https?:|src=|url\(|<b>|NaN|undefined|Infinity/);
    assert.match(html, /&lt;b&gt;radio/);
    assert.match(html, /<svg role="img"/);
    for (const [, x] of html.matchAll(/ (?:x|x1|x2|cx)="([^"]*)"/g))
      assert.ok(Number(x) >= 0 && Number(x) <= 720, x);
    const opened = html
      .match(/<[a-z0-9]+[ >]/g)!
      .filter((tag) => !/meta|line|circle|path|br/.test(tag)).length;
    const closed = html.match(/<\/[a-z0-9]+>/g)!.length;
    assert.equal(opened, closed);
  }
});

test('the documented count comes first, and there is no bare number', () => {
  const lines = onTerminal(pageOf(large, words, shown), 80, paint(false)).split('\n');
  assert.equal(lines[1], 'At least 955 people documented');
  assert.match(lines[3]!, /^Between .* if/);
  for (const line of lines) assert.ok(line.length <= 80, line);
});

test('every fault of a table has words', () => {
  const folder = new URL('../../estimate/', import.meta.url);
  const thrown = readdirSync(folder)
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/new TableFault\(([^)]*)/g)])
    .flatMap(([, args]) => [...args!.split(', {')[0]!.matchAll(/'([a-z-]+)'/g)].map(([, fault]) => fault!))
    .filter((fault) => fault !== 'line');
  assert.ok(thrown.length > 15);
  for (const fault of thrown) assert.ok(`TableFault.${fault}` in faults, fault);
});
