/** How much a pair can weigh at most, found without comparing any letters: one row of a block against all after it, column by column. */
import { reachOf } from './comparer.ts';
import { type Comparison, DATE } from './comparisons.ts';
import { dateLevel } from './date-level.ts';
import { bitsOfTwo, FILTERED, PER_LENGTH, PER_OTHER } from './filter.ts';
import type { RowTable } from './table.ts';
import type { Values } from './values.ts';
import type { Weights } from './weights.ts';

/** Bounds are sums in another order than weights: none may fall below what it bounds by rounding. */
const SLACK = 1e-6;

/** One comparison, its columns side by side for the rows of a block. */
interface Side {
  readonly comparison: Comparison;
  readonly values: Values;
  readonly ids: Int32Array;
  readonly others: Int32Array;
  readonly once: Int32Array;
  readonly twice: Int32Array;
  readonly beyond: Uint8Array;
  readonly lengths: Uint8Array;
  readonly beginning: Int32Array;
  readonly dates: Int32Array;
  readonly reach: Uint8Array;
  /** Weight of each level, and of the best level up to each, equal left out. */
  readonly levels: Float64Array;
  readonly upTo: Float64Array;
  readonly equal: Float64Array;
}

export class Bounds {
  readonly #sides: readonly Side[];
  readonly #start: number;

  constructor(comparisons: readonly Comparison[], weights: Weights, largest: number) {
    this.#start = weights.prior + SLACK;
    // A swap is asked about only where two of four numbers are equal: it comes last and adds to what the others left.
    this.#sides = comparisons.map((comparison, k) => {
      const filtered =
        comparison.kind === 'text' || comparison.kind === 'edits' || comparison.kind === 'turns';
      const swap = comparison.kind === 'swap';
      const levels = weights.levels[k]!;
      const upTo = new Float64Array(comparison.levels);
      let best = Number.NEGATIVE_INFINITY;
      for (let l = 0; l < comparison.levels; l++) {
        best = Math.max(best, levels[l + 1]!);
        upTo[l] = best;
      }
      const room = filtered ? largest : 0;
      return {
        comparison,
        values: comparison.column.values,
        ids: new Int32Array(largest),
        others: new Int32Array(swap ? largest : 0),
        once: new Int32Array(room),
        twice: new Int32Array(room),
        beyond: new Uint8Array(room),
        lengths: new Uint8Array(room),
        beginning: new Int32Array(room),
        dates: new Int32Array(comparison.kind === 'date' ? 4 * largest : 0),
        reach: filtered ? reachOf(comparison) : new Uint8Array(0),
        levels,
        upTo,
        equal: weights.equal[k]!,
      };
    });
  }

  /** Lays the rows of a block side by side, from rows one after the other. */
  gather(local: Int32Array, { wide, comparisons }: RowTable, first: number, size: number): void {
    for (let k = 0; k < this.#sides.length; k++) {
      const side = this.#sides[k]!;
      if (side.dates.length > 0) days(side, local, k, wide, first, size);
      else if (side.reach.length > 0) filters(side, local, k, wide, first, size);
      else lay(local, k, wide, first, size, side.ids);
      if (side.others.length > 0) lay(local, comparisons + k, wide, first, size, side.others);
    }
  }

  /** Upper bounds of the pairs of the i-th row with those after it. */
  row(i: number, size: number, bound: Float64Array): void {
    bound.fill(this.#start, i + 1, size);
    for (const side of this.#sides) {
      const { kind } = side.comparison;
      if (kind === 'date') nearDates(side, i, size, bound);
      else if (kind === 'name') unfiltered(side, i, size, bound);
      else if (kind === 'same') equals(side, i, size, bound);
      else if (kind === 'swap') swaps(side, i, size, bound);
      else letters(side, i, size, bound);
    }
  }
}

function lay(local: Int32Array, cell: number, wide: number, first: number, size: number, to: Int32Array) {
  for (let i = first, at = first * wide + cell; i < size; i++, at += wide) to[i] = local[at]!;
}

function filters(side: Side, local: Int32Array, cell: number, wide: number, first: number, size: number) {
  const { values, ids, once, twice, beyond, lengths, beginning } = side;
  const { packed } = values;
  for (let i = first, place = first * wide + cell; i < size; i++, place += wide) {
    const id = local[place]!;
    ids[i] = id;
    if (id < 0) continue;
    const at = 4 * id;
    const both = packed[at + 2]!;
    once[i] = packed[at]!;
    twice[i] = packed[at + 1]!;
    beyond[i] = both >> 8;
    lengths[i] = both & 255;
    beginning[i] = packed[at + 3]!;
  }
}

