/** What people decided of pairs of rows, as constraints of a run: closed under "the same as the same", or found to contradict itself. */
import { groupsOf, Union } from './cluster.ts';

/** A decision on two rows of the run, by its number. */
export interface Ruling {
  readonly seq: number;
  readonly a: number;
  readonly b: number;
  readonly same: boolean;
}

/** Decisions that cannot all hold: `same` joins two rows, one after the other, that `against` keeps apart, or that are on one list of no duplicates. */
export interface Contradiction {
  readonly same: readonly number[];
  readonly against: number | 'one-list';
}

export interface Constraints {
  readonly same: readonly (readonly [number, number])[];
  readonly different: readonly (readonly [number, number])[];
}

/**
 * Closes decisions: rows that are one person with the same row are one person with each other, and who is different from one of them is
 * different from all.
 *
 * @param apart rows with the same number ≥ 0 are on one list of no duplicates
 */
export function constraintsOf(
  rulings: readonly Ruling[],
  apart: Int32Array,
): Constraints & { readonly contradictions: readonly Contradiction[] } {
  const joins = rulings.filter(({ same }) => same);
  const parts = rulings.filter(({ same }) => !same);
  const union = new Union(apart.length);
  for (const { a, b } of joins) union.join(a, b);
  const classes = new Map<number, readonly number[]>();
  for (const rows of groupsOf(Int32Array.from(apart, (_, i) => union.find(i))))
    classes.set(union.find(rows[0]!), rows);
  const classOf = (row: number) => classes.get(union.find(row)) ?? [row];
  const contradictions: Contradiction[] = parts
    .filter(({ a, b }) => union.find(a) === union.find(b))
    .map(({ a, b, seq }) => ({ same: chain(joins, a, b), against: seq }));
  const same: [number, number][] = [];
  for (const rows of classes.values())
    for (const [i, a] of rows.entries())
      for (const b of rows.slice(i + 1)) {
        same.push([a, b]);
        if (apart[a]! >= 0 && apart[a] === apart[b])
          contradictions.push({ same: chain(joins, a, b), against: 'one-list' });
      }
  const different = new Map<string, [number, number]>();
  for (const { a, b } of parts)
    for (const x of classOf(a))
      for (const y of classOf(b))
        different.set(`${Math.min(x, y)} ${Math.max(x, y)}`, [Math.min(x, y), Math.max(x, y)]);
  return { same, different: [...different.values()], contradictions };
}

/** The fewest decisions, by their numbers, that make two rows one person. */
function chain(joins: readonly Ruling[], from: number, to: number): number[] {
  const near = new Map<number, Ruling[]>();
  for (const join of joins)
    for (const row of [join.a, join.b]) near.set(row, [...(near.get(row) ?? []), join]);
  const came = new Map<number, { readonly by: Ruling; readonly before: number }>();
  const seen = new Set([from]);
  const next = [from];
  for (let row = next.shift(); row !== undefined && row !== to; row = next.shift())
    for (const by of near.get(row) ?? []) {
      const other = by.a === row ? by.b : by.a;
      if (seen.has(other)) continue;
      seen.add(other);
      came.set(other, { by, before: row });
      next.push(other);
    }
  const found: number[] = [];
  for (let at = to; at !== from; at = came.get(at)!.before) found.unshift(came.get(at)!.by.seq);
  return found;
}
