import { createRoute } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { type Access, hiddenFrom } from '../access.ts';
import type { App } from '../app.ts';
import { needs } from '../describe.ts';
import type { House } from '../house.ts';

const get = createRoute({
  method: 'get',
  path: '/api/events',
  ...needs('signed-in'),
  summary: 'Server-sent events: `case` with an id when a case changed, `locked` when the vault closed',
  responses: {
    200: { description: 'Events.', content: { 'text/event-stream': { schema: z.string() } } },
  },
});

/** Something goes over the line so often: then both ends notice when the other is gone. */
const BEAT = 15_000;

export function eventRoutes(app: App, house: House, access: Access): void {
  app.openapi(get, (c) => {
    return streamSSE(c, async (stream) => {
      const visitor = c.get('visitor');
      const stop = house.events.listen(async (happened) => {
        if (happened.what === 'case' && (await hiddenFrom(visitor, access)).includes(happened.case)) return;
        const data = happened.what === 'case' ? happened.case : '';
        void stream.writeSSE({ event: happened.what, data });
      });
      // Not what keeps the program alive when it is to end.
      const beat = setInterval(() => void stream.write(': \n\n'), BEAT).unref();
      await stream.writeSSE({ event: 'hello', data: '' });
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        if (stream.aborted) resolve();
      });
      clearInterval(beat);
      stop();
    }) as never;
  });
}
