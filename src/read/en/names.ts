/** The name inside a noun phrase: "Kim Chol-su" of "Trader Kim Chol-su". */
import type { Doc } from './doc.ts';
import type { Grammar } from './grammar.ts';
import type { Np } from './phrases.ts';

/** A word for people before a name is no part of it. */
export type IsPerson = (lower: string) => boolean;

/** The token where the name starts, back from its end; behind the head for a title alone. */
export function nameStart(np: Np, doc: Doc, grammar: Grammar, isPerson: IsPerson = () => false): number {
  const lower = (i: number) => doc.tokens[i]?.lower ?? '';
  let first = np.head + 1;
  for (let i = np.head; i >= np.first; i--) {
    const { text, lower: low, pos } = doc.tokens[i]!;
    if (text === '-') continue;
    const joined = lower(i - 1) === '-' || (i < np.head && lower(i + 1) === '-');
    if (!joined) {
      if (!/^\p{Lu}/u.test(text) || grammar.titles.has(low.replace('.', '')) || grammar.pronoun.has(low))
        break;
      if (i < np.head && (pos === 'NOUN' || grammar.definite.has(low) || isPerson(low))) break;
    }
    first = i;
  }
  return first;
}

/** The name as written, its hyphens closed; empty when there is none. */
export function nameOf(np: Np, doc: Doc, grammar: Grammar, isPerson?: IsPerson): string {
  const first = nameStart(np, doc, grammar, isPerson);
  if (first > np.head) return '';
  return doc.text.slice(doc.tokens[first]!.start, doc.tokens[np.head]!.end).replace(/\s+/gu, ' ');
}
