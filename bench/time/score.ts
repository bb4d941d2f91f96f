/** Scores found times against the gold as TempEval-3 does. */
import type { Timex } from './timeml.ts';

export interface Tally {
  gold: number;
  found: number;
  relaxed: number;
  strict: number;
  value: number;
  type: number;
}

export interface Miss {
  readonly kind: 'missed' | 'invented' | 'value';
  readonly gold?: Timex;
  readonly found?: Timex;
}

export function emptyTally(): Tally {
  return { gold: 0, found: 0, relaxed: 0, strict: 0, value: 0, type: 0 };
}

/** Each gold time and each found one counts once; they match when they share a character, the one with the same extent first. */
export function scoreText(gold: readonly Timex[], found: readonly Timex[], tally: Tally): Miss[] {
  const misses: Miss[] = [];
  const used = new Set<Timex>();
  tally.gold += gold.length;
  tally.found += found.length;
  for (const g of gold) {
    const near = found.filter((f) => !used.has(f) && f.start < g.end && g.start < f.end);
    const match = near.find((f) => f.start === g.start && f.end === g.end) ?? near[0];
    if (!match) {
      misses.push({ kind: 'missed', gold: g });
      continue;
    }
    used.add(match);
    tally.relaxed++;
    if (match.start === g.start && match.end === g.end) tally.strict++;
    if (match.type === g.type) tally.type++;
    if (match.value === g.value) tally.value++;
    else misses.push({ kind: 'value', gold: g, found: match });
  }
  for (const f of found) if (!used.has(f)) misses.push({ kind: 'invented', found: f });
  return misses;
}

/** Twice the right ones over all that there are and all that were found, in per cent. */
export function f1(right: number, tally: Tally): number {
  return tally.gold + tally.found === 0 ? 100 : (200 * right) / (tally.gold + tally.found);
}

export function add(into: Tally, tally: Tally): void {
  for (const key of Object.keys(tally) as (keyof Tally)[]) into[key] += tally[key];
}
