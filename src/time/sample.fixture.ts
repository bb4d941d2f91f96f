/** For the tests only: the invented report of the worked example, small random networks, and what brute force says of them. */
import fc from 'fast-check';
import type { TimeExpr, TimeRef } from '../claims/types.ts';
import { SAMPLE_CONVENTIONS as C } from './conventions.fixture.ts';
import { fromDay, fromNumber, monthLength, toDay, weekdayOf } from './days.ts';
import { factsOf, orderFact, publicationFacts, publishedFact, toldFact } from './facts.ts';
import type { Fact } from './types.ts';

export const TOLD = 'r1.told';
export const PUBLISHED = 'r1.published';

function ref(phrase: string, expr: TimeExpr, sense: TimeRef['sense'] = 'at'): TimeRef {
  return { phrase, expr, from: 'utterance', rule: 'test', sense };
}

function telling(published: string | undefined): Fact[] {
  return [
    {
      kind: 'when',
      id: 'told',
      claims: [],
      rule: 'weekday',
      phrase: 'on Monday',
      point: TOLD,
      expr: { kind: 'weekday', weekday: 1 },
      reference: PUBLISHED,
    },
    publishedFact(TOLD, PUBLISHED),
    ...publicationFacts(PUBLISHED, published),
  ];
}

function ending(arrest: string): Fact[] {
  return [
    ...factsOf(
      ref('over the course of a month', { kind: 'duration', unit: 'month', min: 1, max: 1 }, 'duration'),
      { act: 'examination', claims: ['examination'], id: 'examination.when' },
      C,
    ),
    ...factsOf(
      ref('in mid-June', { kind: 'date', month: 6, part: 'mid' }),
      { act: 'transfer', reference: TOLD, claims: ['transfer'], id: 'transfer.when' },
      C,
    ),
    orderFact('arrest', 'examination', ['examination']),
    orderFact('examination', 'transfer', ['after']),
    toldFact('arrest', TOLD, [arrest]),
    toldFact('transfer', TOLD, ['transfer']),
  ];
}

/** Spoke on Monday; arrest last month; an examination of a month; transfer in mid-June. */
export function english(published?: string, more: readonly Fact[] = []): readonly Fact[] {
  return [
    ...telling(published),
    ...factsOf(
      ref('last month', { kind: 'unit', unit: 'month', shift: -1 }),
      { act: 'arrest', reference: TOLD, claims: ['arrest'], id: 'arrest.when' },
      C,
    ),
    ...ending('arrest'),
    ...more,
  ];
}

/** The same, but: arrest in the middle of last month; left for the border around its end, before he was caught. */
export function korean(published?: string): readonly Fact[] {
  return [
    ...telling(published),
    ...factsOf(
      ref('지난달 중순', { kind: 'unit', unit: 'month', shift: -1, part: 'mid' }),
      { act: 'arrest', reference: TOLD, claims: ['first'], id: 'arrest.when' },
      C,
    ),
    ...factsOf(
      ref('지난달 말경', { kind: 'unit', unit: 'month', shift: -1, part: 'late', approx: true }),
      { act: 'travel', reference: TOLD, claims: ['second'], id: 'travel.when' },
      C,
    ),
    orderFact('travel', 'arrest', ['second']),
    ...ending('first'),
  ];
}

/** Three points in these days. */
const FIRST = fromDay('2020-05-19');
const DAYS = 37;
const POINTS = ['p0', 'p1', 'p2'];

type Shape =
  | { kind: 'gap'; from: number; to: number; min: number | null; max: number | null }
  | { kind: 'window'; point: number; lo: number; width: number }
  | { kind: 'when'; point: number; reference: number; expr: TimeExpr };

const point = fc.integer({ min: 0, max: 2 });
const gap: fc.Arbitrary<Shape> = fc
  .record({
    from: point,
    to: point,
    min: fc.option(fc.integer({ min: -25, max: 25 })),
    more: fc.option(fc.integer({ min: 0, max: 20 })),
  })
  .map(({ from, to, min, more }) => ({
    kind: 'gap',
    from,
    to: to === from ? (to + 1) % 3 : to,
    min,
    max: more === null ? null : (min ?? 0) + more,
  }));
