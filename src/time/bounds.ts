/** Readings of a part → what is known of each point: hull, windows, recurrence in an unknown year, proofs. */
import { fromNumber, monthLength, toDay, toNumber } from './days.ts';
import { edtfOfWindows, merge, type Range } from './edtf.ts';
import type { Reading, Searched } from './search.ts';
import { stepsOf } from './steps.ts';
import type { DayWindow, PointBounds, Proof, Side } from './types.ts';

/** What one search knows of a point; several (ways out of a conflict) are joined by `boundsOf`. */
export interface Known {
  readonly searched: Searched;
  /** Number of the point within the part. */
  readonly local: number;
}

interface Hull {
  readonly ranges: readonly Range[];
  /** In example years: stretches of the year, as days of a leap year (1-366); `to` may lie in the next one. Else null. */
  readonly spans: readonly Span[] | null;
  /** Readings that reach the ends. */
  readonly lo: Reading;
  readonly hi: Reading;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly reading: Reading;
}

const YEAR = 366;

/** Day of a leap year, so that a day of the year has one number in every year. */
function ofYear(n: number): number {
  const c = fromNumber(n);
  return toNumber(2000, c.month, c.day) - toNumber(2000, 1, 1) + 1;
}

/** Extremes over all readings, and in example years the stretches of the year. */
function hull(k: Known): Hull {
  const { readings, floating, root } = k.searched;
  const p = k.local;
  let lo = readings[0]!;
  let hi = readings[0]!;
  for (const r of readings) {
    if (r.state.lo[p]! < lo.state.lo[p]!) lo = r;
    if (r.state.hi[p]! > hi.state.hi[p]!) hi = r;
  }
  if (!floating) {
    const all = readings.map((r) => ({ lo: r.state.lo[p]!, hi: r.state.hi[p]! }));
    return { ranges: all.length === 1 ? all : merge(all), spans: null, lo, hi };
  }
  const from = floating.past ? root!.lo[p]! : lo.state.lo[p]!;
  const to = floating.future ? root!.hi[p]! : hi.state.hi[p]!;
  return { ranges: [{ lo: from, hi: to }], spans: floating.yearly ? spansOf(readings, p) : null, lo, hi };
}

function spansOf(readings: readonly Reading[], p: number): readonly Span[] | null {
  const out: Span[] = [];
  for (const reading of readings) {
    const a = reading.state.lo[p]!;
    const b = reading.state.hi[p]!;
    if (!(b - a < YEAR - 1)) return null;
    const from = ofYear(a);
    const to = ofYear(b);
    out.push({ from, to: to < from ? to + YEAR : to, reading });
  }
  return out;
}

/** All spans but the longest stretch of the year that none of them touches; null when hardly anything is left out. */
function yearHull(spans: readonly Span[]): { readonly from: Span; readonly to: Span } | null {
  const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to);
  // What reaches furthest over the end of the year covers the beginning of it.
  let end = sorted.reduce((far, s) => (s.to > far.to ? s : far));
  let endDay = end.to - YEAR;
  let gap = 0;
  let best: { from: Span; to: Span } | null = null;
  for (const s of sorted) {
    if (s.from - endDay - 1 > gap) {
      gap = s.from - endDay - 1;
      best = { from: s, to: end };
    }
    if (s.to > endDay) {
      end = s;
      endDay = s.to;
    }
  }
  return gap > 5 ? best : null;
}

