import { z } from 'zod';
import type { Conventions } from './types.ts';

const month = z.int().min(1).max(12);
const season = z.strictObject({ from: month, to: month });
const seasons = z.strictObject({ spring: season, summer: season, autumn: season, winter: season });
const length = z.strictObject({ days: z.number().positive(), slack: z.number().min(0).max(1) });
const days = z.number().min(0);
const range = z
  .tuple([z.int(), z.int()])
  .refine(([least, most]) => least <= most, 'the first must not be greater');

/** What conventions.yaml holds. */
export const conventionsFile = z.strictObject({
  thirds: z.strictObject({ early: z.int().min(1).max(29), mid: z.int().min(2).max(30) }),
  around: z.strictObject({
    day: days,
    week: days,
    third: days,
    month: days,
    season: days,
    year: days,
    decade: days,
  }),
  lengths: z.strictObject({
    hour: length,
    day: length,
    week: length,
    month: length,
    quarter: length,
    year: length,
    decade: length,
    century: length,
  }),
  aboutSlack: z.number().min(0).max(1),
  gaps: z.record(z.string(), z.strictObject({ min: z.int().min(0), max: z.int().min(0).nullable() })),
  weekStart: z.int().min(0).max(6),
  weekday: z.strictObject({ sameDay: z.boolean(), last: z.enum(['nearest', 'week-before', 'either']) }),
  seasons: z.strictObject({ north: seasons, south: seasons }),
  hemisphere: z.enum(['north', 'south']),
  quantities: z.record(z.string(), range),
});

export type ConventionsFile = z.output<typeof conventionsFile>;

/** What the reader takes of them. */
export function readerConventions(file: ConventionsFile): Conventions {
  return {
    gaps: Object.fromEntries(
      Object.entries(file.gaps).map(([name, gap]) => [name, [gap.min, gap.max ?? open]]),
    ),
    quantities: file.quantities,
  };
}

/** "After" without an end: a hundred years. */
const open = 36_500;

/** Conventions of a pack that has no conventions.yaml and extends none. */
export const plainConventions: ConventionsFile = {
  thirds: { early: 10, mid: 20 },
  around: { day: 0, week: 0, third: 0, month: 0, season: 0, year: 0, decade: 0 },
  lengths: {
    hour: { days: 1 / 24, slack: 0 },
    day: { days: 1, slack: 0 },
    week: { days: 7, slack: 0 },
    month: { days: 30.44, slack: 0.1 },
    quarter: { days: 91.31, slack: 0.1 },
    year: { days: 365.25, slack: 0.1 },
    decade: { days: 3652.5, slack: 0.1 },
    century: { days: 36525, slack: 0.1 },
  },
  aboutSlack: 0,
  gaps: {},
  weekStart: 1,
  weekday: { sameDay: false, last: 'nearest' },
  seasons: {
    north: {
      spring: { from: 3, to: 5 },
      summer: { from: 6, to: 8 },
      autumn: { from: 9, to: 11 },
      winter: { from: 12, to: 2 },
    },
    south: {
      spring: { from: 9, to: 11 },
      summer: { from: 12, to: 2 },
      autumn: { from: 3, to: 5 },
      winter: { from: 6, to: 8 },
    },
  },
  hemisphere: 'north',
  quantities: {},
};
