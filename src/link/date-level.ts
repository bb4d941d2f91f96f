/** How near two written dates are. */
import { DATE } from './comparisons.ts';
import { MONTH, NO_DAY, YEAR } from './dates.ts';

/**
 * The level of two dates, each as four numbers of `Values.dates`: first day, last day, digits, turned day.
 *
 * @param a where the first stands in `one`
 */
export function dateLevel(one: Int32Array, a: number, other: Int32Array, b: number): number {
  const lowA = one[a]!;
  const lowB = other[b]!;
  const digitsA = one[a + 2]!;
  const digitsB = other[b + 2]!;
  if (lowA === NO_DAY || lowB === NO_DAY)
    return digitsA !== 0 && digitsA === digitsB ? DATE.sameDay : typed(digitsA, digitsB);
  const highA = one[a + 1]!;
  const highB = other[b + 1]!;
  const widthA = highA - lowA;
  const widthB = highB - lowB;
  const widest = widthA > widthB ? widthA : widthB;
  const gap = (lowA > lowB ? lowA : lowB) - (highA < highB ? highA : highB);
  if (gap <= 0) {
    if (widest === 0) return DATE.sameDay;
    return widest < MONTH ? DATE.withinMonth : widest < YEAR ? DATE.withinYear : DATE.wider;
  }
  if (widest === 0) {
    const near = typed(digitsA, digitsB);
    if (near !== DATE.else) return near;
    if (one[a + 3] === lowB) return DATE.turned;
  }
  return gap <= MONTH ? DATE.nearMonth : gap <= YEAR ? DATE.nearYear : DATE.else;
}

/** One digit other than in the other date, or two neighbours in each other's place. */
function typed(a: number, b: number): number {
  if (a === 0 || b === 0) return DATE.else;
  const differ = a ^ b;
  const first = 4 * ((31 - Math.clz32(differ & -differ)) >> 2);
  const rest = differ >>> first;
  if (rest < 16) return DATE.typed;
  if (rest < 256) {
    const pairA = a >>> first;
    const pairB = b >>> first;
    if (((pairA >> 4) & 15) === (pairB & 15) && (pairA & 15) === ((pairB >> 4) & 15)) return DATE.typed;
  }
  return DATE.else;
}
