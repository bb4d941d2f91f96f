import type { CaseParty, Sealed } from '../claims/case.ts';
import type { Claim } from '../claims/types.ts';
import type { GatheredParty } from './gather.ts';
import { Groups } from './groups.ts';

/**
 * Which parties of different reports are one. Only inside this case, and only as a proposal: an office of the pack is itself;
 * persons and groups need details that agree, none of the kind that cannot differ, and an act in common.
 */

/** How much an agreeing detail says, and a differing one speaks against. */
const AGREES: Readonly<Record<string, number>> = {
  name: 3,
  residence: 2,
  age: 2,
  occupation: 1,
  nationality: 1,
  sex: 0.5,
};
const DIFFERS = 1.5;
/** These cannot differ for one person. */
const FIXED: ReadonlySet<string> = new Set(['sex', 'name']);
/** Too little to look for. */
const FAINT: ReadonlySet<string> = new Set(['sex']);
const SEAL: Sealed = { sealed: true };
/** Kept back by default: a case works without them. */
const SEALED: ReadonlySet<string> = new Set(['name']);
const LABEL = 1;
const OFFICE = 1.5;
const ACT = 0.75;
const MOST_ACTS = 3;
const KIN = 3;
const ENOUGH = 3;

type Details = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

export function joinParties(parties: readonly GatheredParty[], claims: readonly Claim[]): Groups {
  const groups = new Groups(parties.map(({ id }) => id));
  const reports = [...new Set(parties.map(({ report }) => report))];
  joinOffices(parties, groups);
  if (reports.length < 2) return groups;
  const details = detailsOf(claims);
  const acts = actsOf(claims);
  const order = new Map(parties.map(({ id }, i) => [id, i]));
  for (const [r, report] of reports.entries()) {
    if (r === 0) continue;
    const earlier = new Set(reports.slice(0, r));
    const alike = new Map<string, GatheredParty[]>();
    for (const party of parties)
      if (earlier.has(party.report) && !isOffice(party))
        for (const sign of signsOf(party, details)) {
          const others = alike.get(sign);
          if (others === undefined) alike.set(sign, [party]);
          else others.push(party);
        }
    const own = parties.filter((party) => party.report === report && !isOffice(party));
    // Best pairs first, one to one; ties between parties (family of …) need a second look after their owners are joined.
    for (let round = 0; round < 2; round++) {
      const pairs = own
        .flatMap((b) =>
          [...new Set(signsOf(b, details).flatMap((sign) => alike.get(sign) ?? []))].map((a) => ({
            a,
            b,
            score: score(a, b, details, acts, groups),
          })),
        )
        .filter((pair) => pair.score >= ENOUGH)
        .sort(
          (x, y) =>
            y.score - x.score ||
            order.get(x.b.id)! - order.get(y.b.id)! ||
            order.get(x.a.id)! - order.get(y.a.id)!,
        );
      const taken = new Set(own.map(({ id }) => groups.of(id)));
      for (const { a, b } of pairs) {
        if (taken.has(groups.of(a.id)) || groups.of(b.id) !== b.id) continue;
        groups.join(a.id, b.id);
        taken.add(groups.of(a.id));
      }
    }
  }
  return groups;
}

/** Of two parties that score enough, one sign at least is the same: only such pairs are looked at. */
function signsOf({ id, label }: GatheredParty, details: Details): string[] {
  const signs = [`label ${label.toLowerCase()}`];
  for (const [property, values] of details.get(id) ?? [])
    if (!FAINT.has(property))
      for (const value of values) signs.push(`${property} ${value.toLowerCase().replace(/ p\d+$/, '')}`);
  return signs;
}

/** An office of the pack is itself; people of an office are people. */
function isOffice({
  office,
  kind,
}: {
  readonly office?: string | undefined;
  readonly kind: string;
}): boolean {
  return office !== undefined && kind !== 'person' && kind !== 'group';
}

function joinOffices(parties: readonly GatheredParty[], groups: Groups): void {
  const first = new Map<string, string>();
  for (const { id, office, kind } of parties) {
    if (office === undefined || !isOffice({ office, kind })) continue;
    const known = first.get(office);
    if (known === undefined) first.set(office, id);
    else groups.join(known, id);
  }
}

