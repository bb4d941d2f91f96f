/** Similarities of two sequences of symbols, as they are defined: what the fast kernel must agree with, and what it falls back to. */

export type Symbols = ArrayLike<number>;

/** Above this the prefix counts (Winkler 1990). */
export const WINKLER_FROM = 0.7;
export const WINKLER_STEP = 0.1;
export const WINKLER_MOST = 4;

/** Jaro 1989: matches within a window, less half of those out of order. 0 for nothing in common or an empty sequence. */
export function jaro(a: Symbols, b: Symbols): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const window = Math.max(0, (long.length >> 1) - 1);
  const used = new Uint8Array(long.length);
  const matched: number[] = [];
  for (let i = 0; i < short.length; i++) {
    const to = Math.min(long.length - 1, i + window);
    for (let j = Math.max(0, i - window); j <= to; j++) {
      if (used[j] === 1 || short[i] !== long[j]) continue;
      used[j] = 1;
      matched.push(short[i]!);
      break;
    }
  }
  const m = matched.length;
  if (m === 0) return 0;
  let turned = 0;
  let k = 0;
  for (let j = 0; j < long.length; j++) if (used[j] === 1 && long[j] !== matched[k++]) turned++;
  return (m / a.length + m / b.length + (m - (turned >> 1)) / m) / 3;
}

/** Adds the credit for a common beginning to a Jaro similarity. */
export function winkler(similarity: number, prefix: number): number {
  return similarity > WINKLER_FROM ? similarity + WINKLER_STEP * prefix * (1 - similarity) : similarity;
}

export function jaroWinkler(a: Symbols, b: Symbols): number {
  const most = Math.min(WINKLER_MOST, a.length, b.length);
  let prefix = 0;
  while (prefix < most && a[prefix] === b[prefix]) prefix++;
  return winkler(jaro(a, b), prefix);
}

/** Fewest insertions, deletions and substitutions (Levenshtein 1966). */
export function levenshtein(a: Symbols, b: Symbols): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = row;
  }
  return before[b.length]!;
}

/** Fewest edits where neighbours may also change places, and be edited again: "CA" to "ABC" is 2 (Lowrance and Wagner 1975). */
export function damerau(a: Symbols, b: Symbols): number {
  const wide = b.length + 2;
  const most = a.length + b.length;
  const table = new Int32Array((a.length + 2) * wide);
  table[0] = most;
  for (let i = 0; i <= a.length; i++) {
    table[(i + 1) * wide] = most;
    table[(i + 1) * wide + 1] = i;
  }
  for (let j = 0; j <= b.length; j++) {
    table[j + 1] = most;
    table[wide + j + 1] = j;
  }
  const seen = new Map<number, number>();
  for (let i = 1; i <= a.length; i++) {
    let last = 0;
    for (let j = 1; j <= b.length; j++) {
      const row = seen.get(b[j - 1]!) ?? 0;
      const column = last;
      const same = a[i - 1] === b[j - 1];
      if (same) last = j;
      table[(i + 1) * wide + j + 1] = Math.min(
        table[i * wide + j]! + (same ? 0 : 1),
        table[(i + 1) * wide + j]! + 1,
        table[i * wide + j + 1]! + 1,
        table[row * wide + column]! + (i - row - 1) + 1 + (j - column - 1),
      );
    }
    seen.set(a[i - 1]!, i);
  }
  return table[(a.length + 1) * wide + b.length + 1]!;
}
