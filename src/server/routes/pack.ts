import { createRoute } from '@hono/zod-openapi';
import type { App } from '../app.ts';
import { answers, needs, sent } from '../describe.ts';
import type { House } from '../house.ts';
import { viewOfPack } from '../pack-view.ts';
import { type PackView, packView } from '../shapes.ts';

const get = createRoute({
  method: 'get',
  path: '/api/pack',
  ...needs('signed-in'),
  summary: 'What the pack says in the words of a page; the same while the server runs',
  responses: answers(packView, 'Kinds, stages, places, offices in both languages.'),
});

export function packRoutes(app: App, house: House): void {
  let made: PackView | undefined;
  app.openapi(get, (c) => {
    made ??= viewOfPack(house.pack);
    return sent(c, packView, made);
  });
}
