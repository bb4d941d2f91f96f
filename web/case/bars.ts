/** Dated acts as bars of what is possible, undated ones as a list: all that a timeline draws, in fractions of its width. */
import { dayNumber } from './days.ts';
import { type Ground, groundOf, merelyTold } from './ground.ts';
import { axis, closer, fraction, type Span, type Tick } from './scale.ts';
import { type Act, type Drafted, ordered } from './types.ts';

/** How an end of a bar looks. `open`: no bound; `cut`: it lies outside what is shown. */
export type End = 'bound' | 'open' | 'cut';

export interface Bar {
  /** 0 is the left edge of the axis, 1 the right one. */
  readonly from: number;
  readonly to: number;
  readonly left: End;
  readonly right: End;
  readonly ground: Ground;
  /** Only that it had happened when it was told is known. */
  readonly told: boolean;
}

export interface Row {
  readonly act: Act;
  /** Its place in the pathway, from 1. */
  readonly number: number;
  /** Null when it lies wholly outside what is shown: `beyond` says on which side. */
  readonly bar: Bar | null;
  readonly beyond?: 'before' | 'after';
}

export interface Timeline {
  readonly span: Span | null;
  readonly ticks: readonly Tick[];
  readonly rows: readonly Row[];
  readonly undated: readonly { readonly act: Act; readonly number: number }[];
  /** Whether a closer look at most of the dates differs from all of them. */
  readonly canClose: boolean;
}

/** How long the tail of an open end is drawn, as a part of the axis. */
const TAIL = 0.12;
/** A bar of one day stays visible. */
const LEAST = 0.006;

export function timelineOf(
  drafted: Pick<Drafted, 'acts' | 'pathway'>,
  close: boolean,
  most: number,
): Timeline {
  const acts = ordered(drafted).map((act, i) => ({ act, number: i + 1 }));
  const dated = acts.filter(({ act }) => isDated(act));
  const bounds = dated.flatMap(({ act }) => boundsOf(act));
  // That something had happened when it was told says little of when: a closer look is one at the other dates.
  const near = closer(dated.filter(({ act }) => !merelyTold(act)).flatMap(({ act }) => boundsOf(act)));
  const whole = wholeOf(bounds);
  const drawn = whole && axis(close && near ? near : whole, most);
  return {
    span: drawn?.span ?? null,
    ticks: drawn?.ticks ?? [],
    rows: drawn ? dated.map(({ act, number }) => rowOf(act, number, drawn.span)) : [],
    undated: acts.filter(({ act }) => !isDated(act)),
    canClose: near !== undefined,
  };
}

/** What is said not to have happened has no day. */
function isDated({ phase, when }: Act): boolean {
  return phase !== 'not-done' && (dayNumber(when.earliest) ?? dayNumber(when.latest)) !== undefined;
}

function boundsOf({ when }: Act): number[] {
  return [dayNumber(when.earliest), dayNumber(when.latest)].filter((day) => day !== undefined);
}

function wholeOf(bounds: readonly number[]): Span | undefined {
  if (bounds.length === 0) return undefined;
  const start = bounds.reduce((least, day) => Math.min(least, day));
  const end = bounds.reduce((last, day) => Math.max(last, day)) + 1;
  // Bounds of one week still need an axis on which a bar is longer than it is high.
  const room = Math.max(0, 10 - (end - start));
  return { start: start - Math.floor(room / 2), end: end + Math.ceil(room / 2) };
}

function rowOf(act: Act, number: number, span: Span): Row {
  return { act, number, ...barOf(act, span) };
}

/** The bar of an act on an axis. */
export function barOf(act: Act, span: Span): Pick<Row, 'bar' | 'beyond'> {
  const first = dayNumber(act.when.earliest);
  const last = dayNumber(act.when.latest);
  const from = first === undefined ? undefined : fraction(span, first);
  const to = last === undefined ? undefined : fraction(span, last + 1);
  if (from !== undefined && from >= 1) return { bar: null, beyond: 'after' };
  if (to !== undefined && to <= 0) return { bar: null, beyond: 'before' };
  const right = end(to, (at) => at > 1);
  const left = end(from, (at) => at < 0);
  const bar = {
    from: left === 'bound' ? from! : left === 'cut' ? 0 : Math.max(0, Math.min(1, to ?? 1) - TAIL),
    to: right === 'bound' ? to! : right === 'cut' ? 1 : Math.min(1, Math.max(0, from ?? 0) + TAIL),
  };
  const wide = { ...bar, to: Math.max(bar.to, bar.from + LEAST) };
  return { bar: { ...wide, left, right, ground: groundOf(act), told: merelyTold(act) } };
}

function end(at: number | undefined, outside: (at: number) => boolean): End {
  if (at === undefined) return 'open';
  return outside(at) ? 'cut' : 'bound';
}

/** What a date in words takes of the track, in pixels. */
const LABEL = 232;

/** Where the date of a bar stands: beside it or in it where there is room, else below it, in line with its left or right end. */
export function labelSide(
  { from, to }: Pick<Bar, 'from' | 'to'>,
  width: number,
): 'right' | 'left' | 'inside' | 'under-left' | 'under-right' {
  const need = LABEL / Math.max(1, width);
  if (1 - to >= need) return 'right';
  if (from >= need) return 'left';
  if (to - from >= need) return 'inside';
  return from + need <= 1 ? 'under-left' : 'under-right';
}
