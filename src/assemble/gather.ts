import { tieOf } from '../claims/tie.ts';
import type { Claim, Party, PlaceRef, Reading, Report, Says } from '../claims/types.ts';

/** All readings in one: ids of claims and parties that are unique over the reports. */
export interface Gathered {
  /** In the order of the reports, then of telling. Rejected and withdrawn claims are left out. */
  readonly claims: readonly Claim[];
  readonly parties: readonly GatheredParty[];
  /** By report. */
  readonly places: ReadonlyMap<string, readonly PlaceRef[]>;
  /** Claim → its report and its id there: a name that does not depend on the order of the reports. */
  readonly origin: ReadonlyMap<string, string>;
}

export interface GatheredParty extends Party {
  readonly report: string;
  /** Its id in its report. */
  readonly local: string;
}

/**
 * Claims keep their ids when these are unique over all readings, as those of a vault are; else they are numbered through.
 *
 * @param apart of two parties of a report that are one office of the pack, whether they are two all the same
 */
export function gather(
  reports: readonly Report[],
  readings: readonly Reading[],
  apart: (report: string, a: string, b: string) => boolean = () => false,
): Gathered {
  const unique = areUnique(readings);
  const claims: Claim[] = [];
  const parties: GatheredParty[] = [];
  const places = new Map<string, readonly PlaceRef[]>();
  const origin = new Map<string, string>();
  let numbered = 0;
  for (const report of reports)
    for (const reading of readings.filter((r) => r.report === report.id)) {
      const claimIds = new Map<string, string>();
      const partyIds = new Map<string, string>();
      const offices = new Map<string, Party>();
      for (const party of reading.parties) {
        const id = `p${parties.length + 1}`;
        // An office of the pack is itself, however often the report names it.
        const known = isOffice(party) ? offices.get(party.office) : undefined;
        if (known === undefined && isOffice(party)) offices.set(party.office, party);
        const itself = known !== undefined && !apart(report.id, known.id, party.id);
        partyIds.set(party.id, itself ? partyIds.get(known.id)! : id);
        parties.push({ ...party, id, local: party.id, report: report.id });
      }
      const kept = reading.claims.filter(({ status }) => status !== 'rejected' && status !== 'withdrawn');
      kept.forEach((claim, i) => {
        claimIds.set(claim.id, unique ? claim.id : `c${numbered + i + 1}`);
      });
      numbered += kept.length;
      for (const claim of kept) {
        const says = renamed(
          claim.says,
          (id) => partyIds.get(id) ?? id,
          (id) => claimIds.get(id) ?? id,
        );
        // A claim about a claim that was rejected says nothing any more.
        if (!aboutClaims(claim.says).every((id) => claimIds.has(id))) continue;
        origin.set(claimIds.get(claim.id)!, `${report.id} ${claim.id}`);
        claims.push({
          ...claim,
          id: claimIds.get(claim.id)!,
          says,
          derivedFrom: claim.derivedFrom.map((id) => claimIds.get(id) ?? id),
        });
      }
      places.set(report.id, [...(places.get(report.id) ?? []), ...reading.places]);
    }
  return { claims, parties, places, origin };
}

function areUnique(readings: readonly Reading[]): boolean {
  if (readings.length === 1) return true;
  const seen = new Set<string>();
  return readings.every(({ claims }) => claims.every(({ id }) => !seen.has(id) && seen.add(id)));
}

/** The claims that a claim speaks of. */
function aboutClaims(says: Says): readonly string[] {
  switch (says.kind) {
    case 'order':
      return [says.before, says.after];
    case 'same':
      return [says.a, says.b];
    default:
      return [];
  }
}

/** An office of the pack is itself; people of an office are people. */
export function isOffice<P extends Pick<Party, 'office' | 'kind'>>(
  party: P,
): party is P & { readonly office: string } {
  return party.office !== undefined && party.kind !== 'person' && party.kind !== 'group';
}

/** What of it belongs to some of the reports. */
export function gatheredFrom(all: Gathered, reports: ReadonlySet<string>): Gathered {
  return {
    claims: all.claims.filter(({ report }) => reports.has(report)),
    parties: all.parties.filter(({ report }) => reports.has(report)),
    places: new Map([...all.places].filter(([report]) => reports.has(report))),
    origin: all.origin,
  };
}

/** What a claim says, with other ids for parties and claims. */
export function renamed(
  says: Says,
  party: (id: string) => string,
  claim: (id: string) => string = (id) => id,
): Says {
  switch (says.kind) {
    case 'act':
      return {
        ...says,
        roles: {
          ...says.roles,
          by: says.roles.by.map(party),
          to: says.roles.to.map(party),
          with: says.roles.with.map(party),
        },
      };
    case 'detail': {
      const tie = tieOf(says.value);
      return {
        ...says,
        party: party(says.party),
        ...(tie === undefined ? {} : { value: `${tie.relation} ${party(tie.other)}` }),
      };
    }
    case 'order':
      return { ...says, before: claim(says.before), after: claim(says.after) };
    case 'same':
      return { ...says, a: claim(says.a), b: claim(says.b) };
  }
}