function days(
  { values, ids, dates }: Side,
  local: Int32Array,
  cell: number,
  wide: number,
  first: number,
  size: number,
) {
  const all = values.dates;
  for (let i = first, place = first * wide + cell; i < size; i++, place += wide) {
    const id = local[place]!;
    ids[i] = id;
    if (id < 0) continue;
    const from = 4 * id;
    const to = 4 * i;
    dates[to] = all[from]!;
    dates[to + 1] = all[from + 1]!;
    dates[to + 2] = all[from + 2]!;
    dates[to + 3] = all[from + 3]!;
  }
}

function letters(side: Side, i: number, size: number, bound: Float64Array): void {
  const { ids, once, twice, beyond, lengths, beginning, reach, upTo, levels, equal } = side;
  const { sounds } = side.values;
  const own = ids[i]!;
  if (own < 0) return;
  const best = levels.length - 3;
  const same = equal.length > 0 ? equal[own]! : levels[levels.length - 1]!;
  const ownOnce = once[i]!;
  const ownTwice = twice[i]!;
  const ownBeyond = beyond[i]!;
  const length = lengths[i]!;
  const ownBeginning = beginning[i]!;
  const base = length * PER_LENGTH;
  // Sounds are known of no two of most columns: such a value is filtered by its letters alone.
  const sound = side.comparison.kind === 'text' && sounds.length > 0 ? sounds[own]! : -1;
  for (let j = i + 1; j < size; j++) {
    const id = ids[j]!;
    if (id === own) bound[j]! += same;
    else if (id >= 0) {
      const other = lengths[j]!;
      if (length > FILTERED || other > FILTERED || (sound >= 0 && sounds[id] === sound)) {
        bound[j]! += upTo[best]!;
        continue;
      }
      const further = beyond[j]!;
      let m =
        bitsOfTwo(ownOnce & once[j]!, ownTwice & twice[j]!) + (further < ownBeyond ? further : ownBeyond);
      if (m > FILTERED) m = FILTERED;
      const differ = ownBeginning ^ beginning[j]!;
      const prefix = differ === 0 ? 4 : (31 - Math.clz32(differ & -differ)) >> 3;
      bound[j]! += upTo[reach[base + other * PER_OTHER + m * 5 + prefix]!]!;
    }
  }
}

function equals({ ids, levels, equal }: Side, i: number, size: number, bound: Float64Array): void {
  const own = ids[i]!;
  if (own < 0) return;
  const same = equal.length > 0 ? equal[own]! : levels[2]!;
  const other = levels[1]!;
  for (let j = i + 1; j < size; j++) {
    const id = ids[j]!;
    if (id === own) bound[j]! += same;
    else if (id >= 0) bound[j]! += other;
  }
}

/** Words in any order have no filter: any two names may be near. */
function unfiltered({ ids, levels, upTo, equal }: Side, i: number, size: number, bound: Float64Array): void {
  const own = ids[i]!;
  if (own < 0) return;
  const same = equal.length > 0 ? equal[own]! : levels[levels.length - 1]!;
  const best = upTo[levels.length - 3]!;
  for (let j = i + 1; j < size; j++) {
    const id = ids[j]!;
    if (id === own) bound[j]! += same;
    else if (id >= 0) bound[j]! += best;
  }
}

function nearDates({ ids, dates, levels }: Side, i: number, size: number, bound: Float64Array): void {
  const own = ids[i]!;
  if (own < 0) return;
  const at = 4 * i;
  const low = dates[at]!;
  const oneDay = low === dates[at + 1];
  const equal = levels[(oneDay ? DATE.sameDay : dateLevel(dates, at, dates, at)) + 1]!;
  for (let j = i + 1; j < size; j++) {
    const id = ids[j]!;
    if (id === own) bound[j]! += equal;
    else if (id >= 0) bound[j]! += levels[dateLevel(dates, at, dates, 4 * j) + 1]!;
  }
}

function swaps({ ids, others, levels }: Side, i: number, size: number, bound: Float64Array): void {
  const given = ids[i]!;
  const surname = others[i]!;
  if (given < 0 || surname < 0) return;
  for (let j = i + 1; j < size; j++) {
    if (ids[j]! < 0 || others[j]! < 0) continue;
    // What a swap replaces has been added already and may be negative: such a pair is looked at in any case.
    if (given === others[j] || surname === ids[j]) bound[j] = Number.POSITIVE_INFINITY;
    else bound[j]! += levels[1]!;
  }
}
