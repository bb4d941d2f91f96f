/**
 * The accounts of a vault at work: signing in, links, sessions, two people. What is decided stands in entries; what is only under
 * way (a password given and no code yet, who is signed in) is in memory and ends with the process.
 */
import { NONE } from '../ledger/types.ts';
import type { ActionBody, Bodies, Factor } from '../review/bodies.ts';
import { newId } from '../review/ids.ts';
import { ofVault } from '../review/kinds.ts';
import type { Plain } from '../vault/plain.ts';
import type { Vault } from '../vault/vault.ts';
import { Denied } from './denied.ts';
import { answeredBy, askFor, askForNew, madeBy, type Origin, type Passkey } from './passkeys.ts';
import { hashPassword, isPassword } from './password.ts';
import { type Right, type Role, rightsOf } from './rights.ts';
import { hashOf, newToken, Sessions } from './sessions.ts';
import { type Account, Team } from './team.ts';
import { after, type Failures, FREE, network, waitUntil } from './throttle.ts';
import { newSecret, stepOf, totpUri } from './totp.ts';
import {
  aboutOf,
  checkAction,
  checkAnswer,
  entriesOf,
  invitation,
  isFirst,
  needsTwo,
  secondsOf,
} from './two.ts';

/** A link holds so long, and what was begun with a password. */
const LINK_MS = 3 * 24 * 60 * 60_000;
const TICKET_MS = 10 * 60_000;
/** Entries of an hour about people who could not sign in; what is beyond is counted and written with the next. */
const WRITTEN_AN_HOUR = 600;
/** Attempts from one address at once that are no failures yet. */
const AT_ONCE = 48;
/** So many accounts and addresses are remembered beside the ledger. */
const KEPT = 10_000;
/** Entries of other processes are looked for so often. */
const LOOK_MS = 1_000;

/** What a browser gives as a second factor: a code, or the answer of a passkey. */
export type Given = { readonly code: string } | { readonly passkey: unknown };

interface Ticket {
  readonly person: string;
  readonly what: 'enter' | 'open' | 'add';
  readonly until: number;
  readonly challenges: readonly string[];
  /** Of codes that shall be kept. */
  readonly secret: string;
  readonly link: string;
}

export interface Who {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly rights: readonly Right[];
  readonly token: string;
}

