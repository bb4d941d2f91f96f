import type { About, CaseConflict, CaseParty } from '../claims/case.ts';
import type { Claim, PlaceRef } from '../claims/types.ts';
import type { ProofPhrases } from '../packs/phrases.ts';
import type { Pack } from '../packs/types.ts';
import { renderConflict, type Solution } from '../time/index.ts';
import type { ToldAct } from './acts.ts';
import { capital, fill } from './phrases.ts';
import { inside } from './places.ts';

/** Properties of which a party has one. Residence and occupation may be several; a name may be one of many. */
const SINGLE = ['age', 'sex', 'count', 'birth'] as const;

/** What a conflict is worded with. */
export interface Wording {
  readonly pack: Pack;
  readonly phrases: ProofPhrases;
  /** What a point in time is called. */
  readonly name: (point: string) => string;
  /** The language of the report of a claim. */
  readonly language: (claim: string) => string;
}

interface Told {
  readonly claim: string;
  readonly key: string;
  readonly text: string;
}

/**
 * Claims that cannot all be true: of time, of a value, of who did it.
 *
 * @param numbers exact counts by the words that tell them
 */
export function conflictsOf(
  solution: Solution,
  acts: readonly ToldAct[],
  parties: readonly CaseParty[],
  claims: readonly Claim[],
  numbers: ReadonlyMap<string, number>,
  wording: Wording,
): CaseConflict[] {
  return [
    ...timeConflicts(solution, wording),
    ...valueConflicts(parties, claims, numbers, wording),
    ...placeConflicts(acts, wording),
    ...roleConflicts(acts, parties, wording),
  ];
}

function timeConflicts(solution: Solution, { phrases, name }: Wording): CaseConflict[] {
  const { then } = phrases.case;
  return solution.conflicts.map((conflict) => ({
    kind: 'time',
    about: 'time',
    claims: conflict.claims,
    values: [],
    explain: renderConflict(conflict, phrases, name).map(capital).join(' '),
    choices: conflict.choices.map(({ drop, then: bounds, settles }) => {
      const dated = bounds
        .filter(({ point, earliest, latest }) => point.endsWith('.start') && (earliest ?? latest) !== null)
        .map(({ point, edtf }) => fill(then.time, { point: name(point), edtf }));
      const text = dated.length === 0 ? then.open : dated.join(then.separator);
      return { drop, then: settles ? text : `${text}${then.separator}${then.unsettled}` };
    }),
  }));
}

function valueConflicts(
  parties: readonly CaseParty[],
  claims: readonly Claim[],
  numbers: ReadonlyMap<string, number>,
  wording: Wording,
): CaseConflict[] {
  const { phrases } = wording;
  const byParty = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.says.kind !== 'detail') continue;
    const own = byParty.get(claim.says.party);
    if (own === undefined) byParty.set(claim.says.party, [claim]);
    else own.push(claim);
  }
  return parties.flatMap((party) =>
    SINGLE.flatMap((property) => {
      const told = (byParty.get(party.id) ?? []).flatMap(({ id, says }): Told[] =>
        says.kind === 'detail' && says.property === property
          ? [{ claim: id, key: keyOf(property, says.value, numbers), text: says.value }]
          : [],
      );
      // "dozens" and "thirty" are no contradiction: only numbers are compared.
      if (told.some(({ key }) => key === '')) return [];
      const what = fill(phrases.case.properties[property] ?? '{party}', { party: party.label });
      return conflictOfValues(
        { kind: 'value', about: property, of: party.id },
        told,
        phrases.case.conflict.value,
        what,
        wording,
      );
    }),
  );
}

function keyOf(property: string, value: string, numbers: ReadonlyMap<string, number>): string {
  if (property !== 'count') return value.toLowerCase();
  const number = numbers.get(value.toLowerCase()) ?? Number(value.replaceAll(',', ''));
  return Number.isFinite(number) ? String(number) : '';
}

/** One act in two counties. A place inside the other is the same told more finely; several places of one claim are a way. */
function placeConflicts(acts: readonly ToldAct[], wording: Wording): CaseConflict[] {
  const { pack, phrases, name } = wording;
  return acts.flatMap((act) => {
    const told = act.claims.flatMap((claim): (Told & { place: PlaceRef })[] => {
      const [place, second] = claim.says.roles.at.filter(({ pcode }) => pcode !== undefined);
      return place === undefined || second !== undefined
        ? []
        : [{ claim: claim.id, key: place.pcode!, text: place.label, place }];
    });
    const apart = told.filter(({ place }) =>
      told.some(
        ({ place: other }) =>
          other.pcode !== place.pcode && !inside(other, place, pack) && !inside(place, other, pack),
      ),
    );
    return conflictOfValues(
      { kind: 'value', about: 'place', of: act.id },
      apart,
      phrases.case.conflict.place,
      name(`${act.id}.start`),
      wording,
    );
  });
}

/** One act by two offices of which neither is a part of the other. */
function roleConflicts(
  acts: readonly ToldAct[],
  parties: readonly CaseParty[],
  wording: Wording,
): CaseConflict[] {
  const { pack, phrases, name } = wording;
  const byId = new Map(parties.map((party) => [party.id, party]));
  const partOf = (a: string, b: string): boolean => {
    let at: string | undefined = a;
    for (let depth = 0; at !== undefined && depth < 8; depth++) {
      if (at === b) return true;
      at = pack.offices.get(at)?.partOf;
    }
    return false;
  };
  return acts.flatMap((act) => {
    const told = act.claims.flatMap((claim): (Told & { offices: string[] })[] => {
      const offices = claim.says.roles.by.flatMap((id) => byId.get(id)?.office ?? []);
      const text = claim.says.roles.by.map((id) => byId.get(id)?.label ?? id).join(', ');
      return offices.length === 0
        ? []
        : [{ claim: claim.id, key: [...offices].sort().join(' '), text, offices }];
    });
    const differ = (a: readonly string[], b: readonly string[]): boolean =>
      !a.some((x) => b.some((y) => partOf(x, y) || partOf(y, x)));
    const apart = told.filter(({ offices }) => told.some((other) => differ(offices, other.offices)));
    return conflictOfValues(
      { kind: 'role', about: 'office', of: act.id },
      apart,
      phrases.case.conflict.role,
      name(`${act.id}.start`),
      wording,
    );
  });
}

/** A conflict out of values that differ, or none. Each way out keeps one value and sets the claims of the others aside. */
function conflictOfValues(
  what: { readonly kind: 'value' | 'role'; readonly about: About; readonly of: string },
  told: readonly Told[],
  template: string,
  called: string,
  { phrases, language }: Wording,
): CaseConflict[] {
  const values = [...new Map(told.map(({ key, text }) => [key, text]))];
  if (values.length < 2) return [];
  return [
    {
      ...what,
      claims: told.map(({ claim }) => claim),
      values: values.map(([key, text]) => {
        const own = told.filter((t) => t.key === key).map(({ claim }) => claim);
        return { claims: own, text, language: language(own[0]!) };
      }),
      explain: capital(
        fill(template, {
          what: called,
          values: values.map(([, text]) => text).join(phrases.case.conflict.separator),
        }),
      ),
      choices: values.map(([key, text]) => ({
        drop: told.filter((t) => t.key !== key).map(({ claim }) => claim),
        then: fill(phrases.case.then.value, { what: called, value: text }),
      })),
    },
  ];
}
