/** The recovery key as groups to read and to type back. Pure. */

/** The groups of a written key. */
export function groupsOf(written: string): readonly string[] {
  return written.trim().split(/[\s-]+/);
}

/** Two groups to type back, counted from 1: never the first, which is remembered anyway. `chance` is in [0, 1). */
export function askedFor(groups: number, chance: readonly [number, number]): readonly [number, number] {
  const half = Math.floor(groups / 2);
  const a = 2 + Math.floor(chance[0] * (half - 1));
  const b = half + 1 + Math.floor(chance[1] * (groups - half));
  return [a, b];
}

/** Whether a group was typed as it stands; capitals and spaces do not matter. */
export function isGroup(typed: string, group: string | undefined): boolean {
  const plain = (text: string) => text.replaceAll(/[\s-]/g, '').toUpperCase();
  return group !== undefined && plain(typed) === plain(group);
}
