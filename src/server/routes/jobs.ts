import { createRoute } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { App } from '../app.ts';
import { answers, needs, sent } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { type Job, job } from '../shapes.ts';

export const jobId = z
  .string()
  .regex(/^j-[0-9a-f]{16}$/)
  .describe('A piece of work.');
const params = z.object({ job: jobId });

const get = createRoute({
  method: 'get',
  path: '/api/jobs/{job}',
  ...needs('signed-in'),
  summary: 'How far a piece of work is that you began',
  request: { params },
  responses: answers(job, 'The work.'),
});

const events = createRoute({
  method: 'get',
  path: '/api/jobs/{job}/events',
  ...needs('signed-in'),
  summary: 'The same as server-sent events named `job`; ends with the work',
  request: { params },
  responses: { 200: { description: 'Events.', content: { 'text/event-stream': { schema: z.string() } } } },
});

const OVER: readonly Job['state'][] = ['done', 'failed'];
/** Changes that come faster are told together. */
const PAUSE = 50;

export function jobRoutes(app: App, house: House): void {
  const find = (id: string, person: string | undefined): Job => {
    const found = person === undefined ? undefined : house.open.jobs.find(id, person);
    if (found === undefined) throw new Fault(404, 'no-job', 'there is no such work, or it is not yours');
    return found;
  };
  app.openapi(get, (c) => sent(c, job, find(c.req.valid('param').job, c.get('visitor')?.person?.id)));
  app.openapi(events, (c) => {
    const { job: id } = c.req.valid('param');
    let latest = find(id, c.get('visitor')?.person?.id);
    const { jobs } = house.open;
    return streamSSE(c, async (stream) => {
      let wake = () => {};
      const stop = jobs.listen(id, (changed) => {
        latest = changed;
        wake();
      });
      stream.onAbort(() => wake());
      for (let told: Job | undefined; !stream.aborted; ) {
        if (told === latest) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        told = latest;
        await stream.writeSSE({ event: 'job', data: JSON.stringify(told) });
        if (OVER.includes(told.state)) break;
        await stream.sleep(PAUSE);
      }
      stop();
    }) as never;
  });
}