export class Accounts {
  readonly team = new Team();
  readonly sessions = new Sessions();
  readonly origin: Origin;
  readonly #vault: Vault;
  readonly #now: () => number;
  readonly #most: number;
  readonly #tickets = new Map<string, Ticket>();
  /** Attempts that are not in the ledger: those in hand, and those that were too many to write. */
  readonly #unwritten = new Map<string, number>();
  #written: Failures = { times: 0, last: 0 };
  #looked = 0;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(vault: Vault, origin: Origin, now: () => number, most: number) {
    this.#vault = vault;
    this.origin = origin;
    this.#now = now;
    this.#most = most;
  }

  static async of(
    vault: Vault,
    {
      origin,
      now = Date.now,
      most = WRITTEN_AN_HOUR,
    }: { readonly origin: Origin; readonly now?: () => number; readonly most?: number },
  ): Promise<Accounts> {
    const accounts = new Accounts(vault, origin, now, most);
    await accounts.look();
    return accounts;
  }

  /** Takes in what was written since, by whomever. */
  async look(): Promise<void> {
    this.#looked = this.#now();
    for await (const chunk of this.#vault.entries({ case: NONE, from: this.team.through }))
      this.team.take(chunk);
  }

  /** Who goes with a token, and what they may do at this moment. */
  async who(token: string | undefined, quiet = false): Promise<Who | null> {
    const session = this.sessions.find(token, this.#now(), quiet);
    if (session === null) return null;
    if (this.#now() - this.#looked > LOOK_MS) await this.look();
    const account = this.team.person(session.person);
    if (account?.state !== 'open') return null;
    const { id, name, roles } = account;
    return { id, name, roles, rights: rightsOf(roles), token: session.token };
  }

  /** The first half of signing in. @throws Denied wrong, wait */
  async begin(
    name: string,
    password: string,
    from: string,
  ): Promise<{
    readonly ticket: string;
    readonly ways: readonly Factor['way'][];
    readonly passkey: unknown;
  }> {
    const account = this.team.named(name);
    const open = account?.state === 'open' ? account : undefined;
    await this.#attempt(open, from, async () => isPassword(password, open?.password ?? null));
    const { factors } = open!;
    const passkeys = factors.filter((one) => one.way === 'passkey');
    const passkey = passkeys.length === 0 ? null : await askFor(this.origin, passkeys);
    return {
      ticket: this.#ticket(open!.id, 'enter', { challenges: passkey === null ? [] : [passkey.challenge] }),
      ways: [...new Set(factors.map(({ way }) => way))],
      passkey,
    };
  }

  /** The second half. @returns the token of the session @throws Denied wrong, wait, ticket */
  async enter(ticket: string, given: Given, from: string): Promise<string> {
    const begun = this.#begun(ticket, 'enter');
    return this.#inTurn(async () => {
      await this.look();
      const account = this.#open(begun.person);
      let used: Bodies['account.entered'] | null = null;
      await this.#attempt(account, from, async () => {
        used = await this.#used(account, given, begun);
        return used !== null;
      });
      this.#tickets.delete(hashOf(ticket));
      const { from: seq } = await this.#append([
        ofVault('account.entered', { actor: account.id, subject: account.id }, used!),
      ]);
      // Another process took the same code first.
      if (this.team.person(account.id)?.entered?.seq !== seq) throw new Denied('wrong');
      return this.sessions.begin(account.id, this.#now());
    });
  }

  /** What a one-time link opens. @throws Denied link */
  async invited(link: string): Promise<Offer & { readonly name: string }> {
    await this.look();
    const account = this.team.invitedBy(hashOf(link), this.#now());
    if (account === undefined) throw new Denied('link');
    return { name: account.name, ...(await this.#offer(account, 'open', [], hashOf(link))) };
  }

  /** Opens an account, or opens it again: the old password and factors count no more. @throws Denied, PassphraseRefused */
  async open(ticket: string, password: string, given: Given): Promise<string> {
    const begun = this.#begun(ticket, 'open');
    const hash = await hashPassword(password);
    return this.#inTurn(async () => {
      await this.look();
      const account = this.team.invitedBy(begun.link, this.#now());
      if (account?.id !== begun.person) throw new Denied('link');
      const { factor, step } = await this.#made(given, begun);
      const who = { actor: account.id, subject: account.id };
      this.#tickets.delete(hashOf(ticket));
      await this.#append([
        ofVault('account.opened', who, { link: begun.link, password: hash, factor }),
        ofVault('account.entered', who, { factor: factor.id, ...(step > 0 && { step }) }),
      ]);
      if (this.team.person(account.id)?.password?.hash !== hash.hash) throw new Denied('link');
      this.sessions.endAll(account.id);
      return this.sessions.begin(account.id, this.#now());
    });
  }

  /** A further factor of somebody who is signed in, once they gave their password again. @throws Denied wrong, wait */
  async offer(person: string, password: string, from: string): Promise<Offer> {
    const account = this.#open(person);
    await this.#attempt(account, from, () => isPassword(password, account.password));
    return this.#offer(account, 'add', account.factors);
  }

  /** @throws Denied ticket, code */
  async add(person: string, ticket: string, given: Given): Promise<void> {
    const begun = this.#begun(ticket, 'add');
    if (begun.person !== person) throw new Denied('ticket');
    const { factor } = await this.#made(given, begun);
    this.#tickets.delete(hashOf(ticket));
    await this.#secure(person, { add: factor });
  }

  /** @throws Denied factor */
  async remove(person: string, factor: string): Promise<void> {
    await this.#inTurn(async () => {
      const left = this.#open(person).factors.filter(({ id }) => id !== factor);
      if (left.length === 0) throw new Denied('factor');
      await this.#secure(person, { remove: factor });
    });
  }

  /** A new password; every other session of theirs ends. @throws Denied wrong, wait; PassphraseRefused */
  async repassword(
    person: string,
    { old, password, from, keep }: { old: string; password: string; from: string; keep: string },
  ): Promise<void> {
    const account = this.#open(person);
    await this.#attempt(account, from, () => isPassword(old, account.password));
    await this.#secure(person, { password: await hashPassword(password) });
    this.sessions.endAll(person, keep);
  }

  /**
   * Does something about the people of the team, or leaves it to a second person.
   *
   * @returns the one-time link, where it gives one out; or the number of the proposal that waits
   * @throws Denied name, person, role, alone
   */
  propose(actor: string, action: ActionBody): Promise<{ readonly link?: string; readonly waits?: number }> {
    return this.#inTurn(async () => {
      await this.look();
      checkAction(this.team, action);
      if (!needsTwo(this.team, action) || (action.what !== 'recover' && isFirst(this.team, actor)))
        return this.#do(actor, action);
      if (secondsOf(this.team, actor, aboutOf(action)).length === 0) throw new Denied('alone');
      const subject = aboutOf(action);
      const { from } = await this.#append([ofVault('action.proposed', { actor, subject }, action)]);
      return { waits: from };
    });
  }

  /** The second person agrees, and it is done. @throws Denied action, same; and as `propose` */
  approve(actor: string, seq: number): Promise<{ readonly link?: string }> {
    return this.#inTurn(async () => {
      await this.look();
      const action = checkAnswer(this.team.action(seq), actor, this.#now(), true);
      checkAction(this.team, action);
      const approved = ofVault('action.approved', { actor, subject: action.person }, { of: seq });
      return this.#do(actor, action, approved);
    });
  }

  /** The second person does not agree, or the first takes it back. @throws Denied action */
  refuse(actor: string, seq: number, reason: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.look();
      const { person: subject } = checkAnswer(this.team.action(seq), actor, this.#now(), false);
      await this.#append([ofVault('action.refused', { actor, subject }, { of: seq, reason })]);
    });
  }

  /** Keeps a case to named people, or gives it to the whole team again. @throws Denied person */
  async share(actor: string, of: string, people: readonly string[] | null, reason: string): Promise<void> {
    if (people?.some((id) => this.team.person(id) === undefined)) throw new Denied('person');
    const body = { reason, ...(people !== null && { people }) };
    await this.#append([ofVault('case.shared', { actor, subject: of }, body)]);
  }

  /** Writes down that the bytes of a report were handed out. Before they are. */
  async originalRead(actor: string, report: string, of: string): Promise<void> {
    await this.#append([ofVault('original.read', { actor, subject: report }, { case: of })]);
  }

  /** A link for whoever has the vault's own secret: the first admin, or somebody whom nobody else can let in again. */
  async linkAt(actor: string, person: string, roles: readonly Role[]): Promise<string> {
    const link = this.#link();
    await this.#append([invitation({ actor, subject: person }, roles, link)]);
    return link.link;
  }

  async #do(actor: string, action: ActionBody, approved?: Plain): Promise<{ readonly link?: string }> {
    const link = this.#link();
    const person = action.what === 'invite' ? newId('a') : action.person;
    const entries = entriesOf(this.team, action, { actor, person, link });
    const once = approved && `action.${(approved.body as Bodies['action.approved']).of}`;
    const { from } = await this.#append([...(approved ? [approved] : []), ...entries], once);
    // Another process answered first: then nothing was written.
    if (approved && this.team.action((approved.body as Bodies['action.approved']).of)?.answer?.seq !== from)
      throw new Denied('action');
    if (action.what === 'close') this.sessions.endAll(person);
    return action.what === 'invite' || action.what === 'recover' ? { link: link.link } : {};
  }

  async #secure(person: string, body: Bodies['account.secured']): Promise<void> {
    await this.#append([ofVault('account.secured', { actor: person, subject: person }, body)]);
  }

  /** Whether what was given is a factor of this account that counts now, and how it was used. */
  async #used(
    account: Account,
    given: Given,
    { challenges }: Ticket,
  ): Promise<Bodies['account.entered'] | null> {
    if ('code' in given) {
      for (const factor of account.factors) {
        const step =
          factor.way === 'totp' ? stepOf(given.code, factor.secret, this.#now(), account.step) : null;
        if (step !== null) return { factor: factor.id, step };
      }
      return null;
    }
    const passkeys = account.factors.filter((one) => one.way === 'passkey');
    const found = await answeredBy(given.passkey, challenges[0] ?? '', this.origin, passkeys);
    return found === null ? null : { factor: found.id, counter: found.counter };
  }

  /** A factor that shall be kept has worked once. @throws Denied code */
  async #made(given: Given, { secret, challenges }: Ticket): Promise<{ factor: Factor; step: number }> {
    if ('code' in given) {
      const step = stepOf(given.code, secret, this.#now(), 0);
      if (step === null) throw new Denied('code');
      return { factor: { way: 'totp', id: `f-${hashOf(secret).slice(0, 12)}`, label: '', secret }, step };
    }
    const factor = await madeBy(given.passkey, challenges[0] ?? '', this.origin, '');
    if (factor === null) throw new Denied('code');
    return { factor, step: 0 };
  }

  async #offer(account: Account, what: Ticket['what'], there: readonly Factor[], link = ''): Promise<Offer> {
    const secret = newSecret();
    const passkeys = there.filter((one): one is Passkey => one.way === 'passkey');
    const passkey = await askForNew(this.origin, account, passkeys);
    const ticket = this.#ticket(account.id, what, { challenges: [passkey.challenge], secret, link });
    return { ticket, secret, uri: totpUri(secret, account.name), passkey };
  }

  /**
   * Tries something that can be guessed. Attempts in hand count as failures until they are known to be none, so that many at once
   * are no way around waiting.
   */
  async #attempt(account: Account | undefined, from: string, works: () => Promise<boolean>): Promise<void> {
    const now = this.#now();
    const address = network(from);
    const keys = [`@${address}`, ...(account === undefined ? [] : [account.id])];
    // An office in which everybody signs in at nine has one address.
    const inHand = Math.max(0, this.#inHand(keys[0]!) - AT_ONCE);
    const wait = (failures: Failures | undefined, more: number, free: number): number =>
      waitUntil(more > 0 ? after(failures, more, now) : failures, free, now);
    const until = Math.max(
      wait(this.team.from(address), inHand, FREE.address),
      account === undefined
        ? 0
        : wait(this.team.person(account.id)?.failures, this.#inHand(account.id), FREE.account),
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
      await this.#append([ofVault('account.refused', { actor: 'nobody', subject }, { address, times: 1 })]);
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

  #open(person: string): Account {
    const account = this.team.person(person);
    if (account?.state !== 'open') throw new Denied('person');
    return account;
  }

  #link(): { readonly link: string; readonly hash: string; readonly until: number } {
    const link = newToken();
    return { link, hash: hashOf(link), until: this.#now() + LINK_MS };
  }

  #ticket(
    person: string,
    what: Ticket['what'],
    made: { readonly challenges: readonly string[]; readonly secret?: string; readonly link?: string },
  ): string {
    const now = this.#now();
    for (const [key, { until }] of this.#tickets) if (until < now) this.#tickets.delete(key);
    const ticket = newToken();
    this.#tickets.set(hashOf(ticket), {
      person,
      what,
      until: now + TICKET_MS,
      secret: '',
      link: '',
      ...made,
    });
    return ticket;
  }

  #begun(ticket: string, what: Ticket['what']): Ticket {
    const found = this.#tickets.get(hashOf(ticket));
    if (found?.what !== what || found.until < this.#now()) throw new Denied('ticket');
    return found;
  }

  async #append(entries: readonly Plain[], once?: string): Promise<{ readonly from: number }> {
    const appended = await this.#vault.append(entries, once === undefined ? {} : { once });
    await this.look();
    return appended;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

/** What somebody may choose from as a second factor: a secret for codes (as text, and as an address for a square code), a passkey. */
export interface Offer {
  readonly ticket: string;
  readonly secret: string;
  readonly uri: string;
  readonly passkey: unknown;
}
