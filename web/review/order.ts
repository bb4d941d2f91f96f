/** Which claim comes next, and how far the review is. */
import type { Status } from '../../src/server/shapes.ts';

export interface Standing {
  readonly id: string;
  readonly status: Status;
}

/** One step on or back; at the ends one stays. An unknown claim counts as before the first. */
export function step(claims: readonly Standing[], from: string | undefined, by: 1 | -1): string | undefined {
  const at = claims.findIndex(({ id }) => id === from);
  if (at < 0) return (by > 0 ? claims[0] : claims.at(-1))?.id;
  return claims[Math.min(Math.max(at + by, 0), claims.length - 1)]?.id;
}

/** The next claim that waits for a person, from here on and then from the beginning. Undefined when none but this one waits. */
export function nextWaiting(claims: readonly Standing[], from: string | undefined): string | undefined {
  const at = claims.findIndex(({ id }) => id === from);
  const waits = ({ id, status }: Standing) => status === 'proposed' && id !== from;
  return (claims.slice(at + 1).find(waits) ?? claims.slice(0, Math.max(at, 0)).find(waits))?.id;
}

/** Where one is after a decision: at the next claim that waits; here when none does. */
export function after(claims: readonly Standing[], decided: string): string {
  return nextWaiting(claims, decided) ?? decided;
}

/** Where a person begins: the claim in the address when there is one, else the first that waits, else the first. */
export function beginning(claims: readonly Standing[], asked: string | null): string | undefined {
  if (asked !== null && claims.some(({ id }) => id === asked)) return asked;
  return (claims.find(({ status }) => status === 'proposed') ?? claims[0])?.id;
}

export interface Progress {
  readonly of: number;
  /** Place of the claim among all, from 1; 0 for none. */
  readonly at: number;
  readonly accepted: number;
  readonly corrected: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly waiting: number;
}

export function progress(claims: readonly Standing[], at: string | undefined): Progress {
  const counts: Record<Status, number> = {
    proposed: 0,
    accepted: 0,
    corrected: 0,
    rejected: 0,
    withdrawn: 0,
  };
  for (const { status } of claims) counts[status]++;
  const { proposed: waiting, ...others } = counts;
  return { ...others, waiting, of: claims.length, at: claims.findIndex(({ id }) => id === at) + 1 };
}
