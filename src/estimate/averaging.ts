/**
 * The posterior of the number of people, averaged over all decomposable graphs (Madigan and York 1997). Each set of lists S has one
 * vector over the trial numbers; a graph is a sum of these, and goes into one running total, so that no matrix is kept.
 */
import { decomposableGraphs, type Graph, graphName } from './graphs.ts';
import { lnGamma } from './special.ts';
import { bitCount, denseCounts, type Table } from './table.ts';

export interface Averaging {
  readonly delta: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** The likeliest single number. */
  readonly mode: number;
  readonly mean: number;
  /** Σ(p/N)/Σ(p/N²): the number with the least relative squared error. */
  readonly relative: number;
  /** Graphs by their share of the posterior, largest first. */
  readonly graphs: readonly { readonly graph: string; readonly weight: number }[];
  /** Any quantile of the posterior. */
  readonly quantile: (p: number) => number;
  /** The posterior as a curve: number of people, density; for a plot. */
  readonly curve: readonly (readonly [number, number])[];
  /** The largest number of people that was tried, and whether the posterior still lay on it. */
  readonly tried: number;
  readonly cut: boolean;
}

export interface AveragingOptions {
  /** Added to every cell; 2^−t by default. */
  readonly delta?: number;
  /** ln of the prior of N, up to a constant; 1/N by default. */
  readonly prior?: (N: number) => number;
  /** People on no list: from, to. 0 to 30 n by default, further while the end still holds something. */
  readonly from?: number;
  readonly to?: number;
}

/** The graphs of six lists are 18,154; of seven they would be 617,675. */
export const MOST_FOR_AVERAGING = 6;
/** Up to here every whole number is tried; from here on points lie further apart, as the root of the number. */
const EXACT = 256;
/** The first look is at every so many points. */
const COARSE = 32;
/** And the scale is taken from every so many of these. */
const SCALE_BY = 8;
/** A graph with less of the posterior than this in the first look is left out of the second. */
const NEGLIGIBLE = 1e-11;
/** And where the first look has less than this of its largest value, the second does not look. */
const NOTHING = 1e-18;
const BLOCK = 512;
const END_HOLDS = 1e-4;

/** A prior whose mean is a·b: a Poisson number whose mean is gamma distributed. */
export function gammaPoisson(a: number, b: number): (N: number) => number {
  return (N) => N * Math.log(b) - (N + a) * Math.log(1 + b) + lnGamma(N + a) - lnGamma(N + 1) - lnGamma(a);
}

/** @throws RangeError for fewer than two or more than six lists */
export function averageGraphs(table: Table, options: AveragingOptions = {}): Averaging {
  const t = table.lists.length;
  if (t < 2 || t > MOST_FOR_AVERAGING) throw new RangeError(`${t} lists`);
  let to = options.to ?? 30 * table.n;
  for (let turn = 0; ; turn++) {
    const one = average(table, options, to);
    if (options.to !== undefined || !one.cut || turn === 6) return one;
    to *= 2;
  }
}

