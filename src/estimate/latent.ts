/**
 * A chain of the latent class model LCMCR (Manrique-Vallier 2016): a few kinds of people, lists independent within a kind, the
 * number of kinds by a stick-breaking prior. One sweep is a Gibbs step of everything that is not known.
 */
import { Random } from './random.ts';
import { lnGamma } from './special.ts';
import { listTotals, type Table } from './table.ts';

export interface LatentOptions {
  /** Most classes; 10 by default, 15 from twelve lists on. */
  readonly classes?: number;
  /** At most so many times n people on no list; 20 by default. Part of every result. */
  readonly cap?: number;
  readonly seed: number;
  /** Chains of one seed differ in their number; from 1 on they begin elsewhere. */
  readonly chain: number;
}

/** Numbers of one chain, every tenth sweep. */
export interface Trace {
  readonly N: Float64Array;
  /** Chance to be on no list. */
  readonly p0: Float64Array;
  /** Draws of N0 in all, and those above the cap. */
  readonly draws: number;
  readonly rejected: number;
}

/** Every so many sweeps are written down. */
export const THIN = 10;
export const CAP = 20;
const LEAST = 1e-15;
const MOST = 1 - 1e-12;
const WARM_UP = 500;
/** After so many draws above the cap in a row the distribution below it is inverted. */
const PATIENCE = 1000;

export function classesFor(table: Table): number {
  return table.lists.length >= 12 ? 15 : 10;
}

/** A chain that can be run on. */
export class Chain {
  readonly #random: Random;
  readonly #t: number;
  readonly #K: number;
  readonly #n: number;
  readonly #cap: number;
  readonly #counts: Int32Array;
  /** Lists of pattern m: `#listed` from `#start[m]` to `#start[m + 1]`. */
  readonly #listed: Int32Array;
  readonly #start: Int32Array;
  readonly #lambda: Float64Array;
  readonly #odds: Float64Array;
  readonly #nu: Float64Array;
  readonly #base: Float64Array;
  readonly #weights: Float64Array;
  /** People of class k on list j. */
  readonly #on: Int32Array;
  /** People of class k, documented; then with those on no list. */
  readonly #seen: Int32Array;
  readonly #size: Float64Array;
  readonly #unseen: Float64Array;
  #alpha: number;
  #p0 = 0;
  #n0 = 0;
  #sweeps = 0;
  #draws = 0;
  #rejected = 0;
  readonly #N: number[] = [];
  readonly #P: number[] = [];

  constructor(table: Table, { classes, cap, seed, chain }: LatentOptions) {
    const t = table.lists.length;
    const K = classes ?? classesFor(table);
    this.#random = new Random(seed, chain);
    this.#t = t;
    this.#K = K;
    this.#n = table.n;
    this.#cap = (cap ?? CAP) * table.n;
    this.#counts = Int32Array.from(table.counts);
    const listed: number[] = [];
    this.#start = new Int32Array(table.patterns.length + 1);
    for (const [m, pattern] of table.patterns.entries()) {
      for (let j = 0; j < t; j++) if ((pattern >> j) & 1) listed.push(j);
      this.#start[m + 1] = listed.length;
    }
    this.#listed = Int32Array.from(listed);
    this.#lambda = new Float64Array(t * K);
    this.#odds = new Float64Array(t * K);
    this.#nu = new Float64Array(K);
    this.#base = new Float64Array(K);
    this.#weights = new Float64Array(K);
    this.#on = new Int32Array(t * K);
    this.#seen = new Int32Array(K);
    this.#size = new Float64Array(K);
    this.#unseen = new Float64Array(K);
    this.#alpha = 0.3 / K;
    this.#begin(table, chain);
    for (let i = 0; i < WARM_UP; i++) this.#sweep(false);
    this.#order();
  }

  /** Runs so many sweeps more. */
  run(sweeps: number): void {
    for (let i = 0; i < sweeps; i++) {
      this.#sweep(true);
      this.#sweeps++;
      if (this.#sweeps % THIN === 0) {
        this.#N.push(this.#n + this.#n0);
        this.#P.push(this.#p0);
      }
    }
  }

