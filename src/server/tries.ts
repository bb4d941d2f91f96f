/** Slows down who guesses: after a few wrong secrets each next one has to wait, twice as long as the last. */
import { WrongSecret } from '../vault/keys/key-file.ts';
import { Fault } from './fault.ts';

const FREE = 5;
const FIRST = 1_000;
const MOST = 60_000;

export class Tries {
  readonly #now: () => number;
  #wrong = 0;
  #until = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws Fault `slow-down` with the seconds to wait, before the work is begun */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const left = this.#until - this.#now();
    if (left > 0)
      throw new Fault(429, 'slow-down', 'too many wrong tries; wait', { seconds: Math.ceil(left / 1000) });
    try {
      const done = await work();
      this.#wrong = 0;
      return done;
    } catch (error) {
      if (error instanceof WrongSecret && ++this.#wrong >= FREE)
        this.#until = this.#now() + Math.min(MOST, FIRST * 2 ** (this.#wrong - FREE));
      throw error;
    }
  }
}
