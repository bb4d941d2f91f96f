/** What needs two people, who may be the second, and what is written when they agree. */
import { NONE } from '../ledger/types.ts';
import type { ActionBody } from '../review/bodies.ts';
import { ofVault, type PlainOf } from '../review/kinds.ts';
import { Denied } from './denied.ts';
import { BY_TWO, isRole, type Role } from './rights.ts';
import { ACTION_MS, type Account, type Action, seconds, type Team } from './team.ts';

/** A link that was just made: it is shown once, its hash is kept. */
export interface NewLink {
  readonly hash: string;
  readonly until: number;
}

/** Checks what somebody wants done. @throws Denied name, person, role */
export function checkAction(team: Team, action: ActionBody): void {
  if (action.what === 'invite') {
    if (team.named(action.name) !== undefined) throw new Denied('name');
  } else {
    const account = team.person(action.person);
    const fits = action.what === 'grant' || action.what === 'close' ? account?.state !== 'none' : true;
    if (account === undefined || !fits) throw new Denied('person');
    if (action.what === 'recover' && account.roles.length === 0) throw new Denied('role');
  }
  if ('roles' in action && (action.roles.length === 0 || !action.roles.every(isRole)))
    throw new Denied('role');
}

export function needsTwo(team: Team, action: ActionBody): boolean {
  if (action.what === 'recover') return true;
  const before = action.what === 'invite' ? [] : (team.person(action.person)?.roles ?? []);
  const changed = 'roles' in action ? [...before, ...action.roles] : before;
  return changed.some((role) => BY_TWO.includes(role));
}

/** Whether nobody else was ever there who could have approved: then the first person sets the team up alone. */
export function isFirst(team: Team, actor: string): boolean {
  return !team.people.some(({ id, seconded }) => seconded && id !== actor);
}

/** Who may approve what this person proposes about that one. */
export function secondsOf(team: Team, by: string, about: string): Account[] {
  return team.people.filter(
    ({ id, state, roles }) => state === 'open' && id !== by && id !== about && seconds(roles),
  );
}

/** @throws Denied action, same */
export function checkAnswer(action: Action | undefined, actor: string, now: number, yes: boolean): Action {
  if (action === undefined || action.answer !== null || now - action.at > ACTION_MS)
    throw new Denied('action');
  // Whoever proposed it may take it back.
  if (yes && (action.by === actor || action.person === actor)) throw new Denied('same');
  return action;
}

/** What is written when it is done; `link` for what gives one out. */
export function entriesOf(
  team: Team,
  action: ActionBody,
  { actor, person, link }: { readonly actor: string; readonly person: string; readonly link: NewLink },
): PlainOf<'person.added' | 'account.invited' | 'account.granted' | 'account.closed'>[] {
  const about = { actor, subject: person };
  const { reason } = action;
  switch (action.what) {
    case 'invite':
      return [
        ofVault('person.added', about, { name: action.name.normalize('NFC').trim() }),
        invitation(about, action.roles, link),
      ];
    case 'recover':
      return [invitation(about, rolesOf(team, person), link)];
    case 'grant':
      return [ofVault('account.granted', about, { roles: action.roles, reason })];
    case 'close':
      return [ofVault('account.closed', about, { reason })];
  }
}

export function invitation(
  about: { readonly actor: string; readonly subject: string },
  roles: readonly string[],
  { hash, until }: NewLink,
): PlainOf<'account.invited'> {
  return ofVault('account.invited', about, { roles, link: hash, until });
}

export const rolesOf = (team: Team, person: string): readonly Role[] => team.person(person)?.roles ?? [];

/** Whom a proposal is about; somebody who is not there yet has no id. */
export const aboutOf = (action: ActionBody): string => (action.what === 'invite' ? NONE : action.person);
