/** When a case tells of acts of one kind, as far as its claims bound it on both sides. */
import { dated, type Interval, sharpest } from './spread.ts';
import { AT, OPEN, type Told } from './tellings.ts';

/** The sharpest intervals of one kind; none when it is told of without dates. */
export interface OfKind {
  readonly kind: number;
  intervals: readonly Interval[];
}

/** One for each kind of the claims. They are few: looking through them is faster than a map. */
export function intervalsOf({ numbers }: Told, claims: readonly number[]): readonly OfKind[] {
  const found: { readonly kind: number; intervals: Interval[] }[] = [];
  for (const at of claims) {
    const kind = numbers[at + AT.kind]!;
    let there = found.find((one) => one.kind === kind);
    if (there === undefined) {
      there = { kind, intervals: [] };
      found.push(there);
    }
    const [earliest, latest] = [numbers[at + AT.earliest]!, numbers[at + AT.latest]!];
    if (earliest === OPEN || latest === OPEN) continue;
    const interval = { earliest, latest };
    if (dated(interval)) there.intervals.push(interval);
  }
  for (const one of found) if (one.intervals.length > 1) one.intervals = [...sharpest(one.intervals)];
  return found;
}
