/** Cases of each kind over the months. */
import { certainSlot, type Interval, MONTHS, monthOf, spread } from './spread.ts';
import type { Names } from './tellings.ts';
import type { Month, Series } from './types.ts';

interface Row {
  cases: number;
  undated: number;
  readonly certain: Float64Array;
  readonly spread: Float64Array;
}

export class SeriesCounts {
  readonly #names: Names;
  readonly #rows = new Map<number, Row>();

  constructor(kinds: Names) {
    this.#names = kinds;
  }

  /** One case: the sharpest intervals in which it tells of a kind. */
  add(kind: number, intervals: readonly Interval[]): void {
    let row = this.#rows.get(kind);
    if (row === undefined) {
      row = { cases: 0, undated: 0, certain: new Float64Array(MONTHS), spread: new Float64Array(MONTHS) };
      this.#rows.set(kind, row);
    }
    row.cases++;
    if (intervals.length === 0) {
      row.undated++;
      return;
    }
    const certain = certainSlot(intervals);
    if (certain !== null) row.certain[certain]!++;
    else {
      const parts = row.spread;
      spread(intervals, (slot, share) => {
        parts[slot]! += share;
      });
    }
  }

  /** The most frequent first; months without anything are left out. */
  counted(): readonly Series[] {
    return [...this.#rows]
      .map(([kind, row]) => ({
        kind: this.#names.name(kind),
        cases: row.cases,
        undated: row.undated,
        months: monthsOf(row),
      }))
      .sort((a, b) => b.cases - a.cases || (a.kind < b.kind ? -1 : 1));
  }
}

function monthsOf({ certain, spread }: Row): readonly Month[] {
  const months: Month[] = [];
  for (let slot = 0; slot < MONTHS; slot++)
    if (certain[slot]! > 0 || spread[slot]! > 0)
      months.push({ month: monthOf(slot), certain: certain[slot]!, spread: spread[slot]! });
  return months;
}
