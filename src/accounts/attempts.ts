/** Attempts at what can be guessed: counted by account and by address, in the ledger as far as it takes them. */
import { NONE } from '../ledger/types.ts';
import { ofVault } from '../review/kinds.ts';
import type { Plain } from '../vault/plain.ts';
import { Denied } from './denied.ts';
import type { Account, Team } from './team.ts';
import { after, type Failures, FREE, network, waitUntil } from './throttle.ts';

/** Entries of an hour about people who could not sign in; what is beyond is counted and written with the next. */
const WRITTEN_AN_HOUR = 600;
/** Attempts from one address at once that are no failures yet. */
const AT_ONCE = 48;
/** So many accounts and addresses are remembered beside the ledger. */
const KEPT = 10_000;

export class Attempts {
  readonly #team: Team;
  readonly #now: () => number;
  readonly #write: (entries: readonly Plain[]) => Promise<unknown>;
  readonly #most: number;
  /** Those that are not in the ledger: in hand, or too many to write. */
  readonly #unwritten = new Map<string, number>();
  #written: Failures = { times: 0, last: 0 };

  constructor(
    team: Team,
    now: () => number,
    write: (entries: readonly Plain[]) => Promise<unknown>,
    most = WRITTEN_AN_HOUR,
  ) {
    this.#team = team;
    this.#now = now;
    this.#write = write;
    this.#most = most;
  }

  /**
   * Tries something that can be guessed. Attempts in hand count as failures until they are known to be none, so that many at once
   * are no way around waiting.
   *
   * @throws Denied wrong, wait
   */
  async at(account: Account | undefined, from: string, works: () => Promise<boolean>): Promise<void> {
    const now = this.#now();
    const address = network(from);
    const keys = [`@${address}`, ...(account === undefined ? [] : [account.id])];
    // An office in which everybody signs in at nine has one address.
    const inHand = Math.max(0, this.#inHand(keys[0]!) - AT_ONCE);
    const wait = (failures: Failures | undefined, more: number, free: number): number =>
      waitUntil(more > 0 ? after(failures, more, now) : failures, free, now);
    const until = Math.max(
      wait(this.#team.from(address), inHand, FREE.address),
      account === undefined
        ? 0
        : wait(this.#team.person(account.id)?.failures, this.#inHand(account.id), FREE.account),
    );
    if (until > 0) throw new Denied('wait', until);
    for (const key of keys) this.#count(key, 1);
    let worked = false;
    try {
      worked = await works();
    } finally {
      if (worked) for (const key of keys) this.#count(key, -1);
    }
    if (worked) return;
    if (now - this.#written.last > 60 * 60_000) this.#written = { times: 0, last: now };
    if (this.#written.times < this.#most) {
      this.#written = { ...this.#written, times: this.#written.times + 1 };
      const subject = account?.id ?? NONE;
      await this.#write([ofVault('account.refused', { actor: 'nobody', subject }, { address, times: 1 })]);
      for (const key of keys) this.#count(key, -1);
    }
    throw new Denied('wrong');
  }

  #inHand(key: string): number {
    return this.#unwritten.get(key) ?? 0;
  }

  #count(key: string, by: number): void {
    const left = this.#inHand(key) + by;
    if (this.#unwritten.size > KEPT) this.#unwritten.clear();
    if (left > 0) this.#unwritten.set(key, left);
    else this.#unwritten.delete(key);
  }
}
