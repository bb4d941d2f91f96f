/** When a case tells of acts of one kind, as far as its claims bound it on both sides. */
import { dated, type Interval, sharpest } from './spread.ts';
import { AT, OPEN, type Told } from './tellings.ts';

/** Kind → the sharpest intervals of the claims; none for a kind that is told of without dates. */
export function intervalsOf(
  { numbers }: Told,
  claims: readonly number[],
): ReadonlyMap<number, readonly Interval[]> {
  const found = new Map<number, Interval[]>();
  for (const at of claims) {
    const kind = numbers[at + AT.kind]!;
    let there = found.get(kind);
    if (there === undefined) {
      there = [];
      found.set(kind, there);
    }
    const interval = { earliest: numbers[at + AT.earliest]!, latest: numbers[at + AT.latest]! };
    if (interval.earliest !== OPEN && interval.latest !== OPEN && dated(interval)) there.push(interval);
  }
  for (const [kind, intervals] of found) if (intervals.length > 1) found.set(kind, [...sharpest(intervals)]);
  return found;
}
