import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { NotHere } from '../../review/decide.ts';
import { reportKey } from '../../review/kinds.ts';
import type { ReportState, State } from '../../review/state-types.ts';
import type { Access } from '../access.ts';
import type { App } from '../app.ts';
import { caseId, needs, reportId } from '../describe.ts';
import { handedOut } from '../download.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';

const get = createRoute({
  method: 'get',
  path: '/api/cases/{case}/reports/{report}/original',
  ...needs('originals.read'),
  summary:
    'The bytes of a report as they were received; of an attachment those of the e-mail that it came in',
  request: { params: z.object({ case: caseId, report: reportId }) },
  responses: {
    200: {
      description: 'To be kept as a file; a browser shows nothing of it.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
});

export function originalRoutes(app: App, house: House, access: Access): void {
  app.openapi(get, async (c) => {
    const { case: id, report: wanted } = c.req.valid('param');
    const { home, desk } = house.open;
    const state = await desk.state(id);
    const kept = keptWith(state, wanted);
    if (kept?.blob == null) throw new Fault(404, 'no-original', 'the vault has no original of this report');
    const visitor = c.get('visitor');
    if (visitor !== null) await access.originalRead?.(visitor, wanted, id);
    const bytes = await home.vault.kept(reportKey(kept.id), kept.blob.id);
    if (bytes === null) throw new Fault(404, 'no-original', 'the vault has no original of this report');
    return handedOut(c, bytes, kept.report?.file ?? wanted, kept.blob.bytes);
  });
}

/** The report with whose key the original is sealed: itself, or the e-mail that it came in. @throws NotHere */
function keptWith({ reports }: State, wanted: string): ReportState | undefined {
  const own = reports.find(({ id }) => id === wanted);
  if (!own?.report) throw new NotHere(wanted);
  const around = own.report.within?.sha256;
  return own.blob !== null ? own : reports.find(({ report }) => report !== null && report.sha256 === around);
}
