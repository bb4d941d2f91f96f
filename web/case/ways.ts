/** The ways out of all conflicts of a case, each under one name: `1.0` is the first of the second conflict. Pure. */
import type { Conflict, Drafted } from './types.ts';

export interface WayOut {
  readonly name: string;
  readonly drop: readonly string[];
}

export function waysOutOf({ choices }: Conflict, conflict: number): readonly WayOut[] {
  return choices.map(({ drop }, i) => ({ name: `${conflict}.${i}`, drop }));
}

export function allWaysOut({ conflicts }: Pick<Drafted, 'conflicts'>): readonly WayOut[] {
  return conflicts.flatMap(waysOutOf);
}
