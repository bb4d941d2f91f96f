/** What speaks for and against two tellings being of one, piece by piece. */
import type { Tie } from '../claims/tie.ts';
import type { PlaceRef } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { isReal, tellsAgain } from './acts.ts';
import { apart, timeEvidence } from './apart.ts';
import { compareCharges } from './charges.ts';
import { inside } from './places.ts';
import { type KnownAct, type Profile, ROLES, type Side } from './profiles.ts';
import { type Relation, relate, type Value } from './values.ts';
import { ACT, PARTY } from './weights.ts';

export type Reason =
  | 'name'
  | 'sex'
  | 'age'
  | 'residence'
  | 'occupation'
  | 'nationality'
  | 'count'
  | 'kin-of'
  | 'label'
  | 'called'
  | 'number'
  | 'office'
  | 'acts'
  | 'place'
  | 'time'
  | 'charge'
  | 'role'
  | 'event'
  | 'parties'
  | 'only-one'
  | 'common'
  | 'unsaid'
  | 'with'
  | 'coarser';

export interface Evidence {
  readonly sum: number;
  readonly pieces: readonly (readonly [Reason, number])[];
}

/** Which parties of the two reports are matched so far. */
export type Matched = (a: string, b: string) => 'yes' | 'no' | 'open';

/** What is told of nearly everybody of whom such reports tell. */
const EVERYBODYS: ReadonlySet<Reason> = new Set(['sex', 'age', 'acts', 'nationality', 'label']);

const COUPLE = 2;

const NEVER: Evidence = { sum: Number.NEGATIVE_INFINITY, pieces: [] };

/**
 * @param event what the reports themselves say for or against one event, or that others of them are one beyond doubt
 * @returns undefined when there is nothing to compare them by
 */
export function partyEvidence(
  a: Profile,
  b: Profile,
  matched: Matched,
  pack: Pack,
  event: number | 'sure' = 0,
): Evidence | undefined {
  const [p, q] = [a.party, b.party];
  if (p.kind !== q.kind && !(isPeople(p) && isPeople(q))) return undefined;
  const pieces: [Reason, number][] = [];
  const say = (reason: Reason, weight: number): void => {
    if (weight !== 0) pieces.push([reason, weight]);
  };
  // A couple is a person to one language and a group to another.
  if (p.kind !== q.kind) say('number', PARTY.number.differ);
  if (p.office !== undefined && q.office !== undefined) {
    if (!related(p.office, q.office, pack)) return NEVER;
    if (inLine(p.office, q.office, pack)) say('office', PARTY.office.same);
  }
  for (const [property, values] of a.values) {
    const others = b.values.get(property);
    if (others === undefined) continue;
    const weight = detailWeight(property, values, others, pack);
    if (weight === Number.NEGATIVE_INFINITY) return NEVER;
    if (weight !== undefined) say(property as Reason, weight);
  }
  const tied = tieWeight(a.ties, b.ties, matched);
  say('kin-of', tied);
  const common = inCommon(a, b, pack);
  const alike = pieces.some(([reason, weight]) => reason === 'name' && weight > 0);
  if (common.length === 0 && tied <= 0 && !alike) return undefined;
  // Everybody has neighbours: the word for them tells once it is sure that the event is one.
  const employed = pieces.some(([reason, weight]) => reason === 'occupation' && weight > 0);
  if (event === 'sure' && tied === 0 && !employed && a.called !== undefined && a.called === b.called)
    say('called', PARTY.called.same);
  else if (sameLabel(p.label, q.label)) say('label', PARTY.label.same);
  say('acts', Math.min(PARTY.act.most, PARTY.act.same * common.length));
  const housed = pieces.some(([reason, weight]) => reason === 'residence' && weight > 0);
  const where = common.flatMap(({ x, y }) => placeRelation(x.act.roles.at, y.act.roles.at, pack) ?? []);
  if (where.includes('same')) say('place', housed ? 0 : PARTY.place.same);
  else if (where.includes('part')) say('place', housed ? 0 : PARTY.place.part);
  else if (where.length > 0) say('place', PARTY.place.differ);
  const times = common.flatMap(({ x, y }) => apart(boundsOf(x), boundsOf(y)) ?? []);
  if (times.length > 0) {
    const mean = times.reduce((sum, one) => sum + timeEvidence(one, 'party'), 0) / times.length;
    // Who bears the name of another may have been taken twice.
    say('time', alike ? Math.max(mean, PARTY.named.time) : mean);
  }
  const charges = common.map(({ x, y }) => compareCharges(x.charged, y.charged, pack));
  if (charges.includes('same')) say('charge', PARTY.charge.same);
  else if (charges.includes('differ')) say('charge', PARTY.charge.differ);
  if (inOneAct(a, b, matched)) say('role', PARTY.role.same);
  say('event', event === 'sure' ? PARTY.event.same : event);
  // "A woman in her 30s was arrested and sent to a camp": many are.
  // Two neighbours, two brothers: a couple tells of nobody either.
  const couple = a.values.get('count')?.some(({ key }) => Number(key) === COUPLE);
  const telling = pieces.some(
    ([reason, weight]) => weight > 0 && !EVERYBODYS.has(reason) && !(reason === 'count' && couple),
  );
  if (!telling && common.length <= PARTY.common.acts) say('common', PARTY.common.only);
  return { sum: PARTY.prior + sumOf(pieces), pieces };
}

