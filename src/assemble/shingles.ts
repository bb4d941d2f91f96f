/** Which reports are nearly the same text: shingles in common. */
import type { Report } from '../claims/types.ts';

/** Words in one shingle. */
const WORDS = 5;
/** Syllables in one shingle of a text in Hangul, where the endings of words differ and their parts do not. */
const SYLLABLES = 9;
/** Most shingles of one report. */
const MOST = 20_000;
/** Share of the smaller report's shingles that makes two reports one text. */
const ALIKE = 0.4;
/** A shingle that so many reports share is a phrase of the trade. */
const COMMON = 200;

/** Ids of two reports, the first before the second. */
export type Duplicates = readonly (readonly [string, string])[];

/** @returns in the order of the reports */
export function nearDuplicates(reports: readonly Report[]): Duplicates {
  if (reports.length < 2) return [];
  const sets = reports.map(({ text }) => shinglesOf(text));
  const having = new Map<string, number[]>();
  sets.forEach((set, i) => {
    for (const shingle of set) {
      const there = having.get(shingle);
      if (there === undefined) having.set(shingle, [i]);
      else there.push(i);
    }
  });
  const shared = new Map<number, number>();
  for (const there of having.values()) {
    if (there.length < 2 || there.length > COMMON) continue;
    for (let x = 0; x < there.length; x++)
      for (let y = x + 1; y < there.length; y++) {
        const key = there[x]! * reports.length + there[y]!;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
  }
  return [...shared]
    .map(([key, n]) => [Math.floor(key / reports.length), key % reports.length, n] as const)
    .filter(([x, y, n]) => n >= ALIKE * Math.min(sets[x]!.size, sets[y]!.size))
    .sort((p, q) => p[0] - q[0] || p[1] - q[1])
    .map(([x, y]) => [reports[x]!.id, reports[y]!.id] as const);
}

function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.join('');
  const syllables = letters.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const found = new Set<string>();
  if (syllables > letters.length / 2)
    for (let i = 0; i + SYLLABLES <= letters.length && found.size < MOST; i++)
      found.add(letters.slice(i, i + SYLLABLES));
  else
    for (let i = 0; i + WORDS <= words.length && found.size < MOST; i++)
      found.add(words.slice(i, i + WORDS).join(' '));
  return found;
}
