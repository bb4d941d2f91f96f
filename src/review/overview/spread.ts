/**
 * An uncertain day over the months that it may lie in, in proportion to their days. Nothing is rounded: the parts of one case add up
 * to one.
 */

/** Days since 1970, both ends inclusive. */
export interface Interval {
  readonly earliest: number;
  readonly latest: number;
}

/** Bounds further apart say nothing about months. */
export const MOST_DAYS = 30 * 366;
/** The years that a series can have. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;
const FIRST_MONTH = (FIRST_YEAR - 1970) * 12;
export const MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12;

/** First day of every month, and of the month after the last. */
const starts = Int32Array.from({ length: MONTHS + 1 }, (_, i) => Date.UTC(FIRST_YEAR, i, 1) / 86_400_000);

/** Day → number of its month. */
const slots = new Int16Array(starts[MONTHS]! - starts[0]!);
for (let slot = 0; slot < MONTHS; slot++)
  slots.fill(slot, starts[slot]! - starts[0]!, starts[slot + 1]! - starts[0]!);

/** Number of the month of a day, from the first that a series can have. */
export function slotOf(day: number): number {
  return slots[day - starts[0]!]!;
}

/** Months since 1970. */
export function monthOf(slot: number): number {
  return slot + FIRST_MONTH;
}

export function slotOfMonth(month: number): number {
  return month - FIRST_MONTH;
}

/** Whether an interval can be spread. */
export function dated({ earliest, latest }: Interval): boolean {
  return (
    earliest <= latest && latest - earliest <= MOST_DAYS && earliest >= starts[0]! && latest < starts[MONTHS]!
  );
}

/** Those that no other says more exactly: what holds another within it adds nothing. In the order of their days. */
export function sharpest(intervals: readonly Interval[]): readonly Interval[] {
  if (intervals.length < 2) return intervals;
  const sorted = [...intervals].sort((a, b) => a.earliest - b.earliest || b.latest - a.latest);
  const kept: Interval[] = [];
  let soonest = Number.POSITIVE_INFINITY;
  for (const interval of sorted.reverse()) {
    if (interval.latest >= soonest) continue;
    soonest = interval.latest;
    kept.push(interval);
  }
  return kept.reverse();
}

/**
 * Shares one case among the months it may lie in: first evenly among claims that differ, then by days.
 *
 * @param intervals dated ones, the sharpest
 * @param put a month, as the number of its slot, and the share that falls on it; the same month may come again
 */
export function spread(intervals: readonly Interval[], put: (slot: number, share: number) => void): void {
  const part = 1 / intervals.length;
  for (const { earliest, latest } of intervals) {
    const days = latest - earliest + 1;
    for (let slot = slotOf(earliest); slot < MONTHS && starts[slot]! <= latest; slot++) {
      const from = Math.max(earliest, starts[slot]!);
      const to = Math.min(latest, starts[slot + 1]! - 1);
      put(slot, (part * (to - from + 1)) / days);
    }
  }
}

/** The slot in which all of it lies; null when it may lie in several. */
export function certainSlot(intervals: readonly Interval[]): number | null {
  const slot = slotOf(intervals[0]!.earliest);
  return intervals.at(-1)!.latest < starts[slot + 1]! ? slot : null;
}
