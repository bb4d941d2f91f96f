import type { TimeConventions } from './conventions.ts';

/** Conventions to test and to time the network with; those in use come from a pack. */
export const SAMPLE_CONVENTIONS: TimeConventions = {
  thirds: { early: 10, mid: 20 },
  around: { day: 3, week: 3, third: 0, month: 3, season: 15, year: 183, decade: 730 },
  lengths: {
    hour: { days: 1 / 24, slack: 0 },
    day: { days: 1, slack: 0 },
    week: { days: 7, slack: 0.25 },
    month: { days: 30.44, slack: 0.17 },
    quarter: { days: 91.31, slack: 0.1 },
    year: { days: 365.25, slack: 0.1 },
    decade: { days: 3652.5, slack: 0.1 },
    century: { days: 36525, slack: 0.1 },
  },
  aboutSlack: 0.1,
  gaps: {
    'as-soon-as': { min: 0, max: 7 },
    'shortly-after': { min: 0, max: 14 },
    immediately: { min: 0, max: 1 },
    after: { min: 0, max: null },
  },
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
};
