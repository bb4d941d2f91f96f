import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Pack } from '../../packs/types.ts';
import type { App } from '../app.ts';
import { checkDate } from '../dates.ts';
import { answers, caseId, needs, sent, takes } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { type Exposing, exposed, exposing } from '../release/shapes.ts';

/** The planned text, among the texts of a case. */
const DRAFT = 'draft';

const post = createRoute({
  method: 'post',
  path: '/api/cases/{case}/exposure',
  ...needs('cases.read'),
  summary: 'The paths that a planned text opens to somebody, at least; keeps nothing of the text',
  request: { params: z.object({ case: caseId }), body: takes(exposing) },
  responses: answers(exposed, 'Groups and counts, with the words that do it. Not for export.'),
});

export function exposureRoutes(app: App, house: House): void {
  app.openapi(post, async (c) => {
    const { case: id } = c.req.valid('param');
    const { text, language, level, on, assumed, draft = '' } = c.req.valid('json');
    if (on !== undefined) checkDate(on, 'on');
    if (assumed !== undefined) checkKnown(assumed, house.pack);
    const { desk, exposer } = house.open;
    const question = async () => {
      const { state, assembled } = await desk.view(id, 'en');
      const sources = state.reports.flatMap(({ id: report, source }) =>
        source === null ? [] : [[report, source]],
      );
      const planned = { id: DRAFT, name: DRAFT, released: false, ...(language && { language }) };
      return {
        case: assembled,
        reports: state.reports.flatMap(({ report }) => report ?? []),
        sources: Object.fromEntries(sources),
        texts: text === undefined ? [] : [{ ...planned, text }],
        level,
        ...(on !== undefined && { on }),
        ...(assumed !== undefined && { assumed }),
      };
    };
    const of = `${c.get('visitor')?.token} ${id} ${draft}`;
    const found = await exposer.ask(of, question, c.req.raw.signal);
    const own = found.texts.find((one) => one.id === DRAFT);
    return sent(c, exposed, {
      text: own?.text ?? null,
      language: own?.language ?? null,
      exposure: found.exposure,
    });
  });
}

/** What nobody knows would change nothing, and look as if it had. */
function checkKnown({ audience, population }: NonNullable<Exposing['assumed']>, pack: Pack): void {
  const groups = new Set(pack.audiences.map(({ id }) => id));
  const unknown = [
    ...Object.keys(population ?? {}).filter((place) => !pack.places.has(place)),
    ...Object.keys(audience ?? {}).filter((kind) => !pack.acts.has(kind)),
    ...Object.values(audience ?? {})
      .flat()
      .filter((group) => !groups.has(group)),
  ];
  if (unknown.length > 0) throw new Fault(422, 'invalid', 'the pack does not know this', { id: unknown[0]! });
}
