/**
 * Finds the clauses of a sentence: which verb, who is its subject and object, what its prepositions hold, and how
 * clauses hang together. One pass from left to right over the pieces of `chunk.ts` with a stack of open clauses:
 * - A relative or subordinate word opens a clause; it closes when the clause below still waits for its verb.
 * - A verb after "and" shares the subject of the verb before it, when their forms fit.
 * - A bare -ed form is a passive of the noun before it when another verb follows for that noun, else the main verb.
 * - Empty is better than wrong: what does not fit stays unattached.
 */
import { opensClause } from './ahead.ts';
import { type Clause, close } from './clause.ts';
import { openRelative, openSubordinate } from './connectives.ts';
import { shareBehind } from './coordination.ts';
import type { Sentence } from './doc.ts';
import type { Grammar } from './grammar.ts';
import { flushPrep, fresh, type Parse, start, top } from './open-clauses.ts';
import type { Item, Np } from './phrases.ts';
import { placeNoun, placeTime } from './place-nouns.ts';
import { placeVerb } from './place-verbs.ts';

export interface Parsed {
  readonly clauses: readonly Clause[];
  readonly nps: readonly Np[];
}

/** Finds the clauses of one sentence from its pieces. `next` numbers the clauses of the document. */
export function parse(
  sentence: Sentence,
  items: readonly Item[],
  grammar: Grammar,
  next: () => number,
): Parsed {
  const state = start(sentence.i, items, grammar, next);
  for (let i = 0; i < items.length; i++) place(state, items[i]!, i);
  flushPrep(state);
  for (const clause of state.clauses) shareBehind(clause, grammar);
  for (const clause of state.clauses) close(clause);
  return { clauses: state.clauses, nps: state.nps };
}

function place(state: Parse, item: Item, i: number): void {
  const { items } = state;
  switch (item.kind) {
    case 'time':
      placeTime(state, item, i);
      break;
    case 'prep':
      if (i === state.skipOf) break;
      flushPrep(state);
      if (item.sub && opensClause(state, i)) openSubordinate(state, item.word, item.sub, i);
      else state.prep = { word: item.word, ...(item.sub ? { sub: item.sub } : {}) };
      break;
    case 'sub':
      // ", though," is an aside.
      if (items[i + 1]?.kind === 'comma') return;
      flushPrep(state);
      openSubordinate(state, item.word, item.sort, i);
      break;
    case 'rel':
      openRelative(state, item.sort, i);
      break;
    case 'conj':
      flushPrep(state);
      state.conj = true;
      return;
    case 'comma':
      state.aside = false;
      flushPrep(state);
      // "and, after a month of questioning, sent": what "and" joins comes behind the second comma.
      if (state.held) state.conj = true;
      state.held = !state.held && items[i - 1]?.kind === 'conj';
      state.comma = true;
      return;
    case 'quote':
    case 'break':
      breakOff(state, item.kind);
      return;
    case 'np':
      // "Tamara, 71, who …": an age between commas.
      if (item.type.sort === 'number' && state.comma && items[i + 1]?.kind === 'comma') return;
      state.nps.push(item);
      placeNoun(state, item, i);
      state.lastNp = item;
      state.conj = false;
      break;
    case 'vg':
      placeVerb(state, item, i);
      state.conj = false;
      state.lastNp = undefined;
      break;
    case 'adj': {
      const { clause } = top(state);
      if (clause) clause.predicate ??= item.np;
      break;
    }
    case 'particle':
      top(state).clause?.particles.push(item.word);
      return;
    case 'adv':
      top(state).clause?.adverbs.push(item.first);
      return;
    default:
      break;
  }
  state.comma = false;
}

/** A mark that ends what stands before it; a quotation mark only when a verb stood there. */
function breakOff(state: Parse, mark: 'quote' | 'break'): void {
  state.aside = false;
  flushPrep(state);
  if (mark === 'break' || top(state).clause) {
    state.stack.splice(0, state.stack.length, fresh('main'));
    state.lastNp = undefined;
  }
  state.conj = false;
  state.comma = false;
}
