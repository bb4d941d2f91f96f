/** Numbers, exact and vague, in words and figures. */

import { at, hyphen, is, type Scan } from './scan.ts';
import { SMALL } from './word.ts';

export interface Quantity {
  readonly min: number;
  readonly max: number;
  readonly last: number;
  /** Only an article: "a month". */
  readonly article?: boolean;
}

/** A cardinal in words or figures: "20", "twenty-four", "a hundred", "one hundred and twenty", "5 1/2". */
export function cardinal(s: Scan, i: number): { n: number; to?: number; last: number } | undefined {
  const word = at(s, i);
  if (word.digits !== undefined && word.number !== undefined) {
    if (word.prefixed) return undefined;
    const fraction = at(s, i + 1);
    if (fraction.digits === 9 && fraction.number! < 1 && word.digits < 4)
      return { n: word.number + fraction.number!, last: i + 2 };
    if (word.digits === 9 && word.number! > 1 && word.number! % 1 === 0) return undefined;
    return {
      n: word.number,
      ...(word.numberTo === undefined ? {} : { to: word.numberTo }),
      last: i + 1,
    };
  }
  let total = 0;
  let group = 0;
  let last = i;
  let k = i;
  // A number in words has few parts; the bound keeps a hostile text linear.
  for (let parts = 0; parts < 8; parts++) {
    if (parts > 0) k = hyphen(s, last);
    const w = at(s, k);
    if (w.number !== undefined && w.digits === undefined) {
      if (group % 100 !== 0 && !(group % 10 === 0 && w.number < 10)) break;
      group += w.number;
    } else if (w.scale && (parts > 0 || is(s, k - 1, SMALL.a))) {
      group = (group || 1) * w.scale;
      if (w.scale === 1000) {
        total += group;
        group = 0;
      }
    } else if (parts > 0 && is(s, k, SMALL.and) && group >= 100 && at(s, k + 1).number !== undefined) {
      last = k + 1;
      continue;
    } else break;
    last = k + 1;
  }
  return last > i ? { n: total + group, last } : undefined;
}

/** How many: a cardinal, a range of them, an article, or a vague number. */
export function quantity(s: Scan, i: number): Quantity | undefined {
  const word = at(s, i);
  if (is(s, i, SMALL.a)) {
    const next = at(s, i + 1);
    // "a few", "a couple of", "a dozen", "a hundred".
    if (next.some) return { min: next.some[0], max: next.some[1], last: of(s, i + 2) };
    if (next.scale) {
      const number = cardinal(s, i + 1);
      if (number) return { min: number.n, max: number.n, last: number.last };
    }
    if (is(s, i + 1, SMALL.half)) return { min: 0.5, max: 0.5, last: i + 2 };
    return { min: 1, max: 1, last: i + 1, article: true };
  }
  if (word.some) return { min: word.some[0], max: word.some[1], last: of(s, i + 1) };
  if (is(s, i, SMALL.half)) {
    const next = is(s, i + 1, SMALL.of) ? i + 2 : i + 1;
    if (is(s, next, SMALL.a)) return { min: 0.5, max: 0.5, last: next + 1 };
    return undefined;
  }
  const first = cardinal(s, i);
  if (!first) return undefined;
  if (first.to !== undefined) return { min: first.n, max: first.to, last: first.last };
  const link = hyphen(s, first.last);
  // "one and a half years"
  if (is(s, first.last, SMALL.and) && is(s, first.last + 1, SMALL.a) && is(s, first.last + 2, SMALL.half))
    return { min: first.n + 0.5, max: first.n + 0.5, last: first.last + 3 };
  // "two or three", "12 to 18", "10 - 15", "between two and three"
  const joins = is(s, i - 1, SMALL.between) ? SMALL.and : SMALL.or | SMALL.to;
  if (is(s, first.last, joins) || link !== first.last) {
    const from = link !== first.last ? link : first.last + 1;
    const second = cardinal(s, from);
    if (second && second.to === undefined && second.n > first.n)
      return { min: first.n, max: second.n, last: second.last };
  }
  return { min: first.n, max: first.n, last: first.last };
}

function of(s: Scan, i: number): number {
  return is(s, i, SMALL.of) && !is(s, i + 1, SMALL.the) ? i + 1 : i;
}

/** A year in words: "nineteen ninety-six", "two thousand four". */
export function yearInWords(s: Scan, i: number): { year: number; last: number } | undefined {
  const head = at(s, i);
  if (head.number === undefined || head.digits !== undefined) return undefined;
  if (head.number >= 16 && head.number <= 20) {
    const tens = at(s, i + 1);
    if (tens.number === undefined || tens.digits !== undefined || tens.number < 10) return undefined;
    let year = head.number * 100 + tens.number;
    let last = i + 2;
    const k = hyphen(s, last);
    const one = at(s, k);
    if (tens.number >= 20 && one.number !== undefined && one.digits === undefined && one.number < 10) {
      year += one.number;
      last = k + 1;
    }
    return { year, last };
  }
  if (head.number === 2 && at(s, i + 1).scale === 1000 && !at(s, i + 2).unit) {
    const number = cardinal(s, i)!;
    return number.n < 2100 ? { year: number.n, last: number.last } : undefined;
  }
  return undefined;
}
