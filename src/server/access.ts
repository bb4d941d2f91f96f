/** Who comes with a request. One person with a link of this machine, or somebody who signed in: each way of serving brings its own. */
import type { Context } from 'hono';
import type { Right } from '../accounts/rights.ts';

export interface Visitor {
  /** Goes back in the header `x-moksori` of everything that changes something. */
  readonly token: string;
  /** Null before signing in, and while it is not known because the vault is closed. */
  readonly person: { readonly id: string; readonly name: string; readonly roles?: readonly string[] } | null;
  readonly rights: readonly Right[];
}

export interface Access {
  readonly mode: 'one' | 'team';
  /** Who comes with a request; null for a stranger. */
  visitor(c: Context): Visitor | null | Promise<Visitor | null>;
  /** Cases that somebody may not see; everybody sees every case where this is not said. */
  hidden?(visitor: Visitor): Promise<readonly string[]>;
  /** Written down before the bytes of a report are handed out. */
  originalRead?(visitor: Visitor, report: string, of: string): Promise<void>;
}

/** Cases that whoever asks may not see. */
export async function hiddenFrom(visitor: Visitor | null, access: Access): Promise<readonly string[]> {
  return visitor === null || access.hidden === undefined ? [] : access.hidden(visitor);
}

/** What a request carries with it on its way through the routes. */
export interface Env {
  Variables: {
    visitor: Visitor | null;
    /** Frees the room that an upload takes; whoever goes on with its bytes takes it away from here and calls it at the end. */
    room?: (() => void) | undefined;
  };
}
