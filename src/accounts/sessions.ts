/** Who is signed in: random tokens, of which only the hash is kept, in memory. They end with the process, and by themselves. */
import { createHash, randomBytes } from 'node:crypto';

/** Without a request for so long, and at the latest. */
export const IDLE_MS = 60 * 60_000;
export const LONGEST_MS = 12 * 60 * 60_000;
const TOKEN_BYTES = 32;

export interface SignedIn {
  readonly person: string;
  /** Goes back with everything that changes something. */
  readonly token: string;
  readonly began: number;
}

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is kept of a token: hex. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export class Sessions {
  readonly #all = new Map<string, SignedIn & { seen: number }>();

  /** @returns the token for the cookie */
  begin(person: string, now: number): string {
    for (const [key, { seen, began }] of this.#all) if (isOver(seen, began, now)) this.#all.delete(key);
    const token = newToken();
    this.#all.set(hashOf(token), { person, token: newToken(), began: now, seen: now });
    return token;
  }

  /** @param quiet whether this request keeps it from ending: one that a page makes by itself does not */
  find(token: string | undefined, now: number, quiet = false): SignedIn | null {
    if (token === undefined) return null;
    const key = hashOf(token);
    const found = this.#all.get(key);
    if (found === undefined) return null;
    if (isOver(found.seen, found.began, now)) {
      this.#all.delete(key);
      return null;
    }
    if (!quiet) found.seen = now;
    return found;
  }

  end(token: string): void {
    this.#all.delete(hashOf(token));
  }

  /** Ends all of one person, but for the one that is kept. */
  endAll(person: string, kept?: string): void {
    const spared = kept === undefined ? undefined : hashOf(kept);
    for (const [key, session] of this.#all)
      if (session.person === person && key !== spared) this.#all.delete(key);
  }
}

const isOver = (seen: number, began: number, now: number): boolean =>
  now - seen > IDLE_MS || now - began > LONGEST_MS;
