/**
 * How much one session may ask in a while: more than any person at a keyboard, less than what keeps others waiting.
 */
import { Fault } from './fault.ts';

/** Requests at once, and how many come back in a second. */
const BURST = 600;
const PER_SECOND = 100;
/** Sessions that are remembered. */
const MOST = 1_000;

interface Bucket {
  left: number;
  at: number;
}

export class Rate {
  readonly #now: () => number;
  readonly #burst: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(now: () => number = Date.now, burst = BURST) {
    this.#now = now;
    this.#burst = burst;
  }

  /** @throws Fault `slow-down` when somebody asks too much */
  take(who: string): void {
    const at = this.#now();
    const bucket = this.#buckets.get(who) ?? { left: this.#burst, at };
    bucket.left = Math.min(this.#burst, bucket.left + ((at - bucket.at) / 1000) * PER_SECOND);
    bucket.at = at;
    this.#buckets.delete(who);
    this.#buckets.set(who, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST) this.#buckets.delete(oldest!);
    if (bucket.left < 1) throw new Fault(429, 'slow-down', 'too many requests at once; wait', { seconds: 1 });
    bucket.left--;
  }
}
