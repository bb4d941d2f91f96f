/** Looks ahead over the pieces of a sentence: whether a verb comes for a noun phrase, whether a phrase is one of a list. */
import { isParty } from './clause.ts';
import type { Grammar } from './grammar.ts';
import type { Item, VerbGroup } from './phrases.ts';

/** What is looked at: the pieces of a sentence. */
interface Ahead {
  readonly items: readonly Item[];
  readonly grammar: Grammar;
}

/** Whether the "after" or "as" at item `i` opens a clause with its own finite verb rather than a phrase. */
export function opensClause(parse: Ahead, i: number): boolean {
  return parse.items[i + 1]?.kind === 'np' && finiteFollows(parse, i + 2, { phrase: true });
}

/**
 * Whether a finite verb comes for the noun phrase that ended before item `i`, before any comma or connective.
 *
 * @param given `phrase`: see `isReduced`; `alone`: what "and" joins is not joined to this phrase
 */
export function finiteFollows(
  parse: Ahead,
  i: number,
  given: { phrase?: boolean; alone?: boolean } = {},
): boolean {
  const { items } = parse;
  let nested = 0;
  let related = false;
  for (let k = i; k < items.length; k++) {
    const item = items[k]!;
    switch (item.kind) {
      case 'np':
        // "after a trial that lasted an hour | she was sent": a subject of its own.
        if (given.phrase && related && items[k - 1]?.kind !== 'prep' && items[k - 1]?.kind !== 'vg')
          return false;
        continue;
      case 'prep':
      case 'time':
      case 'adv':
      case 'adj':
      case 'other':
        continue;
      case 'conj':
        if (!given.alone && items[k + 1]?.kind === 'np') continue;
        return false;
      case 'rel':
        nested++;
        continue;
      case 'comma':
        // An apposition or a relative clause between two commas.
        if (nested === 0 && items[k + 1]?.kind !== 'rel') return appositionEnds(items, k);
        continue;
      case 'vg':
        if (item.form === 'infinitive' || item.form === 'ing' || item.form === 'participle') continue;
        if (nested > 0) {
          nested--;
          related = true;
          continue;
        }
        if (item.form === 'ed' && isReduced(parse, item, k, given.phrase)) continue;
        return true;
      default:
        return false;
    }
  }
  return false;
}

/** "Choe, a secretary of a party cell, received": whether the comma at `i` opens an apposition that ends before a finite verb. */
function appositionEnds(items: readonly Item[], i: number): boolean {
  if (items[i + 1]?.kind !== 'np') return false;
  let k = i + 1;
  while (['np', 'prep', 'time', 'adv'].includes(items[k]?.kind ?? '')) k++;
  const after = items[k + 1];
  return (
    items[k]?.kind === 'comma' && after?.kind === 'vg' && (after.form === 'finite' || after.form === 'ed')
  );
}

/**
 * Whether a form in -ed at item `i` is a passive of the noun before it ("a woman held in Onsong tried to flee").
 *
 * @param phrase what stands before may be a phrase of its own, set off by the next comma ("after an examination held in
 * May, he …")
 */
export function isReduced({ items, grammar }: Ahead, vg: VerbGroup, i: number, phrase = false): boolean {
  if (grammar.intransitive.has(vg.lemma)) return false;
  const following = items[i + 1];
  if (following?.kind === 'np') return false;
  if (following?.kind === 'prep' && grammar.agent.has(following.word) && vg.form === 'ed') {
    const agent = items[i + 2];
    if (agent?.kind === 'np' && isParty(agent)) return true;
  }
  const before = items[i - 1];
  for (let k = i + 1; k < items.length; k++) {
    const item = items[k]!;
    const after = items[k + 1];
    switch (item.kind) {
      case 'vg':
        if (item.form === 'finite') return true;
        if (item.form === 'ed') return items[k - 1]?.kind !== 'conj';
        continue;
      case 'comma':
        if (phrase && !(before?.kind === 'np' && before.pronoun)) return true;
        return (
          after?.kind === 'vg' &&
          (after.form === 'finite' || (before?.kind === 'comma' && after.form === 'ed'))
        );
      case 'conj':
        if (after?.kind === 'np') continue;
        return false;
      case 'rel':
      case 'sub':
      case 'break':
      case 'quote':
        return false;
      default:
        continue;
    }
  }
  return false;
}

/**
 * "A, B and C": whether the noun phrase at item `i`, after a comma, is followed by another one after "and".
 *
 * @param complete the clause before has its verb, so that a phrase with a verb behind it starts a new clause
 */
export function inList(parse: Ahead, i: number, complete: boolean): boolean {
  const { items } = parse;
  for (let k = i + 1; k < items.length; k++) {
    const item = items[k]!;
    const after = items[k + 1];
    if (item.kind === 'conj') return after?.kind === 'np' && !(complete && finiteFollows(parse, k + 2));
    if (item.kind === 'np' || item.kind === 'prep' || item.kind === 'adv') continue;
    if (item.kind === 'comma' && (after?.kind === 'np' || after?.kind === 'conj')) continue;
    return false;
  }
  return false;
}

/** "was arrested, questioned and sent": a verb after a comma that is one of a list. */
export function inVerbList(items: readonly Item[], i: number): boolean {
  const vg = items[i];
  if (vg?.kind !== 'vg') return false;
  if (vg.form === 'finite') return true;
  for (let k = i + 1; k < items.length; k++) {
    const item = items[k]!;
    if (item.kind === 'conj') {
      const after = items[k + 1];
      return (
        after?.kind === 'vg' &&
        (after.form === vg.form ||
          (vg.form === 'ed' && after.form === 'participle') ||
          (vg.form === 'participle' && after.form === 'ed'))
      );
    }
    if (item.kind === 'sub' || item.kind === 'rel' || item.kind === 'break' || item.kind === 'quote')
      return false;
    if (item.kind === 'vg' && item.form === 'finite') return false;
  }
  return false;
}

/** Whether "and" behind the noun phrase at item `i` joins something to a phrase after it, and so not to this one. */
export function conjoinsLater(items: readonly Item[], i: number): boolean {
  for (let k = i + 1; k < items.length; k++) {
    const { kind } = items[k]!;
    if (kind === 'conj') return k > i + 1;
    if (kind === 'vg' || kind === 'comma') return false;
  }
  return false;
}
