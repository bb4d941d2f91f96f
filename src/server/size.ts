/** How much a request may bring. It has to say so beforehand; Node holds it to that. */
import type { MiddlewareHandler } from 'hono';
import { Fault } from './fault.ts';

export function atMost(bytes: number): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined)
      throw new Fault(411, 'no-length', 'the request does not say how long it is');
    if (Number(c.req.header('content-length') ?? 0) > bytes)
      throw new Fault(413, 'too-large', 'the request is larger than this takes', { bytes });
    await next();
  };
}
