/** Two reports compared: which of their parties may be one, and whether they tell of one event. */
import type { Pack } from '../packs/types.ts';
import { isReal } from './acts.ts';
import type { Pair } from './cluster.ts';
import { actEvidence, type Evidence, partyEvidence } from './evidence.ts';
import { isOffice } from './gather.ts';
import { type KnownAct, mainOf, type Profile, type Side } from './profiles.ts';
import { reportEvidence } from './report-evidence.ts';
import { PARTY } from './weights.ts';

export interface Match {
  readonly parties: readonly Pair<Evidence>[];
  /** Somebody told of in both took part in one act at least that is told in both. */
  readonly oneEvent: boolean;
  /** When they are not one event: what keeps apart the two who are most alike. */
  readonly against: 'no-act-in-common' | 'other-party' | 'other-time' | 'other-place';
  /** How alike the two most alike are. */
  readonly likeness: number;
}

/** Pairs that are all looked at; of more, only those with a sign in common. */
const ALL = 2500;
/** A sign that more parties of one report have says nothing. */
const COMMON = 40;
/** Who is found to be one may show that others are. */
const ROUNDS = 4;
/** Signs that nearly everybody has. */
const FAINT: ReadonlySet<string> = new Set(['sex', 'nationality']);

export function matchReports(a: Side, b: Side, pack: Pack): Match {
  const reports = reportEvidence(a, b, pack);
  const candidates = candidatesOf(a.profiles.filter(isPerson), b.profiles.filter(isPerson));
  let matched = new Map<string, string>();
  let taken = new Set<string>();
  let pairs: Pair<Evidence>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = matched;
    const others = taken;
    const sure = pairs.filter((pair) => pair.sum >= PARTY.event.sure && before.get(pair.a) === pair.b);
    pairs = candidates.flatMap(([x, y]) => {
      const evidence = partyEvidence(
        x,
        y,
        (p, q) => (before.get(p) === q ? 'yes' : before.has(p) || others.has(q) ? 'no' : 'open'),
        pack,
        sure.some((pair) => pair.a !== x.party.id && pair.b !== y.party.id) ? 'sure' : reports,
      );
      return evidence === undefined ? [] : [{ a: x.party.id, b: y.party.id, sum: evidence.sum, evidence }];
    });
    const best = oneToOne(pairs, nameOf(a, b));
    const same = best.size === matched.size && [...best].every(([p, q]) => matched.get(p) === q);
    matched = best;
    taken = new Set(best.values());
    if (same) break;
  }
  const one = (p: string, q: string): boolean => matched.get(p) === q || sameOffice(a, b, p, q);
  const likeliest = pairs.reduce<Pair<Evidence> | undefined>(
    (most, pair) => (most === undefined || weighed(pair) > weighed(most) ? pair : most),
    undefined,
  );
  return {
    parties: pairs,
    oneEvent: sharesAct(a, b, matched, one, pack),
    against: againstOf(likeliest),
    likeness: likeliest === undefined ? Number.NEGATIVE_INFINITY : weighed(likeliest),
  };
}

/** Offices are themselves: they are not matched, and show no event. */
function isPerson(profile: Profile): boolean {
  return !isOffice(profile.party);
}

function nameOf(a: Side, b: Side): (id: string) => string {
  const names = new Map([...a.profiles, ...b.profiles].map(({ party, key }) => [party.id, key]));
  return (id) => names.get(id) ?? id;
}

function sameOffice(a: Side, b: Side, p: string, q: string): boolean {
  const [x, y] = [officesOf(a).get(p), officesOf(b).get(q)];
  return x !== undefined && x === y;
}

const offices = new WeakMap<Side, ReadonlyMap<string, string>>();

function officesOf(side: Side): ReadonlyMap<string, string> {
  const known = offices.get(side);
  if (known !== undefined) return known;
  const made = new Map(
    side.profiles.flatMap((profile) =>
      isOffice(profile.party) ? [[profile.party.id, profile.party.office!] as const] : [],
    ),
  );
  offices.set(side, made);
  return made;
}

