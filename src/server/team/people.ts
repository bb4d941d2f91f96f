/** The people of a team, what waits for a second person, and who may see a case. */
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { BY_TWO, ROLE_NAMES, ROLES } from '../../accounts/rights.ts';
import { ACTION_MS, type Account, type Action } from '../../accounts/team.ts';
import type { App } from '../app.ts';
import { answers, caseId, done as empty, needs, sent, takes } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { TeamAccess } from './access.ts';
import { actions, done, type PersonView, people, refusing, shared, sharing, wanted } from './shapes.ts';
import { idOf } from './sign-in.ts';

const list = createRoute({
  method: 'get',
  path: '/api/accounts',
  ...needs('signed-in'),
  summary: 'The people of the team, and what each role may do',
  responses: answers(people, 'People and roles.'),
});
const want = createRoute({
  method: 'post',
  path: '/api/accounts',
  ...needs('people.manage'),
  summary: 'Invites, changes roles, lets in again, closes; or leaves it to a second person',
  request: { body: takes(wanted) },
  responses: answers(done, 'Done, or proposed.'),
});
const waiting = createRoute({
  method: 'get',
  path: '/api/actions',
  ...needs('actions.approve'),
  summary: 'What waits for a second person',
  responses: answers(actions, 'The latest first.'),
});
const number = z.object({ action: z.coerce.number().int().nonnegative() });
const approve = createRoute({
  method: 'post',
  path: '/api/actions/{action}/approve',
  ...needs('actions.approve'),
  summary: 'The second person agrees, and it is done',
  request: { params: number },
  responses: answers(done, 'Done.'),
});
const refuse = createRoute({
  method: 'post',
  path: '/api/actions/{action}/refuse',
  ...needs('actions.approve'),
  summary: 'The second person does not agree, or the first takes it back',
  request: { params: number, body: takes(refusing) },
  responses: empty('It is over.'),
});
// Not `{case}`: whoever shares cases may open one again that they do not see.
const of = z.object({ of: caseId });
const who = createRoute({
  method: 'get',
  path: '/api/sharing/{of}',
  ...needs('cases.share'),
  summary: 'Who may see a case',
  request: { params: of },
  responses: answers(shared, 'People; null is the whole team.'),
});
const share = createRoute({
  method: 'put',
  path: '/api/sharing/{of}',
  ...needs('cases.share'),
  summary: 'Keeps a case to named people, or gives it to the whole team again',
  request: { params: of, body: takes(sharing) },
  responses: empty('It holds from now on.'),
});

export function peopleRoutes(app: App, access: TeamAccess): void {
  const { accounts } = access;
  const { team } = accounts;
  const nameOf = (id: string): string => team.person(id)?.name ?? id;
  app.openapi(list, async (c) => {
    await accounts.look();
    return sent(c, people, {
      people: team.people.map(personView),
      roles: ROLE_NAMES.map((role) => ({ role, rights: ROLES[role], two: BY_TWO.includes(role) })),
    });
  });
  app.openapi(want, async (c) => sent(c, done, await accounts.propose(idOf(c), c.req.valid('json'))));
  app.openapi(waiting, async (c) => {
    await accounts.look();
    const me = idOf(c);
    const view = (action: Action) => ({
      action: action.seq,
      at: action.at,
      until: action.at + ACTION_MS,
      what: action.what,
      name: action.what === 'invite' ? action.name : nameOf(action.person),
      ...('roles' in action && { roles: action.roles }),
      ...(action.what === 'grant' && { before: team.person(action.person)?.roles ?? [] }),
      reason: action.reason,
      by: { id: action.by, name: nameOf(action.by) },
      mine: action.by !== me && action.person !== me,
    });
    const open = team.actions.filter(({ answer, at }) => answer === null && Date.now() - at <= ACTION_MS);
    return sent(c, actions, { actions: open.reverse().map(view) });
  });
  app.openapi(approve, async (c) =>
    sent(c, done, await accounts.approve(idOf(c), c.req.valid('param').action)),
  );
  app.openapi(refuse, async (c) => {
    await accounts.refuse(idOf(c), c.req.valid('param').action, c.req.valid('json').reason);
    return c.body(null, 204);
  });
  app.openapi(who, (c) => {
    const people = team.sharedWith(c.req.valid('param').of);
    return sent(c, shared, { people: people === null ? null : [...people] });
  });
  app.openapi(share, async (c) => {
    const visitor = c.get('visitor')!;
    const { of: id } = c.req.valid('param');
    if (!team.sees(idOf(c), id) && !visitor.rights.includes('people.manage'))
      throw new Fault(404, 'no-case', 'there is no such case');
    const { people, reason } = c.req.valid('json');
    await accounts.share(idOf(c), id, people, reason);
    return c.body(null, 204);
  });
}

function personView({ id, name, state, roles, factors, added, entered, failures }: Account): PersonView {
  return {
    id,
    name,
    state,
    roles: [...roles],
    ways: [...new Set(factors.map(({ way }) => way))],
    added,
    entered: entered?.at ?? null,
    refused: failures?.times ?? 0,
  };
}
