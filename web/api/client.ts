/** Asks the server. Every failure is an `ApiProblem`; what changes something carries the token of the session. */
import type { Problem } from '../../src/server/shapes.ts';
import { setConnection } from './connection.ts';
import { ApiProblem, ownProblem } from './problem.ts';

let token = '';

/** The token of the session, as `GET /api/session` gave it. */
export function carry(value: string): void {
  token = value;
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return ask<T>(path, signal ? { signal } : {});
}

/** Changes something. `body` goes as JSON, or as a form when it is one. */
export function send<T>(
  path: string,
  body?: unknown,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
  signal?: AbortSignal,
): Promise<T> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { 'x-moksori': token };
  if (!form && body !== undefined) headers['content-type'] = 'application/json';
  return ask<T>(path, {
    method,
    headers,
    ...(signal && { signal }),
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  });
}

/** An address with its questions; what is undefined or empty is left out. */
export function address(path: string, asked: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== '') params.set(name, String(value));
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    setConnection('lost');
    throw ownProblem('unreachable');
  }
  setConnection('fine');
  const json = await response.json().catch(() => undefined);
  if (!response.ok) {
    if (json && typeof json === 'object' && 'code' in json) throw new ApiProblem(json as Problem);
    throw ownProblem('unreadable', response.status);
  }
  if (json === undefined && response.status !== 204) throw ownProblem('unreadable', response.status);
  return json as T;
}