function score(
  a: GatheredParty,
  b: GatheredParty,
  details: Details,
  acts: ReadonlyMap<string, ReadonlySet<string>>,
  groups: Groups,
): number {
  if (a.kind !== b.kind) return 0;
  const [of, other] = [details.get(a.id), details.get(b.id)];
  let sum = a.label.toLowerCase() === b.label.toLowerCase() ? LABEL : 0;
  if (a.office !== undefined && b.office !== undefined) {
    if (a.office !== b.office) return 0;
    sum += OFFICE;
  }
  for (const [property, values] of of ?? []) {
    const others = other?.get(property);
    if (others === undefined) continue;
    const same = [...values].some((value) => [...others].some((o) => sameValue(value, o, groups)));
    if (isTie(values)) sum += same ? KIN : 0;
    else if (same) sum += AGREES[property] ?? 0;
    else if (FIXED.has(property)) return 0;
    else if (property in AGREES) sum -= DIFFERS;
  }
  const shared = [...(acts.get(a.id) ?? [])].filter((act) => acts.get(b.id)?.has(act)).length;
  return shared === 0 ? 0 : sum + ACT * Math.min(MOST_ACTS, shared);
}

function isTie(values: ReadonlySet<string>): boolean {
  return [...values].every((value) => / p\d+$/.test(value));
}

function sameValue(a: string, b: string, groups: Groups): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  const [x, y] = [/^(.*) (p\d+)$/.exec(a), /^(.*) (p\d+)$/.exec(b)];
  return x !== null && y !== null && x[1] === y[1] && groups.of(x[2]!) === groups.of(y[2]!);
}

function detailsOf(claims: readonly Claim[]): Details {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const { says } of claims) {
    if (says.kind !== 'detail') continue;
    const of = found.get(says.party) ?? new Map<string, Set<string>>();
    found.set(says.party, of);
    of.set(says.property, (of.get(says.property) ?? new Set()).add(says.value));
  }
  return found;
}

/** Kinds of act and role in which each party stands. */
function actsOf(claims: readonly Claim[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { says } of claims) {
    if (says.kind !== 'act' || says.general) continue;
    for (const role of ['by', 'to', 'with'] as const)
      for (const party of says.roles[role]) {
        const of = found.get(party) ?? new Set<string>();
        found.set(party, of);
        of.add(`${role} ${says.act}`);
      }
  }
  return found;
}

/**
 * The parties of the case in the order in which its acts name them, with their details.
 *
 * @param name gathered id → id in the case
 */
export function partiesOf(
  parties: readonly GatheredParty[],
  groups: Groups,
  name: ReadonlyMap<string, string>,
  claims: readonly Claim[],
  lineages: Readonly<Record<string, number>>,
): CaseParty[] {
  const byId = new Map(parties.map((party) => [party.id, party]));
  const details = new Map<string, { claim: Claim; says: Extract<Claim['says'], { kind: 'detail' }> }[]>();
  for (const claim of claims) {
    if (claim.says.kind !== 'detail') continue;
    const own = details.get(claim.says.party) ?? [];
    details.set(claim.says.party, own);
    own.push({ claim, says: claim.says });
  }
  return groups
    .all()
    .flatMap((ids) => {
      const id = name.get(ids[0]!);
      if (id === undefined) return [];
      const members = ids.map((member) => byId.get(member)!);
      const [first] = members as [GatheredParty];
      const own = details.get(id) ?? [];
      const label_ko = members.find((member) => member.label_ko !== undefined)?.label_ko;
      const count = members.find((member) => member.count !== undefined)?.count;
      const office = members.find((member) => member.office !== undefined)?.office;
      return [
        {
          id,
          kind: first.kind,
          label: first.label,
          ...(label_ko === undefined ? {} : { label_ko }),
          ...(count === undefined ? {} : { count }),
          details: Object.fromEntries(
            [...new Set(own.map(({ says }) => says.property))].map((property) => [
              property,
              SEALED.has(property)
                ? SEAL
                : workingValue(
                    own.flatMap(({ says, claim }) =>
                      says.property === property
                        ? [{ value: says.value, lineage: lineages[claim.report] ?? 0 }]
                        : [],
                    ),
                  ),
            ]),
          ),
          ...(office === undefined ? {} : { office }),
          from: members.map(({ report, local }) => ({ report, party: local })),
        },
      ];
    })
    .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}

/** The value of the most origins; of equals the first told. */
export function workingValue(told: readonly { readonly value: string; readonly lineage: number }[]): string {
  const origins = new Map<string, Set<number>>();
  for (const { value, lineage } of told) origins.set(value, (origins.get(value) ?? new Set()).add(lineage));
  let best = told[0]!.value;
  for (const [value, lineages] of origins) if (lineages.size > origins.get(best)!.size) best = value;
  return best;
}
