/** Values that differ between reports, side by side, each with everybody who tells it, and the one used for now. */
import type { CaseAct, CaseParty, Property, WorkingValue } from '../claims/case.ts';
import type { Claim, PlaceRef } from '../claims/types.ts';
import type { ProofPhrases } from '../packs/phrases.ts';
import type { Pack } from '../packs/types.ts';
import type { PointBounds } from '../time/index.ts';
import type { ActClaim, ToldAct } from './acts.ts';
import { agesApart, comparedText } from './ages.ts';
import { type Charged, chargeKey, chargesIn, compareCharges } from './charges.ts';
import { choose, type Option, optionsOf, type Telling } from './choose.ts';
import { type ChosenValue, chosenOf } from './decided.ts';
import { related, standsFor } from './evidence.ts';
import { fill } from './phrases.ts';
import { inside } from './places.ts';
import { type Relation, relate, type Value } from './values.ts';

/** Details of a party that are compared. A name is sealed and stays in its claims. */
export const COMPARED = [
  'age',
  'sex',
  'birth',
  'count',
  'residence',
  'occupation',
  'nationality',
] as const satisfies readonly Property[];

export interface Values {
  readonly pack: Pack;
  readonly phrases: ProofPhrases;
  readonly lineages: Readonly<Record<string, number>>;
  /** Makes a told detail comparable. */
  readonly read: (property: string, text: string, claim: string) => Value;
  /** The days that one report by itself gives to an act: by the first claim of it that tells the act. */
  readonly alone: (claim: string) => PointBounds | undefined;
  /** What people chose. */
  readonly chosen?: readonly ChosenValue[];
}

/** What is told of a party, by property. */
export function tellingsOf(
  claims: readonly Claim[],
  { lineages, read }: Pick<Values, 'lineages' | 'read'>,
): ReadonlyMap<string, ReadonlyMap<string, readonly Telling<Value>[]>> {
  const found = new Map<string, Map<string, Telling<Value>[]>>();
  for (const claim of claims) {
    const { id, says, report } = claim;
    if (says.kind !== 'detail') continue;
    const of = found.get(says.party) ?? new Map<string, Telling<Value>[]>();
    found.set(says.party, of);
    const value = read(says.property, comparedText(claim), id);
    const telling = {
      value,
      key: read(says.property, says.value, id).key,
      label: figure(says.property, value) ?? says.value,
      claim: id,
      report,
      lineage: lineages[report] ?? 0,
    };
    const there = of.get(says.property);
    if (there === undefined) of.set(says.property, [telling]);
    else there.push(telling);
  }
  return found;
}

/** An exact number reads alike in all languages. */
function figure(property: string, { range }: Value): string | undefined {
  return property === 'count' && range !== undefined && range[0] === range[1] ? String(range[0]) : undefined;
}

export function workingValuesOf(
  parties: readonly CaseParty[],
  told: ReturnType<typeof tellingsOf>,
  acts: readonly ToldAct[],
  caseActs: readonly CaseAct[],
  values: Values,
): WorkingValue[] {
  const { pack } = values;
  const ofParties = parties.flatMap(({ id }) =>
    COMPARED.flatMap((property) =>
      sideBySide(
        id,
        property,
        agesApart(told.get(id)?.get(property) ?? [], property, pack),
        (a, b) => relate(property, a, b, pack),
        values,
      ),
    ),
  );
  const labels = new Map(parties.map((party) => [party.id, party]));
  const ofActs = acts.flatMap((act, i) =>
    caseActs[i]!.accounts.length < 2
      ? []
      : [
          ...sideBySide(act.id, 'by', doers(act, labels, values), doerRelation(pack), values),
          ...sideBySide(act.id, 'at', places(act, values), placeRelation(pack), values),
          ...sideBySide(act.id, 'when', times(act, values), timeRelation, values),
          ...sideBySide(
            act.id,
            'for',
            reasons(act, values),
            (a, b) => (compareCharges(a, b, pack) === 'differ' ? 'differ' : 'unknown'),
            values,
          ),
        ],
  );
  return [...ofParties, ...ofActs];
}

