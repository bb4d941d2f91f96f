/** People by the lists that they are on, for each stratum. */

/**
 * Counts clusters by stratum: that of most of its rows, the first of several; rows without one do not count.
 *
 * @param list the list of each row
 * @param stratum the stratum of each row, −1 for none
 * @returns for each stratum, and last for people of none: pattern (bit j: list j) → people
 */
export function patternsByStratum(
  of: Int32Array,
  list: Int32Array,
  stratum: Int32Array,
  amount: number,
): Map<number, number>[] {
  const people = new Map<number, { bits: number; readonly votes: Int32Array }>();
  for (let i = 0; i < of.length; i++) {
    const own = people.get(of[i]!) ?? { bits: 0, votes: new Int32Array(amount) };
    people.set(of[i]!, own);
    own.bits |= 1 << list[i]!;
    if (stratum[i]! >= 0) own.votes[stratum[i]!]!++;
  }
  const tables = Array.from({ length: amount + 1 }, () => new Map<number, number>());
  for (const { bits, votes } of people.values()) {
    const most = Math.max(...votes);
    const table = tables[most === 0 ? amount : votes.indexOf(most)]!;
    table.set(bits, (table.get(bits) ?? 0) + 1);
  }
  return tables;
}
