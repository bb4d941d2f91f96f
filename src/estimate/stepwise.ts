/** Pairs of lists added one by one while they explain an overlap, for tables with empty overlaps (Chan, Silverman, Vincent 2021). */
import { type Existence, existence } from './exists.ts';
import { type Fit, fitTerms, overSupersets } from './fit.ts';
import { allCells, type LogLinear, loglinearOf } from './loglinear.ts';
import { poissonCdf, poissonTail } from './special.ts';
import { denseCounts, type Table } from './table.ts';
import { mainEffects, modelName, setName, type Terms } from './terms.ts';

export interface Stepwise extends LogLinear {
  /** Pairs in the order in which they were added: `36`. */
  readonly pairs: readonly string[];
}

/** A pair is added while the chance of its overlap is below this. */
const THRESHOLD = 0.02;

/** @returns nothing when not even the model of independent lists is usable */
export function stepwise(table: Table): Stepwise | undefined {
  const y = denseCounts(table);
  const found = search(y, table.lists.length);
  if (!found) return undefined;
  const terms = [...mainEffects(table.lists.length), ...found.pairs];
  const parameters = found.terms.length;
  return {
    ...loglinearOf(modelName(terms), terms, table.n, parameters, found.fit),
    pairs: found.pairs.map(setName),
  };
}

export interface Found {
  readonly pairs: readonly number[];
  readonly terms: Terms;
  readonly fit: Fit;
}

/** The search itself, over counts by pattern. */
export function search(y: Float64Array, lists: number): Found | undefined {
  const overlap = Float64Array.from(y);
  overSupersets(overlap);
  const every: number[] = [];
  for (let a = 0; a < lists; a++) for (let b = a + 1; b < lists; b++) every.push((1 << a) | (1 << b));
  let current = trial(y, lists, [], overlap);
  if (!current.fit) return undefined;
  let best: Found = { ...current, fit: current.fit };
  for (;;) {
    const expected = Float64Array.from(best.fit.mu);
    overSupersets(expected);
    const candidates = every
      .filter((pair) => !best.pairs.includes(pair))
      .map((pair) => ({ pair, p: chance(overlap[pair]!, expected[pair]!) }))
      .filter(({ p }) => p < THRESHOLD)
      .sort((a, b) => a.p - b.p);
    let added = false;
    for (const { pair } of candidates) {
      current = trial(y, lists, [...best.pairs, pair], overlap);
      if (!current.fit) continue;
      best = { ...current, fit: current.fit };
      added = true;
      break;
    }
    if (!added) return best;
  }
}

/** A model of pairs: an empty overlap takes its cells out, the others get a term. 0 means that it is usable. */
export function pairExistence(table: Table, pairs: readonly number[]): Existence {
  const y = denseCounts(table);
  const overlap = Float64Array.from(y);
  overSupersets(overlap);
  const { use, terms } = layOut(y, table.lists.length, pairs, overlap);
  return existence(y, use, terms);
}

function trial(y: Float64Array, lists: number, pairs: readonly number[], overlap: Float64Array) {
  const { use, terms } = layOut(y, lists, pairs, overlap);
  const usable = existence(y, use, terms) === 0;
  return { pairs, terms, fit: usable ? fitTerms(y, use, terms) : undefined };
}

function layOut(y: Float64Array, lists: number, pairs: readonly number[], overlap: Float64Array) {
  const use = allCells(lists);
  const terms = [...mainEffects(lists)];
  for (const pair of pairs) {
    if (overlap[pair]! > 0) terms.push(pair);
    else for (let x = 1; x < y.length; x++) if ((x & pair) === pair) use[x] = 0;
  }
  return { use, terms };
}

/** How unlikely the overlap is, on the side where it lies. */
function chance(seen: number, expected: number): number {
  return Math.min(poissonCdf(seen, expected), poissonTail(seen, expected));
}
