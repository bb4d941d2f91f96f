/**
 * The people of a vault with their accounts: a fold over the entries of the vault itself, in their order. What was overtaken counts
 * for nothing: a link that was used, a code of a step that was used, a proposal that was answered.
 */
import type { ActionBody, Factor, PasswordHash } from '../review/bodies.ts';
import { known } from '../review/kinds.ts';
import type { Opened } from '../vault/plain.ts';
import { isRole, type Role, rightsOf } from './rights.ts';
import { after, type Failures } from './throttle.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly added: number;
  /** `none`: a person who only works at the terminal. */
  readonly state: 'none' | 'invited' | 'open' | 'closed';
  readonly roles: readonly Role[];
  /** The link that opens it, or opens it again; null when none is out. */
  readonly link: { readonly hash: string; readonly until: number } | null;
  readonly password: PasswordHash | null;
  readonly factors: readonly (Factor & { readonly counter: number; readonly added: number })[];
  /** The last step of a code that was used. */
  readonly step: number;
  /** The entry of the last signing in, and when. */
  readonly entered: { readonly seq: number; readonly at: number } | null;
  readonly failures: Failures | undefined;
  /** Whether it was ever open with the right to be the second of two. */
  readonly seconded: boolean;
}

export type Action = ActionBody & {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  /** Whom it is about; of an invitation, the id that the person will have. */
  readonly person: string;
  readonly answer: { readonly seq: number; readonly by: string; readonly yes: boolean } | null;
};

/** A proposal holds so long. */
export const ACTION_MS = 7 * 24 * 60 * 60_000;

export class Team {
  readonly #people = new Map<string, Account>();
  readonly #actions = new Map<number, Action>();
  readonly #shared = new Map<string, ReadonlySet<string>>();
  readonly #addresses = new Map<string, Failures>();
  /** One after the last entry that was seen. */
  through = 0;

  get people(): readonly Account[] {
    return [...this.#people.values()];
  }
  get actions(): readonly Action[] {
    return [...this.#actions.values()];
  }
  person(id: string): Account | undefined {
    return this.#people.get(id);
  }
  action(seq: number): Action | undefined {
    return this.#actions.get(seq);
  }
  from(address: string): Failures | undefined {
    return this.#addresses.get(address);
  }
  /** Names are compared without regard to case and to how Hangul was typed. */
  named(name: string): Account | undefined {
    const sought = folded(name);
    return this.people.find((one) => folded(one.name) === sought);
  }
  invitedBy(hash: string, now: number): Account | undefined {
    return this.people.find(({ link }) => link?.hash === hash && link.until > now);
  }
  /** Those to whom a case is kept; null when the whole team sees it. */
  sharedWith(of: string): ReadonlySet<string> | null {
    return this.#shared.get(of) ?? null;
  }
  sees(person: string, of: string): boolean {
    return this.#shared.get(of)?.has(person) ?? true;
  }
  /** Cases that are kept from somebody. */
  hiddenFrom(person: string): string[] {
    return [...this.#shared].flatMap(([of, people]) => (people.has(person) ? [] : [of]));
  }

  take(entries: readonly Opened[]): void {
    for (const entry of entries) {
      if (entry.seq < this.through) continue;
      this.through = entry.seq + 1;
      this.#one(entry);
    }
  }

  #one(entry: Opened): void {
    const read = known(entry);
    if (read.is !== 'known') return;
    const { seq, at, actor, subject } = entry;
    const account = this.#people.get(subject);
    const set = (change: Partial<Account>): void => {
      if (account !== undefined) this.#people.set(subject, { ...account, ...change });
    };
    switch (read.kind) {
      case 'person.added':
        this.#people.set(subject, { ...NEW, id: subject, name: read.body.name, added: at });
        break;
      case 'account.invited':
        // An open account is only opened again by the link; until then it is as it was.
        set({
          link: { hash: read.body.link, until: read.body.until },
          roles: read.body.roles.filter(isRole),
          ...(account?.state !== 'open' && { state: 'invited' }),
        });
        break;
      case 'account.opened': {
        const { link, password, factor } = read.body;
        if (account?.link?.hash !== link || account.link.until < at) break;
        set({
          state: 'open',
          link: null,
          password,
          factors: [{ ...factor, counter: 0, added: at }],
          step: 0,
          failures: undefined,
          seconded: account.seconded || seconds(account.roles),
        });
        break;
      }
      case 'account.secured': {
        const { password, add, remove } = read.body;
        const left = (account?.factors ?? []).filter(({ id }) => id !== remove && id !== add?.id);
        set({
          ...(password !== undefined && { password }),
          factors: add === undefined ? left : [...left, { ...add, counter: 0, added: at }],
        });
        break;
      }
      case 'account.granted': {
        const roles = read.body.roles.filter(isRole);
        set({ roles, seconded: account?.seconded === true || (account?.state === 'open' && seconds(roles)) });
        break;
      }
      case 'account.closed':
        set({ state: 'closed', link: null, password: null, factors: [], roles: [] });
        break;
      case 'account.entered': {
        const { factor, step = 0, counter } = read.body;
        if (account === undefined || (step !== 0 && step <= account.step)) break;
        set({
          entered: { seq, at },
          failures: undefined,
          step: Math.max(step, account.step),
          factors: account.factors.map((one) =>
            one.id === factor && counter !== undefined ? { ...one, counter } : one,
          ),
        });
        break;
      }
      case 'account.refused': {
        const { address, times } = read.body;
        set({ failures: after(account?.failures, times, at) });
        this.#addresses.set(address, after(this.#addresses.get(address), times, at));
        break;
      }
      case 'case.shared':
        if (read.body.people === undefined) this.#shared.delete(subject);
        else this.#shared.set(subject, new Set(read.body.people));
        break;
      case 'action.proposed':
        this.#actions.set(seq, { ...read.body, seq, at, by: actor, person: subject, answer: null });
        break;
      case 'action.approved':
      case 'action.refused': {
        const action = this.#actions.get(read.body.of);
        if (action !== undefined && action.answer === null)
          this.#actions.set(action.seq, {
            ...action,
            answer: { seq, by: actor, yes: read.kind === 'action.approved' },
          });
        break;
      }
    }
  }
}

const NEW: Omit<Account, 'id' | 'name' | 'added'> = {
  state: 'none',
  roles: [],
  link: null,
  password: null,
  factors: [],
  step: 0,
  entered: null,
  failures: undefined,
  seconded: false,
};

export const seconds = (roles: readonly Role[]): boolean => rightsOf(roles).includes('actions.approve');

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();
