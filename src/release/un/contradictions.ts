/** What in a case cannot all be true, or is told differently: which fields it touches, in words that can be shown. */
import type { Case } from '../../claims/case.ts';
import type { Contradiction, Value } from './types.ts';

/** What it is of: the act or party, where it is one, and what is told of it. */
interface Touching extends Contradiction {
  readonly of: string | undefined;
  readonly part: string;
}

/** What conflicts differ in → what is told of an act. */
const PARTS: Readonly<Record<string, string>> = {
  time: 'when',
  order: 'when',
  place: 'at',
  charge: 'for',
  office: 'by',
};

export interface Contradictions {
  /** Those that fields have named, in the order of naming. */
  readonly named: readonly Contradiction[];
  /** Places in that list of those that touch one of the values. */
  readonly touching: (values: readonly Value[]) => number[];
}

/** @param hide takes sealed names out of a text */
export function contradictionsOf(about: Case, hide: (text: string) => string): Contradictions {
  const all = [...conflictsIn(about, hide), ...differencesIn(about, hide)];
  const named: Touching[] = [];
  return {
    named,
    touching: (values) =>
      all
        .filter((one) => values.some((value) => touches(one, value)))
        .map((one) => {
          const at = named.indexOf(one);
          return at >= 0 ? at : named.push(one) - 1;
        }),
  };
}

function touches({ of, part, claims }: Touching, { about, claims: own }: Value): boolean {
  if (about === undefined || !about.parts.includes(part)) return false;
  return of === undefined ? claims.some((id) => own.includes(id)) : of === about.of;
}

function conflictsIn(about: Case, hide: (text: string) => string): Touching[] {
  const ids = new RegExp(` \\((?:${about.acts.map(({ id }) => id).join('|') || '-'})\\)`, 'g');
  return about.conflicts.map(({ claims, explain, values, of, about: part }) => ({
    kind: 'conflict',
    claims,
    explain: hide(explain.replace(ids, '')),
    values: values.map((side) => ({ text: hide(side.text), claims: side.claims })),
    of,
    part: PARTS[part] ?? part,
  }));
}

/** Values side by side that look different and are no conflict that is named already. */
function differencesIn(about: Case, hide: (text: string) => string): Touching[] {
  return about.workingValues.flatMap(({ of, property: part, explain, values }): Touching[] => {
    const claims = values.flatMap((side) => side.claims);
    const said = about.conflicts.some(
      (one) => (PARTS[one.about] ?? one.about) === part && one.claims.some((id) => claims.includes(id)),
    );
    if (said || new Set(values.map(({ label }) => label)).size < 2) return [];
    const sides = values.map((side) => ({ text: hide(side.label), claims: side.claims }));
    return [{ kind: 'differs', claims, explain: hide(explain), values: sides, of, part }];
  });
}
