/** Whether a clause says that it was done. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modality } from './modality.ts';
import { grammar, parsed } from './parsed.fixture.ts';

/** The phase of the clause with a verb, and what else is said of it. */
function said(text: string, lemma: string): string {
  const { doc, clauses } = parsed(text);
  const clause = clauses.find(({ vg }) => vg.lemma === lemma);
  assert.ok(clause, `no clause of ${lemma}`);
  const { phase, general, hypothetical, possible } = modality(
    clause,
    grammar,
    (token) => doc.tokens[token]!.lower,
  );
  const marks = Object.entries({ general, hypothetical, possible }).flatMap(([mark, on]) =>
    on ? [mark] : [],
  );
  return [phase, ...marks].join(' ');
}

const CASES: readonly (readonly [string, string, string])[] = [
  ['Agents arrested the man.', 'arrest', 'done'],
  ['Agents did not arrest the man.', 'arrest', 'not-done'],
  ['The man will be arrested.', 'arrest', 'threatened'],
  ['The man may have been arrested.', 'arrest', 'done possible'],
  ['The man would have been arrested.', 'arrest', 'done hypothetical'],
  ['The man is being questioned.', 'question', 'ongoing'],
  ['They arrest traders.', 'arrest', 'done general'],
  ['Agents usually arrest traders.', 'arrest', 'done general'],
  ['He tried to cross the river.', 'cross', 'attempted'],
  ['He managed to cross the river.', 'cross', 'done'],
  ['He did not manage to cross the river.', 'cross', 'not-done'],
  ['He refused to confess.', 'confess', 'not-done'],
  ['They threatened to execute him.', 'execute', 'threatened'],
  ['If he returns, he will be arrested.', 'return', 'done general hypothetical'],
  ['He is said to have been executed.', 'execute', 'done'],
  ['The trader will be arrested and sent to a camp.', 'send', 'threatened'],
  ['Officers forced the man to confess.', 'confess', 'done'],
  ['Everyone was arrested.', 'arrest', 'done general'],
];

for (const [text, lemma, expected] of CASES)
  test(`${text} ${lemma}: ${expected}`, () => assert.equal(said(text, lemma), expected));
