/** Groups out of weighed pairs: the strongest first, at most one telling of every report in a group. */
export interface Pair<E> {
  readonly a: string;
  readonly b: string;
  readonly sum: number;
  readonly evidence: E;
}

export interface Clusters<E> {
  /** Groups of more than one. */
  readonly groups: readonly (readonly string[])[];
  /** Pairs by which they were joined: one fewer than members. */
  readonly joined: readonly Pair<E>[];
}

/**
 * Depends on the tellings alone and not on their order: pairs of one strength go by their names.
 *
 * @param pairs those below `enough` join nothing; below `never` they keep the two out of one group
 */
export function cluster<E>(
  pairs: readonly Pair<E>[],
  {
    report,
    name,
    enough,
    never,
    decided = [],
    apart,
  }: {
    readonly report: (id: string) => string;
    readonly name: (id: string) => string;
    readonly enough: number;
    readonly never: number;
    /** Pairs that a person joined: whatever the evidence, and of one report too. */
    readonly decided?: readonly (readonly [string, string])[];
    /** Whether a person keeps two apart. */
    readonly apart?: ((a: string, b: string) => boolean) | undefined;
  },
): Clusters<E> {
  const bars = new Set(pairs.filter(({ sum }) => sum <= never).map(({ a, b }) => keyOf(a, b)));
  const named = ({ a, b }: Pair<E>): string => [name(a), name(b)].sort().join('\n');
  const sorted = pairs
    .filter(({ sum }) => sum >= enough)
    .map((pair) => ({ pair, key: named(pair) }))
    .sort((x, y) => y.pair.sum - x.pair.sum || (x.key < y.key ? -1 : x.key > y.key ? 1 : 0));
  const groups = new Map<string, { readonly ids: string[]; readonly reports: Set<string> }>();
  const of = (id: string) => groups.get(id) ?? { ids: [id], reports: new Set([report(id)]) };
  const join = (x: ReturnType<typeof of>, y: ReturnType<typeof of>): void => {
    const both = { ids: [...x.ids, ...y.ids], reports: new Set([...x.reports, ...y.reports]) };
    for (const id of both.ids) groups.set(id, both);
  };
  const joined: Pair<E>[] = [];
  for (const [a, b] of decided) {
    const [x, y] = [of(a), of(b)];
    if (x !== y && !x.ids.includes(b)) join(x, y);
  }
  for (const { pair } of sorted) {
    const [x, y] = [of(pair.a), of(pair.b)];
    if (x === y || [...y.reports].some((one) => x.reports.has(one))) continue;
    if (bars.size > 0 && x.ids.some((p) => y.ids.some((q) => bars.has(keyOf(p, q))))) continue;
    if (apart !== undefined && x.ids.some((p) => y.ids.some((q) => apart(p, q)))) continue;
    join(x, y);
    joined.push(pair);
  }
  return { groups: [...new Set(groups.values())].map(({ ids }) => ids), joined };
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
