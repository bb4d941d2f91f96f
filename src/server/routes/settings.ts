import { createRoute } from '@hono/zod-openapi';
import { peopleOf } from '../../review/people.ts';
import type { App } from '../app.ts';
import { answers, needs, sent, takes } from '../describe.ts';
import type { House } from '../house.ts';
import { peopleView, settingsChange, settingsView } from '../shapes.ts';

const MINUTE = 60_000;

const people = createRoute({
  method: 'get',
  path: '/api/people',
  ...needs('signed-in'),
  summary: 'Who works with the vault',
  responses: answers(peopleView, 'Everybody who was ever added, in that order.'),
});

const get = createRoute({
  method: 'get',
  path: '/api/settings',
  ...needs('vault.keep'),
  summary: 'How the vault is kept',
  responses: answers(settingsView, 'The settings.'),
});

const put = createRoute({
  method: 'put',
  path: '/api/settings',
  ...needs('vault.keep'),
  summary: 'Changes them, while this server runs',
  request: { body: takes(settingsChange) },
  responses: answers(settingsView, 'The settings as they are now.'),
});

export function settingsRoutes(app: App, house: House): void {
  const settings = async () => {
    const { home } = house.open;
    const { size } = await home.store.head();
    return { lock: Math.round(house.idle / MINUTE), origin: home.origin, entries: size };
  };
  app.openapi(people, async (c) => sent(c, peopleView, { people: await peopleOf(house.open.home.vault) }));
  app.openapi(get, async (c) => sent(c, settingsView, await settings()));
  app.openapi(put, async (c) => {
    house.idle = c.req.valid('json').lock * MINUTE;
    return sent(c, settingsView, await settings());
  });
}
