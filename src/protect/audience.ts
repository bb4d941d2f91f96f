/**
 * Who could have known?
 *
 * - The audience of an act is the groups that its kind has in the pack, or those that a person set for this check.
 * - What one source told is intersected: who is left could have known all of it at first hand.
 * - An unknown audience counts as the smallest there is: one group, and nobody can say which.
 * - What another independent origin tells as well, or an official text, points at nobody and narrows nothing.
 * - Nobody left is no comfort: whoever told it stands in two groups, or was near to one. The nearest are named.
 */
import type { Pack } from '../packs/types.ts';
import type { Audience } from './types.ts';

/** The groups that could have known of an act of a kind. */
export function audienceOf(
  kind: string,
  pack: Pack,
  set: Readonly<Record<string, readonly string[]>> = {},
): Audience {
  const groups = set[kind] ?? pack.acts.get(kind)?.audience ?? [];
  return groups.length === 0 ? 'unknown' : groups;
}

/** Whether a group could have known it. Of an unknown audience any one group could. */
export function couldKnow(group: string, audience: Audience): boolean {
  return audience === 'all' || audience === 'unknown' || audience.includes(group);
}

export interface Left {
  readonly groups: readonly string[];
  /** How many groups that counts as. */
  readonly counts: number;
}

/** Who could have known all of it, of all groups there are. */
export function leftBy(audiences: readonly Audience[], all: readonly string[]): Left {
  const groups = all.filter((group) => audiences.every((audience) => couldKnow(group, audience)));
  const unknown = audiences.includes('unknown');
  return { groups, counts: unknown ? Math.min(1, groups.length) : groups.length };
}
