/** The similarity of two values of one dictionary, 32 symbols at a time in the bits of a word. Checked against `similarity.ts`. */
import { damerau, jaroWinkler, levenshtein, WINKLER_MOST, winkler } from './similarity.ts';
import type { Values } from './values.ts';

const WORD = 32;

/** Compares values by number. The first value of a pair is prepared once and kept while it stays the same. */
export class Kernel {
  readonly #values: Values;
  /** Where each symbol stands in the prepared value. */
  readonly #at: Int32Array;
  #prepared = -1;

  constructor(values: Values) {
    this.#values = values;
    this.#at = new Int32Array(values.alphabet);
  }

  #prepare(a: number): void {
    if (a === this.#prepared) return;
    const { starts, symbols } = this.#values;
    const at = this.#at;
    const before = this.#prepared;
    if (before >= 0) for (let i = starts[before]!; i < starts[before + 1]!; i++) at[symbols[i]!] = 0;
    const from = starts[a]!;
    for (let i = starts[a + 1]! - 1; i >= from; i--) at[symbols[i]!]! |= 1 << (i - from);
    this.#prepared = a;
  }

  #of(v: number): Uint16Array {
    return this.#values.symbols.subarray(this.#values.starts[v]!, this.#values.starts[v + 1]!);
  }

  /** Jaro-Winkler. */
  similarity(a: number, b: number): number {
    const { starts, symbols } = this.#values;
    const fromA = starts[a]!;
    const fromB = starts[b]!;
    const la = starts[a + 1]! - fromA;
    const lb = starts[b + 1]! - fromB;
    if (la > WORD || lb > WORD) return jaroWinkler(this.#of(a), this.#of(b));
    this.#prepare(a);
    const at = this.#at;
    const longer = la > lb ? la : lb;
    const window = longer < 4 ? 0 : (longer >> 1) - 1;
    let usedA = 0;
    let usedB = 0;
    let m = 0;
    for (let j = 0; j < lb; j++) {
      const low = j - window;
      const high = j + window;
      let inside = high >= 31 ? -1 : (2 << high) - 1;
      if (low >= WORD) break;
      if (low > 0) inside &= -1 << low;
      const free = at[symbols[fromB + j]!]! & inside & ~usedA;
      if (free !== 0) {
        usedA |= free & -free;
        usedB |= 1 << j;
        m++;
      }
    }
    if (m === 0) return 0;
    let turned = 0;
    for (let k = 0; k < m; k++) {
      const bitA = usedA & -usedA;
      const bitB = usedB & -usedB;
      usedA ^= bitA;
      usedB ^= bitB;
      if (symbols[fromA + 31 - Math.clz32(bitA)] !== symbols[fromB + 31 - Math.clz32(bitB)]) turned++;
    }
    const similar = (m / la + m / lb + (m - (turned >> 1)) / m) / 3;
    const most = Math.min(WINKLER_MOST, la, lb);
    let prefix = 0;
    while (prefix < most && symbols[fromA + prefix] === symbols[fromB + prefix]) prefix++;
    return winkler(similar, prefix);
  }

  /** Levenshtein, by vertical differences in two words (Myers 1999, Hyyrö 2003). */
  edits(a: number, b: number): number {
    const { starts, symbols } = this.#values;
    const la = starts[a + 1]! - starts[a]!;
    const from = starts[b]!;
    const lb = starts[b + 1]! - from;
    if (la > WORD) return levenshtein(this.#of(a), this.#of(b));
    this.#prepare(a);
    const at = this.#at;
    const last = 1 << (la - 1);
    let up = -1;
    let down = 0;
    let distance = la;
    for (let j = 0; j < lb; j++) {
      const equal = at[symbols[from + j]!]!;
      const zero = (((equal & up) + up) ^ up) | equal | down;
      let plus = down | ~(zero | up);
      let minus = up & zero;
      if ((plus & last) !== 0) distance++;
      else if ((minus & last) !== 0) distance--;
      plus = (plus << 1) | 1;
      minus <<= 1;
      up = minus | ~(zero | plus);
      down = plus & zero;
    }
    return distance;
  }

  /** Edits of which a change of place between neighbours is one. */
  turns(a: number, b: number): number {
    return damerau(this.#of(a), this.#of(b));
  }
}
