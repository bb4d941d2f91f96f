/**
 * What was typed and not yet sent, in the memory of this page alone: when the vault locks, it waits for the same person. Whoever goes
 * on, sends or signs out leaves nothing, and so does a door that stays closed.
 */

/** How long it waits behind a closed door. */
export const PATIENCE = 15 * 60_000;

interface Kept {
  /** Who typed it; the one person of a vault has no id. */
  readonly who: string;
  readonly value: unknown;
  /** When the door was closed on it. */
  readonly left?: number;
}

export class HalfTyped {
  readonly #kept = new Map<string, Kept>();
  readonly #clock: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  put(name: string, who: string, value: unknown): void {
    this.#kept.set(name, { who, value });
  }

  /** What waits under this name for this person. */
  take(name: string, who: string): unknown {
    const kept = this.#kept.get(name);
    // A timer sleeps with its machine: what it should have taken away is not given back.
    if (kept?.who !== who || (kept.left !== undefined && this.#clock() - kept.left > PATIENCE))
      return undefined;
    return kept.value;
  }

  drop(name: string): void {
    this.#kept.delete(name);
  }

  /** The door is closed: what is kept waits, and not for ever. */
  closed(): void {
    const left = this.#clock();
    for (const [name, kept] of this.#kept)
      if (kept.left === undefined) this.#kept.set(name, { ...kept, left });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#kept.clear(), PATIENCE);
  }

  /** The door is open, for this person: nothing of another one stays. */
  opened(who: string): void {
    clearTimeout(this.#timer);
    for (const [name, kept] of this.#kept) {
      if (this.take(name, who) === undefined) this.#kept.delete(name);
      else this.#kept.set(name, { who, value: kept.value });
    }
  }

  /** Somebody signed out. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#kept.clear();
  }
}
