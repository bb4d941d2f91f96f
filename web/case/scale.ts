/** The axis of a timeline: from which day to which, where the round ticks stand, and where on it a day lies. */
import { calendarOf, numberOf } from './days.ts';

/** Days as numbers; `end` is the day after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Tick {
  readonly at: number;
  readonly unit: 'day' | 'month' | 'year';
  /** Where a year begins, or the first tick of all: here the year is said. */
  readonly year: boolean;
}

type Unit = readonly ['day' | 'month' | 'year', number];

/** Each divides a month or a year without a rest, so that ticks stay round. */
const UNITS: readonly Unit[] = [
  ...([1, 2, 5, 10] as const).map((n): Unit => ['day', n]),
  ...([1, 2, 3, 6] as const).map((n): Unit => ['month', n]),
  ...([1, 2, 5, 10, 20, 50, 100, 500, 1000] as const).map((n): Unit => ['year', n]),
];

/** Where a day lies on the axis: 0 at its start, 1 at its end. Days outside lie outside. */
export function fraction({ start, end }: Span, day: number): number {
  return (day - start) / Math.max(1, end - start);
}

/** Widens a span to round days of the finest unit that needs at most `most` ticks, and gives the ticks. */
export function axis(span: Span, most: number): { readonly span: Span; readonly ticks: readonly Tick[] } {
  for (const unit of UNITS) {
    const starts = startsOf(unit, span, most + 1);
    if (starts === undefined) continue;
    const ticks = starts.slice(0, -1);
    return {
      span: { start: starts[0]!, end: starts.at(-1)! },
      ticks: ticks.map((at, i) => ({ at, unit: unit[0], year: i === 0 || isYear(at) })),
    };
  }
  return { span, ticks: [] };
}

function isYear(at: number): boolean {
  const { month, day } = calendarOf(at);
  return month === 1 && day === 1;
}

/** Beginnings of the units that cover the span, and the end of the last; undefined when they are more than `most`. */
function startsOf(unit: Unit, { start, end }: Span, most: number): number[] | undefined {
  let at = floor(unit, start);
  const found = [at];
  while (at < end) {
    at = next(unit, at);
    if (found.push(at) > most) return undefined;
  }
  return found;
}

function floor([unit, step]: Unit, number: number): number {
  const { year, month, day } = calendarOf(number);
  if (unit === 'year') return numberOf({ year: Math.floor(year / step) * step, month: 1, day: 1 });
  if (unit === 'month') return numberOf({ year, month: month - ((month - 1) % step), day: 1 });
  return numberOf({ year, month, day: stepped(day, step) });
}

function next(unit: Unit, number: number): number {
  const { year, month, day } = calendarOf(number);
  const [name, step] = unit;
  if (name === 'year') return numberOf({ year: year + step, month: 1, day: 1 });
  if (name === 'month') return numberOf({ year, month: month + step, day: 1 });
  const later = calendarOf(numberOf({ year, month, day: day + step }));
  // A stump of two or three days at the end of a month is no step of its own.
  const over = later.month !== month || (step > 1 && later.day > 31 - step);
  return over ? numberOf({ year, month: month + 1, day: 1 }) : numberOf(later);
}

/** Days of a month are ticked from its first: 1, 11, 21. */
function stepped(day: number, step: number): number {
  const first = day - ((day - 1) % step);
  return first > 31 - step && step > 1 ? first - step : first;
}

/** How much wider all dates must lie than most of them before a closer look is offered. */
const WIDER = 4;
/** The part of all bounds that a closer look must hold. */
const MOST = 0.7;

/**
 * The shortest stretch that holds most of the bounds, when all of them would press it together; undefined when the whole is
 * well seen. A relative taken ten years before would otherwise leave a summer one finger wide.
 */
export function closer(bounds: readonly number[]): Span | undefined {
  const sorted = [...bounds].sort((a, b) => a - b);
  if (sorted.length < 4) return undefined;
  const held = Math.ceil(sorted.length * MOST);
  let best: Span | undefined;
  for (let i = 0; i + held <= sorted.length; i++) {
    const span = { start: sorted[i]!, end: sorted[i + held - 1]! };
    if (best === undefined || span.end - span.start < best.end - best.start) best = span;
  }
  const all = sorted.at(-1)! - sorted[0]!;
  const near = Math.max(14, best!.end - best!.start);
  if (all <= near * WIDER) return undefined;
  const room = Math.ceil(near / 6);
  return { start: best!.start - room, end: best!.end + room };
}
