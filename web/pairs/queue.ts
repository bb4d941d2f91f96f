/** Which proposal is on the desk. What is put off for later comes after all others, and again when nothing else waits. */
import type { PairProposal } from '../../src/server/shapes.ts';

export const nameOf = ({ a, b }: Pick<PairProposal, 'a' | 'b'>): string => `${a.case} ${b.case}`;

/** The proposals in the order in which they are shown. */
export function queueOf<P extends Pick<PairProposal, 'a' | 'b'>>(
  proposals: readonly P[],
  later: readonly string[],
): P[] {
  const place = (one: P) => later.indexOf(nameOf(one));
  return proposals.toSorted((x, y) => place(x) - place(y));
}

/** What was put off, with one more at its end; put off twice it goes to the end again. */
export function putOff(later: readonly string[], name: string): string[] {
  return [...later.filter((one) => one !== name), name];
}

/** The weight in bits as a chance in percent. Set weights make nothing certain. */
export function percentOf(weight: number): number {
  return Math.min(99, Math.max(1, Math.round(100 / (1 + 2 ** -weight))));
}

export function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;
}
