/** Readings of a part → what is known of each point: hull, windows, recurrence in an unknown year, proofs. */
import { fromNumber, monthLength, pad, toDay } from './days.ts';
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
  /** Days counted from the example year: year offset × 10000 + month × 100 + day. */
  readonly keys: { readonly lo: number; readonly hi: number } | null;
  readonly readings: { readonly lo: Reading; readonly hi: Reading };
}

function key(n: number, year: number): number {
  const c = fromNumber(n);
  return (c.year - year) * 10000 + c.month * 100 + c.day;
}

/** Extremes over all readings; in example years compared by the day of the year. */
function hull(k: Known): Hull {
  const { readings, floating, root } = k.searched;
  const p = k.local;
  const value = (r: Reading, low: boolean) => {
    const n = low ? r.state.lo[p]! : r.state.hi[p]!;
    return floating && Number.isFinite(n) ? key(n, r.year!) : n;
  };
  let lo = readings[0]!;
  let hi = readings[0]!;
  let finite = true;
  for (const r of readings) {
    if (value(r, true) < value(lo, true)) lo = r;
    if (value(r, false) > value(hi, false)) hi = r;
    finite &&= Number.isFinite(r.state.lo[p]!) && Number.isFinite(r.state.hi[p]!);
  }
  if (!floating) {
    const ranges = merge(readings.map((r) => ({ lo: r.state.lo[p]!, hi: r.state.hi[p]! })));
    return { ranges, keys: null, readings: { lo, hi } };
  }
  const from = floating.past ? root!.lo[p]! : Math.min(...readings.map((r) => r.state.lo[p]!));
  const to = floating.future ? root!.hi[p]! : Math.max(...readings.map((r) => r.state.hi[p]!));
  const keys = finite ? { lo: value(lo, true), hi: value(hi, false) } : null;
  const within = keys && keys.hi - keys.lo < 10000 ? keys : null;
  return { ranges: [{ lo: from, hi: to }], keys: within, readings: { lo, hi } };
}

/** Bounds of a point over one search, or the hull over several. Proofs are made when they are asked for. */
export function boundsOf(point: string, known: readonly Known[]): PointBounds {
  const hulls = known.map(hull);
  const ranges = merge(hulls.flatMap((h) => h.ranges));
  const windows = ranges.map(dayWindow);
  const yearly = recurrence(hulls, windows);
  const best = (low: boolean): number => {
    const score = (h: Hull) =>
      h.keys ? (low ? h.keys.lo : -h.keys.hi) : low ? h.ranges[0]!.lo : -h.ranges.at(-1)!.hi;
    let at = 0;
    hulls.forEach((h, i) => {
      if (score(h) < score(hulls[at]!)) at = i;
    });
    return at;
  };
  const proof = once((side: Side) => {
    const i = best(side === 'earliest');
    return proofOf(point, known[i]!, hulls[i]!, side);
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

function monthDay(k: number): string {
  const part = ((k % 10000) + 10000) % 10000;
  return `${pad(Math.floor(part / 100), 2)}-${pad(part % 100, 2)}`;
}

type Yearly = NonNullable<PointBounds['yearly']>;

function recurrence(hulls: readonly Hull[], windows: readonly DayWindow[]): Yearly | null {
  if (hulls.every((h) => h.keys)) {
    const lo = Math.min(...hulls.map((h) => h.keys!.lo));
    const hi = Math.max(...hulls.map((h) => h.keys!.hi));
    if (hi - lo >= 10000) return null;
    return { from: monthDay(lo), to: monthDay(hi), years: null };
  }
  if (windows.length < 2) return null;
  const years: number[] = [];
  const [first] = windows;
  for (const w of windows) {
    if (w.earliest === null || w.latest === null) return null;
    if (w.earliest.slice(-5) !== first!.earliest!.slice(-5)) return null;
    if (w.latest.slice(-5) !== first!.latest!.slice(-5)) return null;
    years.push(Number(w.earliest.slice(0, -6)));
  }
  return { from: first!.earliest!.slice(-5), to: first!.latest!.slice(-5), years };
}

function yearlyEdtf(y: Yearly): string {
  if (y.from === y.to) return `XXXX-${y.from}`;
  const month = Number(y.to.slice(0, 2));
  const whole = y.from.endsWith('-01') && Number(y.to.slice(3)) >= monthLength(2001, month);
  if (whole && y.from.slice(0, 2) === y.to.slice(0, 2)) return `XXXX-${y.to.slice(0, 2)}`;
  return `XXXX-${y.from}/XXXX-${y.to}`;
}

/** The chain of the earliest state that has the bound already, so that a proof rests on no choice it does not need. */
function proofOf(point: string, k: Known, h: Hull, side: Side): Proof | null {
  const low = side === 'earliest';
  const { searched: s, local: p } = k;
  const reading = low ? h.readings.lo : h.readings.hi;
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
