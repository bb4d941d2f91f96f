import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { CASE } from '../../review/ids.ts';
import { NoSuchCase } from '../../review/take-in.ts';
import { type Access, hiddenFrom } from '../access.ts';
import type { App } from '../app.ts';
import { reviewClaims } from '../case-view.ts';
import { entriesOf } from '../decision.ts';
import { answers, caseId, language, needs, sent, takes } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { decided, decision } from '../shapes.ts';

const post = createRoute({
  method: 'post',
  path: '/api/cases/{case}/decisions',
  ...needs('claims.decide'),
  summary: 'A decision of a person; durable when it is answered',
  request: { params: z.object({ case: caseId }), query: z.object({ language }), body: takes(decision) },
  responses: answers(decided, 'The numbers of its entries, and the claims that stand differently now.'),
});

export function decisionRoutes(app: App, house: House, access: Access): void {
  app.openapi(post, async (c) => {
    const { case: id } = c.req.valid('param');
    const body = c.req.valid('json');
    const { language: words } = c.req.valid('query');
    const person = c.get('visitor')?.person;
    if (!person) throw new Fault(401, 'no-session', 'nobody is signed in');
    const { home, desk } = house.open;
    if (body.what === 'same' && body.of === 'case') {
      if (!CASE.test(body.b) || (await hiddenFrom(c.get('visitor'), access)).includes(body.b))
        throw new NoSuchCase(body.b);
      await desk.state(body.b);
    }
    const { entries, plain, ...now } = await desk.write(
      id,
      (state, view) =>
        entriesOf(state, view, body, { actor: person.id, vault: home.vault, pack: house.pack }),
      words,
    );
    const touched = new Set(plain.map(({ subject }) => subject).filter((one) => now.state.claims.has(one)));
    return sent(c, decided, { entries, through: now.state.through, claims: reviewClaims(now, touched) });
  });
}
