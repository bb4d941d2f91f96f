/**
 * Facets as tokens, so that a store finds claims by them in the lists by which it finds words. Kind, stage, place, status and
 * what a document is are exact. Times are coarse: months, years, decades; who asks compares the days afterwards.
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

/** What the quote of a claim is found by. */
export function quoteTokens(claim: ClaimRow): string[] {
  const out = [`status=${claim.status}`];
  if (claim.kind !== null) out.push(`kind=${claim.kind}`);
  if (claim.stage !== null) out.push(`stage=${claim.stage}`);
  for (const place of claim.places) out.push(`place=${place}`);
  out.push(...timeTokens(claim.earliest, claim.latest));
  return out;
}

/**
 * What a report or a case is found by: what its claims have, together, since one of them must have all that is asked for.
 * A kind has its stage, so that the two are not combined.
 */
export function gatheredTokens(claims: readonly ClaimRow[]): Set<string> {
  const out = new Set<string>();
  for (const claim of claims) {
    const acts = [null, claim.kind && `kind=${claim.kind}`, claim.stage && `stage=${claim.stage}`];
    for (const act of acts)
      if (act === null || act)
        for (const place of [null, ...claim.places])
          for (const status of [null, claim.status])
            if (act !== null || place !== null || status !== null) out.add(together(act, place, status));
    for (const token of timeTokens(claim.earliest, claim.latest)) out.add(`some ${token}`);
  }
  return out;
}

function together(act: string | null, place: string | null, status: string | null): string {
  return `some ${JSON.stringify([act, place, status])}`;
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

/** Every group must hold, by any token of it. When not `exact`, claims have to be looked at. */
export interface Asked {
  readonly groups: readonly (readonly string[])[];
  readonly exact: boolean;
}

/** What quotes are asked for; their days have to be compared when a time is. */
export function quoteGroups(facets: Facets): Asked {
  const groups: string[][] = [];
  for (const name of ['kind', 'stage', 'place', 'status'] as const) {
    const values = facets[name];
    if (values !== undefined) groups.push([...new Set(values)].map((value) => `${name}=${value}`));
  }
  if (facets.time !== undefined)
    groups.push(askedTokens(facets.time) ?? STATUSES.map((status) => `status=${status}`));
  return { groups, exact: facets.time === undefined };
}

/** What reports and cases are asked for. */
export function gatheredGroups(facets: Facets): Asked {
  const values = (name: 'kind' | 'stage' | 'place' | 'status'): (string | null)[] =>
    facets[name] === undefined ? [null] : [...new Set(facets[name])];
  const acts = [values('kind'), values('stage')].map((list, i) =>
    list.map((value) => value && `${i === 0 ? 'kind' : 'stage'}=${value}`),
  ) as [(string | null)[], (string | null)[]];
  const both = facets.kind !== undefined && facets.stage !== undefined;
  const groups: string[][] = [];
  const add = (of: (string | null)[], places: (string | null)[], statuses: (string | null)[]): void => {
    const out = of.flatMap((act) => places.flatMap((place) => statuses.map((s) => together(act, place, s))));
    if (out.length !== 1 || out[0] !== together(null, null, null)) groups.push(out);
  };
  const [kinds, stages] = acts;
  const [places, statuses] = [values('place'), values('status')];
  const act = facets.kind !== undefined ? kinds : stages;
  const listed = act.length * places.length * statuses.length <= ASKED_TOGETHER;
  if (listed) add(act, places, statuses);
  else {
    add(act, [null], [null]);
    add([null], places, [null]);
    add([null], [null], statuses);
  }
  if (both) add(stages, [null], [null]);
  if (facets.time !== undefined)
    groups.push(
      askedTokens(facets.time)?.map((token) => `some ${token}`) ??
        STATUSES.map((status) => together(null, null, status)),
    );
  return { groups, exact: listed && !both && facets.time === undefined };
}

/** Tokens one of which every claim has that fits; null when the time is too long to list. */
function askedTokens({ from, to, how }: Time): string[] | null {
  const a = monthOf(from);
  const b = monthOf(to);
  const out = how === 'overlaps' ? ['time=open', 'time=long'] : ['time=long'];
  const months = (b.year - a.year) * 12 + b.month - a.month + 1;
  const years = b.year - a.year + 1;
  if (months <= ASKED_MONTHS) {
    for (let m = 0; m < months; m++) out.push(`month=${a.year * 12 + a.month + m}`);
    for (let y = 0; y < years; y++) out.push(`vague=${a.year + y}`);
  } else if (years <= ASKED_YEARS) for (let y = 0; y < years; y++) out.push(`year=${a.year + y}`);
  else if (years <= ASKED_DECADES * 10)
    for (let d = tens(a.year); d <= tens(b.year); d++) out.push(`decade=${d}`);
  else return null;
  return out;
}

/** Every claim has one. */
const STATUSES: readonly Status[] = ['proposed', 'accepted', 'corrected', 'rejected', 'withdrawn'];
