/** How many a noun phrase speaks of, and what part of whom: "nine people", "a family of four", "two of the men". */
import type { Doc } from './doc.ts';
import type { Grammar } from './grammar.ts';
import type { Np } from './phrases.ts';

export interface Counting {
  /** The number that a phrase gives, or that its head means by itself ("couple"). */
  sizeOf(np: Np): number | undefined;
  /** "two of the men": where the whole starts, and how many are taken of it. */
  partOf(np: Np): Part | undefined;
  /** Says that it is not the one spoken of before. */
  isOther(np: Np): boolean;
}

export interface Part {
  /** First token behind "of". */
  readonly whole: number;
  /** `all` and `none` speak of the whole. */
  readonly takes: 'all' | 'none' | 'some';
  readonly size?: number;
}

export function counting(doc: Doc, grammar: Grammar, numbers: Readonly<Record<string, number>>): Counting {
  const lower = (i: number) => doc.tokens[i]?.lower ?? '';
  return { sizeOf, partOf, isOther };

  function sizeOf(np: Np): number | undefined {
    const part = partOf(np);
    if (part) return part.size;
    for (let i = np.first; i <= np.head; i++) {
      const next = doc.tokens[i + 1]?.lower;
      if (next !== undefined && (next === '-' || grammar.ageWords.has(next))) continue;
      const value = numberAt(i);
      if (value !== undefined && !grammar.one.has(lower(i))) return value;
    }
    const behind = np.attached.find((entry) => grammar.of.has(entry.word) && entry.np.type.sort === 'number');
    if (behind && np.type.noun?.group) return numberAt(behind.np.head);
    return grammar.collectives.get(np.lemma);
  }

  function partOf(np: Np): Part | undefined {
    for (let i = np.first + 1; i < np.head; i++) {
      if (!grammar.of.has(lower(i))) continue;
      const word = lower(i - 1);
      if (grammar.both.has(word) || grammar.each.has(word)) return { whole: i + 1, takes: 'all' };
      if (grammar.negation.has(word) || grammar.nobody.has(word)) return { whole: i + 1, takes: 'none' };
      const size = numberAt(i - 1);
      if (size === undefined && !grammar.quantifiers.has(word)) return undefined;
      // "thousands of believers", "a group of men" count; only what is known before can be taken a part of.
      const known = grammar.definite.has(lower(i + 1)) || grammar.pronoun.has(lower(i + 1));
      return known ? { whole: i + 1, takes: 'some', ...(size === undefined ? {} : { size }) } : undefined;
    }
    return undefined;
  }

  function isOther(np: Np): boolean {
    for (let i = np.first; i <= np.head; i++)
      if (grammar.other.has(lower(i)) || grammar.rest.has(lower(i))) return true;
    return false;
  }

  function numberAt(i: number): number | undefined {
    const word = lower(i);
    const written = Object.hasOwn(numbers, word) ? numbers[word] : undefined;
    if (written !== undefined) return written;
    const joined = !word.includes('-')
      ? []
      : word.split('-').map((one) => (Object.hasOwn(numbers, one) ? numbers[one]! : Number.NaN));
    if (joined.length === 2 && joined.every((n) => Number.isFinite(n))) return joined[0]! + joined[1]!;
    if (doc.tokens[i]!.pos !== 'NUM') return undefined;
    const digits = Number(word.replaceAll(',', ''));
    return Number.isInteger(digits) && digits > 0 && digits < 1_000_000 ? digits : undefined;
  }
}
