/** Which parties and which acts of several reports of one event are one. Proposed, with the evidence; a person decides. */
import type { Pack } from '../packs/types.ts';
import { type ActClaim, isReal } from './acts.ts';
import { type Clusters, cluster, type Pair } from './cluster.ts';
import { type Decided, NOTHING_DECIDED } from './decided.ts';
import { actEvidence, type Evidence } from './evidence.ts';
import { type GatheredParty, isOffice } from './gather.ts';
import { Groups } from './groups.ts';
import type { Match } from './match.ts';
import { type KnownAct, mainOf, type Side } from './profiles.ts';

/** An explicit no: these two are never in one group, whoever stands between them. */
const NEVER = -2;

export interface SameParties {
  readonly groups: Groups;
  readonly joined: readonly Pair<Evidence>[];
}

/**
 * @param matches of all pairs of the reports
 * @param decided about parties by their gathered ids
 */
export function sameParties(
  parties: readonly GatheredParty[],
  matches: readonly Match[],
  decided: Decided = NOTHING_DECIDED,
): SameParties {
  const groups = new Groups(parties.map(({ id }) => id));
  const here = decided.joined.filter(([a, b]) => groups.has(a) && groups.has(b));
  for (const [a, b] of here) groups.join(a, b);
  joinOffices(parties, groups, decided);
  const byId = new Map(parties.map((party) => [party.id, party]));
  const { groups: clusters, joined } = cluster(
    matches.flatMap((match) => match.parties),
    {
      report: (id) => byId.get(id)!.report,
      name: (id) => `${byId.get(id)!.report} ${byId.get(id)!.local}`,
      enough: 0,
      never: NEVER,
      decided: here,
      apart: decided.bars ? (a, b) => decided.apart(a, b) : undefined,
    },
  );
  for (const ids of clusters) for (const id of ids) groups.join(ids[0]!, id);
  return { groups, joined };
}

function joinOffices(parties: readonly GatheredParty[], groups: Groups, decided: Decided): void {
  const first = new Map<string, string>();
  for (const party of parties) {
    if (!isOffice(party)) continue;
    const known = first.get(party.office);
    if (known === undefined) first.set(party.office, party.id);
    else if (!decided.apart(known, party.id)) groups.join(known, party.id);
  }
}

export interface SameActs {
  /** Claims by act, in the order of the first telling. */
  readonly groups: readonly (readonly ActClaim[])[];
  /** Pairs of first claims. */
  readonly joined: readonly Pair<Evidence>[];
}

/** Acts of one kind on one party that two reports tell: so many to each side are compared with each other. */
const NEAR = 24;

/**
 * What one report tells as two acts stays two: a group has one act of every report at most, unless a person joined them.
 *
 * @param decided about claims
 */
export function sameActs(
  sides: readonly Side[],
  parties: Groups,
  pack: Pack,
  decided: Decided = NOTHING_DECIDED,
): SameActs {
  const acts = sides.flatMap((side) => side.acts);
  const { groups, joined } = joinedActs(sides, parties, pack, decided);
  const byId = new Map(acts.map((known) => [idOf(known), known]));
  const groupOf = new Map(groups.flatMap((ids) => ids.map((id) => [id, ids] as const)));
  const order = new Map(acts.map((known, i) => [idOf(known), i]));
  const done = new Set<string>();
  const told = acts.flatMap((known): ActClaim[][] => {
    const id = idOf(known);
    if (done.has(id)) return [];
    const ids = [...(groupOf.get(id) ?? [id])].sort((x, y) => order.get(x)! - order.get(y)!);
    for (const one of ids) done.add(one);
    return [ids.flatMap((one) => byId.get(one)!.act.claims)];
  });
  return { groups: told, joined };
}

function joinedActs(
  sides: readonly Side[],
  parties: Groups,
  pack: Pack,
  decided: Decided,
): Clusters<Evidence> {
  if (sides.length < 2) return { groups: [], joined: [] };
  /** Kind, whether it happened, and whose → acts by report. */
  const byKey = new Map<string, Map<string, KnownAct[]>>();
  for (const side of sides)
    for (const known of side.acts)
      for (const party of new Set(mainOf(known.act).map((id) => parties.of(id)))) {
        const key = `${known.act.kind} ${isReal(known.act)} ${party}`;
        const there = byKey.get(key) ?? new Map<string, KnownAct[]>();
        byKey.set(key, there);
        const own = there.get(side.told.report.id);
        if (own === undefined) there.set(side.told.report.id, [known]);
        else own.push(known);
      }
  const one = (a: string, b: string): boolean => parties.of(a) === parties.of(b);
  const pairs = new Map<string, Pair<Evidence>>();
  const acts = sides.flatMap((side) => side.acts);
  const reportOf = new Map(acts.map((known) => [idOf(known), known.told.report.id]));
  const nameOf = new Map(acts.map((known) => [idOf(known), known.key]));
  for (const there of byKey.values()) {
    const reports = [...there];
    for (const [i, [, xs]] of reports.entries())
      for (const [, ys] of reports.slice(i + 1))
        for (const [k, x] of xs.entries())
          for (let m = Math.max(0, k - NEAR); m <= Math.min(ys.length - 1, k + NEAR); m++) {
            const y = ys[m]!;
            const [a, b] = [idOf(x), idOf(y)];
            const key = `${a}\n${b}`;
            if (pairs.has(key)) continue;
            const only = xs.length === 1 && ys.length === 1;
            const evidence = actEvidence(x, y, { only }, one, pack);
            pairs.set(key, { a, b, sum: evidence.sum, evidence });
          }
  }
  for (const pair of coarserPairs(byKey, one, pack)) pairs.set(`${pair.a}\n${pair.b}`, pair);
  for (const pair of unsaidPairs(sides, one, pack)) {
    const key = `${pair.a}\n${pair.b}`;
    if (!pairs.has(key)) pairs.set(key, pair);
  }
  return cluster([...pairs.values()], {
    report: (id) => reportOf.get(id)!,
    name: (id) => nameOf.get(id)!,
    enough: 0,
    never: NEVER,
    ...decidedActs(acts, decided),
  });
}

