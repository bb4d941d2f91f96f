import { basename } from 'node:path';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Input } from '../../draft/draft.ts';
import { LIMITS } from '../../intake/limits.ts';
import { CASE } from '../../review/ids.ts';
import { NoSuchCase } from '../../review/take-in.ts';
import { type Access, hiddenFrom } from '../access.ts';
import type { App } from '../app.ts';
import { checkDate } from '../dates.ts';
import { answers, needs, sent } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import type { Work } from '../jobs.ts';
import { job } from '../shapes.ts';
import { take } from '../taking.ts';

/** Files of one request, and bytes of all of them. Whoever has more sends them one after the other. */
export const UPLOAD = { files: 100, bytes: 2 * LIMITS.file } as const;

const form = z.object({
  files: z.any().openapi({ type: 'array', items: { type: 'string', format: 'binary' } }),
  case: z
    .string()
    .regex(CASE)
    .optional()
    .describe('All of them into this case; else a case for every event.'),
  published: z.string().max(100).optional().describe('EDTF, of all of them.'),
  publisher: z.string().max(500).optional(),
  source: z
    .string()
    .regex(/^s-[0-9a-z]{4,16}$/)
    .optional()
    .describe('Who told all of them.'),
});

const post = createRoute({
  method: 'post',
  path: '/api/reports',
  ...needs('reports.add'),
  summary: `Takes files in: at most ${UPLOAD.files}, ${UPLOAD.bytes / 2 ** 20} MB together, ${LIMITS.file / 2 ** 20} MB each`,
  request: { body: { required: true, content: { 'multipart/form-data': { schema: form } } } },
  responses: answers(job, 'The work that was begun.', 202),
});

export function reportRoutes(app: App, house: House, access: Access): void {
  app.openapi(post, async (c) => {
    const { case: id, published, publisher, source } = c.req.valid('form');
    const person = c.get('visitor')?.person;
    if (!person) throw new Fault(401, 'no-session', 'nobody is signed in');
    const { home, desk, jobs, reader } = house.open;
    // It was parsed for the check already: the same form is given again.
    const given = (await c.req.formData()).getAll('files').filter((file) => typeof file !== 'string');
    if (given.length === 0) throw new Fault(422, 'no-files', 'no file came with the request');
    if (given.length > UPLOAD.files)
      throw new Fault(422, 'too-many-files', 'too many files at once', { most: UPLOAD.files });
    if (published) checkDate(published, 'published');
    if (id !== undefined) {
      if ((await hiddenFrom(c.get('visitor'), access)).includes(id)) throw new NoSuchCase(id);
      await desk.state(id);
    }
    const inputs: Input[] = [];
    for (const file of given)
      inputs.push({
        bytes: new Uint8Array(await file.arrayBuffer()),
        file: nameOf(file.name),
        ...(published && { published }),
        ...(publisher && { publisher }),
      });
    const taking = {
      vault: home.vault,
      reader,
      pack: house.pack,
      version: house.version,
      actor: person.id,
      ...(id !== undefined && { case: id }),
      ...(source !== undefined && { source }),
    };
    const files = inputs.map(({ file }) => ({ file, state: 'waiting' as const }));
    const free = c.get('room');
    c.set('room', undefined);
    const run = async (work: Work) => {
      const result = await take(inputs, taking, work);
      await desk.look();
      return result;
    };
    const begun = jobs.begin(person.id, { what: 'add', of: inputs.length, files }, run, free);
    return sent(c, job, begun, 202);
  });
}

/** Without folders, which may name a source, and without what does not belong in a line. */
function nameOf(given: string): string {
  return basename(given.replaceAll('\\', '/')).replace(/\p{C}/gu, ' ').trim().slice(0, 255) || 'file';
}
