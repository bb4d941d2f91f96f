import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { without } from '../../review/without.ts';
import type { App } from '../app.ts';
import { answers, caseId, language, needs, sent, takes } from '../describe.ts';
import type { House } from '../house.ts';
import { tried, trying } from '../shapes.ts';

const post = createRoute({
  method: 'post',
  path: '/api/cases/{case}/try',
  ...needs('cases.read'),
  summary: 'The case as it would be without some claims; writes nothing',
  request: { params: z.object({ case: caseId }), query: z.object({ language }), body: takes(trying) },
  responses: answers(tried, 'The case that would be.'),
});

export function tryRoutes(app: App, house: House): void {
  app.openapi(post, async (c) => {
    const { desk } = house.open;
    const state = await desk.state(c.req.valid('param').case);
    const left = without(state, c.req.valid('json').drop);
    const { json } = await desk.viewOf(left, c.req.valid('query').language);
    return sent(c, tried, { drafted: json.case });
  });
}
