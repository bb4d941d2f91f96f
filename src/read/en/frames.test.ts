/** Which act a clause or a noun tells, and who fills its roles. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileFrames, type Found, matchClause, matchNoun } from './frames.ts';
import { grammar, pack, parsed, written } from './parsed.fixture.ts';
import { type Filler, type Slots, slotsIn } from './slots.ts';

const frames = compileFrames(pack, grammar);

/** The first clause of a text, with its slots. */
function first(text: string) {
  const { clauses } = parsed(text);
  const clause = clauses[0]!;
  return { clause, slots: slotsIn(clauses, grammar).get(clause) as Slots };
}

function names(text: string, fillers: readonly Filler[] | undefined): string[] {
  return (fillers ?? []).map((filler) =>
    'np' in filler ? written(text, filler.np) : filler.clause.vg.lemma,
  );
}

function told(text: string, found: Found | undefined): string {
  if (!found) return 'nothing';
  const { by, to, at } = found.roles;
  return [found.frame.act, ...names(text, by).map((one) => `by ${one}`)]
    .concat(names(text, to).map((one) => `to ${one}`))
    .concat(names(text, at).map((one) => `at ${one}`))
    .join(' ');
}

describe('slots', () => {
  test('a passive is turned round', () => {
    const text = 'The man was arrested by agents in Hyesan.';
    const { slots } = first(text);
    assert.deepEqual(names(text, slots.get('object')), ['The man']);
    assert.deepEqual(names(text, slots.get('subject')), ['agents']);
    assert.deepEqual(names(text, slots.get('in')), ['Hyesan']);
  });

  test('a gerund of means gives its object', () => {
    const text = 'He called his wife using a Chinese phone.';
    const { slots } = first(text);
    assert.deepEqual(names(text, slots.get('using')), ['a Chinese phone']);
    assert.deepEqual(names(text, slots.get('doing')), ['use']);
  });
});

describe('acts of verbs', () => {
  const verb = (text: string) => {
    const { clause, slots } = first(text);
    return told(text, matchClause(clause, slots, frames, grammar));
  };

  test('active and passive tell the same', () => {
    assert.equal(verb('Agents arrested the man in Hyesan.'), 'arrest by Agents to the man at Hyesan');
    assert.equal(verb('The man was arrested by agents in Hyesan.'), 'arrest by agents to The man at Hyesan');
  });

  test('a verb that no frame knows tells nothing', () => {
    assert.equal(verb('The man admired the river.'), 'nothing');
  });
});

describe('acts of nouns', () => {
  test('the owner is whom it was done to, "by" is who did it', () => {
    const text = 'His arrest by agents shocked residents.';
    const np = parsed(text).clauses[0]!.subject!;
    assert.equal(told(text, matchNoun(np, undefined, undefined, frames, grammar)), 'arrest by agents to His');
  });

  test('a noun for no act tells nothing', () => {
    const np = parsed('The river froze.').clauses[0]!.subject!;
    assert.equal(matchNoun(np, undefined, undefined, frames, grammar), undefined);
  });
});
