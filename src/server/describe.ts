/** How a route is described: what it takes and answers, and what it needs. The description at `/api` comes out of it. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { Need } from '../accounts/rights.ts';
import { CASE } from '../review/ids.ts';
import { problem } from './shapes.ts';

/** Readonly all the way down, like every value of the domain. */
export type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

const wrong = {
  description: 'It could not be done; nothing was changed.',
  content: { 'application/problem+json': { schema: problem } },
} as const;

/** What a route needs of who asks. */
export function needs(need: Need) {
  return { 'x-needs': need } as const;
}

/** JSON of a shape, or a problem. */
export function answers<T extends z.ZodType>(schema: T, description: string, status: 200 | 201 | 202 = 200) {
  return { [status]: { description, content: { 'application/json': { schema } } }, default: wrong };
}

/** Nothing, or a problem. */
export function done(description: string) {
  return { 204: { description }, default: wrong };
}

/** JSON that a route takes. */
export function takes<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** Sends a value of a shape. What it gives back is typed as what every route may give back: the value was checked here. */
export function sent<T extends z.ZodType>(
  c: Context,
  _schema: T,
  value: Frozen<z.infer<T>>,
  status: ContentfulStatusCode = 200,
): never {
  return c.body(JSON.stringify(value), status, {
    'content-type': 'application/json; charset=UTF-8',
  }) as never;
}

export const caseId = z.string().regex(CASE).describe('A case: k-4f9z2m');
export const reportId = z
  .string()
  .regex(/^r-[0-9a-f]{4,64}$/)
  .describe('A report: r-5c1d2e3f');
export const language = z.enum(['en', 'ko']).default('en').describe('Of sentences: proofs, conflicts.');
export const offset = z.coerce.number().int().min(0).max(100_000_000).default(0);
export const limit = z.coerce.number().int().min(1).max(500).default(100);