/** One entry when two reports at least tell two values at least. */
function sideBySide<V>(
  of: string,
  property: Property,
  tellings: readonly Telling<V>[],
  relation: (a: V, b: V) => Relation,
  { phrases, chosen = [] }: Values,
): WorkingValue[] {
  const options = optionsOf(tellings);
  if (options.length < 2 || new Set(options.flatMap(({ reports }) => reports)).size < 2) return [];
  // What one report tells in two ways and all others too is not told differently.
  const all = new Set(options.flatMap(({ reports }) => reports)).size;
  if (options.every(({ reports }) => reports.length === all)) return [];
  const {
    working,
    why,
    support,
    all: origins,
  } = choose(options, relation, chosenOf(property, options, chosen));
  return [
    {
      of,
      property,
      working,
      why,
      explain: fill(phrases.case.working[why], { n: String(support), all: String(origins) }),
      values: options.map(shown),
    },
  ];
}

function shown<V>({ key, label, claims, reports, lineages }: Option<V>): WorkingValue['values'][number] {
  return { value: key, label, claims, reports, lineages };
}

/** Offices by which it was done, or whose people did it; other doers are told apart as parties. */
function doers(
  act: ToldAct,
  labels: ReadonlyMap<string, CaseParty>,
  { lineages }: Values,
): Telling<string>[] {
  if (act.roles.to.length === 0) return [];
  return perClaim(act, lineages, ({ says }) =>
    says.roles.by.flatMap((id) => {
      const party = labels.get(id);
      return party?.office === undefined
        ? []
        : [{ value: party.office, key: party.office, label: party.label }];
    }),
  );
}

function doerRelation(pack: Pack): (a: string, b: string) => Relation {
  const depth = (id: string): number => {
    let n = 0;
    for (let at = pack.offices.get(id)?.partOf; at !== undefined && n < 8; at = pack.offices.get(at)?.partOf)
      n++;
    return n;
  };
  return (a, b) => {
    if (a === b) return 'same';
    if (!related(a, b, pack)) return 'differ';
    if (standsFor(a, b, pack) || standsFor(b, a, pack)) return standsFor(a, b, pack) ? 'coarser' : 'finer';
    return depth(a) > depth(b) ? 'finer' : 'coarser';
  };
}

/** Where the gazetteer knows it, else by the kind of facility: other words cannot be compared over languages. */
function places(act: ToldAct, { lineages }: Values): Telling<PlaceRef>[] {
  return perClaim(act, lineages, ({ says }) =>
    says.roles.at.flatMap((place) => {
      const key = place.pcode ?? place.facility;
      return key === undefined ? [] : [{ value: place, key, label: place.label }];
    }),
  );
}

function placeRelation(pack: Pack): (a: PlaceRef, b: PlaceRef) => Relation {
  return (a, b) => {
    if (a.pcode === undefined || b.pcode === undefined) return 'unknown';
    if (a.pcode === b.pcode) return 'same';
    return inside(a, b, pack) ? 'finer' : inside(b, a, pack) ? 'coarser' : 'differ';
  };
}

/** The days that each report by itself gives, with its words. */
function times(act: ToldAct, { lineages, alone }: Values): Telling<PointBounds>[] {
  return perClaim(act, lineages, ({ id, says }) => {
    const bounds = alone(id);
    const written = says.roles.when.filter(({ expr }) => expr.kind !== 'duration' && expr.kind !== 'set');
    if (bounds === undefined || bounds.edtf === '../..' || written.length === 0) return [];
    return [{ value: bounds, key: bounds.edtf, label: written.map(({ phrase }) => phrase).join('; ') }];
  });
}

function timeRelation(a: PointBounds, b: PointBounds): Relation {
  if (a.yearly !== undefined || b.yearly !== undefined) return a.edtf === b.edtf ? 'same' : 'unknown';
  const [from, to] = [a.earliest ?? '', a.latest ?? '~'];
  const [first, last] = [b.earliest ?? '', b.latest ?? '~'];
  if (from > last || first > to) return 'differ';
  if (from >= first && to <= last) return 'finer';
  return first >= from && last <= to ? 'coarser' : 'overlap';
}

/** A charge that the pack knows is one in all languages; other words are shown as they are. */
function reasons(act: ToldAct, { lineages, pack }: Values): Telling<Charged>[] {
  return perClaim(act, lineages, ({ says }) =>
    says.roles.for.map((text) => {
      const value = chargesIn([text], pack);
      return { value, key: chargeKey(value) || text.toLowerCase(), label: text };
    }),
  );
}

function perClaim<V>(
  { claims }: ToldAct,
  lineages: Readonly<Record<string, number>>,
  of: (claim: ActClaim) => readonly { readonly value: V; readonly key: string; readonly label: string }[],
): Telling<V>[] {
  return claims.flatMap((claim) =>
    of(claim).map((one) => ({
      ...one,
      claim: claim.id,
      report: claim.report,
      lineage: lineages[claim.report] ?? 0,
    })),
  );
}
