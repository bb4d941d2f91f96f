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
import { Attempts } from './attempts.ts';
import { Denied } from './denied.ts';
import { type Given, madeOf, usedBy } from './factors.ts';
import { askFor, askForNew, type Origin, type Passkey } from './passkeys.ts';
import { hashPassword, isPassword } from './password.ts';
import { type Right, type Role, rightsOf } from './rights.ts';
import { hashOf, newToken, Sessions } from './sessions.ts';
import { type Account, Team } from './team.ts';
import { type Ticket, Tickets } from './tickets.ts';
import { newSecret, totpUri } from './totp.ts';
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

/** A link holds so long. */
const LINK_MS = 3 * 24 * 60 * 60_000;
/** Entries of other processes are looked for so often. */
const LOOK_MS = 1_000;

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
  readonly #tickets: Tickets;
  readonly #attempts: Attempts;
  #looked = 0;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(vault: Vault, origin: Origin, now: () => number, most: number | undefined) {
    this.#vault = vault;
    this.origin = origin;
    this.#now = now;
    this.#tickets = new Tickets(now);
    this.#attempts = new Attempts(this.team, now, (entries) => this.#append(entries), most);
  }

  static async of(
    vault: Vault,
    {
      origin,
      now = Date.now,
      most,
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
    await this.#attempts.at(open, from, async () => isPassword(password, open?.password ?? null));
    const { factors } = open!;
    const passkeys = factors.filter((one) => one.way === 'passkey');
    const passkey = passkeys.length === 0 ? null : await askFor(this.origin, passkeys);
    return {
      ticket: this.#tickets.give(open!.id, 'enter', {
        challenges: passkey === null ? [] : [passkey.challenge],
      }),
      ways: [...new Set(factors.map(({ way }) => way))],
      passkey,
    };
  }

  /** The second half. @returns the token of the session @throws Denied wrong, wait, ticket */
  async enter(ticket: string, given: Given, from: string): Promise<string> {
    const begun = this.#tickets.begun(ticket, 'enter');
    return this.#inTurn(async () => {
      await this.look();
      const account = this.#open(begun.person);
      let used: Bodies['account.entered'] | null = null;
      await this.#attempts.at(account, from, async () => {
        used = await usedBy(account, given, begun, { origin: this.origin, now: this.#now() });
        return used !== null;
      });
      this.#tickets.done(ticket);
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
    const begun = this.#tickets.begun(ticket, 'open');
    const hash = await hashPassword(password);
    return this.#inTurn(async () => {
      await this.look();
      const account = this.team.invitedBy(begun.link, this.#now());
      if (account?.id !== begun.person) throw new Denied('link');
      const { factor, step } = await madeOf(given, begun, { origin: this.origin, now: this.#now() });
      const who = { actor: account.id, subject: account.id };
      this.#tickets.done(ticket);
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
    await this.#attempts.at(account, from, () => isPassword(password, account.password));
    return this.#offer(account, 'add', account.factors);
  }

  /** @throws Denied ticket, code */
  async add(person: string, ticket: string, given: Given): Promise<void> {
    const begun = this.#tickets.begun(ticket, 'add');
    if (begun.person !== person) throw new Denied('ticket');
    const { factor } = await madeOf(given, begun, { origin: this.origin, now: this.#now() });
    this.#tickets.done(ticket);
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
    await this.#attempts.at(account, from, () => isPassword(old, account.password));
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

  async #offer(account: Account, what: Ticket['what'], there: readonly Factor[], link = ''): Promise<Offer> {
    const secret = newSecret();
    const passkeys = there.filter((one): one is Passkey => one.way === 'passkey');
    const passkey = await askForNew(this.origin, account, passkeys);
    const ticket = this.#tickets.give(account.id, what, { challenges: [passkey.challenge], secret, link });
    return { ticket, secret, uri: totpUri(secret, account.name), passkey };
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
