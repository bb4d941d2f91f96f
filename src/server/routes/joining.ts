import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { NotHere } from '../../review/decide.ts';
import { CASE } from '../../review/ids.ts';
import { join, part } from '../../review/joining.ts';
import { loadAlone } from '../../review/load.ts';
import { restsOn } from '../../review/rests-on.ts';
import { NoSuchCase } from '../../review/take-in.ts';
import { type Access, hiddenFrom } from '../access.ts';
import type { App } from '../app.ts';
import { answers, caseId, needs, reportId, sent, takes } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { paired, pairing, resting } from '../shapes.ts';

const params = z.object({ case: caseId });

const joining = createRoute({
  method: 'post',
  path: '/api/cases/{case}/join',
  ...needs('claims.decide'),
  summary: 'Joins another case into this one; can be taken back',
  request: { params, body: takes(pairing) },
  responses: answers(paired, 'The numbers of its entries, one in each case.'),
});

const parting = createRoute({
  method: 'post',
  path: '/api/cases/{case}/part',
  ...needs('claims.decide'),
  summary: 'Takes a case out again that was joined into this one',
  request: { params, body: takes(pairing) },
  responses: answers(paired, 'The numbers of its entries, one in each case.'),
});

const rests = createRoute({
  method: 'get',
  path: '/api/cases/{case}/reports/{report}/rests',
  ...needs('cases.read'),
  summary: 'What falls, or has to be looked at, when a report is withdrawn',
  request: { params: z.object({ case: caseId, report: reportId }) },
  responses: answers(resting, 'Acts, dates, values and conflicts, by their ids in the case.'),
});

export function joiningRoutes(app: App, house: House, access: Access): void {
  for (const [route, decide] of [
    [joining, join],
    [parting, part],
  ] as const)
    app.openapi(route, async (c) => {
      const { case: into } = c.req.valid('param');
      const { from, reason } = c.req.valid('json');
      const visitor = c.get('visitor');
      if (!visitor?.person) throw new Fault(401, 'no-session', 'nobody is signed in');
      if (!CASE.test(from) || (await hiddenFrom(visitor, access)).includes(from)) throw new NoSuchCase(from);
      const { home, desk } = house.open;
      // Both are there.
      for (const id of [into, from]) await desk.state(id);
      const [a, b] = [await loadAlone(home.vault, into), await loadAlone(home.vault, from)];
      const { from: first, count } = await home.vault.append(
        decide(a, b, { actor: visitor.person.id, reason }),
      );
      await desk.look();
      return sent(c, paired, { entries: Array.from({ length: count }, (_, i) => first + i) });
    });
  app.openapi(rests, async (c) => {
    const { case: id, report } = c.req.valid('param');
    const { state, assembled } = await house.open.desk.view(id, 'en');
    if (!state.reports.some((one) => one.id === report)) throw new NotHere(report);
    return sent(c, resting, restsOn(state, { report }, house.pack, assembled));
  });
}