const window: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constant('window' as const),
  point,
  lo: fc.integer({ min: 0, max: DAYS - 1 }),
  width: fc.integer({ min: 0, max: 15 }),
});
const expr: fc.Arbitrary<TimeExpr> = fc.oneof(
  fc.record({
    kind: fc.constant('weekday' as const),
    weekday: fc.integer({ min: 0, max: 6 }),
    which: fc.constantFrom(0 as const, 1 as const),
  }),
  fc.record({
    kind: fc.constant('unit' as const),
    unit: fc.constant('month' as const),
    shift: fc.constantFrom(-1, 0),
  }),
  fc.record({
    kind: fc.constant('unit' as const),
    unit: fc.constant('month' as const),
    shift: fc.constantFrom(-1, 0),
    part: fc.constantFrom('early' as const, 'mid' as const, 'late' as const),
  }),
  fc.record({
    kind: fc.constant('unit' as const),
    unit: fc.constant('week' as const),
    shift: fc.constantFrom(-1, 0),
  }),
  fc.record({ kind: fc.constant('date' as const), day: fc.constantFrom(1, 15, 30, 31) }),
);
const when: fc.Arbitrary<Shape> = fc
  .record({ point, reference: point, expr })
  .map((x) => ({ kind: 'when', ...x, reference: x.reference === x.point ? (x.point + 1) % 3 : x.reference }));

function factOf(s: Shape, i: number, claims: readonly string[]): Fact {
  const said = { id: `f${i}`, claims, rule: 'test' };
  if (s.kind === 'gap')
    return { ...said, kind: 'gap', from: POINTS[s.from]!, to: POINTS[s.to]!, min: s.min, max: s.max };
  if (s.kind === 'window') {
    const earliest = toDay(FIRST + s.lo);
    return {
      ...said,
      kind: 'window',
      point: POINTS[s.point]!,
      earliest,
      latest: toDay(FIRST + s.lo + s.width),
    };
  }
  return { ...said, kind: 'when', point: POINTS[s.point]!, reference: POINTS[s.reference]!, expr: s.expr };
}

/** Facts of claims c0, c1, … (some said by two claims together), and for every point that it lies in the few days looked at. */
export function networks(most: number, ambiguous: boolean): fc.Arbitrary<readonly Fact[]> {
  const shape = ambiguous ? fc.oneof(gap, window, when, when) : fc.oneof(gap, gap, window, window);
  return fc
    .array(fc.tuple(shape, fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: most })
    .map((shapes) => [
      ...POINTS.map(
        (p): Fact => ({
          kind: 'window',
          id: `days of ${p}`,
          claims: [],
          rule: 'test',
          point: p,
          earliest: toDay(FIRST),
          latest: toDay(FIRST + DAYS - 1),
        }),
      ),
      ...shapes.map(([s, with_], i) => factOf(s, i, with_ < 2 && i > 0 ? [`c${i}`, 'c0'] : [`c${i}`])),
    ]);
}

