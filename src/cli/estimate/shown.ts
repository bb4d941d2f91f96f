/** What may leave the house: no number that stands for a handful of people. */

import { chaoOf, type Pair, twoLists } from '../../estimate/bounds.ts';
import type { Estimate } from '../../estimate/estimate.ts';
import { type Counts, countsOf, FEWEST_PEOPLE } from './figures.ts';

export interface Shown {
  /** For use inside the house: small counts are shown. */
  readonly inside: boolean;
  /** Of the table, SHA-256. */
  readonly hash: string;
  readonly version: string;
}

/** The machine's form of a page: every number that may be shown, `null` for one that stands for fewer than five people. */
export function exported(one: Estimate, { inside, hash, version }: Shown): object {
  const base = { stratum: one.stratum, seed: one.seed, table: { sha256: hash }, version };
  if (!inside && one.n < FEWEST_PEOPLE) return { ...base, withheld: `fewer than ${FEWEST_PEOPLE} people` };
  const { lists } = one.table;
  const { latent, averaging, stepwise } = one;
  const counts = countsOf(one.table.counts, inside);
  const few = (count: number) => counts.of(count) ?? null;
  // Outside the house no fraction of a person from which a table could be worked out.
  const settle = <T>(value: T): T => (counts.rounded ? (wholeNumbers(value) as T) : value);
  return {
    ...base,
    tables: one.tables,
    documented: {
      n: one.n,
      lists: lists.map((list, j) => ({ list, n: few(one.listTotals[j]!) })),
      timesListed: one.timesListed.map(few),
      rounded: counts.rounded,
      ...(inside && { patterns: one.table.patterns, counts: one.table.counts }),
    },
    notes: one.notes,
    pairs: pairsShown(one, counts).map(({ lists: [a, b], both, lincolnPetersen, chapman }) => ({
      lists: [lists[a], lists[b]],
      both: both ?? null,
      lincolnPetersen: lincolnPetersen ?? null,
      chapman: chapman ?? null,
    })),
    bound: boundShown(one, counts) ?? null,
    headline: settle(one.headline),
    models: one.models.map((model) => ({
      ...settle({ ...model, bic: undefined }),
      ...(inside && { bic: model.bic }),
    })),
    ...(one.tried && { tried: settle(one.tried) }),
    ...(stepwise && {
      stepwise: {
        model: stepwise.found.model,
        pairs: stepwise.found.pairs,
        N: settle(stepwise.found.N),
        bca: stepwise.interval ? settle(stepwise.interval) : null,
      },
    }),
    ...(averaging && {
      graphs: {
        delta: averaging.delta,
        median: averaging.median,
        low: averaging.low,
        high: averaging.high,
        mode: averaging.mode,
        mean: settle(averaging.mean),
        relative: settle(averaging.relative),
        tried: averaging.tried,
        weights: averaging.graphs.filter(({ weight }) => weight >= 1e-4),
        curve: averaging.curve,
      },
    }),
    ...(latent && {
      latent: {
        ...latent,
        draws: undefined,
        recorded: latent.draws.reduce((sum, { length }) => sum + length, 0),
      },
    }),
    ...(one.split && { split: one.split }),
    changes: one.changes.map(settle),
    internal: one.internal.flatMap((each) => {
      const known = counts.of(each.known);
      return known === undefined ? [] : [settle({ ...each, known })];
    }),
    guards: one.guards,
  };
}

export interface PairShown {
  readonly lists: Pair['lists'];
  readonly both: number | undefined;
  readonly lincolnPetersen: number | undefined;
  readonly chapman: number | undefined;
}

/** Two lists at a time, computed from the counts as they may be shown. */
export function pairsShown(one: Estimate, counts: Counts): PairShown[] {
  return one.pairs.map((pair) => {
    const [a, b] = pair.lists.map((j) => counts.of(one.listTotals[j]!));
    const both = counts.of(pair.both);
    if (a === undefined || b === undefined || both === undefined)
      return { lists: pair.lists, both, lincolnPetersen: undefined, chapman: undefined };
    return { lists: pair.lists, both, ...twoLists(a, b, both) };
  });
}

/** Chao's bound from the counts as they may be shown; nothing when one of them may not. */
export function boundShown({ timesListed, table }: Estimate, counts: Counts) {
  const [f1, f2] = [counts.of(timesListed[0] ?? 0), counts.of(timesListed[1] ?? 0)];
  if (f1 === undefined || f2 === undefined) return undefined;
  const { withLists, corrected } = chaoOf(table.n, table.lists.length, f1, f2);
  return { chao: withLists ?? null, corrected };
}

function wholeNumbers(value: unknown): unknown {
  if (typeof value === 'number') return value > 20 ? Math.round(value) : Math.round(value * 100) / 100;
  if (Array.isArray(value)) return value.map(wholeNumbers);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wholeNumbers(each)]));
  return value;
}
