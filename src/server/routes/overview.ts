import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Month } from '../../review/overview/types.ts';
import { EdtfError, edtfBounds, fromDay } from '../../time/index.ts';
import type { Home } from '../../vault/home.ts';
import { type Access, hiddenFrom } from '../access.ts';
import type { App } from '../app.ts';
import { answers, limit, needs, offset, sent } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { type Counted, Overview } from '../overview.ts';
import rules from '../rules.json' with { type: 'json' };
import { overview, overviewCases } from '../shapes.ts';

/** See docs/decisions/small-counts-are-rounded.md. */
const THRESHOLD = 5;

const id = z.string().min(1).max(100).optional();
/** A year, a month or a day. */
const date = z
  .string()
  .regex(/^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)
  .refine(isDate)
  .optional();
const asked = z.object({
  of: z.enum(['accepted', 'standing']).default('accepted'),
  kind: id,
  stage: id,
  place: id,
  office: id,
  language: id,
  from: date.describe('2020, 2020-07 or 2020-07-02: claims that are dated and could have been then.'),
  to: date,
});

const get = createRoute({
  method: 'get',
  path: '/api/overview',
  ...needs('cases.read'),
  summary: 'Counts over all cases, each case once, with their rules and what of the ledger is counted',
  request: { query: asked },
  responses: answers(overview, 'Counts by kind, place, office, month and pathway.'),
});

const cases = createRoute({
  method: 'get',
  path: '/api/overview/cases',
  ...needs('cases.read'),
  summary: 'The cases behind a number of the overview',
  request: {
    query: asked.extend({
      month: z
        .string()
        .regex(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:\/(?:19|20)\d\d-(?:0[1-9]|1[0-2]))?$/)
        .optional()
        .describe('2020-07, or 2020-07/2021-06.'),
      step: z
        .string()
        .max(200)
        .regex(/^[^>]+>[^>]+$/)
        .optional()
        .describe('Two stages, as custody>penalty: told one after the other with nothing between.'),
      last: id.describe('The last stage that is told.'),
      status: id,
      without: z.enum(['place', 'office', 'date']).optional(),
      offset,
      limit,
    }),
  },
  responses: answers(overviewCases, 'A page of cases, the latest changed first.'),
});

export function overviewRoutes(app: App, house: House, access: Access): void {
  const open = new WeakMap<Home, Overview>();
  const counting = async (): Promise<{ readonly home: Home; readonly over: Overview }> => {
    const { home, desk } = house.open;
    await desk.indexed();
    const over = open.get(home) ?? new Overview(home.store.index, house.pack);
    open.set(home, over);
    return { home, over };
  };
  /** A count takes a while: when the vault was closed meanwhile, that is said, and no fault. */
  const whileOpen = async <T>(home: Home, run: Promise<T>): Promise<T> => {
    try {
      return await run;
    } catch (error) {
      if (house.open.home === home) throw error;
      throw new Fault(423, 'locked', 'the vault was closed');
    }
  };
  app.openapi(get, async (c) => {
    const query = c.req.valid('query');
    const { home, over } = await counting();
    const except = new Set(await hiddenFrom(c.get('visitor'), access));
    const counted = over.counted({ ...query, ...days(query), except });
    return sent(c, overview, view(query.of, await whileOpen(home, counted)));
  });
  app.openapi(cases, async (c) => {
    const { offset: from, limit: most, month, step, ...query } = c.req.valid('query');
    const { home, over } = await counting();
    const except = new Set(await hiddenFrom(c.get('visitor'), access));
    const [before, after] = step?.split('>') ?? [];
    const asking = over.behind({
      ...{ ...query, ...days(query), except },
      ...(month !== undefined && { months: monthsOf(month) }),
      ...(before !== undefined && after !== undefined && { link: { from: before, to: after } }),
    });
    const found = await whileOpen(home, asking);
    const rows = await Promise.all(
      found.slice(from, from + most).map(async ({ case: one, share }) => {
        const row = await home.store.index.case(one);
        return row === null ? [] : [{ ...row, share }];
      }),
    );
    return sent(c, overviewCases, { total: found.length, cases: rows.flat() });
  });
}

function view(of: 'accepted' | 'standing', { counts, through, at }: Counted) {
  const { all, series, ...rest } = counts;
  return {
    ...{ of, snapshot: { through, at, cases: all }, ...rest },
    series: series.map((row) => ({ ...row, months: row.months.map(named) })),
    ...{ threshold: THRESHOLD, rules },
  };
}

function named({ month, certain, spread }: Month) {
  const [year, rest] = [1970 + Math.floor(month / 12), ((month % 12) + 12) % 12];
  const name = `${year}-${String(rest + 1).padStart(2, '0')}`;
  return { month: name, certain, spread };
}

function monthsOf(names: string): readonly [number, number] {
  const [first, last] = names.split('/').map((name) => {
    const [year, month] = name.split('-').map(Number);
    return (year! - 1970) * 12 + month! - 1;
  });
  return [first!, last ?? first!];
}

function isDate(text: string): boolean {
  try {
    edtfBounds(text);
    return true;
  } catch (error) {
    if (error instanceof EdtfError) return false;
    throw error;
  }
}

/** First and last day of what was asked for. */
function days({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  const day = (text: string | undefined, end: 'earliest' | 'latest'): number | undefined => {
    const bound = text === undefined ? null : edtfBounds(text)[end];
    return bound === null ? undefined : fromDay(bound);
  };
  return { from: day(from, 'earliest'), to: day(to, 'latest') };
}
