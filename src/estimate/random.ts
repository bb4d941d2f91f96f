/**
 * Random numbers from a seed: xoshiro128** (Blackman and Vigna 2018), with a jump of 2⁶⁴ numbers between streams, and the
 * distributions that the chains draw from. The same seed gives the same numbers on every machine.
 */
import { lnGamma } from './special.ts';

const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b];
const HIGH = 67_108_864;
const SCALE = 1 / 9_007_199_254_740_992;

export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;
  #spare = Number.NaN;

  /**
   * @param seed any whole number from 0 to 2⁵³ − 1
   * @param stream each has its own part of the sequence
   */
  constructor(seed: number, stream = 0) {
    let state = (seed % 4_294_967_296) ^ Math.floor(seed / 4_294_967_296);
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next();
    for (let i = 0; i < stream; i++) this.#jump();
  }

  /** 32 bits, as a signed number. */
  #next(): number {
    const b = this.#b;
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    this.#c ^= this.#a;
    this.#d ^= b;
    this.#b = b ^ this.#c;
    this.#a ^= this.#d;
    this.#c ^= b << 9;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  #jump(): void {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (const word of JUMP)
      for (let bit = 0; bit < 32; bit++) {
        if ((word >>> bit) & 1) {
          a ^= this.#a;
          b ^= this.#b;
          c ^= this.#c;
          d ^= this.#d;
        }
        this.#next();
      }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }

  /** Above 0 and below 1, with 53 bits. */
  uniform(): number {
    return ((this.#next() >>> 5) * HIGH + (this.#next() >>> 6) + 0.5) * SCALE;
  }

  /** Standard normal, by the polar method. */
  normal(): number {
    const spare = this.#spare;
    if (!Number.isNaN(spare)) {
      this.#spare = Number.NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const f = Math.sqrt((-2 * Math.log(s)) / s);
      this.#spare = y * f;
      return x * f;
    }
  }

  /** Gamma with rate 1 (Marsaglia and Tsang 2000); for a shape below 1 it may be 0: use `lnGamma`. */
  gamma(shape: number): number {
    if (shape < 1) return Math.exp(this.lnGamma(shape));
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = this.uniform();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square) return d * v;
      if (Math.log(u) < 0.5 * square + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** The logarithm of a gamma number with rate 1, for shapes however small. */
  lnGamma(shape: number): number {
    if (shape >= 1) return Math.log(this.gamma(shape));
    return Math.log(this.gamma(shape + 1)) + Math.log(this.uniform()) / shape;
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }

  /** Successes among n with chance p. */
  binomial(n: number, p: number): number {
    if (n <= 0 || p <= 0) return 0;
    if (p >= 1) return n;
    if (p > 0.5) return n - this.binomial(n, 1 - p);
    if (n * p < 10) return this.#inverted(n, p);
    return this.#rejected(n, p);
  }

  #inverted(n: number, p: number): number {
    let u = this.uniform();
    if (u <= 1 - n * p) return 0;
    const odds = p / (1 - p);
    let term = Math.exp(n * Math.log1p(-p));
    for (let k = 0; ; k++) {
      if (u <= term || k === n) return k;
      u -= term;
      term *= (odds * (n - k)) / (k + 1);
      // Rounding has eaten what was left.
      if (term < 1e-300) return k + 1;
    }
  }

  /** Hörmann 1993, transformed rejection with squeeze. */
  #rejected(n: number, p: number): number {
    const s = Math.sqrt(n * p * (1 - p));
    const b = 1.15 + 2.53 * s;
    const a = -0.0873 + 0.0248 * b + 0.01 * p;
    const c = n * p + 0.5;
    const alpha = (2.83 + 5.1 / b) * s;
    const r = 0.92 - 4.2 / b;
    const m = Math.floor((n + 1) * p);
    for (;;) {
      const u = this.uniform() - 0.5;
      const v = this.uniform();
      const w = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / w + b) * u + c);
      if (k < 0 || k > n) continue;
      if (w >= 0.07 && v <= r) return k;
      const left = Math.log((v * alpha) / (a / (w * w) + b));
      const right =
        lnGamma(m + 1) +
        lnGamma(n - m + 1) -
        lnGamma(k + 1) -
        lnGamma(n - k + 1) +
        (k - m) * Math.log(p / (1 - p));
      if (left <= right) return k;
    }
  }

  poisson(mean: number): number {
    if (!(mean > 0)) return 0;
    if (mean < 10) {
      const least = Math.exp(-mean);
      let product = this.uniform();
      let k = 0;
      while (product > least) {
        product *= this.uniform();
        k++;
      }
      return k;
    }
    const root = Math.sqrt(mean);
    const b = 0.931 + 2.53 * root;
    const a = -0.059 + 0.02483 * b;
    const i = 1.1239 + 1.1328 / (b - 3.4);
    const r = 0.9277 - 3.6224 / (b - 2);
    const ln = Math.log(mean);
    for (;;) {
      const u = this.uniform() - 0.5;
      const v = this.uniform();
      const w = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / w + b) * u + mean + 0.43);
      if (w >= 0.07 && v <= r) return k;
      if (k < 0 || (w < 0.013 && v > w)) continue;
      if (Math.log((v * i) / (a / (w * w) + b)) <= k * ln - mean - lnGamma(k + 1)) return k;
    }
  }
}
