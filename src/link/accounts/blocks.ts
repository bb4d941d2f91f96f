/** Which of many cases are compared at all: those that tell an act of one kind at one place or time, from what the index has of them. */
import type { Account, AccountAct } from './account.ts';

/** What the index tells of one act of a case. */
export interface Telling {
  readonly status: string;
  readonly kind: string;
  /** P-codes, each with those that it lies in. */
  readonly places: readonly string[];
  readonly offices: readonly string[];
  readonly done: boolean;
  readonly earliest: number | null;
  readonly latest: number | null;
}

export interface Told {
  readonly case: string;
  readonly tellings: readonly Telling[];
}

const ACCEPTED = ['accepted', 'corrected'];
/** A key that so many cases have says nothing. */
const MOST = 200;
/** So many pairs are looked at; keys that many share come last, and are left out beyond it. */
const BUDGET = 300_000;
/** Spans wider than this have no month. */
const NARROW = 62;
const MONTH = 30.4375;
const YEAR = 365.25;

/** An account as far as the index knows it: accepted acts, without anybody in them. */
export function sketch({ case: id, tellings }: Told): Account {
  const acts = tellings
    .filter(({ status, done }) => done && ACCEPTED.includes(status))
    .map(
      ({ kind, places, offices, earliest, latest }): AccountAct => ({
        kind,
        days: earliest === null || latest === null ? null : [earliest, latest],
        places: chains(places),
        offices,
        charges: [],
        claims: [],
      }),
    );
  return { case: id, acts, sex: null, age: null, occupation: null, people: null, reports: [] };
}

/** P-codes begin with those of what they lie in: the finest, each with its beginnings. */
function chains(places: readonly string[]): string[][] {
  const finest = places.filter((code) => !places.some((other) => other !== code && other.startsWith(code)));
  return finest.map((code) => [
    code,
    ...places.filter((other) => other !== code && code.startsWith(other)).sort((a, b) => b.length - a.length),
  ]);
}

/** Pairs of accounts that share a key, by their places in the list; the smaller first. `crowded`: keys that too many share. */
export function candidates(accounts: readonly Account[]): {
  readonly pairs: readonly (readonly [number, number])[];
  readonly crowded: number;
} {
  const having = new Map<string, number[]>();
  for (const [i, account] of accounts.entries())
    for (const key of new Set(account.acts.flatMap(keysOf))) {
      const there = having.get(key);
      if (there) there.push(i);
      else having.set(key, [i]);
    }
  const found = new Set<number>();
  let crowded = 0;
  for (const there of [...having.values()].sort((x, y) => x.length - y.length)) {
    if (there.length < 2) continue;
    if (there.length > MOST || found.size + (there.length * (there.length - 1)) / 2 > BUDGET) {
      crowded++;
      continue;
    }
    for (let x = 0; x < there.length; x++)
      for (let y = x + 1; y < there.length; y++) found.add(there[x]! * accounts.length + there[y]!);
  }
  const pairs = [...found]
    .sort((a, b) => a - b)
    .map((key) => [Math.floor(key / accounts.length), key % accounts.length] as const);
  return { pairs, crowded };
}

function keysOf({ kind, days, places }: AccountAct): string[] {
  const finest = places.filter((chain) => chain.length > 1).map((chain) => chain[0]!);
  const years = days === null ? [] : steps(days[0], days[1], YEAR, 3);
  const months = days === null || days[1] - days[0] > NARROW ? [] : steps(days[0], days[1], MONTH, 4);
  return [
    ...finest.map((place) => `${kind} ${place}`),
    ...finest.flatMap((place) => years.map((year) => `${kind} ${place} ${year}y`)),
    ...finest.flatMap((place) => months.map((month) => `${place} ${month}m`)),
    ...months.map((month) => `${kind} ${month}m`),
  ];
}

/** Numbers of the months or years that a span touches, at most so many. */
function steps(from: number, to: number, size: number, most: number): number[] {
  const first = Math.floor(from / size);
  const last = Math.min(Math.floor(to / size), first + most - 1);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
