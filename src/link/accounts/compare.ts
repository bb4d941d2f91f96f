/** Two accounts beside each other: one level for each thing that is compared, with the claims on both sides that it was seen in. */
import type { Account, AccountAct, Days, Detail, Range } from './account.ts';

/** What is compared, and its levels from "speaks against" to "best". */
export const LEVELS = {
  acts: ['none', 'one', 'some', 'most'],
  time: ['apart', 'year', 'month', 'wide', 'within-year', 'within-month', 'same-day'],
  place: ['other', 'province', 'same'],
  office: ['other', 'same'],
  sex: ['other', 'same'],
  age: ['apart', 'near', 'same'],
  people: ['apart', 'same'],
  occupation: ['other', 'same'],
  charge: ['other', 'same'],
  order: ['turned', 'same'],
  told: ['none', 'one', 'some', 'many'],
} as const;

export type Compared = keyof typeof LEVELS;
export const COMPARED = Object.keys(LEVELS) as readonly Compared[];

export interface Found {
  readonly of: Compared;
  /** Place in the list of levels. */
  readonly level: number;
  readonly a: readonly string[];
  readonly b: readonly string[];
  /** What both have: a kind of act, a place. Its rarity counts. */
  readonly value?: readonly string[];
}

/** Everything that both tell of; what one of them does not tell is left out. */
export function compare(a: Account, b: Account): Found[] {
  const pairs = sharedActs(a, b);
  return [
    acts(a, b, pairs),
    time(pairs),
    place(a, b),
    office(pairs),
    details('sex', a.sex, b.sex),
    ages(a.age, b.age),
    people(a.people, b.people),
    details('occupation', a.occupation, b.occupation),
    charge(pairs),
    order(pairs),
  ].filter((found) => found !== null);
}

/**
 * Acts that are taken for one when both accounts are put together.
 *
 * @param claims of each act, one of the first account and one of the second
 */
export function toldAlike(claims: readonly (readonly [string, string])[]): Found {
  const side = (n: 0 | 1) => claims.map((pair) => pair[n]);
  return { of: 'told', level: Math.min(3, claims.length), a: side(0), b: side(1) };
}

type Pair = readonly [AccountAct, AccountAct];

/** Acts of one kind, each of one account with each of the other. */
function sharedActs(a: Account, b: Account): Pair[] {
  return a.acts.flatMap((one) =>
    b.acts.flatMap((other) => (one.kind === other.kind ? [[one, other] as const] : [])),
  );
}

function found(of: Compared, level: number, [one, other]: Pair): Found {
  return { of, level, a: one.claims, b: other.claims };
}

function acts(a: Account, b: Account, pairs: readonly Pair[]): Found | null {
  const [own, theirs] = [a, b].map((each) => new Set(each.acts.map(({ kind }) => kind)));
  const least = Math.min(own!.size, theirs!.size);
  if (least === 0) return null;
  const shared = new Set(pairs.map(([{ kind }]) => kind)).size;
  const level =
    shared >= 3 && shared * 3 >= least * 2 ? 3 : shared >= 2 && shared * 3 >= least ? 2 : shared > 0 ? 1 : 0;
  const claims = (side: 0 | 1) => [...new Set(pairs.flatMap((pair) => pair[side].claims))];
  const value = [...new Set(pairs.map(([{ kind }]) => kind))];
  return { of: 'acts', level, a: claims(0), b: claims(1), value };
}

/** Overlaps narrower than this are as good as a day, a month, a year. */
const [ONE_DAY, MONTH, YEAR] = [3, 45, 400];

function timeLevel([lowA, highA]: Days, [lowB, highB]: Days): number {
  const gap = Math.max(lowA, lowB) - Math.min(highA, highB);
  if (gap > 366) return 0;
  if (gap > 31) return 1;
  if (gap > 0) return 2;
  const width = Math.max(highA - lowA, highB - lowB);
  return width <= ONE_DAY ? 6 : width <= MONTH ? 5 : width <= YEAR ? 4 : 3;
}

function time(pairs: readonly Pair[]): Found | null {
  return best(pairs, 'time', ([one, other]) =>
    one.days === null || other.days === null ? null : timeLevel(one.days, other.days),
  );
}