function average(table: Table, options: AveragingOptions, to: number): Averaging {
  const t = table.lists.length;
  const delta = options.delta ?? 2 ** -t;
  const prior = options.prior ?? ((N: number) => -Math.log(N));
  const { n } = table;
  const grid = gridOf(options.from ?? 0, to);
  const graphs = decomposableGraphs(t);
  const vectors = setVectors(table, delta);
  const coarse: number[] = [];
  for (let i = 0; i < grid.at.length; i += i < 2 * COARSE ? 1 : COARSE) coarse.push(i);
  if (coarse.at(-1) !== grid.at.length - 1) coarse.push(grid.at.length - 1);
  const first = total(graphs, new Float64Array(coarse.map((i) => grid.at[i]!)), undefined);
  const rough = new Float64Array(coarse.length).map(
    (_, i) => grid.weight[coarse[i]!]! * ((coarse[i + 1] ?? coarse[i]! + 1) - coarse[i]!),
  );
  const masses = first.massOf(rough);
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  const kept = graphs.filter((_, g) => masses[g]! > NEGLIGIBLE * all);
  const least = NOTHING * first.posterior.reduce((top, p) => Math.max(top, p), 0);
  const live = new Uint8Array(Math.ceil(grid.at.length / BLOCK));
  for (const [c, i] of coarse.entries())
    if (first.posterior[c]! > least)
      for (const at of [i - COARSE, i, i + COARSE]) live[Math.floor(at / BLOCK)] = 1;
  const second = total(kept, grid.at, first.shift, live);
  return summary(kept, second.posterior, second.massOf(grid.weight));

  /** Runs over blocks of points: the sum over graphs at every point, and for every graph its mass with given weights of points. */
  function total(chosen: readonly Graph[], at: Float64Array, known: number | undefined, live?: Uint8Array) {
    const posterior = new Float64Array(at.length);
    let shift = known ?? -Infinity;
    // The largest value is only needed to scale by: a few points are near enough to it.
    if (known === undefined)
      eachGraph(
        at.filter((_, i) => i % SCALE_BY === 0),
        (values) => {
          for (let i = 0; i < values.length; i++) if (values[i]! > shift) shift = values[i]!;
        },
      );
    return {
      posterior,
      shift,
      massOf(weights: Float64Array): Float64Array {
        const mass = new Float64Array(chosen.length);
        eachGraph(at, (values, g, from) => {
          let sum = 0;
          for (let i = 0; i < values.length; i++) {
            const p = Math.exp(values[i]! - shift);
            posterior[from + i]! += p;
            sum += p * weights[from + i]!;
          }
          mass[g]! += sum;
        });
        return mass;
      },
    };

    function eachGraph(
      over: Float64Array,
      take: (values: Float64Array, g: number, from: number) => void,
    ): void {
      for (let from = 0; from < over.length; from += BLOCK) {
        if (live && live[from / BLOCK] === 0) continue;
        const points = over.subarray(from, Math.min(over.length, from + BLOCK));
        const { sets, joint, base } = vectors(points, prior, n);
        const values = new Float64Array(points.length);
        for (let g = 0; g < chosen.length; g++) {
          const { cliques, separators } = chosen[g]!;
          const parts = cliques.length - separators.length;
          for (let i = 0; i < values.length; i++) values[i] = base[i]! + parts * joint[i]!;
          for (let c = 0; c < cliques.length; c++) add(values, sets[cliques[c]!]!);
          for (let s = 0; s < separators.length; s++) subtract(values, sets[separators[s]!]!);
          take(values, g, from);
        }
      }
    }
  }

  function summary(chosen: readonly Graph[], posterior: Float64Array, mass: Float64Array): Averaging {
    const { at, weight, edge } = grid;
    let sum = 0;
    let mean = 0;
    let inverse = 0;
    let square = 0;
    let top = 0;
    const cumulative = new Float64Array(at.length);
    for (let i = 0; i < at.length; i++) {
      const p = posterior[i]! * weight[i]!;
      const N = n + at[i]!;
      sum += p;
      mean += p * N;
      inverse += p / N;
      square += p / (N * N);
      cumulative[i] = sum;
      if (posterior[i]! > posterior[top]!) top = i;
    }
    const quantile = (alpha: number): number => {
      const target = alpha * sum;
      let low = 0;
      let high = at.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cumulative[middle]! >= target) high = middle;
        else low = middle + 1;
      }
      if (weight[low] === 1) return n + at[low]!;
      const below = low === 0 ? 0 : cumulative[low - 1]!;
      const share = (target - below) / (cumulative[low]! - below);
      const position = edge(low) + share * (edge(low + 1) - edge(low));
      return n + Math.ceil(position - 0.5);
    };
    const weights = chosen.map((graph, g) => ({ graph: graphName(graph), weight: mass[g]! / sum }));
    const held = posterior.at(-1)! * weight.at(-1)!;
    return {
      delta,
      median: quantile(0.5),
      low: quantile(0.025),
      high: quantile(0.975),
      quantile,
      mode: n + Math.round(peak(at, posterior, top)),
      mean: mean / sum,
      relative: inverse / square,
      graphs: weights.sort((a, b) => b.weight - a.weight),
      curve: curveOf(at, posterior, sum, n),
      tried: n + at.at(-1)!,
      cut: held > END_HOLDS * sum,
    };
  }
}

interface Grid {
  readonly at: Float64Array;
  /** How many whole numbers a point stands for. */
  readonly weight: Float64Array;
  /** Where the share of a point begins. */
  readonly edge: (i: number) => number;
}