/**
 * Acts of one kind on one party, as two reports tell them.
 *
 * @param only neither report tells of another of the kind, on that party; `unsaid`: on nobody in particular, by one of them;
 *   `coarser`: one tells it as a kind that tells the other's again
 */
export function actEvidence(
  x: KnownAct,
  y: KnownAct,
  {
    only,
    unsaid = false,
    coarser = false,
  }: { readonly only: boolean; readonly unsaid?: boolean; readonly coarser?: boolean },
  one: (a: string, b: string) => boolean,
  pack: Pack,
): Evidence {
  if (isReal(x.act) !== isReal(y.act)) return NEVER;
  const pieces: [Reason, number][] = unsaid ? [['unsaid', ACT.unsaid]] : [['parties', ACT.prior]];
  if (only) pieces.push(['only-one', ACT.only]);
  if (coarser) pieces.push(['coarser', ACT.coarser]);
  const when = apart(boundsOf(x), boundsOf(y));
  if (when !== undefined) {
    const weight = timeEvidence(when, 'act');
    if (weight === Number.NEGATIVE_INFINITY) return NEVER;
    pieces.push(['time', weight]);
  }
  const [p, q] = [x.act.roles, y.act.roles];
  if (otherCountries(p.at, q.at, pack)) return NEVER;
  const where = placeRelation(p.at, q.at, pack);
  if (where !== undefined) pieces.push(['place', ACT.place[where]]);
  const held = facilityRelation(p.at, q.at, pack);
  // Where one report tells of two of the kind, each has its own facility.
  if (held === 'differ' && !only) return NEVER;
  if (held !== undefined) pieces.push(['place', ACT.facility[held]]);
  const overlap = (as: readonly string[], bs: readonly string[]): boolean =>
    as.some((a) => bs.some((b) => one(a, b)));
  if (p.to.length > 0 && p.by.length > 0 && q.by.length > 0)
    pieces.push(['office', overlap(p.by, q.by) ? ACT.by.same : ACT.by.differ]);
  if (p.with.length > 0 && q.with.length > 0)
    pieces.push(['with', overlap(p.with, q.with) ? ACT.with.same : ACT.with.differ]);
  const charge = compareCharges(x.charged, y.charged, pack);
  if (charge !== 'unknown') pieces.push(['charge', ACT.charge[charge]]);
  return { sum: sumOf(pieces), pieces };
}

function sumOf(pieces: Evidence['pieces']): number {
  return pieces.reduce((sum, [, weight]) => sum + weight, 0);
}

