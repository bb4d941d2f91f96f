import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { App } from '../app.ts';
import { answers, caseId, needs, sent, takes } from '../describe.ts';
import { handedOut } from '../download.ts';
import type { House } from '../house.ts';
import { fileOf, letOut } from '../release/leave.ts';
import { made, making } from '../release/shapes.ts';
import { personOf } from './releases.ts';

const one = z.object({ case: caseId, release: z.coerce.number().int().nonnegative() });

const make = createRoute({
  method: 'post',
  path: '/api/cases/{case}/releases/{release}/make',
  ...needs('releases.make'),
  summary: 'It leaves: written down with the sums of its files, before anybody has them',
  request: { params: one, body: takes(making) },
  responses: answers(made, 'The files.'),
});

const get = createRoute({
  method: 'get',
  path: '/api/cases/{case}/releases/{release}/files/{file}',
  ...needs('releases.make'),
  summary: 'A file that left; a bundle until the vault is closed',
  request: { params: one.extend({ file: z.string().regex(/^[a-z0-9.]{1,60}$/) }) },
  responses: {
    200: {
      description: 'The bytes whose sum the register has.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
});

export function fileRoutes(app: App, house: House): void {
  app.openapi(make, async (c) => {
    const { case: id, release } = c.req.valid('param');
    const { formats } = c.req.valid('json');
    return sent(c, made, { files: await letOut(house, id, release, { actor: personOf(c), formats }) });
  });
  app.openapi(get, async (c) => {
    const { case: id, release, file } = c.req.valid('param');
    const { bytes, length } = await fileOf(house, id, release, file);
    return handedOut(c, bytes, file, length);
  });
}