/**
 * Every whole number up to 256, then (16 + u/32)² for u = 0, 1, …: the points part as slowly as a posterior can widen, so that
 * their weighted sum is that over all whole numbers to more digits than are shown.
 */
function gridOf(from: number, to: number): Grid {
  const last = Math.max(from, to);
  const at: number[] = [];
  const weight: number[] = [];
  for (let x = from; x < Math.min(EXACT, last + 1); x++) {
    at.push(x);
    weight.push(1);
  }
  const exact = at.length;
  const root = Math.sqrt(Math.max(EXACT, from));
  const step = 1 / (2 * root);
  const x = (u: number) => (root + u * step) ** 2;
  const width = (u: number) => 2 * step * (root + u * step);
  if (last >= EXACT)
    for (let u = 0; u === 0 || x(u) <= last; u++) {
      at.push(x(u));
      // Where the steps begin to widen the sum is corrected by x″/12 (Euler and Maclaurin).
      weight.push(width(u) + (u === 0 ? (2 * step * step) / 12 : 0));
    }
  // The last point also stands for what is left up to the end.
  if (last >= EXACT) weight[at.length - 1]! += last + 0.5 - x(at.length - exact - 0.5);
  return {
    at: Float64Array.from(at),
    weight: Float64Array.from(weight),
    edge: (i) => (i <= exact ? (at[i] ?? last) - 0.5 : x(i - exact - 0.5)),
  };
}

/** For every set of lists its part of the likelihood at some trial numbers of people on no list. */
function setVectors(table: Table, delta: number) {
  const t = table.lists.length;
  const counts = denseCounts(table);
  const places = 1 << t;
  const first = new Float64Array(places);
  const fixed = new Float64Array(places);
  for (let set = 1; set < places; set++) {
    const sums = new Map<number, number>();
    for (let x = 1; x < places; x++) sums.set(x & set, (sums.get(x & set) ?? 0) + counts[x]!);
    const size = bitCount(set);
    const own = delta * 2 ** (t - size);
    first[set] = (sums.get(0) ?? 0) + own;
    let sum = -(2 ** size) * lnGamma(own);
    for (let cell = set; cell > 0; cell = (cell - 1) & set) sum += lnGamma((sums.get(cell) ?? 0) + own);
    fixed[set] = sum;
  }
  const all = places * delta;
  return (at: Float64Array, prior: (N: number) => number, n: number) => ({
    sets: Array.from({ length: places }, (_, set) =>
      set === 0 ? at : at.map((n0) => lnGamma(first[set]! + n0) + fixed[set]!),
    ),
    joint: at.map((n0) => lnGamma(all) - lnGamma(n + n0 + all)),
    base: at.map((n0) => lnGamma(n + n0 + 1) - lnGamma(n0 + 1) + prior(n + n0)),
  });
}

function add(values: Float64Array, more: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i]! += more[i]!;
}

function subtract(values: Float64Array, less: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i]! -= less[i]!;
}

/** The top of the parabola through the highest point and its neighbours. */
function peak(at: Float64Array, posterior: Float64Array, top: number): number {
  const [a, b, c] = [posterior[top - 1], posterior[top]!, posterior[top + 1]];
  if (a === undefined || c === undefined || Number.isInteger(at[top])) return at[top]!;
  const shift = (a - c) / (2 * (a - 2 * b + c));
  return at[top]! + shift * (at[top + 1]! - at[top]!);
}

/** At most 200 points of the density, where there is any. */
function curveOf(
  at: Float64Array,
  posterior: Float64Array,
  sum: number,
  n: number,
): (readonly [number, number])[] {
  const seen: number[] = [];
  const least = 1e-4 * posterior.reduce((most, p) => Math.max(most, p), 0);
  for (let i = 0; i < at.length; i++) if (posterior[i]! > least) seen.push(i);
  const from = seen[0] ?? 0;
  const to = seen.at(-1) ?? 0;
  const every = Math.max(1, Math.ceil((to - from + 1) / 200));
  const curve: (readonly [number, number])[] = [];
  for (let i = from; i <= to; i += every) curve.push([n + at[i]!, posterior[i]! / sum]);
  return curve;
}
