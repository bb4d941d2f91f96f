/** How common a kind of act or a place is among the accounts that are compared: what few tell says more. */
import type { Account } from './account.ts';

export interface Rarity {
  /** Share of accounts that have it; 1 for what is not known. */
  kind(kind: string): number;
  place(code: string): number;
}

/** Among fewer accounts nothing is rare or common. */
const FEWEST = 20;

export function rarityOf(accounts: readonly Account[]): Rarity | undefined {
  if (accounts.length < FEWEST) return undefined;
  const kinds = shares(accounts, ({ acts }) => acts.map(({ kind }) => kind));
  const places = shares(accounts, ({ acts }) => acts.flatMap((act) => act.places.flat()));
  return { kind: (kind) => kinds.get(kind) ?? 1, place: (code) => places.get(code) ?? 1 };
}

function shares(
  accounts: readonly Account[],
  of: (account: Account) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const account of accounts)
    for (const value of new Set(of(account))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].map(([value, n]) => [value, n / accounts.length]));
}
