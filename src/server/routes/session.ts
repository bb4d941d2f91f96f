import { createRoute } from '@hono/zod-openapi';
import type { Access, Visitor } from '../access.ts';
import type { App } from '../app.ts';
import { answers, needs, sent } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { session } from '../shapes.ts';

const get = createRoute({
  method: 'get',
  path: '/api/session',
  ...needs('anyone'),
  summary: 'Whether there is a vault, whether it is open, who works, what they may do',
  responses: answers(session, 'The session. A stranger has one only where people sign in.'),
});

export function sessionRoutes(app: App, house: House, access: Access): void {
  app.openapi(get, async (c) => {
    const visitor = c.get('visitor');
    if (visitor === null) throw new Fault(401, 'no-session', 'follow the link that the terminal shows');
    const { token, person, rights } = visitor;
    const vault = await house.vault();
    return sent(c, session, {
      mode: access.mode,
      vault,
      person: vault === 'open' && person !== null ? shown(person) : null,
      rights: [...rights],
      token,
      version: house.version,
    });
  });
}

function shown({ id, name, roles }: NonNullable<Visitor['person']>) {
  return { id, name, ...(roles && { roles: [...roles] }) };
}
