import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { historyOf } from '../../review/history.ts';
import { peopleOf } from '../../review/people.ts';
import type { App } from '../app.ts';
import { answers, caseId, needs, sent } from '../describe.ts';
import type { House } from '../house.ts';
import { history } from '../shapes.ts';

const get = createRoute({
  method: 'get',
  path: '/api/cases/{case}/history',
  ...needs('cases.read'),
  summary: 'What was done to a case, by whom, when and why; what was undone as well',
  request: { params: z.object({ case: caseId }) },
  responses: answers(history, 'In order.'),
});

export function historyRoutes(app: App, house: House): void {
  app.openapi(get, async (c) => {
    const { home, desk } = house.open;
    const state = await desk.state(c.req.valid('param').case);
    const names = new Map((await peopleOf(home.vault)).map(({ id, name }) => [id, name]));
    const lines = historyOf(state).map((line) => {
      const name = names.get(line.actor);
      return { ...line, ...(name !== undefined && { name }) };
    });
    return sent(c, history, { lines });
  });
}
