import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, viewOf } from './demo.fixture.ts';
import { fitting, shapeOf, suggestionsFor, typed, valuesNow } from './fields.ts';
import { namesIn } from './names.ts';

const { view } = await viewOf('pair/tanchon-nurse.en.html', 'pair/tanchon-nurse.ko.html');
const names = namesIn(view.drafted, pack, 'en', { decade: '{n}s', tie: '{tie} of {other}' });
const choices = { drafted: view.drafted, pack, names, language: 'en' as const };
const [english, korean] = view.reports.map(({ id }) => id) as [string, string];

test('people are those that the report tells of', () => {
  const here = suggestionsFor('to', english, undefined, choices);
  const there = suggestionsFor('to', korean, undefined, choices);
  assert.ok(here.length > 2 && there.length > 2);
  assert.notDeepEqual(here, there);
  const ids = new Set(view.drafted.parties.map(({ id }) => id));
  for (const { value } of [...here, ...there]) assert.ok(ids.has(value));
});

test('what fits: the whole first, then a beginning, then anywhere; in both languages', () => {
  const kinds = suggestionsFor('kind', english, undefined, choices);
  assert.equal(fitting(kinds, 'arrest')[0]?.value, 'arrest');
  assert.equal(fitting(kinds, '체포')[0]?.value, 'arrest');
  assert.deepEqual(fitting(kinds, 'zzz'), []);
  assert.equal(fitting(kinds, '').length, 8);
  const list = ['a', 'xbc', 'x bc', 'bcd', 'bc'].map((label) => ({ value: label, label }));
  assert.deepEqual(
    fitting(list, 'BC').map(({ label }) => label),
    ['bc', 'bcd', 'x bc', 'xbc'],
  );
});

test('the values of now, as the server takes them back', () => {
  const act = view.claims.find(({ says }) => says.kind === 'act' && says.roles.to.length > 0)!;
  const to = valuesNow(act, 'to', names);
  assert.ok(to.length > 0);
  assert.equal(typed(to), to.map(({ value }) => value).join('; '));
  assert.equal(typed([]), '-');
  assert.deepEqual(valuesNow(act, 'stance', names), [{ value: act.stance, label: act.stance }]);
});

test('which fields take words of one’s own', () => {
  assert.equal(shapeOf('by').free, false);
  assert.equal(shapeOf('for').free, true);
  assert.equal(shapeOf('kind').many, false);
});
