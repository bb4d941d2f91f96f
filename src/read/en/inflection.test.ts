import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formByEnding, inflections, isRegularPast, isRegularPlural, singulars } from './inflection.ts';

const forms = (lemma: string) => inflections(lemma).map(([word, form]) => `${word} ${form}`);

test('a verb takes its endings', () => {
  assert.deepEqual(forms('arrest'), ['arrest base', 'arrests s', 'arrested ed', 'arresting ing']);
  assert.deepEqual(forms('torture'), ['torture base', 'tortures s', 'tortured ed', 'torturing ing']);
});

test('-y becomes -ie, but not behind a vowel; -ie becomes -y', () => {
  assert.deepEqual(forms('bury'), ['bury base', 'buries s', 'buried ed', 'burying ing']);
  assert.deepEqual(forms('destroy'), ['destroy base', 'destroys s', 'destroyed ed', 'destroying ing']);
  assert.deepEqual(forms('tie'), ['tie base', 'ties s', 'tied ed', 'tying ing']);
  assert.deepEqual(forms('free'), ['free base', 'frees s', 'freed ed', 'freeing ing']);
});

test('a hiss takes -es, a last consonant is doubled', () => {
  assert.ok(forms('punish').includes('punishes s'));
  assert.ok(forms('tap').includes('tapped ed'));
  assert.ok(forms('tap').includes('tapping ing'));
  assert.ok(!forms('beat').includes('beatted ed'));
  assert.ok(!forms('show').includes('showwed ed'));
});

test('the form of a verb that no lexicon knows is read from its ending', () => {
  assert.equal(formByEnding('wandering', 'wander', true), 'ing');
  assert.equal(formByEnding('wandered', 'wander', true), 'ed');
  assert.equal(formByEnding('wanders', 'wander', true), 's');
  assert.equal(formByEnding('wander', 'wander', true), 'base');
  assert.equal(formByEnding('wove', 'weave', true), 'past');
});

test('a word in -ed that is its own lemma is a participle unless a verb stands there', () => {
  assert.equal(formByEnding('wounded', 'wounded', false), 'ed');
  assert.equal(formByEnding('need', 'need', true), 'base');
});

test('plurals are led back to what they may come from', () => {
  const endings = [
    ['ies', 'y'],
    ['es', ''],
    ['s', ''],
    ['men', 'man'],
  ] as const;
  assert.deepEqual(singulars('deputies', endings), ['deputy', 'deputi', 'deputie']);
  assert.deepEqual(singulars('policemen', endings), ['policeman']);
  assert.deepEqual(singulars('guards', endings), ['guard']);
  assert.deepEqual(singulars('guard', endings), []);
});

test('endings of past and plural', () => {
  assert.ok(isRegularPast('tortured') && !isRegularPast('beaten'));
  assert.ok(isRegularPlural('guards') && !isRegularPlural('people'));
});
