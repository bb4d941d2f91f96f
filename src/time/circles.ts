import type { Network, Part } from './compile.ts';
import type { Conflicts } from './conflicts.ts';
import type { SolveLimits } from './types.ts';

/** Null when the calendar leaves a choice. */
export function circles(_net: Network, _part: Part, _limits: SolveLimits): Conflicts | null {
  return null;
}
