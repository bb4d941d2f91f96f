/** Who comes with a request. One person with a link of this machine, or somebody who signed in: each way of serving brings its own. */
import type { Context } from 'hono';
import type { Right } from '../accounts/rights.ts';

export interface Visitor {
  /** Goes back in the header `x-moksori` of everything that changes something. */
  readonly token: string;
  /** Null before signing in, and while it is not known because the vault is closed. */
  readonly person: { readonly id: string; readonly name: string; readonly role?: string } | null;
  readonly rights: readonly Right[];
}

export interface Access {
  readonly mode: 'one' | 'team';
  /** Who comes with a request; null for a stranger. */
  visitor(c: Context): Visitor | null | Promise<Visitor | null>;
  /** Whether somebody may see a case; everybody may see every case where this is not said. */
  sees?(visitor: Visitor, id: string): boolean | Promise<boolean>;
}

/** What a request carries with it on its way through the routes. */
export interface Env {
  Variables: { visitor: Visitor | null };
}
