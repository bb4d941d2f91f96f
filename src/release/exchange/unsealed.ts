/** Entries as a vault gives them back, without one. */
import type { Opened, Plain } from '../../vault/plain.ts';

/** Numbers them through, and puts what they say through JSON as a vault does. */
export function unsealed(entries: readonly Plain[]): Opened[] {
  return entries.map((entry, seq) => ({
    ...entry,
    body: JSON.parse(JSON.stringify(entry.body)) as unknown,
    seq,
    at: 0,
    shredded: false,
  }));
}
