import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { solve } from './network.ts';
import { type Phrases, renderConflict, renderProof } from './proof.ts';
import { english, korean, TOLD } from './sample.fixture.ts';

function phrases(language: string): Phrases {
  const file = new URL(`../../packs/generic/phrases.${language}.yaml`, import.meta.url);
  return parse(readFileSync(file, 'utf8')) as Phrases;
}
const EN = phrases('en');
const KO = phrases('ko');
const name = (p: string) =>
  p.replace('.start', ' begins').replace('.end', ' ends').replace(TOLD, 'the telling');

test('a proof reads in English', () => {
  const arrest = solve(english('2020-07'), C).points.find((p) => p.point === 'arrest.start')!;
  assert.deepEqual(
    renderProof(arrest.because.latest!, EN, name),
    [
      'The report is dated “2020-07”: r1.published is 31 July 2020 or earlier.',
      'r1.published is 31 July 2020 or earlier, so “on Monday” means 27 July 2020 at the latest: the telling is 27 July 2020 or earlier.',
      'The telling is 27 July 2020 or earlier, so “in mid-June” means June 2020 at the latest: transfer begins is 20 June 2020 or earlier.',
      'examination ends comes before transfer begins: 20 June 2020 or earlier.',
      '“over the course of a month” is at least 25 days: examination begins is 26 May 2020 or earlier.',
      'arrest ends comes before examination begins: 26 May 2020 or earlier.',
      'arrest begins cannot be after arrest ends: 26 May 2020 or earlier.',
      'So arrest begins is 26 May 2020 or earlier.',
    ].map((l) => l.replace('The telling is 27', 'the telling is 27')),
  );
});

test('in an unknown year a proof names days without year', () => {
  const arrest = solve(english(), C).points.find((p) => p.point === 'arrest.start')!;
  const en = renderProof(arrest.because.earliest!, EN, name);
  const ko = renderProof(arrest.because.earliest!, KO, (p) => (p === 'arrest.start' ? '체포' : p));
  assert.equal(en.at(-1), 'So arrest begins is 1 May or later.');
  assert.equal(ko.at(-1), '따라서 체포는 5월 1일 이후다.');
  for (const line of [...en, ...ko]) assert.doesNotMatch(line, /2001|[{}]/);
});

test('a conflict reads as two thoughts that meet', () => {
  const [conflict] = solve(korean('2020-07'), C).conflicts;
  const en = renderConflict(conflict!, EN, name);
  assert.match(en.at(-1)!, /^Both cannot be true: /);
  assert.ok(en.length >= 4);
  assert.ok(renderConflict(conflict!, KO).every((l) => !l.includes('{')));
});

test('both languages say the same steps, with known places only', () => {
  assert.deepEqual(Object.keys(KO.steps).sort(), Object.keys(EN.steps).sort());
  const known = new Set(['point', 'from', 'day', 'base', 'days', 'label', 'phrase', 'others']);
  for (const p of [EN, KO]) {
    assert.equal(p.dates.months.length, 12);
    for (const [key, text] of Object.entries(p.steps)) {
      for (const place of text.match(/\{\w+\}/g) ?? [])
        assert.ok(known.has(place.slice(1, -1)), `${key}: ${place}`);
    }
    for (const kind of ['window', 'gap', 'calendar', 'year', 'choice']) {
      for (const side of ['earliest', 'latest']) assert.ok(p.steps[`${kind}.${side}`], `${kind}.${side}`);
    }
  }
});
