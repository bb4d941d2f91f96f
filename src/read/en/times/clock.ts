/** Times of day: "10:35 a.m. EST", "3 pm Friday", "4 in the morning", "nine o'clock", "at night". */
import type { DayPart } from '../../../claims/types.ts';
import { cardinal } from './number.ts';
import { at, is, type Match, type Scan, text } from './scan.ts';
import { SMALL } from './word.ts';

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly last: number;
}

/** A time of day by the clock. */
export function clock(s: Scan, i: number): Clock | undefined {
  const word = at(s, i);
  if (word.clock) {
    const { hour, minute, meridiem } = word.clock;
    const half = meridiem ?? at(s, i + 1).meridiem;
    // "14.30" without a word is a number.
    if (!half && word.digits !== undefined) return undefined;
    return zone(s, turned(hour, half), minute, meridiem || !half ? i + 1 : i + 2);
  }
  const number = cardinal(s, i);
  if (!number || number.to !== undefined || number.n < 1 || number.n > 24 || number.n % 1 !== 0)
    return undefined;
  const next = at(s, number.last);
  if (next.meridiem && number.n <= 12) return zone(s, turned(number.n, next.meridiem), 0, number.last + 1);
  if (next.oclock) {
    const part = inThePart(s, number.last + 1);
    const half = part
      ? part.daypart === 'morning' || part.daypart === 'dawn'
        ? 'am'
        : 'pm'
      : at(s, number.last + 1).meridiem;
    return zone(s, turned(number.n, half), 0, part ? part.last : number.last + 1);
  }
  const part = inThePart(s, number.last);
  if (part && number.n <= 12)
    return {
      hour: turned(number.n, part.daypart === 'morning' || part.daypart === 'dawn' ? 'am' : 'pm'),
      minute: 0,
      last: part.last,
    };
  return undefined;
}

/** "in the morning" */
function inThePart(s: Scan, i: number): { daypart: DayPart; last: number } | undefined {
  // "in the morning", "at night"
  const k = is(s, i, SMALL.in) && is(s, i + 1, SMALL.the) ? i + 2 : is(s, i, SMALL.at) ? i + 1 : 0;
  const daypart = k > 0 ? at(s, k).daypart : undefined;
  return daypart ? { daypart, last: k + 1 } : undefined;
}

function turned(hour: number, half: 'am' | 'pm' | undefined): number {
  if (half === 'pm' && hour < 12) return hour + 12;
  if (half === 'am' && hour === 12) return 0;
  return hour === 24 ? 0 : hour;
}

function zone(s: Scan, hour: number, minute: number, last: number): Clock {
  return { hour, minute, last: at(s, last).zone && !at(s, last).part ? last + 1 : last };
}

/** The part of the day that an hour belongs to. */
export function partOf(hour: number): DayPart {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  if (hour < 13) return 'noon';
  if (hour < 18) return 'afternoon';
  return hour < 21 ? 'evening' : 'night';
}

/** A part of a day that stands alone: "in the morning", "at night"; of the day that is being told about. */
export function dayPart(s: Scan, i: number): Match | undefined {
  const { daypart, part } = at(s, i);
  if (!daypart) return undefined;
  // "evening news", "a night out": only behind what makes it a time.
  const before = i - 1;
  const fits =
    is(s, before, SMALL.at | SMALL.the) ||
    part !== undefined ||
    at(s, before).part !== undefined ||
    text(s, i) === text(s, before);
  if (!fits) return undefined;
  if (is(s, before, SMALL.the) && !is(s, before - 1, SMALL.in) && part === undefined) return undefined;
  return {
    last: i + 1,
    expr: { kind: 'unit', unit: 'day', shift: 0, daypart },
    from: 'act',
    rule: 'day-part',
  };
}
