import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { App } from '../app.ts';
import { checkDate } from '../dates.ts';
import { answers, caseId, needs, sent, takes } from '../describe.ts';
import { aboutOf, Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { checkKnown } from '../release/assumed.ts';
import { lookedAt, missingOf, type Planned } from '../release/planned.ts';
import {
  type Exposed,
  exposed,
  exposing,
  fileText,
  lessened,
  lessening,
  type Quote,
} from '../release/shapes.ts';
import { missingView } from '../release/view.ts';

const post = createRoute({
  method: 'post',
  path: '/api/cases/{case}/exposure',
  ...needs('cases.read'),
  summary: 'The paths that a planned text opens to somebody, at least; keeps nothing of the text',
  request: { params: z.object({ case: caseId }), body: takes(exposing) },
  responses: answers(exposed, 'Groups and counts, with the words that do it. Not for export.'),
});

const less = createRoute({
  method: 'post',
  path: '/api/cases/{case}/redaction',
  ...needs('cases.read'),
  summary: 'A planned text in which less is told, read again; keeps nothing of it',
  request: { params: z.object({ case: caseId }), body: takes(lessening) },
  responses: answers(lessened, 'The text, what was changed, and what of the withheld is still found.'),
});

const form = z.object({ file: z.any().openapi({ type: 'string', format: 'binary' }) });

const words = createRoute({
  method: 'post',
  path: '/api/cases/{case}/draft',
  ...needs('cases.read'),
  summary: 'The words of a file that is planned, of at most 1 MB; keeps nothing of it',
  request: {
    params: z.object({ case: caseId }),
    body: { required: true, content: { 'multipart/form-data': { schema: form } } },
  },
  responses: answers(fileText, 'Its text, as it would be looked at.'),
});

export function exposureRoutes(app: App, house: House): void {
  app.openapi(post, async (c) => {
    const { case: id } = c.req.valid('param');
    const asked = c.req.valid('json');
    if (asked.on !== undefined) checkDate(asked.on, 'on');
    if (asked.assumed !== undefined) checkKnown(asked.assumed, house.pack);
    const visitor = c.get('visitor');
    const planned = await lookedAt(house, visitor, id, asked, c.req.raw.signal);
    const missing = await missingOf(house, planned, visitor?.person?.id ?? '');
    const { text, kept } = planned.found;
    const exposure = seen(planned);
    return sent(c, exposed, {
      ...{ text, exposure, language: kept?.language ?? null },
      missing: missing.map(missingView),
    });
  });

  app.openapi(words, async (c) => {
    const { desk, reader } = house.open;
    await desk.state(c.req.valid('param').case);
    const file = (await c.req.formData()).get('file');
    if (file === null || typeof file === 'string')
      throw new Fault(422, 'no-files', 'no file came with the request');
    const bytes = new Uint8Array(await file.arrayBuffer());
    // The name of a file may say who wrote it: its bytes say what it is.
    const { reports, refused } = await reader.read([{ bytes, file: 'draft' }], () => {});
    const [report] = reports;
    if (report !== undefined) return sent(c, fileText, { text: report.text, language: report.language });
    const { code, say, facts } = refused[0] ?? { code: 'blank', say: 'there is no text in it', facts: {} };
    throw new Fault(422, code, say, aboutOf(facts));
  });

  app.openapi(less, async (c) => {
    const { case: id } = c.req.valid('param');
    const asked = c.req.valid('json');
    const { desk, exposer } = house.open;
    const question = async () => ({ ...asked, state: await desk.state(id) });
    const of = `${c.get('visitor')?.token} ${id} -`;
    return sent(c, lessened, await exposer.lessen(of, question, c.req.raw.signal));
  });
}

/**
 * Texts that left of another case, with which this one was joined once, count; their words are not shown: whoever asks may not see
 * that case.
 */
function seen({ found: { exposure }, state }: Planned): Exposed['exposure'] {
  const own = new Set(state.releases.map(({ seq }) => `n${seq}`));
  const shown = ({ text }: Quote) => {
    const [, release] = /^(n\d+)\./.exec(text) ?? [];
    return release === undefined || own.has(release);
  };
  const plain = JSON.stringify(exposure, (name, value) =>
    name === 'quotes' ? (value as Quote[]).filter(shown) : value,
  );
  return JSON.parse(plain) as Exposed['exposure'];
}