  /** What was written down since the last call. */
  take(): Trace {
    const trace = {
      N: Float64Array.from(this.#N),
      p0: Float64Array.from(this.#P),
      draws: this.#draws,
      rejected: this.#rejected,
    };
    this.#N.length = 0;
    this.#P.length = 0;
    this.#draws = 0;
    this.#rejected = 0;
    return trace;
  }

  #begin(table: Table, chain: number): void {
    const K = this.#K;
    const random = this.#random;
    for (const [j, total] of listTotals(table).entries())
      for (let k = 0; k < K; k++) {
        const share = Math.min(MOST, Math.max(LEAST, total / table.n));
        const odds = (share / (1 - share)) * (chain === 0 ? 1 : Math.exp(random.normal()));
        this.#lambda[j * K + k] = Math.min(MOST, odds / (1 + odds));
      }
    if (chain === 0)
      for (let k = 0; k < K; k++) this.#nu[k] = K <= 4 ? 1 / K : k < 4 ? 0.9 / 4 : 0.1 / (K - 4);
    else {
      let rest = 1;
      for (let k = 0; k < K; k++) {
        this.#nu[k] = k === K - 1 ? rest : rest * random.uniform();
        rest -= this.#nu[k]!;
      }
    }
  }

  #sweep(withAlpha: boolean): void {
    const K = this.#K;
    const t = this.#t;
    const random = this.#random;
    const lambda = this.#lambda;
    const odds = this.#odds;
    const base = this.#base;
    const size = this.#size;
    // 1. Kinds of the documented people.
    for (let k = 0; k < K; k++) base[k] = this.#nu[k]!;
    for (let j = 0; j < t; j++)
      for (let k = 0, at = j * K; k < K; k++, at++) {
        const rest = 1 - lambda[at]!;
        base[k]! *= rest;
        odds[at] = lambda[at]! / rest;
      }
    this.#split();
    // 2. Chances to be listed, with the unlisted people of each kind.
    for (let k = 0; k < K; k++) size[k] = this.#seen[k]! + this.#unseen[k]!;
    for (let j = 0; j < t; j++)
      for (let k = 0, at = j * K; k < K; k++, at++) {
        const all = size[k]!;
        const on = this.#on[at]!;
        let value: number;
        if (all === 0) value = random.uniform();
        else if (on === 0) value = -Math.expm1(Math.log(random.uniform()) / (1 + all));
        else if (on === all) value = Math.exp(Math.log(random.uniform()) / (1 + all));
        else value = random.beta(1 + on, 1 + all - on);
        lambda[at] = value < LEAST ? LEAST : value > MOST ? MOST : value;
      }
    // 3. Shares of the kinds.
    let after = 0;
    for (let k = 0; k < K; k++) after += size[k]!;
    let rest = 0;
    for (let k = 0; k < K - 1; k++) {
      after -= size[k]!;
      const a = random.lnGamma(1 + size[k]!);
      // α last: once it is small, (α + all) − counts would round to 0 and the chain would have one kind for ever.
      const b = random.lnGamma(after + this.#alpha);
      const both = a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
      this.#nu[k] = Math.exp(rest + a - both);
      rest += b - both;
    }
    this.#nu[K - 1] = Math.exp(rest);
    // 4. People on no list.
    for (let k = 0; k < K; k++) base[k] = this.#nu[k]!;
    for (let j = 0; j < t; j++) for (let k = 0, at = j * K; k < K; k++, at++) base[k]! *= 1 - lambda[at]!;
    let p0 = 0;
    for (let k = 0; k < K; k++) p0 += base[k]!;
    this.#p0 = p0 = Math.min(p0, 1 - 1e-12);
    this.#n0 = this.#unlisted(p0);
    // 5. Their kinds.
    let left = this.#n0;
    let weight = p0;
    for (let k = 0; k < K; k++) {
      const share = k === K - 1 || base[k]! >= weight ? 1 : base[k]! / weight;
      const some = left === 0 ? 0 : random.binomial(left, share);
      this.#unseen[k] = some;
      left -= some;
      weight -= base[k]!;
    }
    // 6. How readily a new kind is taken.
    if (withAlpha && K > 1) this.#alpha = Math.max(1e-300, random.gamma(0.25 + K - 1) / (0.25 - rest));
  }

  /** Divides the people of every pattern among the kinds. */
  #split(): void {
    const K = this.#K;
    const random = this.#random;
    const weights = this.#weights;
    const base = this.#base;
    const odds = this.#odds;
    const listed = this.#listed;
    this.#on.fill(0);
    this.#seen.fill(0);
    for (let m = 0; m < this.#counts.length; m++) {
      const from = this.#start[m]!;
      const to = this.#start[m + 1]!;
      for (let k = 0; k < K; k++) weights[k] = base[k]!;
      for (let i = from; i < to; i++) {
        const at = listed[i]! * K;
        for (let k = 0; k < K; k++) weights[k]! *= odds[at + k]!;
      }
      let sum = 0;
      for (let k = 0; k < K; k++) sum += weights[k]!;
      if (!(sum > 1e-290 && sum < 1e290)) sum = this.#inLogs(from, to);
      let left = this.#counts[m]!;
      if (left <= 4) {
        for (; left > 0; left--) {
          let u = random.uniform() * sum;
          let k = 0;
          while (k < K - 1 && u > weights[k]!) {
            u -= weights[k]!;
            k++;
          }
          this.#take(k, 1, from, to);
        }
        continue;
      }
      for (let k = 0; k < K && left > 0; k++) {
        const share = k === K - 1 || weights[k]! >= sum ? 1 : weights[k]! / sum;
        const some = random.binomial(left, share);
        sum -= weights[k]!;
        if (some === 0) continue;
        left -= some;
        this.#take(k, some, from, to);
      }
    }
  }

