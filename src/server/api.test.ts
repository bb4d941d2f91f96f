/** The description at `/api` is whole: every route is in it and in docs/api.md, and all that it refers to is there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { RIGHTS } from '../accounts/rights.ts';
import { serve } from './server.fixture.ts';

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: object }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: object };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: object }>>;
  readonly 'x-needs'?: string;
}

test('/api describes every route, in OpenAPI 3.1', async (t) => {
  const { ask, app } = await serve(t, { vault: 'none' });
  const answer = await ask('/api', { stranger: true });
  const document = (await answer.json()) as {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  assert.equal(document.openapi, '3.1.0');
  const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const described = new Set<string>();
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`;
      described.add(name.replace(/\{(\w+)\}/g, ':$1'));
      assert.ok(operation.summary, `${name} has no summary`);
      assert.ok(['anyone', 'signed-in', ...RIGHTS].includes(operation['x-needs']!), `${name} needs nothing`);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, each]) => each);
      const named = operation.parameters?.filter((one) => one.in === 'path').map((one) => one.name) ?? [];
      assert.deepEqual(named.sort(), inPath.sort(), name);
      if (operation.requestBody)
        assert.ok(operation.requestBody.required, `${name} may come without its body`);
      for (const [status, { description }] of Object.entries(operation.responses))
        assert.ok(description, `${name} ${status}`);
      assert.ok(page.includes(`${name.split('?')[0]}`), `docs/api.md does not have ${name}`);
    }
  const there = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'));
  assert.deepEqual(
    there.map(({ method, path }) => `${method} ${path}`).filter((name) => !described.has(name)),
    [],
  );
  // Every reference leads somewhere.
  const text = JSON.stringify(document);
  for (const [, pointer] of text.matchAll(/"\$ref":"#([^"]*)"/g)) {
    let at: unknown = document;
    for (const part of pointer!.split('/').slice(1)) at = (at as Record<string, unknown>)[part];
    assert.ok(at, pointer);
  }
});
