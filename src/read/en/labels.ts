/**
 * What to call a party: the short natural name that the report gives it: "money broker in Hoeryong", "his wife", "Kim".
 * Words of the report, without articles, adverbs, times and ages; the first mention that says most.
 */
import type { Doc } from './doc.ts';
import type { Grammar } from './grammar.ts';
import { nameStart } from './names.ts';
import type { Entity } from './party.ts';
import type { Np } from './phrases.ts';

export interface Words {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
}

export interface Label extends Words {
  /** Opens with a name, whose capital stays. */
  readonly proper: boolean;
}

/** The most words that a label has. */
const LONGEST = 9;
/** How many mentions are looked at. */
const LOOK = 40;

/** @returns the tokens of the label; those of the first mention when no mention gives a better one */
export function labelOf(entity: Entity, doc: Doc, grammar: Grammar): Label {
  let best: (Label & { worth: number }) | undefined;
  for (const [i, np] of entity.mentions.slice(0, LOOK).entries()) {
    const found = words(np, entity, doc, grammar);
    if (!found) continue;
    if (i > 0 && entity.mentions.slice(0, i).some((one) => one.apposition === np)) found.worth -= 1.2;
    // Earlier ones win ties, and nearly so: the report introduces before it varies.
    const worth = found.worth - Math.min(i, 10) * 0.05;
    if (!best || worth > best.worth)
      best = {
        ...found,
        worth,
        proper: np.type.sort === 'name' || np.named.some((span) => span.first === found.first),
      };
  }
  const only = entity.mentions[0]!;
  return best ?? { first: only.first, last: only.last, proper: false };
}

function words(np: Np, entity: Entity, doc: Doc, grammar: Grammar): (Words & { worth: number }) | undefined {
  // "the siblings" names no single one of them.
  if (np.pronoun || (np.plural && !entity.plural)) return undefined;
  const token = (i: number) => doc.tokens[i]!;
  if (np.type.sort === 'name') return nameWords(np, doc, grammar);
  let first = np.first;
  while (first < np.head && isOpening(first)) first++;
  let last = np.head + 1;
  let worth = 1;
  for (let i = first; i < np.head; i++) {
    const { pos } = token(i);
    if (pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ' || pos === 'NUM') worth += 0.6;
  }
  // A telling noun says more than "man", and "man" more than a number.
  if (np.type.noun?.occupation ?? np.type.noun?.relation) worth += 0.6;
  if (np.type.sort === 'number') worth -= 0.5;
  if (np.type.ids) worth += 0.4;
  for (let from: Np | undefined = np, depth = 0; from && depth < 4; depth++) {
    const behind: Np | undefined = from.attached.find(
      (entry) =>
        grammar.origin.has(entry.word) && entry.np.first === last + 1 && belongs(entry.word, entry.np),
    )?.np;
    if (!behind || endOf(behind) - first > LONGEST) break;
    last = endOf(behind);
    worth += 0.7;
    from = behind;
  }
  if (last - first > LONGEST) first = Math.max(first, np.head - 3);
  if (grammar.pronoun.has(token(last - 1).lower)) worth -= 2;
  if (np.possessor?.pronoun) worth -= 0.3;
  return first < last ? { first, last, worth } : undefined;

  function isOpening(i: number): boolean {
    const { lower, pos, text } = token(i);
    if (/^\p{P}+$/u.test(text)) return true;
    if (grammar.definite.has(lower) || grammar.articles.has(lower) || grammar.approximators.has(lower))
      return true;
    return (
      pos === 'ADV' ||
      pos === 'ADP' ||
      pos === 'SCONJ' ||
      np.times.some((time) => i >= time.first && i < time.last)
    );
  }

  /** "of the youth league", "from Chongjin", "in Hoeryong"; no ages, no circumstances. */
  function belongs(word: string, behind: Np): boolean {
    const { sort } = behind.type;
    if (grammar.articles.has(token(endOf(behind) - 1).lower)) return false;
    // "his family of the verdict": kin of somebody are of nothing else.
    if (np.possessor && np.type.noun?.relation !== undefined && grammar.of.has(word)) return false;
    if (behind.times.length > 0 || sort === 'time' || grammar.definite.has(token(behind.last - 1).lower))
      return false;
    if (sort === 'number') return entity.plural && grammar.of.has(word);
    if (sort === 'place' || sort === 'office' || sort === 'facility') return true;
    return grammar.of.has(word) && !behind.pronoun && !grammar.nameNouns.has(behind.lemma);
  }

  function endOf(behind: Np): number {
    return grammar.possessive.has(token(behind.last - 1).lower) ? behind.last - 1 : behind.last;
  }
}

function nameWords(np: Np, doc: Doc, grammar: Grammar): (Words & { worth: number }) | undefined {
  const first = nameStart(np, doc, grammar);
  const last = np.head + 1;
  if (first >= last || last - first > LONGEST) return undefined;
  const parts = doc.tokens.slice(first, last).filter((token) => /^\p{Lu}/u.test(token.text)).length;
  return { first, last, worth: 1.2 + Math.min(parts, 3) * 0.5 };
}

/** Whether the report gives an office its proper name somewhere, and not only a word for its kind ("the police"). */
export function isProper(entity: Entity, doc: Doc): boolean {
  return entity.mentions.slice(0, LOOK).some((np) => {
    for (let i = np.first; i < np.last; i++) {
      const token = doc.tokens[i]!;
      if (
        /^\p{Lu}/u.test(token.text) &&
        i !== doc.sentences[token.sentence]!.first &&
        doc.tokens[i - 1]?.pos !== 'PUNCT'
      )
        return true;
    }
    return false;
  });
}
