/** What a reading says, in lines that a test can compare. */
import type { Reading } from '../claims/types.ts';

export interface Told {
  /** "arrest by police to Kim at Hoeryong", acts that are one told once, general remarks left out. */
  readonly acts: string[];
  readonly parties: string[];
  /** "man: age 50s". */
  readonly details: string[];
  /** Pairs of acts that are one. */
  readonly same: number;
}

export function toldOf({ claims, parties }: Reading): Told {
  const labels = new Map(parties.map(({ id, label }) => [id, label]));
  const label = (id: string) => labels.get(id) ?? id;
  const again = new Set<string>();
  for (const { says } of claims) if (says.kind === 'same') again.add(says.b);
  const acts = claims.flatMap(({ id, says }) => {
    if (says.kind !== 'act' || says.general || again.has(id)) return [];
    const { by, to, at } = says.roles;
    const part = (word: string, list: readonly string[]) =>
      list.length > 0 ? ` ${word} ${list.join(' + ')}` : '';
    return [
      says.act +
        part('by', by.map(label)) +
        part('to', to.map(label)) +
        part(
          'at',
          at.map((place) => place.label),
        ),
    ];
  });
  const details = claims.flatMap(({ says }) =>
    says.kind === 'detail'
      ? [`${label(says.party)}: ${says.property} ${says.value.replace(/ p\d+$/, '')}`]
      : [],
  );
  return { acts, parties: parties.map((party) => party.label), details, same: again.size };
}
