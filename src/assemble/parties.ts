import type { CaseParty, Joining, PartyOf, Sealed } from '../claims/case.ts';
import type { Count } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { choose, type Option, optionsOf, type Telling } from './choose.ts';
import { type ChosenValue, chosenOf } from './decided.ts';
import { withDescriptions } from './described.ts';
import type { GatheredParty } from './gather.ts';
import type { Groups } from './groups.ts';
import { tellers } from './tellers.ts';
import { rangeOf, relate, type Value } from './values.ts';

const SEAL: Sealed = { sealed: true };
/** Kept back by default: a case works without them. */
const SEALED: ReadonlySet<string> = new Set(['name']);

export interface Shown {
  /** Gathered id → id in the case. */
  readonly name: ReadonlyMap<string, string>;
  /** What is told of each party of the case, by property. */
  readonly told: ReadonlyMap<string, ReadonlyMap<string, readonly Telling<Value>[]>>;
  readonly lineages: Readonly<Record<string, number>>;
  /** Why its tellings are taken to be of one, by id in the case. */
  readonly same: ReadonlyMap<string, readonly Joining<PartyOf>[]>;
  readonly pack: Pack;
  /** What people chose. */
  readonly chosen?: readonly ChosenValue[];
}

/** The parties of the case in the order in which its acts name them, with their details. */
export function partiesOf(
  parties: readonly GatheredParty[],
  groups: Groups,
  { name, told, lineages, same, pack, chosen = [] }: Shown,
): CaseParty[] {
  const byId = new Map(parties.map((party) => [party.id, party]));
  const shown = groups
    .all()
    .flatMap((ids): CaseParty[] => {
      const id = name.get(ids[0]!);
      if (id === undefined) return [];
      const members = ids.map((member) => byId.get(member)!);
      const [first] = members as [GatheredParty];
      const label_ko = members.find((member) => member.label_ko !== undefined)?.label_ko;
      const count = workingCount(members, told.get(id)?.get('count') ?? [], pack, chosen);
      const office = members.find((member) => member.office !== undefined)?.office;
      const joined = same.get(id);
      return [
        {
          id,
          kind: first.kind,
          label: first.label,
          ...(label_ko === undefined ? {} : { label_ko }),
          ...(count === undefined ? {} : { count }),
          details: Object.fromEntries(
            [...(told.get(id) ?? [])].map(([property, tellings]) => [
              property,
              SEALED.has(property) ? SEAL : workingOption(property, tellings, pack, chosen).label,
            ]),
          ),
          ...(office === undefined ? {} : { office }),
          from: members.map(({ report, local }) => ({ report, party: local })),
          ...(joined === undefined ? {} : { same: joined }),
          ...tellers([...new Set(members.map(({ report }) => report))], lineages),
        },
      ];
    })
    .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  return withDescriptions(shown, pack, (id, property) =>
    disputed(property, told.get(id)?.get(property) ?? [], pack),
  );
}

/** Two tellings that cannot both be true: then neither stands in a description. */
function disputed(property: string, tellings: readonly Telling<Value>[], pack: Pack): boolean {
  const options = optionsOf(tellings);
  return options.some((a, i) =>
    options.slice(i + 1).some((b) => relate(property, a.value, b.value, pack) === 'differ'),
  );
}

/** The count of the report that tells the number used for now. */
function workingCount(
  members: readonly GatheredParty[],
  tellings: readonly Telling<Value>[],
  pack: Pack,
  chosen: readonly ChosenValue[],
): Count | undefined {
  const counts = members.flatMap(({ count }) => count ?? []);
  if (tellings.length === 0 || counts.length < 2) return counts[0];
  const { range } = workingOption('count', tellings, pack, chosen).value;
  const used = counts.find((count) => {
    const [min, max] = rangeOf(count);
    return min === range?.[0] && max === range[1];
  });
  return used ?? counts[0];
}

function workingOption(
  property: string,
  tellings: readonly Telling<Value>[],
  pack: Pack,
  chosen: readonly ChosenValue[],
): Option<Value> {
  const options = optionsOf(tellings);
  const { working } = choose(
    options,
    (a, b) => relate(property, a, b, pack),
    chosenOf(property, options, chosen),
  );
  return options[working]!;
}