/** Does the fact hold on these days? Written from the words of the conventions, not from the solver. */
function holds(f: Fact, day: (p: string) => number): boolean {
  if (f.kind === 'gap') {
    const d = day(f.to) - day(f.from);
    return (f.min === null || d >= f.min) && (f.max === null || d <= f.max);
  }
  if (f.kind === 'window') {
    return day(f.point) >= fromDay(f.earliest!) && day(f.point) <= fromDay(f.latest!);
  }
  const at = day(f.point);
  const from = day(f.reference!);
  const a = fromNumber(at);
  const b = fromNumber(from);
  const e = f.expr;
  if (e.kind === 'weekday') {
    const apart = e.which === 1 ? at - from : from - at;
    return weekdayOf(at) === e.weekday && apart >= 1 && apart <= 7;
  }
  if (e.kind === 'date') {
    // The last such day that had begun: that day of this month or of the latest month before that has one.
    if (a.day !== e.day || at > from) return false;
    for (let n = at + 1; n <= from; n += 1) if (fromNumber(n).day === e.day) return false;
    return true;
  }
  if (e.kind !== 'unit') throw new Error('not in these tests');
  if (e.unit === 'week') {
    const monday = (n: number) => n - ((weekdayOf(n) + 6) % 7);
    return monday(at) === monday(from) + 7 * e.shift;
  }
  if (a.year * 12 + a.month !== b.year * 12 + b.month + e.shift) return false;
  if (!e.part) return true;
  const length = monthLength(a.year, a.month);
  const [lo, hi] = { early: [1, 10], mid: [11, 20], late: [21, length] }[e.part] as [number, number];
  return a.day >= lo && a.day <= hi;
}

function placesOf(f: Fact): readonly [number, number] {
  const ids = f.kind === 'gap' ? [f.from, f.to] : f.kind === 'when' ? [f.point, f.reference!] : [f.point];
  const a = POINTS.indexOf(ids[0]!);
  return [a, ids[1] === undefined ? (a + 1) % 3 : POINTS.indexOf(ids[1])];
}

export interface Brute {
  /** Bounds of each point when everything holds; null when it cannot. */
  readonly bounds: ReadonlyMap<string, { readonly lo: number; readonly hi: number }> | null;
  readonly conflicts: readonly string[];
}

export function brute(facts: readonly Fact[]): Brute {
  const said = facts.filter((f) => f.claims.length > 0);
  const claims = [...new Set(said.flatMap((f) => f.claims))].sort();
  // Each fact speaks of two points at most: asked once per pair of days, then only looked up.
  const tables = said.map((f) => {
    const [a, b] = placesOf(f);
    const violated = new Uint8Array(DAYS * DAYS);
    for (let i = 0; i < DAYS; i += 1) {
      for (let j = 0; j < DAYS; j += 1) {
        const day = (p: string) => FIRST + (p === POINTS[a] ? i : j);
        if (!holds(f, day)) violated[i * DAYS + j] = 1;
      }
    }
    return { a, b, violated };
  });
  const masks = new Set<number>();
  const bounds = new Map<string, { lo: number; hi: number }>();
  const days = [0, 0, 0];
  for (let n = 0; n < DAYS ** 3; n += 1) {
    days[0] = n % DAYS;
    days[1] = Math.floor(n / DAYS) % DAYS;
    days[2] = Math.floor(n / DAYS / DAYS);
    let mask = 0;
    for (let i = 0; i < tables.length; i += 1) {
      const t = tables[i]!;
      if (t.violated[days[t.a]! * DAYS + days[t.b]!]) mask |= 1 << i;
    }
    masks.add(mask);
    if (mask !== 0) continue;
    POINTS.forEach((p, i) => {
      const b = bounds.get(p) ?? { lo: Infinity, hi: -Infinity };
      const day = FIRST + days[i]!;
      bounds.set(p, { lo: Math.min(b.lo, day), hi: Math.max(b.hi, day) });
    });
  }
  // A set of claims holds when, on some days, no fact is violated all of whose claims are in the set.
  const together = (set: ReadonlySet<string>) =>
    [...masks].some((m) => said.every((f, i) => !(m & (1 << i)) || !f.claims.every((c) => set.has(c))));
  const bad: string[][] = [];
  for (let s = 1; s < 1 << claims.length; s += 1) {
    const set = claims.filter((_, i) => s & (1 << i));
    if (!together(new Set(set))) bad.push(set);
  }
  const minimal = bad.filter((b) => !bad.some((o) => o.length < b.length && o.every((c) => b.includes(c))));
  return {
    bounds: bounds.size > 0 ? bounds : null,
    conflicts: minimal.map((m) => m.join(' ')).sort(),
  };
}
