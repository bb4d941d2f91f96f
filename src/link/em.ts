/** Chances of levels by expectation and maximisation over patterns (Fellegi and Sunter 1969, Dempster, Laird and Rubin 1977). */
import type { Histogram } from './histogram.ts';
import { LEAST, type Levels, type Model } from './model.ts';

export interface EmSettings {
  /** Comparisons that are learnt; the others have no part in it. */
  readonly learn?: readonly number[];
  /** Learns also how levels come about for two people. */
  readonly freeU?: boolean;
  /** Added to each level, so that none has no chance. */
  readonly pseudo?: number;
  readonly stop?: number;
  readonly iterations?: number;
  /** Factors of the odds of each pattern, given the model: of values that are rare. */
  readonly factors?: (model: Model) => Float64Array;
}

export interface EmResult {
  readonly model: Model;
  readonly iterations: number;
  /** Expected pairs of one person by comparison and level. */
  readonly expected: readonly (readonly number[])[];
  readonly settled: boolean;
}

/** Learns from a start. Comparisons that are not learnt keep their chances. */
export function em(
  { levels, counts, comparisons }: Histogram,
  start: Model,
  settings: EmSettings = {},
): EmResult {
  const { freeU = false, pseudo = 0.5, stop = 1e-4, iterations = 25, factors } = settings;
  const learn = settings.learn ?? start.comparisons.map((_, k) => k);
  let model = start;
  let expected: number[][] = [];
  const size = counts.length;
  const p = new Float64Array(size);
  for (let round = 1; ; round++) {
    const ratios = model.comparisons.map(({ m, u }) => m.map((each, l) => each / Math.max(u[l]!, 1e-300)));
    const extra = factors?.(model);
    const odds = model.lambda / (1 - model.lambda);
    for (let i = 0; i < size; i++) {
      let own = extra ? odds * extra[i]! : odds;
      for (const k of learn) {
        const level = levels[i * comparisons + k]!;
        if (level >= 0) own *= ratios[k]![level]!;
      }
      p[i] = own === Number.POSITIVE_INFINITY ? 1 : own / (1 + own);
    }
    let same = 0;
    let all = 0;
    const forSame = model.comparisons.map(({ m }) => m.map(() => 0));
    const forTwo = model.comparisons.map(({ m }) => m.map(() => 0));
    for (let i = 0; i < size; i++) {
      const count = counts[i]!;
      same += count * p[i]!;
      all += count;
      for (const k of learn) {
        const level = levels[i * comparisons + k]!;
        if (level < 0) continue;
        forSame[k]![level]! += count * p[i]!;
        forTwo[k]![level]! += count * (1 - p[i]!);
      }
    }
    expected = forSame;
    const learnt = new Set(learn);
    const next: Model = {
      lambda: Math.min(1 - LEAST, Math.max(LEAST, same / all)),
      comparisons: model.comparisons.map((own, k): Levels => {
        if (!learnt.has(k)) return own;
        return { m: shares(forSame[k]!, pseudo), u: freeU ? shares(forTwo[k]!, pseudo) : own.u };
      }),
    };
    const change = furthest(model, next);
    model = next;
    if (change < stop || round === iterations)
      return { model, iterations: round, expected, settled: change < stop };
  }
}

/** Counts as shares; where nothing was seen all levels are as likely. */
export function shares(counts: readonly number[], pseudo: number): number[] {
  const sum = counts.reduce((total, each) => total + each + pseudo, 0);
  return counts.map((each) => (sum === 0 ? 1 / counts.length : (each + pseudo) / sum));
}

function furthest(one: Model, other: Model): number {
  let most = Math.abs(one.lambda - other.lambda);
  for (const [k, { m, u }] of one.comparisons.entries())
    for (let l = 0; l < m.length; l++)
      most = Math.max(
        most,
        Math.abs(m[l]! - other.comparisons[k]!.m[l]!),
        Math.abs(u[l]! - other.comparisons[k]!.u[l]!),
      );
  return most;
}