  #take(k: number, some: number, from: number, to: number): void {
    this.#seen[k]! += some;
    for (let i = from; i < to; i++) this.#on[this.#listed[i]! * this.#K + k]! += some;
  }

  /** The weights again where their products leave what a number can hold; scaled to a largest of 1. */
  #inLogs(from: number, to: number): number {
    const K = this.#K;
    const weights = this.#weights;
    let most = -Infinity;
    for (let k = 0; k < K; k++) {
      let sum = Math.log(this.#nu[k]!);
      for (let j = 0; j < this.#t; j++) sum += Math.log(1 - this.#lambda[j * K + k]!);
      for (let i = from; i < to; i++) sum += Math.log(this.#odds[this.#listed[i]! * K + k]!);
      weights[k] = sum;
      if (sum > most) most = sum;
    }
    let all = 0;
    for (let k = 0; k < K; k++) {
      weights[k] = Math.exp(weights[k]! - most);
      all += weights[k]!;
    }
    return all;
  }

  /** A negative binomial number, at most the cap. */
  #unlisted(p0: number): number {
    const odds = p0 / (1 - p0);
    for (let i = 0; i < PATIENCE; i++) {
      this.#draws++;
      const n0 = this.#random.poisson(this.#random.gamma(this.#n) * odds);
      if (n0 <= this.#cap) return n0;
      this.#rejected++;
    }
    return this.#below(p0);
  }

  /** The same distribution up to the cap, from its largest value down, where it is as good as geometric. */
  #below(p0: number): number {
    const ln = (n0: number) => lnGamma(this.#n + n0) - lnGamma(n0 + 1) + n0 * Math.log(p0);
    const top = ln(this.#cap);
    let sum = 0;
    for (let n0 = this.#cap; n0 >= 0; n0--) {
      const weight = Math.exp(ln(n0) - top);
      sum += weight;
      if (weight < 1e-16 * sum) break;
    }
    let u = this.#random.uniform() * sum;
    for (let n0 = this.#cap; n0 > 0; n0--) {
      u -= Math.exp(ln(n0) - top);
      if (u <= 0) return n0;
    }
    return 0;
  }

  /** Largest kind first. */
  #order(): void {
    const K = this.#K;
    const order = Array.from({ length: K }, (_, k) => k).sort((a, b) => this.#nu[b]! - this.#nu[a]!);
    const move = (values: Float64Array, rows: number) => {
      for (let j = 0; j < rows; j++) {
        const old = values.slice(j * K, (j + 1) * K);
        for (let k = 0; k < K; k++) values[j * K + k] = old[order[k]!]!;
      }
    };
    move(this.#nu, 1);
    move(this.#unseen, 1);
    move(this.#lambda, this.#t);
  }
}
