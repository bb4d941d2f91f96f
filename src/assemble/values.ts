/** What two claims say of one property, compared: the same, one finer than the other, or different. In no language. */
import type { Count } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import { within } from './places.ts';

/** `finer`: the first lies within the second. `overlap`: both may be true of one thing. `unknown`: they cannot be compared. */
export type Relation = 'same' | 'finer' | 'coarser' | 'overlap' | 'differ' | 'unknown';

/** A told value in a form that can be compared. Two values with one key are one value. */
export interface Value {
  readonly text: string;
  readonly key: string;
  /** Least and most, for ages and numbers. */
  readonly range?: readonly [number, number];
  /** Ids of the pack that it may mean. */
  readonly ids?: readonly string[];
  /** The language it is written in, where only its words can be compared. */
  readonly words?: string;
}

/** How many are meant by the words of a count, by language and words. */
export type Counts = ReadonlyMap<string, Count>;

/** A year of life, or a decade of it ("50s" is the token of every language). */
const DECADE = /^(\d{0,2})0s$/;
const NUMBER = /^\d{1,3}(?:,\d{3})*$|^\d+$/;
const HANGUL = /\p{Script=Hangul}/u;

/** Makes told values comparable, with what the pack knows of the words. */
export function valueReader(
  pack: Pack,
  counts: Counts,
): (property: string, text: string, language: string) => Value {
  const lookup = lookupOf(pack);
  return (property, text, language) => {
    const lower = text.toLowerCase().trim();
    switch (property) {
      case 'age':
        return ranged(text, ageOf(lower), language);
      case 'count':
        return ranged(
          text,
          countOf(lower, counts.get(`${language} ${lower}`), lookup.numbers.get(lower)),
          language,
        );
      case 'residence':
      case 'nationality':
        return named(text, lookup.places.get(lower), language);
      case 'occupation':
        return job(text, lower, lookup, language);
      case 'sex':
      case 'birth':
        return { text, key: lower };
      case 'name':
        return nameOf(text, lower, lookup);
      default:
        return { text, key: `${language} ${lower}`, words: language };
    }
  };
}

/** How the first value stands to the second. */
export function relate(property: string, a: Value, b: Value, pack: Pack): Relation {
  if (a.key === b.key) return 'same';
  if (a.range !== undefined && b.range !== undefined)
    return property === 'age' && counted(a.range, b.range) ? 'overlap' : ranges(a.range, b.range);
  if (a.ids !== undefined && b.ids !== undefined) {
    if (property === 'name') return surnames(a, b);
    return property === 'occupation' ? jobs(a, b) : places(a.ids, b.ids, pack);
  }
  if (property === 'sex') return 'differ';
  if (property === 'birth')
    return a.key.startsWith(b.key) ? 'finer' : b.key.startsWith(a.key) ? 'coarser' : 'differ';
  if (a.words === undefined || a.words !== b.words) return 'unknown';
  if (property === 'name') return names(a.key, b.key);
  if (property === 'occupation') return jobs(a, b);
  return 'unknown';
}

function ranged(text: string, range: readonly [number, number] | undefined, language: string): Value {
  if (range === undefined) return { text, key: `${language} ${text.toLowerCase().trim()}`, words: language };
  return { text, key: range[0] === range[1] ? String(range[0]) : range.join('..'), range };
}

function ageOf(lower: string): readonly [number, number] | undefined {
  const decade = DECADE.exec(lower)?.[1];
  if (decade !== undefined) return [Number(decade) * 10, Number(decade) * 10 + 9];
  return /^\d{1,3}$/.test(lower) ? [Number(lower), Number(lower)] : undefined;
}

/** Least and most of a count; what is not said of it is open. */
export function rangeOf({ min, max }: Count): readonly [number, number] {
  return [min ?? 0, max ?? Number.POSITIVE_INFINITY];
}

function countOf(
  lower: string,
  told: Count | undefined,
  word: number | undefined,
): readonly [number, number] | undefined {
  if (told?.min !== undefined || told?.max !== undefined) return rangeOf(told);
  if (word !== undefined) return [word, word];
  const number = Number(lower.replaceAll(',', ''));
  return NUMBER.test(lower) ? [number, number] : undefined;
}

