import type { CaseConflict, CaseParty } from '../claims/case.ts';
import type { Claim, PlaceRef } from '../claims/types.ts';
import type { ProofPhrases } from '../packs/phrases.ts';
import type { Pack } from '../packs/types.ts';
import { renderConflict, type Solution } from '../time/index.ts';
import type { ToldAct } from './acts.ts';
import { capital, fill } from './phrases.ts';
import { inside } from './places.ts';

/** Properties of which a party has one. Residence and occupation may be several; a name may be one of many. */
const SINGLE: readonly string[] = ['age', 'sex', 'count', 'birth'];

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
  pack: Pack,
  phrases: ProofPhrases,
  name: (point: string) => string,
): CaseConflict[] {
  return [
    ...timeConflicts(solution, phrases, name),
    ...valueConflicts(parties, claims, numbers, phrases),
    ...placeConflicts(acts, pack, phrases, name),
    ...roleConflicts(acts, parties, pack, phrases, name),
  ];
}

function timeConflicts(
  solution: Solution,
  phrases: ProofPhrases,
  name: (point: string) => string,
): CaseConflict[] {
  const { then } = phrases.case;
  return solution.conflicts.map((conflict) => ({
    kind: 'time',
    claims: conflict.claims,
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
  phrases: ProofPhrases,
): CaseConflict[] {
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
      return conflictOfValues('value', told, phrases.case.conflict.value, what, phrases);
    }),
  );
}

function keyOf(property: string, value: string, numbers: ReadonlyMap<string, number>): string {
  if (property !== 'count') return value.toLowerCase();
  const number = numbers.get(value.toLowerCase()) ?? Number(value.replaceAll(',', ''));
  return Number.isFinite(number) ? String(number) : '';
}

/** One act in two counties. A place inside the other is the same told more finely; several places of one claim are a way. */
function placeConflicts(
  acts: readonly ToldAct[],
  pack: Pack,
  phrases: ProofPhrases,
  name: (point: string) => string,
): CaseConflict[] {
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
    return conflictOfValues('value', apart, phrases.case.conflict.place, name(`${act.id}.start`), phrases);
  });
}

/** One act by two offices of which neither is a part of the other. */
function roleConflicts(
  acts: readonly ToldAct[],
  parties: readonly CaseParty[],
  pack: Pack,
  phrases: ProofPhrases,
  name: (point: string) => string,
): CaseConflict[] {
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
    return conflictOfValues('role', apart, phrases.case.conflict.role, name(`${act.id}.start`), phrases);
  });
}

/** A conflict out of values that differ, or none. Each way out keeps one value and sets the claims of the others aside. */
function conflictOfValues(
  kind: 'value' | 'role',
  told: readonly Told[],
  template: string,
  what: string,
  phrases: ProofPhrases,
): CaseConflict[] {
  const values = [...new Map(told.map(({ key, text }) => [key, text]))];
  if (values.length < 2) return [];
  return [
    {
      kind,
      claims: told.map(({ claim }) => claim),
      explain: capital(
        fill(template, {
          what,
          values: values.map(([, text]) => text).join(phrases.case.conflict.separator),
        }),
      ),
      choices: values.map(([key, text]) => ({
        drop: told.filter((t) => t.key !== key).map(({ claim }) => claim),
        then: fill(phrases.case.then.value, { what, value: text }),
      })),
    },
  ];
}
