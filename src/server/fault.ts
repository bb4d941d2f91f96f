/** What can go wrong with a request, as RFC 9457 says it. Faults of the layers below get theirs in one table; nothing else words them. */
import { HTTPException } from 'hono/http-exception';
import { Denied } from '../accounts/denied.ts';
import type { Facts } from '../intake/errors.ts';
import table from './problems.json' with { type: 'json' };
import type { Problem } from './shapes.ts';

/** A request that cannot be answered as asked. */
export class Fault extends Error {
  readonly status: number;
  /** A machine word. */
  readonly code: string;
  /** Names and numbers that go with the code, never words of a report. */
  readonly about: Problem['about'];

  constructor(status: number, code: string, title: string, about?: Problem['about']) {
    super(title);
    this.status = status;
    this.code = code;
    this.about = about;
  }
}

/** What intake says of a text that it refused, as it goes with a problem. */
export function aboutOf(facts: Facts): NonNullable<Problem['about']> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.join(', ') : value,
    ]),
  );
}

/** Class of a fault of another layer → what the request is told. */
export const problems: Readonly<
  Record<string, { readonly status: number; readonly code: string; readonly title: string }>
> = table;

/** What a fault says of itself that may leave: machine words, numbers, ids, and lists of what would be right. */
const TELLS = ['what', 'fault', 'field', 'claim', 'last', 'seq', 'id', 'groups', 'known', 'kind', 'near'];
const MOST = 400;

/** The problem that anything thrown is. A fault of our own says nothing of what was asked. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Fault) return problem(error.status, error.code, error.message, error.about);
  if (error instanceof HTTPException) return ofStatus(error.status);
  const known = error instanceof Error ? problems[nameOf(error)] : undefined;
  if (known === undefined) return problem(500, 'fault', 'stopped by a fault of its own; nothing was stored');
  return problem(known.status, known.code, known.title, told(error as Error));
}

/** What a fault of accounts says went wrong is part of its name. */
function nameOf(error: Error): string {
  return error instanceof Denied ? `Denied.${error.why}` : error.constructor.name;
}

function ofStatus(status: number): Problem {
  switch (status) {
    case 413:
      return problem(413, 'too-large', 'the request is larger than this takes');
    case 415:
      return problem(415, 'wrong-type', 'the request is of a type that this does not take');
    default:
      return problem(
        status < 500 ? status : 500,
        status < 500 ? 'bad-request' : 'fault',
        'the request cannot be read',
      );
  }
}

function problem(status: number, code: string, title: string, about?: Problem['about']): Problem {
  return {
    type: `urn:moksori:${code}`,
    title,
    status,
    code,
    ...(about && Object.keys(about).length > 0 && { about }),
  };
}

function told(error: Error): NonNullable<Problem['about']> {
  const about: Record<string, string | number> = {};
  if (error instanceof Denied)
    return error.until > 0 ? { seconds: Math.max(1, Math.ceil((error.until - Date.now()) / 1000)) } : about;
  for (const [name, value] of Object.entries(error)) {
    if (!TELLS.includes(name)) continue;
    if (typeof value === 'number') about[name] = value;
    else if (typeof value === 'string') about[name] = value.slice(0, MOST);
    else if (Array.isArray(value) && value.length > 0)
      about[name] = value.map(String).join(', ').slice(0, MOST);
  }
  return about;
}