export function boundsOf({ act, told }: KnownAct): ReturnType<Side['told']['bounds']['get']> {
  return told.bounds.get(act.id);
}

/** Whether both may be one office: one is the other, a part of it, or a word that is used for it. */
export function related(a: string, b: string, pack: Pack): boolean {
  return inLine(a, b, pack) || standsFor(a, b, pack) || standsFor(b, a, pack);
}

/** Whether the words for the first office are used for the second as well. */
export function standsFor(a: string, b: string, pack: Pack): boolean {
  const [x, y] = [pack.offices.get(a), pack.offices.get(b)];
  return x?.standsFor === 'any' || (x?.standsFor === 'class' && y?.class === x.class);
}

/** Whether one office is the other or a part of it. */
function inLine(a: string, b: string, pack: Pack): boolean {
  const partOf = (inner: string, outer: string): boolean => {
    let at: string | undefined = inner;
    for (let depth = 0; at !== undefined && depth < 8; depth++) {
      if (at === outer) return true;
      at = pack.offices.get(at)?.partOf;
    }
    return false;
  };
  return partOf(a, b) || partOf(b, a);
}

/** -Infinity where it cannot be one; undefined where the values cannot be compared. */
function detailWeight(
  property: string,
  values: readonly Value[],
  others: readonly Value[],
  pack: Pack,
): number | undefined {
  const relations = values.flatMap((v) => others.map((o) => relate(property, v, o, pack)));
  const some = (...wanted: readonly Relation[]): boolean => relations.some((r) => wanted.includes(r));
  const [same, part] = [some('same'), some('finer', 'coarser', 'overlap')];
  if (!same && !part && !some('differ')) return undefined;
  switch (property) {
    case 'sex':
      return same ? PARTY.sex.same : Number.NEGATIVE_INFINITY;
    case 'age':
      return same || part ? PARTY.age.same : near(values, others) ? PARTY.age.near : PARTY.age.differ;
    case 'name':
      if (same) return PARTY.name.same;
      if (some('finer', 'coarser')) return PARTY.name.part;
      // Outlets give other names to hide one, and a surname in two scripts is easily misread.
      return part ? PARTY.name.surname : sameScript(values, others) ? PARTY.name.differ : PARTY.name.other;
    case 'residence':
    case 'occupation':
      return same ? PARTY[property].same : part ? PARTY[property].part : PARTY[property].differ;
    case 'count':
      return same ? PARTY.count.same : part ? PARTY.count.part : PARTY.count.differ;
    case 'nationality':
      return same || part ? PARTY.nationality.same : PARTY.nationality.differ;
    default:
      return undefined;
  }
}

function sameScript(values: readonly Value[], others: readonly Value[]): boolean {
  return values.some(({ words }) => others.some((other) => other.words === words));
}

/** Within ten years. */
function near(values: readonly Value[], others: readonly Value[]): boolean {
  return values.some(({ range: v }) =>
    others.some(
      ({ range: o }) => v !== undefined && o !== undefined && Math.max(v[0] - o[1], o[0] - v[1]) <= 10,
    ),
  );
}

function tieWeight(a: readonly Tie[], b: readonly Tie[], matched: Matched): number {
  let weight = 0;
  for (const x of a)
    for (const y of b) {
      if (x.relation !== y.relation) continue;
      const owners = matched(x.other, y.other);
      if (owners === 'yes') return PARTY.kin.same;
      if (owners === 'no') weight = PARTY.kin.differ;
    }
  return weight;
}

/** Acts compared for one slot: the first ones told. */
const TRIED = 3;

