import { setImmediate } from 'node:timers/promises';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { CASE } from '../../review/ids.ts';
import { NoSuchCase } from '../../review/take-in.ts';
import { type Access, hiddenFrom } from '../access.ts';
import type { App } from '../app.ts';
import { cardOf } from '../card.ts';
import { answers, language, limit, needs, offset, sent } from '../describe.ts';
import type { House } from '../house.ts';
import { type Card, card, casesPage } from '../shapes.ts';

const list = createRoute({
  method: 'get',
  path: '/api/cases',
  ...needs('cases.read'),
  summary: 'Cases, the latest changed first unless another order is asked for',
  request: {
    query: z.object({
      offset,
      limit,
      order: z.enum(['changed', 'opened', 'waiting']).default('changed').openapi({
        description: 'The latest changed, the latest opened, or the one with the most to review first.',
      }),
      only: z
        .enum(['waiting'])
        .optional()
        .openapi({ description: 'Cases in which a claim waits for a person.' }),
    }),
  },
  responses: answers(casesPage, 'A page of cases.'),
});

const MOST = 100;

const cards = createRoute({
  method: 'get',
  path: '/api/cards',
  ...needs('cases.read'),
  summary: 'Cases in the list: pathway in miniature, conflicts',
  request: {
    query: z.object({
      of: z
        .string()
        .max(MOST * 9)
        .transform((ids) => ids.split(','))
        .pipe(z.array(z.string().regex(CASE)).max(MOST))
        .openapi({ type: 'string', description: `At most ${MOST} ids, with commas between.` }),
      language,
    }),
  },
  responses: answers(z.array(card), 'Those that the vault has, in the order asked for.'),
});

export function casesRoutes(app: App, house: House, access: Access): void {
  app.openapi(list, async (c) => {
    const { home, desk } = house.open;
    await desk.indexed();
    const { index } = home.store;
    const { only, ...page } = c.req.valid('query');
    const which = {
      waiting: only === 'waiting',
      except: await hiddenFrom(c.get('visitor'), access),
    };
    const [total, cases] = [await index.count(which), await index.cases({ ...page, ...which })];
    return sent(c, casesPage, { total, cases });
  });
  app.openapi(cards, async (c) => {
    const { of, language: words } = c.req.valid('query');
    const { desk } = house.open;
    const found: Card[] = [];
    const except = await hiddenFrom(c.get('visitor'), access);
    for (const id of of) {
      if (except.includes(id)) continue;
      // Cases that nobody looked at yet are put together one after the other: others are answered in between.
      await setImmediate();
      try {
        found.push(cardOf(await desk.view(id, words, access.mode === 'team')));
      } catch (error) {
        if (!(error instanceof NoSuchCase)) throw error;
      }
    }
    return sent(c, z.array(card), found);
  });
}
