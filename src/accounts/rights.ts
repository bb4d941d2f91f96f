/**
 * Who may do what: roles, rights, and which role has which. Whoever works alone with a vault has every right; in a team each
 * account has one role or several. Every route of the server says what it needs (docs/api.md).
 */
export const RIGHTS = [
  /** See cases, search, count. Of a case that is kept to named people, only those. */
  'cases.read',
  /** The bytes of a report as they were received: each reading is an entry. */
  'originals.read',
  'reports.add',
  /** Everything that changes what a case says: accept, correct, reject, add, undo, describe. */
  'claims.decide',
  /** Who may see a case. */
  'cases.share',
  'sources.open',
  'releases.make',
  /** Invite, change roles, close accounts. */
  'people.manage',
  /** Be the second of two. */
  'actions.approve',
  /** Ways of opening, backups, checks, and closing the vault. */
  'vault.keep',
] as const;

export type Right = (typeof RIGHTS)[number];

/** What a route asks for: a right, that somebody is signed in, or nothing. */
export type Need = Right | 'signed-in' | 'anyone';

/** Role → its rights. An admin rules accounts and sees no case; who needs both has two roles. */
export const ROLES = {
  documenter: ['cases.read', 'originals.read', 'reports.add', 'claims.decide'],
  reviewer: ['cases.read', 'originals.read', 'claims.decide', 'actions.approve'],
  custodian: ['cases.read', 'originals.read', 'cases.share', 'sources.open', 'actions.approve'],
  publisher: ['cases.read', 'releases.make', 'actions.approve'],
  admin: ['cases.share', 'people.manage', 'actions.approve', 'vault.keep'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;

/** Giving or taking one of these needs two people: who could be a second may not be made by one, or one admin would make their own. */
export const BY_TWO: readonly string[] = Object.entries(ROLES)
  .filter(([, rights]) => (rights as readonly Right[]).includes('actions.approve'))
  .map(([role]) => role);

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

export function isRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name);
}

/** All that these roles may do together, in the order of `RIGHTS`. */
export function rightsOf(roles: readonly Role[]): Right[] {
  const all = new Set<Right>(roles.flatMap((role) => ROLES[role]));
  return RIGHTS.filter((right) => all.has(right));
}

/** Whether somebody with these rights, null when nobody is signed in, may do what needs this. */
export function may(rights: readonly string[] | null, need: Need): boolean {
  if (need === 'anyone') return true;
  return rights !== null && (need === 'signed-in' || rights.includes(need));
}
