/**
 * How many bytes of uploads are in memory at once, however many people send: whoever comes when there is no room waits before their
 * bytes are taken. A file has to be whole in memory to be read, so none of it goes by way of the disk.
 */
import type { MiddlewareHandler } from 'hono';
import type { Env } from './access.ts';
import { Fault } from './fault.ts';

/** So long somebody waits: less than Node gives a request to come. */
const PATIENCE = 4 * 60_000;

export class Room {
  readonly #most: number;
  readonly #patience: number;
  #taken = 0;
  readonly #waiting: { readonly bytes: number; readonly go: () => void }[] = [];

  constructor(most: number, patience = PATIENCE) {
    this.#most = most;
    this.#patience = patience;
  }

  /** Takes room in turn; gives back what frees it. @throws Fault when there was none for too long */
  async take(bytes: number): Promise<() => void> {
    const { promise, resolve: go } = Promise.withResolvers<void>();
    const waiting = { bytes, go };
    this.#waiting.push(waiting);
    this.#next();
    const timer = setTimeout(() => {
      const at = this.#waiting.indexOf(waiting);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      this.#next();
      late.reject(new Fault(503, 'reading', 'other files are being read; try again'));
    }, this.#patience);
    timer.unref();
    const late = Promise.withResolvers<never>();
    await Promise.race([promise, late.promise]);
    clearTimeout(timer);
    let held = true;
    return () => {
      if (held) this.#taken -= bytes;
      held = false;
      this.#next();
    };
  }

  /** One that is larger than all the room goes alone. */
  #next(): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (this.#taken > 0 && this.#taken + first.bytes > this.#most) return;
      this.#taken += first.bytes;
      this.#waiting.shift();
      first.go();
    }
  }
}

/** Has uploads wait for room. It is free again after the answer, unless the route took `room` away for work that goes on. */
export function inTurn(room: Room): MiddlewareHandler<Env> {
  return async (c, next) => {
    const free = await room.take(Number(c.req.header('content-length') ?? 0));
    c.set('room', free);
    try {
      await next();
    } finally {
      if (c.get('room') !== undefined) free();
    }
  };
}
