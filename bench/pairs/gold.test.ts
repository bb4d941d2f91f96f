import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { intake } from '../../src/intake/intake.ts';
import { loadPairs, parsePair } from './gold.ts';

const ROOT = join(import.meta.dirname, '../..');
const dir = join(import.meta.dirname, 'gold');
const dev = loadPairs(join(dir, 'dev'));
const aside = loadPairs(join(dir, 'aside'));
const all = [...dev, ...aside];

test('there is enough gold, a third of it aside, of every sort', () => {
  assert.ok(dev.length >= 12 && aside.length * 3 >= all.length);
  const mixed = all.filter(({ reports }) => new Set(reports.map(({ language }) => language)).size > 1);
  assert.ok(mixed.length >= 12, `${mixed.length} in two languages`);
  for (const set of [dev, aside]) {
    assert.ok(
      set.some(({ cases }) => cases.length > 1),
      'two events',
    );
    assert.ok(
      set.some(({ lineages }) => lineages.some((group) => group.length > 1)),
      'one origin',
    );
    assert.ok(
      set.some(({ reports }) => reports.length > 2),
      'three reports',
    );
    assert.ok(
      set.some(({ cases, conflicts }) => cases.length === 1 && conflicts.length === 0),
      'no conflict',
    );
    for (const about of ['time', 'age', 'count', 'office'])
      assert.ok(
        set.some(({ conflicts }) => conflicts.some((conflict) => conflict.about === about)),
        about,
      );
  }
});

test('every quote stands in its report', () => {
  for (const gold of all) {
    const points = new Map(gold.reports.map(({ id, text }) => [id, [...text]]));
    for (const act of gold.acts)
      for (const { report, quote, spans } of act.told.values()) {
        const { start, end } = spans[0]!;
        assert.equal(points.get(report)!.slice(start, end).join(''), quote, gold.name);
      }
  }
});

test('the demo pair is told as it lies in data/demo/pair', async () => {
  const { reports } = dev.find(({ name }) => name === 'p17-demo-nurse')!;
  for (const { language, text } of reports) {
    const file = join(ROOT, `data/demo/pair/tanchon-nurse.${language}.html`);
    const taken = await intake({ bytes: readFileSync(file), file });
    assert.equal(taken.reports[0]!.text.trimEnd(), text.trimEnd());
  }
});

test('reports are of the length that short reports have', () => {
  for (const { name, reports } of all)
    for (const { id, language, text } of reports)
      assert.ok(
        text.length >= (language === 'ko' ? 300 : 500) && text.length <= 2_600,
        `${name} ${id}: ${text.length} characters`,
      );
});

const file = (more: string) => `
seeded: nothing
pack: prk
reports:
  a: {language: en, text: "He was taken. He was taken."}
  b: {language: ko, text: "그는 끌려갔다."}
${more}`;

const faulty: [string, string, RegExp][] = [
  [
    'a quote that is not there',
    'acts: [{kind: arrest, a: seized}]\ncases: [[a, b]]\nlineages: [[a, b]]',
    /not in a: seized/,
  ],
  [
    'a quote that is there twice',
    'acts: [{kind: arrest, a: was taken}]\ncases: [[a, b]]\nlineages: [[a, b]]',
    /more than once in a/,
  ],
  ['a report in no lineage', 'acts: []\ncases: [[a, b]]\nlineages: [[a]]', /lineages must name every report/],
  [
    'an act in two cases',
    'acts: [{kind: arrest, a: taken. He, b: 끌려갔다}]\ncases: [[a], [b]]\nlineages: [[a], [b]]',
    /one act or conflict in two cases/,
  ],
  [
    'a report that is not there',
    'acts: [{kind: arrest, c: taken}]\ncases: [[a, b]]\nlineages: [[a, b]]',
    /no report c/,
  ],
  [
    'an unknown kind',
    'acts: [{kind: capture, b: 끌려갔다}]\ncases: [[a, b]]\nlineages: [[a, b]]',
    /must be of/,
  ],
  [
    'a conflict of one claim',
    'acts: []\nconflicts: [{kind: time, about: time, b: 끌려갔다}]\ncases: [[a, b]]\nlineages: [[a, b]]',
    /a conflict of one claim/,
  ],
];
for (const [what, more, message] of faulty)
  test(`${what} is refused`, () => assert.throws(() => parsePair('x', file(more)), message));
