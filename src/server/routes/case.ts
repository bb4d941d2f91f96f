import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { NotHere } from '../../review/decide.ts';
import type { App } from '../app.ts';
import { caseViewOf } from '../case-view.ts';
import { answers, caseId, language, needs, reportId, sent } from '../describe.ts';
import type { House } from '../house.ts';
import { caseView, reportText } from '../shapes.ts';

const get = createRoute({
  method: 'get',
  path: '/api/cases/{case}',
  ...needs('cases.read'),
  summary: 'A case: reports, claims as they stand, and what they make',
  request: { params: z.object({ case: caseId }), query: z.object({ language }) },
  responses: answers(caseView, 'The case.'),
});

const text = createRoute({
  method: 'get',
  path: '/api/cases/{case}/reports/{report}/text',
  ...needs('cases.read'),
  summary: 'The normalised text of a report; never changes',
  request: { params: z.object({ case: caseId, report: reportId }) },
  responses: answers(reportText, 'The text that anchors count in.'),
});

export function caseRoutes(app: App, house: House): void {
  app.openapi(get, async (c) => {
    const view = await house.open.desk.view(c.req.valid('param').case, c.req.valid('query').language);
    return sent(c, caseView, caseViewOf(view));
  });
  app.openapi(text, async (c) => {
    const { case: id, report: wanted } = c.req.valid('param');
    const { reports } = await house.open.desk.state(id);
    const report = reports.find((one) => one.id === wanted)?.report;
    if (!report) throw new NotHere(wanted);
    return sent(c, reportText, { id: wanted, language: report.language, text: report.text });
  });
}