function named(text: string, ids: readonly string[] | undefined, language: string): Value {
  const lower = text.toLowerCase().trim();
  if (ids === undefined) return { text, key: `${language} ${lower}`, words: language };
  return { text, key: [...ids].sort().join('|'), ids };
}

/** A job by its class: the longest end of the words that the pack knows ("charcoal seller" is a seller). */
function job(text: string, lower: string, { jobs }: Lookup, language: string): Value {
  const words = lower.split(/\s+/);
  for (let from = 0; from < words.length; from++) {
    const id = jobs.get(words.slice(from).join(' '));
    // The whole is told more finely than its class, and in its language only.
    if (id !== undefined)
      return { text, key: from === 0 ? id : `${id} ${language} ${lower}`, ids: [id], words: language };
  }
  return { text, key: `${language} ${lower}`, words: language };
}

/** An age is counted from birth or with the year of birth as the first, and reports come out before and after a birthday. */
const COUNTINGS = 2;

/** Whether a year of life and another, or a decade, lie so near that they may be one age counted in two ways. */
function counted(a: readonly [number, number], b: readonly [number, number]): boolean {
  const gap = Math.max(a[0] - b[1], b[0] - a[1]);
  return (a[0] === a[1] || b[0] === b[1]) && gap > 0 && gap <= COUNTINGS;
}

function ranges(a: readonly [number, number], b: readonly [number, number]): Relation {
  if (a[0] > b[1] || b[0] > a[1]) return 'differ';
  if (a[0] >= b[0] && a[1] <= b[1]) return 'finer';
  if (b[0] >= a[0] && b[1] <= a[1]) return 'coarser';
  return 'overlap';
}

/** Of a name that several places have it is enough that one fits. */
function places(a: readonly string[], b: readonly string[], pack: Pack): Relation {
  if (a.some((id) => b.includes(id))) return 'same';
  if (a.some((id) => b.some((other) => within(id, other, pack)))) return 'finer';
  if (a.some((id) => b.some((other) => within(other, id, pack)))) return 'coarser';
  return 'differ';
}

/** What two languages call differently may be one job. */
function jobs(a: Value, b: Value): Relation {
  const [x, y] = [a.ids?.[0], b.ids?.[0]];
  if (x !== undefined && x === y) {
    const [whole, other] = [a.key === x, b.key === y];
    return whole ? 'coarser' : other ? 'finer' : 'overlap';
  }
  if (a.words !== b.words) return 'unknown';
  const [p, q] = [a.text.toLowerCase(), b.text.toLowerCase()];
  if (p.endsWith(` ${q}`)) return 'finer';
  if (q.endsWith(` ${p}`)) return 'coarser';
  return 'differ';
}

/** The surname stands first, or alone behind a title; names of one script are compared by all their words. */
function nameOf(text: string, lower: string, { surnames }: Lookup): Value {
  const words = lower.match(/\p{L}+/gu) ?? [];
  const first = words[0] ?? '';
  const id = surnames.get(HANGUL.test(first) ? first.slice(0, 1) : first) ?? surnames.get(words.at(-1) ?? '');
  const known = { text, key: `${script(lower)} ${lower}`, words: script(lower) };
  return id === undefined ? known : { ...known, ids: [id] };
}

/** In two scripts only the surnames can be compared: the same one is borne by many. */
function surnames(a: Value, b: Value): Relation {
  if (a.words === b.words) return names(a.key, b.key);
  return a.ids?.[0] === b.ids?.[0] ? 'overlap' : 'differ';
}

/** A surname alone is a part of the full name. */
function names(a: string, b: string): Relation {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  if ([...x].every((word) => y.has(word))) return 'coarser';
  if ([...y].every((word) => x.has(word))) return 'finer';
  return 'differ';
}

function wordsOf(key: string): ReadonlySet<string> {
  return new Set(key.match(/[\p{L}\p{N}]+/gu)?.slice(1) ?? []);
}

/** Names are compared within one script. */
function script(text: string): string {
  return HANGUL.test(text) ? 'hangul' : 'other';
}