/** Decisions about claims as decisions about the acts that they tell. */
function decidedActs(
  acts: readonly KnownAct[],
  decided: Decided,
): { readonly decided: (readonly [string, string])[]; readonly apart?: (a: string, b: string) => boolean } {
  const byClaim = new Map<string, string>();
  const claims = new Map<string, string[]>();
  for (const known of acts) {
    const ids = known.act.claims.map(({ id }) => id);
    claims.set(idOf(known), ids);
    for (const id of ids) byClaim.set(id, idOf(known));
  }
  return {
    decided: decided.joined.flatMap(([a, b]): [string, string][] => {
      const [x, y] = [byClaim.get(a), byClaim.get(b)];
      return x === undefined || y === undefined || x === y ? [] : [[x, y]];
    }),
    ...(decided.bars && {
      apart: (a: string, b: string) => decided.keepsApart(claims.get(a) ?? [a], claims.get(b) ?? [b]),
    }),
  };
}

/**
 * "He was held" for "he was arrested": a kind that tells another again is that other where each report tells one act of the two
 * kinds on the party, at times and in places that agree, and does not say how long it took: that would be told of the finer kind.
 */
function coarserPairs(
  byKey: ReadonlyMap<string, ReadonlyMap<string, readonly KnownAct[]>>,
  one: (a: string, b: string) => boolean,
  pack: Pack,
): Pair<Evidence>[] {
  return [...byKey].flatMap(([key, coarse]) => {
    const [kind, ...rest] = key.split(' ') as [string, ...string[]];
    return (pack.acts.get(kind)?.tellsAgain ?? []).flatMap((finer) => {
      const fine = byKey.get([finer, ...rest].join(' '));
      if (fine === undefined) return [];
      return [...coarse].flatMap(([report, [x, second]]) =>
        [...fine].flatMap(([other, [y, another]]): Pair<Evidence>[] => {
          if (x === undefined || y === undefined || second !== undefined || another !== undefined) return [];
          if (fine.has(report) || coarse.has(other) || lasts(x)) return [];
          const evidence = actEvidence(x, y, { only: true, coarser: true }, one, pack);
          const differs = evidence.pieces.some(
            ([reason, weight]) => weight < 0 && (reason === 'time' || reason === 'place'),
          );
          return differs ? [] : [{ a: idOf(x), b: idOf(y), sum: evidence.sum, evidence }];
        }),
      );
    });
  });
}

function lasts({ act }: KnownAct): boolean {
  return act.claims.some(({ says }) =>
    says.roles.when.some(
      ({ sense, expr }) => sense === 'duration' || sense === 'end' || expr.kind === 'duration',
    ),
  );
}

/**
 * "The house was searched": where a report does not say whose, and neither report tells of another of the kind, there is only
 * one that it can be. Nobody who is said may be somebody else.
 */
function unsaidPairs(
  sides: readonly Side[],
  one: (a: string, b: string) => boolean,
  pack: Pack,
): Pair<Evidence>[] {
  const single = sides.map((side) => {
    const byKind = new Map<string, KnownAct | undefined>();
    for (const known of side.acts) {
      const key = `${known.act.kind} ${isReal(known.act)}`;
      byKind.set(key, byKind.has(key) ? undefined : known);
    }
    return byKind;
  });
  const apart = (a: readonly string[], b: readonly string[]): boolean =>
    a.length > 0 && b.length > 0 && !a.some((p) => b.some((q) => one(p, q)));
  return single.flatMap((xs, i) =>
    single.slice(i + 1).flatMap((ys) =>
      [...xs].flatMap(([key, x]): Pair<Evidence>[] => {
        const y = ys.get(key);
        if (x === undefined || y === undefined) return [];
        const [p, q] = [x.act.roles, y.act.roles];
        if (p.to.length > 0 === q.to.length > 0 && (p.to.length > 0 || (p.by.length > 0 && q.by.length > 0)))
          return [];
        if (apart(p.to, q.to) || (p.to.length + q.to.length === 0 && apart(p.by, q.by))) return [];
        const evidence = actEvidence(x, y, { only: true, unsaid: true }, one, pack);
        return [{ a: idOf(x), b: idOf(y), sum: evidence.sum, evidence }];
      }),
    ),
  );
}

/** An act goes by its first claim: its number only holds within its report. */
function idOf({ act }: KnownAct): string {
  return act.claims[0]!.id;
}
