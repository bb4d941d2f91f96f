import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { passagesOf } from '../../review/passages.ts';
import { queryOf } from '../../search/index.ts';
import { type Access, hiddenFrom } from '../access.ts';
import type { App } from '../app.ts';
import { answers, limit, needs, offset, sent } from '../describe.ts';
import type { House } from '../house.ts';
import { found } from '../shapes.ts';

/** One value, or several in as many parameters. */
const several = z
  .union([
    z
      .string()
      .max(200)
      .transform((one) => [one]),
    z.array(z.string().max(200)).max(50),
  ])
  .optional()
  .openapi({ type: 'array', items: { type: 'string' } });

const get = createRoute({
  method: 'get',
  path: '/api/search',
  ...needs('cases.read'),
  summary: 'Words and facets over reports, quotes and cases, each hit in the words around it',
  request: {
    query: z.object({
      words: z.string().max(1000).default(''),
      kind: several,
      stage: several,
      place: several,
      office: several,
      status: several,
      time: z.string().max(100).optional().describe('EDTF'),
      how: z.enum(['overlaps', 'within']).optional(),
      of: z.enum(['report', 'quote', 'case']).optional(),
      offset,
      limit: limit.default(20),
    }),
  },
  responses: answers(found, 'What was found, and how many claims of it have which facet.'),
});

export function searchRoutes(app: App, house: House, access: Access): void {
  app.openapi(get, async (c) => {
    const { words, kind, stage, place, office, status, time, how, of, ...page } = c.req.valid('query');
    const facets = kind ?? stage ?? place ?? office ?? status ?? time;
    // Facets alone ask for claims; with words also for reports and cases.
    const only = of ?? (words.trim() === '' && facets !== undefined ? 'quote' : undefined);
    const except = await hiddenFrom(c.get('visitor'), access);
    const asked = queryOf(
      {
        words,
        ...(kind && { kind }),
        ...(stage && { stage }),
        ...(place && { place }),
        ...(office && { office }),
        ...(status && { status }),
        ...(time !== undefined && { time }),
        ...(how && { how }),
        ...(only && { of: only }),
        ...page,
      },
      house.pack,
    );
    const query = { ...asked, except };
    const { home, desk } = house.open;
    await desk.indexed();
    const { hits, total, atLeast } = await home.store.index.search(query);
    const counts = await home.store.index.facets(query);
    const passages = await passagesOf(hits, query.phrases, (id) => desk.state(id));
    const shown = passages.map(({ snippet: { text, start, hits: marks }, ...hit }) => ({
      ...hit,
      snippet: { text, start, hits: marks },
    }));
    return sent(c, found, { total, atLeast, hits: shown, facets: counts });
  });
}
