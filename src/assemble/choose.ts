/** Of several values that are told for one thing, the one that is used for now, and why. */
import type { WorkingValue } from '../claims/case.ts';
import type { Relation } from './values.ts';

/** A value with everybody who tells it. */
export interface Option<V> {
  readonly value: V;
  readonly key: string;
  readonly label: string;
  readonly claims: readonly string[];
  readonly reports: readonly string[];
  readonly lineages: readonly number[];
}

export interface Telling<V> {
  readonly value: V;
  readonly key: string;
  readonly label: string;
  readonly claim: string;
  readonly report: string;
  readonly lineage: number;
}

export interface Choice {
  readonly working: number;
  readonly why: WorkingValue['why'];
  /** Independent origins that tell it, or tell it more coarsely. */
  readonly support: number;
  /** Independent origins that tell any. */
  readonly all: number;
}

/** Tellings of one value together, in the order of telling. */
export function optionsOf<V>(tellings: readonly Telling<V>[]): Option<V>[] {
  const byKey = new Map<string, Telling<V>[]>();
  for (const telling of tellings) {
    const there = byKey.get(telling.key);
    if (there === undefined) byKey.set(telling.key, [telling]);
    else there.push(telling);
  }
  const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];
  return [...byKey.values()].map((told) => ({
    value: told[0]!.value,
    key: told[0]!.key,
    label: told[0]!.label,
    claims: unique(told.map(({ claim }) => claim)),
    reports: unique(told.map(({ report }) => report)),
    lineages: unique(told.map(({ lineage }) => lineage)).sort((a, b) => a - b),
  }));
}

/**
 * The value that most independent origins tell, or leave room for by telling it more coarsely; of equals the one that lies
 * within the others; else the first told.
 *
 * @param relate how the first stands to the second
 * @param chosen the one that a person chose
 */
export function choose<V>(
  options: readonly Option<V>[],
  relate: (a: V, b: V) => Relation,
  chosen?: number,
): Choice {
  const fits = (a: Option<V>, b: Option<V>): boolean =>
    a === b || ['same', 'finer'].includes(relate(a.value, b.value));
  const supports = options.map(
    (one) => new Set(options.filter((other) => fits(one, other)).flatMap(({ lineages }) => lineages)).size,
  );
  const all = new Set(options.flatMap(({ lineages }) => lineages)).size;
  if (chosen !== undefined) return { working: chosen, why: 'chosen', support: supports[chosen] ?? 0, all };
  const most = Math.max(...supports);
  const best = options.flatMap((_, i) => (supports[i] === most ? [i] : []));
  const [first = 0] = best;
  if (best.length === 1) {
    const within = options.every((other) => fits(options[first]!, other));
    return { working: first, why: within ? 'finest' : 'most-lineages', support: most, all };
  }
  const finest = best.find((i) => best.every((k) => fits(options[i]!, options[k]!)));
  return finest === undefined
    ? { working: first, why: 'first-told', support: most, all }
    : { working: finest, why: 'finest', support: most, all };
}
