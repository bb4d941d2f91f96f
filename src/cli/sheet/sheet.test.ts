import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { pack, read } from '../../../test/invented.ts';
import { several } from '../../../test/invented-several.ts';
import type { ReadJson } from '../../draft/schema.ts';
import { width } from '../layout.ts';
import { languages } from '../words.ts';
import { sheet } from './sheet.ts';

for (const language of languages)
  for (const [which, json] of [
    ['one', read],
    ['several', several],
  ] as const) {
    const name = `sheet.${which}.${language}.txt`;
    test(`the whole sheet, as it stands in ${name}`, () => {
      const expected = new URL(name, import.meta.url);
      const text = sheet(json, pack, { language });
      if (process.env.WRITE_EXPECTED) writeFileSync(expected, text);
      assert.equal(text, readFileSync(expected, 'utf8'));
    });

    for (const columns of [40, 57, 80, 100])
      test(`${which}, ${language}: no line is wider than ${columns} columns`, () => {
        for (const line of sheet(json, pack, { columns, quotes: true, language }).split('\n'))
          assert.ok(width(line) <= columns, `${width(line)}: ${line}`);
      });
  }

test('colour adds colour and changes nothing else', () => {
  const color = sheet(read, pack, { color: true });
  assert.notEqual(color, sheet(read, pack));
  assert.equal(stripVTControlCharacters(color), sheet(read, pack));
});

test('every quote in full with quotes, the first without', () => {
  const [first, ...rest] = read.claims;
  const long = `${'very '.repeat(80)}long`;
  const anchors = [first!.anchors[0]!, { start: 50, end: 60, quote: long }];
  const changed: ReadJson = { ...read, claims: [{ ...first!, anchors }, ...rest] };
  assert.match(sheet(changed, pack), /and 1 more place: --quotes shows it/);
  assert.doesNotMatch(sheet(changed, pack), /very/);
  const all = sheet(changed, pack, { quotes: true });
  assert.equal(all.match(/very/g)?.length, 80);
  assert.doesNotMatch(all, /more place/);
});

test('no text of a report can drive the terminal', () => {
  const evil = '\u001b]0;owned\u0007\u202e\n\u009b31m';
  const text = JSON.stringify(read).replace(
    /"(label|quote|text|explain|then|safeguard|publisher|file)":"/g,
    (head) => head.concat(JSON.stringify(evil).slice(1, -1)),
  );
  const out = sheet(JSON.parse(text) as ReadJson, pack, { quotes: true });
  assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
});

test('a derived date looks different from a written one', () => {
  const out = sheet(read, pack);
  assert.match(out, /when +≈ 1–26 May 2024 · narrowed by other words\n +written: “last month”/);
  assert.match(out, /when +11–20 June 2024 · “mid-June”/);
});

test('a date that hangs on the usual order of the procedure says so, and so does its bar', () => {
  const text = JSON.stringify(read).replace('"rule":"gap"', '"rule":"process"');
  const out = sheet(JSON.parse(text) as ReadJson, pack);
  assert.match(out, /when +≈ 1–26 May 2024 · narrowed with the usual order of the procedure/);
  assert.match(out, /Taking +░+ /);
  assert.match(out, /░ follows with the usual order of the\s+procedure/);
  assert.doesNotMatch(sheet(read, pack), /procedure|░/);
});

test('a long proof shows its ends and what brings in words; --quotes shows all', () => {
  const [contact, taking, ...rest] = read.case.acts;
  const steps = ['one', 'two', 'three', 'four', 'five', 'six'].map((word, i) => ({
    side: 'latest' as const,
    rule: i === 1 || i === 3 ? 'duration' : 'process',
    text: `Step ${word}.`,
    claims: i === 1 || i === 3 ? ['c3'] : [],
  }));
  const acts = [contact!, { ...taking!, when: { ...taking!.when, proof: steps } }, ...rest];
  const changed: ReadJson = { ...read, case: { ...read.case, acts } };
  assert.match(
    sheet(changed, pack),
    /why .*\n +… 1 step more.*\n +2\. Step two\.\n +… 1 step more.*\n +4\. Step four\.\n +… 1 step more.*\n +6\. Step six\./,
  );
  assert.match(sheet(changed, pack, { quotes: true }), /2\. Step two\.\n +3\. Step three\./);
});

test('a limit on one side is said by its last step alone', () => {
  const [contact, taking, ...rest] = read.case.acts;
  const proof = taking!.when.proof.filter(({ side }) => side === 'latest');
  const when = { ...taking!.when, edtf: '../2024-05-26', earliest: null, because: ['c3'], proof };
  const changed: ReadJson = {
    ...read,
    case: { ...read.case, acts: [{ ...contact!, when }, { ...taking!, when }, ...rest] },
  };
  assert.match(sheet(changed, pack), /≈ until 26 May 2024/);
  assert.match(sheet(changed, pack), /why +questioned before that for 25 to 35 days/);
  assert.doesNotMatch(sheet(changed, pack), /in the fort by 20 June/);
  assert.match(sheet(changed, pack, { quotes: true }), /1\. in the fort by 20 June/);
});

test('the one date to ask for, in words for what it is', () => {
  const asked = (ask: ReadJson['case']['ask']) =>
    sheet({ ...read, case: { ...read.case, ...(ask && { ask }) } }, pack).replaceAll('\n', ' ');
  const { ask } = read.case;
  assert.match(
    asked(ask),
    /ask for: the day of act no. 3 \(sending to the fort\)\. It would narrow 2 other dates, most of all acts 2, 1\./,
  );
  assert.match(asked({ ...ask!, of: 'publication', id: 'r1' }), /look up: when courier\.txt came out/);
  assert.match(asked({ ...ask!, of: 'telling', id: 'r1', phrase: 'Monday' }), /source spoke \(“Monday”\)/);
});

const NOTHING: Omit<ReadJson['case'], 'reports'> = {
  parties: [],
  acts: [],
  pathway: [],
  conflicts: [],
  workingValues: [],
  notReported: [],
  places: [],
  lineages: {},
  lineageReasons: [],
};

test('an empty case says that nothing was found', () => {
  const none: ReadJson = {
    ...read,
    claims: [],
    case: { ...NOTHING, reports: read.reports.map(({ id }) => id) },
  };
  assert.match(sheet(none, pack), /No act found/);
});

test('values that look the same on the sheet are no difference', () => {
  const [spying, ages] = several.case.workingValues;
  const values = spying!.values.map((value) => ({ ...value, label: 'spying' }));
  const changed: ReadJson = {
    ...several,
    case: { ...several.case, workingValues: [{ ...spying!, values }, ages!] },
  };
  assert.match(sheet(several, pack), /differs +charge or reason: spying \(A, C, used for now\)/);
  assert.doesNotMatch(sheet(changed, pack), /differs/);
});

test('a quote of a document with pages says on which it stands', () => {
  const [first, ...rest] = read.claims;
  const anchors = [{ ...first!.anchors[0]!, where: { page: 2, line: 14 } }];
  const changed: ReadJson = { ...read, claims: [{ ...first!, anchors }, ...rest] };
  assert.match(sheet(changed, pack), /on the other shore” · p\. 2/);
});