/** Bounds of a point over one search, or the hull over several. Proofs are made when they are asked for. */
export function boundsOf(point: string, known: readonly Known[]): PointBounds {
  const hulls = known.map(hull);
  const ranges = merge(hulls.flatMap((h) => h.ranges));
  const windows = ranges.map(dayWindow);
  const ofYears = hulls.every((h) => h.spans) ? yearHull(hulls.flatMap((h) => h.spans!)) : null;
  const yearly = ofYears ? yearlyOf(ofYears) : inSomeYears(windows);
  const proof = once((side: Side) => {
    const low = side === 'earliest';
    const open = (low ? windows[0]!.earliest : windows.at(-1)!.latest) === null;
    if (ofYears && open) {
      const { reading } = low ? ofYears.from : ofYears.to;
      const i = hulls.findIndex((h) => h.spans!.some((x) => x.reading === reading));
      return proofOf(point, known[i]!, reading, side);
    }
    let at = 0;
    const end = (h: Hull) => (low ? h.ranges[0]!.lo : -h.ranges.at(-1)!.hi);
    hulls.forEach((h, i) => {
      if (end(h) < end(hulls[at]!)) at = i;
    });
    if (!Number.isFinite(end(hulls[at]!))) return null;
    return proofOf(point, known[at]!, low ? hulls[at]!.lo : hulls[at]!.hi, side);
  });
  return {
    point,
    earliest: windows[0]!.earliest,
    latest: windows.at(-1)!.latest,
    edtf: yearly && yearly.years === null ? yearlyEdtf(yearly) : edtfOfWindows(windows),
    windows,
    ...(yearly ? { yearly } : {}),
    because: {
      get earliest() {
        return proof('earliest');
      },
      get latest() {
        return proof('latest');
      },
    },
    get claims() {
      const both = [proof('earliest'), proof('latest')].flatMap((x) => x?.claims ?? []);
      return [...new Set(both)].sort();
    },
  };
}

function once(make: (side: Side) => Proof | null): (side: Side) => Proof | null {
  const seen = new Map<Side, Proof | null>();
  return (side) => {
    if (!seen.has(side)) seen.set(side, make(side));
    return seen.get(side)!;
  };
}

function dayWindow(r: Range): DayWindow {
  return {
    earliest: Number.isFinite(r.lo) ? toDay(r.lo) : null,
    latest: Number.isFinite(r.hi) ? toDay(r.hi) : null,
  };
}

type Yearly = NonNullable<PointBounds['yearly']>;

function yearlyOf(h: { readonly from: Span; readonly to: Span }): Yearly {
  const monthDay = (n: number) => toDay(toNumber(2000, 1, 1) + ((n - 1) % YEAR)).slice(5);
  return { from: monthDay(h.from.from), to: monthDay(h.to.to), years: null };
}

/** The same days in each of several known years. */
function inSomeYears(windows: readonly DayWindow[]): Yearly | null {
  const [first] = windows;
  if (windows.length < 2 || !first) return null;
  const years: number[] = [];
  for (const w of windows) {
    if (w.earliest === null || w.latest === null) return null;
    if (w.earliest.slice(-5) !== first.earliest!.slice(-5)) return null;
    if (w.latest.slice(-5) !== first.latest!.slice(-5)) return null;
    years.push(Number(w.earliest.slice(0, -6)));
  }
  return { from: first.earliest!.slice(-5), to: first.latest!.slice(-5), years };
}

function yearlyEdtf(y: Yearly): string {
  if (y.from === y.to) return `XXXX-${y.from}`;
  const month = Number(y.to.slice(0, 2));
  const whole = y.from.endsWith('-01') && Number(y.to.slice(3)) >= monthLength(2001, month);
  if (whole && y.from.slice(0, 2) === y.to.slice(0, 2)) return `XXXX-${y.to.slice(0, 2)}`;
  return `XXXX-${y.from}/XXXX-${y.to}`;
}

/** The chain of the earliest state that has the bound already, so that a proof rests on no choice it does not need. */
function proofOf(point: string, k: Known, reading: Reading, side: Side): Proof | null {
  const low = side === 'earliest';
  const { searched: s, local: p } = k;
  const day = low ? reading.state.lo[p]! : reading.state.hi[p]!;
  if (!Number.isFinite(day)) return null;
  const yearRoot = reading.year === null ? undefined : s.yearRoots.get(reading.year);
  for (const state of [s.root!, yearRoot, reading.state]) {
    if (!state || (low ? state.lo : state.hi)[p] !== day) continue;
    const steps = stepsOf(s, (low ? state.loNode : state.hiNode)[p]!, reading);
    const others = steps.flatMap((x) => (x.kind === 'choice' ? x.others.flatMap((o) => o.against) : []));
    const claims = [...new Set([...steps, ...others].flatMap((x) => x.claims))].sort();
    const yearless = steps.some((x) => x.kind === 'year');
    return { point, side, day: toDay(day), yearless, steps, claims };
  }
  return null;
}
