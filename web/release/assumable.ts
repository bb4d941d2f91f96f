/** What a person may assume otherwise, of what the draft tells. Pure. */
import type { Assumed, Exposure } from '../../src/server/release/shapes.ts';
import type { Effect } from './findings.ts';

export type Range = readonly [least: number, most: number];

/** Places, ages and occupations that are told and counted with, each once, as they are counted now. */
export function assumableOf({ subjects }: Exposure): {
  readonly places: readonly Effect[];
  readonly shares: readonly Effect[];
} {
  const all = new Map(
    subjects.flatMap(({ fit }) => fit.details).map((effect) => [`${effect.type} ${effect.value}`, effect]),
  );
  return {
    places: [...all.values()].filter(({ type }) => type === 'place'),
    shares: [...all.values()].filter(
      // A year of an age and a sector are reckoned from others.
      ({ type, step }) => (type === 'age' && step !== 'years') || (type === 'occupation' && step === 'job'),
    ),
  };
}

/** Kinds of act that narrow who told it, with the groups that are counted with. */
export function audiencesOf({ sources }: Exposure): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sources.flatMap(({ told }) =>
      told.flatMap(({ kind, audience, elsewhere }) =>
        elsewhere || audience === 'all' ? [] : [[kind, audience === 'unknown' ? [] : audience] as const],
      ),
    ),
  );
}

/** The same with another range, or without it. */
export function withRange(
  assumed: Assumed,
  what: 'population' | 'ages' | 'occupations',
  id: string,
  range: Range,
): Assumed {
  return { ...assumed, [what]: { ...assumed[what], [id]: range } };
}

/** A group is among those that could have known of a kind of act, or is no more; one stays. */
export function withGroup(assumed: Assumed, kind: string, groups: readonly string[], group: string): Assumed {
  const next = groups.includes(group) ? groups.filter((one) => one !== group) : [...groups, group];
  return next.length === 0 ? assumed : { ...assumed, audience: { ...assumed.audience, [kind]: next } };
}
