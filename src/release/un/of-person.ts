/** What is told of a person: details, what was done to relatives, and the rights that acts may engage. */
import type { CaseParty } from '../../claims/case.ts';
import { fill } from '../../claims/fill.ts';
import { tieOf } from '../../claims/tie.ts';
import { ofAct } from './of-act.ts';
import type { Rests } from './rests.ts';
import type { Value } from './types.ts';
import words from './words.en.json' with { type: 'json' };

/** Properties whose values have names in the pack, and where. */
const TERMS: Readonly<Record<string, 'sexes' | 'ages' | 'occupations'>> = {
  sex: 'sexes',
  age: 'ages',
  occupation: 'occupations',
};

/** Every value of a property that is told, and which of several is used for now. */
export function detailsOf(rests: Rests, person: CaseParty, property: string): Value[] {
  const own = [...rests.claims.values()].flatMap(({ id, says }) =>
    says.kind === 'detail' && says.party === person.id && says.property === property
      ? [{ id, value: says.value }]
      : [],
  );
  const differing = rests.about.workingValues.find(
    (one) => one.of === person.id && one.property === property,
  );
  const used = new Set(differing?.values[differing.working]?.claims);
  const sealed = typeof person.details[property] === 'object' && !rests.names;
  return [...Map.groupBy(own, ({ value }) => value)].flatMap(([value, group]) => {
    const ids = group.map(({ id }) => id);
    return rests.value(sealed ? words.withheld : termOf(rests, property, value), ids).map((one) => ({
      ...one,
      about: { of: person.id, parts: [property] },
      ...(sealed && { withheld: true as const }),
      ...(ids.some((id) => used.has(id)) && { working: true as const }),
    }));
  });
}

function termOf({ pack }: Rests, property: string, id: string): string {
  const kind = TERMS[property];
  const terms = kind === undefined ? {} : pack.terms[kind];
  return Object.hasOwn(terms, id) ? terms[id]!.en : id;
}

/** Acts of these kinds in which relatives of the person stand, in any role. */
export function ofKin(rests: Rests, person: CaseParty, kinds: readonly string[]): Value[] {
  return rests.about.parties.flatMap((kin) =>
    Object.values(kin.details).flatMap((detail) => {
      const tie = typeof detail === 'string' ? tieOf(detail) : undefined;
      return tie?.other === person.id ? ofRelative(rests, kin, tie.relation, kinds) : [];
    }),
  );
}

function ofRelative(rests: Rests, { id: kin }: CaseParty, tie: string, kinds: readonly string[]): Value[] {
  const { relations } = rests.pack.terms;
  const relation = Object.hasOwn(relations, tie) ? relations[tie]!.en : tie;
  return rests.acts(kinds).flatMap((act) => {
    if (![...act.to, ...act.by, ...act.with].includes(kin)) return [];
    const others = (['by', 'to'] as const).filter((role) => !act[role].includes(kin));
    return ofAct(rests, act, ['what', 'when', 'at', ...others], false).map((one) => ({
      ...one,
      text: `${relation}: ${one.text}`,
    }));
  });
}

/** Rights that what was done to the person may engage, those that bind the state first. */
export function rightsOf(rests: Rests, { id }: CaseParty): Value[] {
  return [true, false].flatMap((binding) => {
    const own = rests.about.acts.flatMap((act) => {
      const rights = act.rights.filter((right) => right.binding === binding);
      return act.to.includes(id) && rights.length > 0 ? [{ claims: act.claims, rights }] : [];
    });
    const listed = own.flatMap(({ rights }) =>
      rights.map(({ instrument, article }) => `${instrument} ${article}`),
    );
    if (listed.length === 0) return [];
    const list = [...new Set(listed)].join('; ');
    return rests
      .value(
        binding ? list : fill(words.reference, { list }),
        own.flatMap(({ claims }) => claims),
      )
      .map((one) => ({ ...one, said: [] }));
  });
}
