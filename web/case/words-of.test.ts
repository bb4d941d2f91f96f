/** What the pages of a case say, over the invented pair. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateSentence } from './date-sentence.ts';
import { dayNumber } from './days.ts';
import { invented } from './drafted.fixture.ts';
import { actName, languageName, partyName, placeNames, reportName, tieOf, valueName } from './names.ts';
import { rightsOf } from './rights-of.ts';
import { tickText } from './tick-text.ts';
import type { Act, Place } from './types.ts';
import { canBeUndone } from './undoable.ts';
import { allWaysOut } from './ways.ts';
import { countiesOf } from './where-marks.ts';
import en from './words.en.json' with { type: 'json' };
import ko from './words.ko.json' with { type: 'json' };

const pack = {
  places: [{ id: 'KP0302', en: 'Tanchon City', ko: '단천시', province: null }],
  facilities: [{ id: 'political-prison-camp', en: 'political prison camp', ko: '정치범수용소' }],
  terms: {
    sexes: [{ id: 'female', en: 'female', ko: '여성' }],
    ...{ ages: [], occupations: [], relations: [] },
  },
};

test('a station that two reports name in two languages is one place', () => {
  const at: readonly Place[] = [
    { label: 'railway station of Tanchon', pcode: 'KP0302', precision: 'place' },
    { label: '단천역', label_ko: '단천역', pcode: 'KP0302', precision: 'place' },
    { label: 'her house', precision: 'place' },
  ];
  assert.deepEqual(placeNames(at, 'en', pack), ['railway station of Tanchon', 'her house']);
  assert.deepEqual(placeNames(at, 'ko', pack), ['단천역', 'her house']);
});

test('a kind of place is called as the pack calls it', () => {
  const camp: Place = {
    label: 'political prison camp',
    facility: 'political-prison-camp',
    precision: 'place',
  };
  assert.deepEqual(
    [placeNames([camp], 'en', pack), placeNames([camp], 'ko', pack)],
    [['political prison camp'], ['정치범수용소']],
  );
});

test('values are called as the pack calls them, and ages by their decade', () => {
  assert.equal(valueName('sex', 'female', 'ko', pack, ko.decade), '여성');
  assert.equal(valueName('age', '50s', 'ko', pack, ko.decade), '50대');
  assert.equal(valueName('age', '50s', 'en', pack, en.decade), '50s');
  assert.equal(valueName('occupation', 'nurse', 'ko', pack, ko.decade), 'nurse');
  assert.deepEqual(tieOf('relative p1'), { relation: 'relative', other: 'p1' });
  assert.equal(tieOf('nurse'), undefined);
});

test('parties and acts have a name in either language', async () => {
  const { drafted, reports } = await invented();
  const nurse = drafted.parties.find(({ id }) => id === 'p1')!;
  assert.deepEqual([partyName(nurse, 'en'), partyName(nurse, 'ko')], ['retired nurse', '50대 여성']);
  const arrest = drafted.acts.find(({ kind }) => kind === 'arrest')!;
  assert.deepEqual([actName(arrest, 'en'), actName(arrest, 'ko')], ['Arrest', '체포']);
  assert.equal(reportName(reports[0]!), reports[0]!.publisher ?? reports[0]!.file);
  assert.deepEqual([languageName('ko', 'en'), languageName('ko', 'ko')], ['Korean', '한국어']);
});

test('a right stands once, with the acts that bring it, those that bind first', async () => {
  const { drafted } = await invented();
  const rights = rightsOf(drafted.acts);
  const keys = rights.map(({ instrument, article }) => `${instrument} ${article}`);
  assert.equal(new Set(keys).size, keys.length);
  const loose = rights.findIndex(({ binding }) => !binding);
  assert.ok(loose > 0 && rights.slice(loose).every(({ binding }) => !binding));
  const count = drafted.acts.reduce((sum, act) => sum + act.rights.length, 0);
  assert.equal(
    rights.reduce((sum, { acts }) => sum + acts.length, 0),
    count,
  );
});

test('places: no nearer than a county, each act once, and what is on no map is named', async () => {
  const { drafted } = await invented();
  const { counties, unknown } = countiesOf(drafted.acts);
  for (const { place, acts } of counties) {
    assert.match(place, /^[A-Z]{2}\d{2,4}$/);
    assert.equal(new Set(acts).size, acts.length);
  }
  assert.ok(unknown.length > 0);
});

test('ways out have names that stay apart', async () => {
  const { drafted } = await invented();
  const ways = allWaysOut(drafted);
  assert.equal(new Set(ways.map(({ name }) => name)).size, ways.length);
  assert.equal(
    ways.length,
    drafted.conflicts.reduce((sum, { choices }) => sum + choices.length, 0),
  );
});

const say = ({ earliest }: Pick<Act['when'], 'earliest'>) => earliest ?? 'June';
for (const [edtf, earliest, latest, sentence] of [
  [null, null, null, en.sheet.unknown],
  ['XXXX-06', null, null, 'June'],
  [null, '2023-06-01', '2023-06-01', 'on 2023-06-01'],
  [null, '2023-06-01', '2023-06-03', 'some time from 2023-06-01 to 2023-06-03, on a day that is not known'],
  [null, null, '2023-06-03', 'no later than 2023-06-03; how much earlier is not known'],
  [null, '2023-06-01', null, 'no earlier than 2023-06-01; how much later is not known'],
] as const)
  test(`on paper ${earliest}..${latest} is "${sentence}"`, () =>
    assert.equal(dateSentence({ edtf, earliest, latest }, en, say), sentence));

test('ticks say no more than they must', () => {
  const at = dayNumber('2023-06-01')!;
  assert.equal(tickText({ at, unit: 'month', year: true }, 'en'), 'Jun 2023');
  assert.equal(tickText({ at, unit: 'month', year: false }, 'ko'), '6월');
  assert.equal(tickText({ at, unit: 'day', year: false }, 'en'), '1 Jun');
  assert.equal(tickText({ at, unit: 'year', year: true }, 'ko'), '2023년');
});

test('what counts can be taken back, once', () => {
  assert.ok(canBeUndone({ kind: 'claim.rejected', standing: 'live' }));
  assert.ok(!canBeUndone({ kind: 'claim.rejected', standing: 'undone' }));
  assert.ok(!canBeUndone({ kind: 'report.added', standing: 'live' }));
});
