/** How much two values can have in common at most, from two words and a number of each: a filter that never says too little. */
import { WINKLER_FROM, WINKLER_MOST, WINKLER_STEP } from './similarity.ts';
import type { Values } from './values.ts';

/** Values up to this length are filtered. */
export const FILTERED = 31;
const WIDE = FILTERED + 1;
const PREFIXES = WINKLER_MOST + 1;
/** Entries of the table for one length of the first value. */
export const PER_LENGTH = WIDE * WIDE * PREFIXES;
export const PER_OTHER = WIDE * PREFIXES;
const SLACK = 1e-9;

/** Bits set in two words together. */
export function bitsOfTwo(one: number, other: number): number {
  let x = one - ((one >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  let y = other - ((other >>> 1) & 0x55555555);
  y = (y & 0x33333333) + ((y >>> 2) & 0x33333333);
  x += y;
  return Math.imul((x & 0x0f0f0f0f) + ((x >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}

/** Symbols that two values have in common, at most. */
export function common(values: Values, a: number, b: number): number {
  const { once, twice, beyond } = values;
  return bitsOfTwo(once[a]! & once[b]!, twice[a]! & twice[b]!) + Math.min(beyond[a]!, beyond[b]!);
}

/** Equal symbols at the beginning, at most. */
export function prefix(x: number, y: number): number {
  const differ = x ^ y;
  return differ === 0 ? 4 : (31 - Math.clz32(differ & -differ)) >> 3;
}

/**
 * The best level that can be reached, for two lengths, the symbols in common and the common beginning; equal values are not asked
 * about. Place: ((first length × 32 + second length) × 32 + in common) × 5 + beginning.
 */
export function reachTable(kind: 'text' | 'edits' | 'turns', thresholds: readonly number[]): Uint8Array {
  const table = new Uint8Array(WIDE * PER_LENGTH);
  let place = 0;
  for (let la = 0; la < WIDE; la++)
    for (let lb = 0; lb < WIDE; lb++)
      for (let m = 0; m < WIDE; m++)
        for (let l = 0; l < PREFIXES; l++)
          table[place++] = la === 0 || lb === 0 ? 0 : reach(kind, thresholds, la, lb, m, l);
  return table;
}

function reach(
  kind: 'text' | 'edits' | 'turns',
  thresholds: readonly number[],
  la: number,
  lb: number,
  common: number,
  prefix: number,
): number {
  const m = Math.min(common, la, lb);
  const best = thresholds.length;
  if (kind !== 'text') {
    const least = Math.max(la, lb) - m;
    const place = thresholds.findIndex((most) => least <= most);
    return place < 0 ? 0 : best - place;
  }
  const jaro = m === 0 ? 0 : (m / la + m / lb + 1) / 3 + SLACK;
  const most = jaro > WINKLER_FROM ? jaro + WINKLER_STEP * prefix * Math.max(0, 1 - jaro) : jaro;
  const place = thresholds.findIndex((threshold) => most >= threshold);
  return place < 0 ? 0 : best - place;
}
