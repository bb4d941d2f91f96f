/** The people who work with a vault: entries say their ids, and only the vault knows their names. */
import { NONE } from '../ledger/types.ts';
import type { Opened } from '../vault/plain.ts';
import type { Vault } from '../vault/vault.ts';
import type { Bodies } from './bodies.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly added: number;
}

/** Everybody who was ever added, in that order. */
export async function peopleOf(vault: Vault): Promise<Person[]> {
  return peopleIn(await vault.entriesOf(NONE));
}

function peopleIn(entries: readonly Opened[]): Person[] {
  return entries
    .filter(({ kind, shredded }) => kind === 'person.added' && !shredded)
    .map(({ subject, at, body }) => ({
      id: subject,
      name: (body as Bodies['person.added']).name,
      added: at,
    }));
}