function placeLevel(one: readonly string[], other: readonly string[]): number {
  if (one[0] === other[0] && one.length > 1) return 2;
  return one.some((code) => other.includes(code)) ? 1 : 0;
}

/** Of all that happened: a case goes through several places. */
function place(a: Account, b: Account): Found | null {
  let most = -1;
  let pair: Pair | undefined;
  for (const one of a.acts)
    for (const other of b.acts)
      for (const x of one.places)
        for (const y of other.places) {
          const level = most === 2 ? 2 : placeLevel(x, y);
          if (level > most) [most, pair] = [level, [one, other]];
        }
  if (pair === undefined) return null;
  const of = found('place', most, pair);
  if (most < 2) return of;
  const finest = ({ acts }: Account) => acts.flatMap(({ places }) => places.map((chain) => chain[0]!));
  const theirs = new Set(finest(b));
  return { ...of, value: [...new Set(finest(a).filter((code) => theirs.has(code)))] };
}

function office(pairs: readonly Pair[]): Found | null {
  return best(pairs, 'office', ([one, other]) =>
    one.offices.length === 0 || other.offices.length === 0
      ? null
      : Number(one.offices.some((each) => other.offices.includes(each))),
  );
}

function charge(pairs: readonly Pair[]): Found | null {
  const of = best(pairs, 'charge', ([one, other]) =>
    one.charges.length === 0 || other.charges.length === 0
      ? null
      : Number(one.charges.some((each) => other.charges.includes(each))),
  );
  // Other words may say the same: only the same words are a sign.
  return of?.level === 1 ? of : null;
}

/** Whether acts that both tell stand in one order. */
function order(pairs: readonly Pair[]): Found | null {
  const first = new Map<string, Pair>();
  for (const pair of pairs) if (!first.has(pair[0].kind)) first.set(pair[0].kind, pair);
  const shared = [...first.values()];
  let turned: readonly [Pair, Pair] | undefined;
  let kept = 0;
  for (const [i, one] of shared.entries())
    for (const other of shared.slice(i + 1)) {
      // Only dates order what the order of telling does not.
      const [x, y] = [before(one[0], other[0]), before(one[1], other[1])];
      if (x === 0 || y === 0) continue;
      if (x === y) kept++;
      else turned ??= [one, other];
    }
  if (turned === undefined && kept === 0) return null;
  const [one, other] = turned ?? [shared[0]!, shared.at(-1)!];
  return {
    of: 'order',
    level: turned === undefined ? 1 : 0,
    a: [...one[0].claims, ...other[0].claims],
    b: [...one[1].claims, ...other[1].claims],
  };
}

function before({ days: one }: AccountAct, { days: other }: AccountAct): -1 | 0 | 1 {
  if (one === null || other === null) return 0;
  if (one[1] < other[0]) return -1;
  return other[1] < one[0] ? 1 : 0;
}

function details(of: 'sex' | 'occupation', a: Detail<string> | null, b: Detail<string> | null): Found | null {
  return a === null || b === null
    ? null
    : { of, level: Number(a.value === b.value), a: a.claims, b: b.claims };
}

function ages(a: Detail<Range> | null, b: Detail<Range> | null): Found | null {
  if (a === null || b === null) return null;
  const gap = Math.max(a.value[0], b.value[0]) - Math.min(a.value[1], b.value[1]);
  return { of: 'age', level: gap <= 0 ? 2 : gap <= 3 ? 1 : 0, a: a.claims, b: b.claims };
}

function people(a: Range | null, b: Range | null): Found | null {
  if (a === null || b === null) return null;
  return { of: 'people', level: Number(a[0] <= b[1] && b[0] <= a[1]), a: [], b: [] };
}

/** The pair with the best level; nothing where no pair has one. */
function best(pairs: readonly Pair[], of: Compared, level: (pair: Pair) => number | null): Found | null {
  let most: { readonly level: number; readonly pair: Pair } | undefined;
  for (const pair of pairs) {
    const own = level(pair);
    if (own !== null && (most === undefined || own > most.level)) most = { level: own, pair };
  }
  return most === undefined ? null : found(of, most.level, most.pair);
}