/** The best pairs first, each party once. */
function oneToOne(pairs: readonly Pair<Evidence>[], name: (id: string) => string): Map<string, string> {
  const sorted = pairs
    .filter(({ sum }) => sum >= 0)
    .map((pair) => ({ pair, key: [name(pair.a), name(pair.b)].sort().join('\n') }))
    .sort((x, y) => y.pair.sum - x.pair.sum || (x.key < y.key ? -1 : 1));
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  for (const { pair } of sorted) {
    if (matched.has(pair.a) || taken.has(pair.b)) continue;
    matched.set(pair.a, pair.b);
    taken.add(pair.b);
  }
  return matched;
}

/** An act done to somebody who is told of in both; where neither tells of any, an act by them. */
function sharesAct(
  a: Side,
  b: Side,
  matched: ReadonlyMap<string, string>,
  one: (p: string, q: string) => boolean,
  pack: Pack,
): boolean {
  if (matched.size === 0) return false;
  const done = (side: Side): readonly KnownAct[] => side.acts.filter(({ act }) => isReal(act));
  const suffered = (acts: readonly KnownAct[]): readonly KnownAct[] =>
    acts.filter(({ act }) => act.roles.to.length > 0);
  const [x, y] = [done(a), done(b)];
  const byVictim = suffered(x).length > 0 && suffered(y).length > 0;
  const of = new Map<string, KnownAct[]>();
  for (const known of byVictim ? suffered(y) : y)
    for (const party of mainOf(known.act)) {
      const key = `${known.act.kind} ${party}`;
      const there = of.get(key);
      if (there === undefined) of.set(key, [known]);
      else there.push(known);
    }
  return (byVictim ? suffered(x) : x).some((known) =>
    mainOf(known.act).some((party) => {
      const other = matched.get(party);
      const there = other === undefined ? undefined : of.get(`${known.act.kind} ${other}`);
      return (
        there?.some((act) => actEvidence(known, act, { only: there.length === 1 }, one, pack).sum >= 0) ??
        false
      );
    }),
  );
}

/** Pairs worth looking at. */
function candidatesOf(a: readonly Profile[], b: readonly Profile[]): [Profile, Profile][] {
  if (a.length * b.length <= ALL) return a.flatMap((x) => b.map((y): [Profile, Profile] => [x, y]));
  const bySign = new Map<string, Profile[]>();
  for (const y of b)
    for (const sign of signsOf(y)) {
      const there = bySign.get(sign);
      if (there === undefined) bySign.set(sign, [y]);
      else there.push(y);
    }
  return a.flatMap((x) => {
    const near = new Set(
      signsOf(x).flatMap((sign) => {
        const there = bySign.get(sign) ?? [];
        return there.length > COMMON ? [] : there;
      }),
    );
    return [...near].map((y): [Profile, Profile] => [x, y]);
  });
}

function signsOf({ party, values, ties, slots }: Profile): string[] {
  const signs = [`label ${party.label.toLowerCase()}`];
  for (const [property, told] of values)
    if (!FAINT.has(property)) for (const { key } of told) signs.push(`${property} ${key}`);
  for (const { relation } of ties) signs.push(`tie ${relation}`);
  const sex = values.get('sex')?.[0]?.key ?? '';
  for (const slot of slots.keys()) signs.push(`${slot} ${sex}`);
  return signs;
}

/** Evidence without what is certain, for telling which two are most alike. */
function weighed({ evidence: { pieces } }: Pair<Evidence>): number {
  return pieces.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0);
}

/** What kept the two most alike apart: the strongest evidence against them. */
function againstOf(pair: Pair<Evidence> | undefined): Match['against'] {
  if (pair === undefined) return 'no-act-in-common';
  const [worst] = pair.evidence.pieces.filter(([, weight]) => weight < 0).toSorted((x, y) => x[1] - y[1]);
  if (worst === undefined) return pair.sum >= 0 ? 'no-act-in-common' : 'other-party';
  if (worst[0] === 'time') return 'other-time';
  return worst[0] === 'place' || worst[0] === 'residence' ? 'other-place' : 'other-party';
}
