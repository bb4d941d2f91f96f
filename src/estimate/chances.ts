/** Models in which people differ in their chance to be listed at all. Shown on request; none is ever chosen. */
import { type Fit, fitColumns } from './fit.ts';
import { type LogLinear, loglinearOf } from './loglinear.ts';
import { bitCount, denseCounts, type Table } from './table.ts';

/** What is added for somebody on k lists. */
export const CHANCES = {
  darroch: { name: 'k^2/2', of: (k: number) => (k * k) / 2 },
  poisson2: { name: '2^k-1', of: (k: number) => 2 ** k - 1 },
  gamma: { name: '-ln((3.5+k)/3.5)', of: (k: number) => -Math.log((3.5 + k) / 3.5) },
} as const;

export type Chance = keyof typeof CHANCES;

/** `lists`: one column for each list (Mth); `times`: only how often somebody is listed (Mh). */
export type Base = 'lists' | 'times';

/** @returns nothing when the model has no estimate */
export function fitChance(table: Table, base: Base, chance?: Chance): LogLinear | undefined {
  const extra = chance ? [CHANCES[chance]] : [];
  return fitted(table, base, extra)?.[0];
}

/**
 * The lower bound of Chao as a model (Rivest and Baillargeon 2007): columns max(0, k−2), max(0, k−3), …; one whose coefficient is
 * negative is taken out, the last one first, and the rest is fitted again.
 */
export function chaoModel(table: Table, base: Base): LogLinear | undefined {
  let extra = Array.from({ length: table.lists.length - 2 }, (_, i) => ({
    name: `max(0,k-${i + 2})`,
    of: (k: number) => Math.max(0, k - 2 - i),
  }));
  for (;;) {
    const one = fitted(table, base, extra);
    if (!one && extra.length === 0) return undefined;
    // Without an estimate the last coefficient runs to −∞: nobody is on so many lists.
    const from = one ? one[1].beta.length - extra.length : 0;
    const negative = one ? extra.findLastIndex((_, i) => one[1].beta[from + i]! < 0) : extra.length - 1;
    if (one && negative < 0) return one[0];
    extra = extra.filter((_, i) => i !== negative);
  }
}

interface Extra {
  readonly name: string;
  readonly of: (k: number) => number;
}

function fitted(table: Table, base: Base, extra: readonly Extra[]): readonly [LogLinear, Fit] | undefined {
  const t = table.lists.length;
  const cells = Array.from({ length: (1 << t) - 1 }, (_, i) => i + 1);
  const y = denseCounts(table).slice(1);
  const column = (of: (x: number) => number) => Float64Array.from(cells, of);
  const columns = [
    column(() => 1),
    ...(base === 'times' ? [column(bitCount)] : table.lists.map((_, j) => column((x) => (x >> j) & 1))),
    ...extra.map(({ of }) => column((x) => of(bitCount(x)))),
  ];
  const fit = fitColumns(y, columns);
  if (!fit) return undefined;
  const numbers = table.lists.map((_, j) => j + 1).join(',');
  const name = [`[${base === 'times' ? 'k' : numbers}]`, ...extra.map(({ name }) => name)].join('+');
  return [loglinearOf(name.replace('+-', '-'), [], table.n, columns.length, fit), fit];
}