/** Kinds of act in which both stand in the same role, each with the two tellings that fit best in time. */
function inCommon(a: Profile, b: Profile, pack: Pack): { readonly x: KnownAct; readonly y: KnownAct }[] {
  const found: { x: KnownAct; y: KnownAct }[] = [];
  const [small, large] = a.slots.size <= b.slots.size ? [a, b] : [b, a];
  for (const [slot, own] of small.slots) {
    const others = large.slots.get(slot) ?? toldAgain(slot, small, large, pack);
    if (others === undefined) continue;
    let best: { x: KnownAct; y: KnownAct; days: number } | undefined;
    for (const p of own.slice(0, TRIED))
      for (const q of others.slice(0, TRIED)) {
        if (isReal(p.act) !== isReal(q.act)) continue;
        const days = apart(boundsOf(p), boundsOf(q))?.days ?? 0;
        if (best === undefined || days < best.days)
          best = small === a ? { x: p, y: q, days } : { x: q, y: p, days };
      }
    if (best !== undefined) found.push(best);
  }
  return found;
}

/** Acts of the other, in the same role, of a kind that tells this one more coarsely or more finely, where neither is told of both. */
function toldAgain(slot: string, own: Profile, other: Profile, pack: Pack): readonly KnownAct[] | undefined {
  const [role, kind] = slot.split(' ') as [string, string];
  for (const [there, acts] of other.slots) {
    if (!there.startsWith(`${role} `) || own.slots.has(there)) continue;
    const like = there.slice(role.length + 1);
    if (tellsAgain(kind, like, pack) || tellsAgain(like, kind, pack)) return acts;
  }
  return undefined;
}

/** Whether both stand alone in one role of acts of one kind in which others take part who are matched already. */
function inOneAct(a: Profile, b: Profile, matched: Matched): boolean {
  for (const [slot, acts] of a.slots) {
    const others = b.slots.get(slot);
    if (others === undefined) continue;
    const role = slot.slice(0, slot.indexOf(' ')) as (typeof ROLES)[number];
    for (const { act: x } of acts.slice(0, TRIED))
      for (const { act: y } of others.slice(0, TRIED))
        if (
          x.roles[role].length === 1 &&
          y.roles[role].length === 1 &&
          ROLES.some(
            (other) =>
              other !== role &&
              x.roles[other].some((p) => y.roles[other].some((q) => matched(p, q) === 'yes')),
          )
        )
          return true;
  }
  return false;
}

function isPeople({ kind }: Profile['party']): boolean {
  return kind === 'person' || kind === 'group';
}

/** In one language the same words are the same words; in two they are chance. */
function sameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Of the places that the gazetteer knows; undefined when one side has none. */
function placeRelation(
  a: readonly PlaceRef[],
  b: readonly PlaceRef[],
  pack: Pack,
): 'same' | 'part' | 'differ' | undefined {
  const [x, y] = [a, b].map((places) => places.filter(({ pcode }) => pcode !== undefined));
  if (x!.length === 0 || y!.length === 0) return undefined;
  if (x!.some((p) => y!.some((q) => p.pcode === q.pcode))) return 'same';
  return x!.some((p) => y!.some((q) => inside(p, q, pack) || inside(q, p, pack))) ? 'part' : 'differ';
}

/** A kind of facility and one of that kind are no two facilities. */
function facilityRelation(
  a: readonly PlaceRef[],
  b: readonly PlaceRef[],
  pack: Pack,
): 'same' | 'differ' | undefined {
  const classes = (places: readonly PlaceRef[]): string[] =>
    places.flatMap(({ facility }) =>
      facility === undefined ? [] : [pack.facilities.get(facility)?.class ?? facility],
    );
  const [x, y] = [classes(a), classes(b)];
  if (x.length === 0 || y.length === 0) return undefined;
  return x.some((one) => y.includes(one)) ? 'same' : 'differ';
}

function otherCountries(a: readonly PlaceRef[], b: readonly PlaceRef[], pack: Pack): boolean {
  const countries = (places: readonly PlaceRef[]): PlaceRef[] =>
    places.filter(({ precision, pcode }) => precision === 'country' && pcode !== undefined);
  const [x, y] = [countries(a), countries(b)];
  return (
    x.length > 0 &&
    y.length > 0 &&
    !x.some((p) => y.some((q) => p.pcode === q.pcode || inside(p, q, pack) || inside(q, p, pack)))
  );
}
