/**
 * Facets as tokens, so that a store finds claims by them in the lists by which it finds words. What one claim has of kind or
 * stage, place and status is one token for every choice of them: lists of several facets are as short as what has them all.
 * Times are coarse: months, years, decades; who asks compares the days afterwards.
 */
import type { Status } from '../claims/types.ts';
import type { ClaimRow, Doc, Facets } from './index-types.ts';

type Time = NonNullable<Facets['time']>;

/** The year and month (January is 0) of a day since 1970. */
function monthOf(day: number): { readonly year: number; readonly month: number } {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

/** Months that are listed for one claim, years for one claim, and what a question may ask for of each. */
const CLAIM_MONTHS = 3;
const CLAIM_YEARS = 10;
const ASKED_MONTHS = 24;
const ASKED_YEARS = 30;
const ASKED_DECADES = 30;
/** Combinations of values that are listed for one question. */
const ASKED_TOGETHER = 300;
/** A time within so many days touches no more months than are listed; within so many more, it has no `long` one. */
const DAYS_OF_MONTHS = 59;
const DAYS_OF_YEARS = 3285;

/** What the quote of a claim is found by. */
export function quoteTokens(claim: ClaimRow): string[] {
  const out: string[] = [];
  for (const act of [null, claim.kind && `k${claim.kind}`, claim.stage && `g${claim.stage}`])
    if (act === null || act)
      for (const place of [null, ...claim.places]) out.push(together(act, place, claim.status));
  for (const office of claim.offices) out.push(together(`o${office}`, null, claim.status));
  out.push(...timeTokens(claim.earliest, claim.latest));
  return out;
}

/** What a report or a case is found by: what any of its claims has. */
export function gatheredTokens(claims: readonly ClaimRow[]): Set<string> {
  const out = new Set<string>();
  for (const claim of claims) for (const token of quoteTokens(claim)) out.add(token);
  return out;
}

function together(act: string | null, place: string | null, status: string): string {
  return `${status}\n${act ?? ''}\n${place ?? ''}`;
}

/** What a document is. */
export function ofToken(of: Doc['of']): string {
  return `of=${of}`;
}

/** A time with an open end is `open`, one of many years `long`: neither is listed by what it touches. */
function timeTokens(earliest: number | null, latest: number | null): string[] {
  if (earliest === null || latest === null) return ['time=open'];
  const from = monthOf(earliest);
  const to = monthOf(latest);
  if (!(to.year - from.year < CLAIM_YEARS)) return ['time=long'];
  const out: string[] = [];
  const months = (to.year - from.year) * 12 + to.month - from.month + 1;
  if (months <= CLAIM_MONTHS)
    for (let m = 0; m < months; m++) out.push(`month=${from.year * 12 + from.month + m}`);
  for (let year = from.year; year <= to.year; year++) {
    out.push(`year=${year}`);
    if (months > CLAIM_MONTHS) out.push(`vague=${year}`);
  }
  for (let decade = tens(from.year); decade <= tens(to.year); decade++) out.push(`decade=${decade}`);
  return out;
}

const tens = (year: number): number => Math.floor(year / 10);

/** Every group must hold, by any token of it. */
export interface Asked {
  readonly groups: readonly (readonly string[])[];
  /** Whether no claim has to be looked at for quotes, and for reports and cases. */
  readonly quotes: boolean;
  readonly gathered: boolean;
}

/** What is asked for. */
export function askedGroups(facets: Facets): Asked {
  const one = (values: readonly string[] | undefined, letter: string): (string | null)[] =>
    values === undefined ? [null] : [...new Set(values)].map((value) => letter + value);
  const kinds = one(facets.kind, 'k');
  const stages = one(facets.stage, 'g');
  const places = one(facets.place, '');
  const offices = one(facets.office, 'o');
  const statuses = [...new Set(facets.status ?? STATUSES)];
  const groups: string[][] = [];
  const add = (acts: (string | null)[], at: (string | null)[]): void => {
    groups.push(acts.flatMap((act) => at.flatMap((place) => statuses.map((s) => together(act, place, s)))));
  };
  const both = facets.kind !== undefined && facets.stage !== undefined;
  const acts = facets.kind !== undefined ? kinds : stages;
  const listed = acts.length * places.length * statuses.length <= ASKED_TOGETHER;
  const [anyAct, anyPlace] = [acts[0] === null, places[0] === null];
  if (listed && !(anyAct && anyPlace)) add(acts, places);
  else {
    if (!anyAct) add(acts, [null]);
    if (!anyPlace) add([null], places);
  }
  if (both) add(stages, [null]);
  const office = facets.office !== undefined;
  if (office) add(offices, [null]);
  const times = facets.time && askedTokens(facets.time);
  if (times) groups.push(times);
  if (groups.length === 0 || (groups.length === 1 && times && facets.status !== undefined))
    add([null], [null]);
  const timeless = facets.time === undefined;
  return {
    groups,
    quotes: timeless,
    gathered: timeless && listed && !both && (!office || (anyAct && anyPlace)),
  };
}

/** Tokens one of which every claim has that fits; null when the time is too long to list. */
function askedTokens({ from, to, how }: Time): string[] | null {
  const a = monthOf(from);
  const b = monthOf(to);
  const out =
    how === 'overlaps' ? ['time=open', 'time=long'] : to - from < DAYS_OF_YEARS ? [] : ['time=long'];
  const months = (b.year - a.year) * 12 + b.month - a.month + 1;
  const years = b.year - a.year + 1;
  if (months <= ASKED_MONTHS) {
    for (let m = 0; m < months; m++) out.push(`month=${a.year * 12 + a.month + m}`);
    if (how === 'overlaps' || to - from >= DAYS_OF_MONTHS)
      for (let y = 0; y < years; y++) out.push(`vague=${a.year + y}`);
  } else if (years <= ASKED_YEARS) for (let y = 0; y < years; y++) out.push(`year=${a.year + y}`);
  else if (years <= ASKED_DECADES * 10)
    for (let d = tens(a.year); d <= tens(b.year); d++) out.push(`decade=${d}`);
  else return null;
  return out;
}

/** Every claim has one. */
const STATUSES: readonly Status[] = ['proposed', 'accepted', 'corrected', 'rejected', 'withdrawn'];
