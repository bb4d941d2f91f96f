import type { Opened } from '../vault/plain.ts';
import type { Mark } from './state-types.ts';

/** Who made an entry, when, and why where it says so. */
export function markOf({ seq, at, actor }: Opened, body: unknown): Mark {
  const { reason } = (body ?? {}) as { readonly reason?: unknown };
  return { seq, at, actor, reason: typeof reason === 'string' ? reason : null };
}
