/**
 * Why a minimal conflict is one, as shortly as it can be said. Propagation alone may wind through many months before two
 * bounds cross; taking one ambiguous fact period by period often shows it in a line: "told in June, both the middle and the
 * end of May".
 */
import type { Network, Part, Row } from './compile.ts';
import { contradiction, only } from './conflicts.ts';
import { toNumber } from './days.ts';
import { type Clash, chain, copyState, type Engine, engineFor, type NodeKind } from './engine.ts';
import { firstK } from './relation.ts';
import { type DeadEnd, type Searched, stretch } from './search.ts';
import { clashFacts, clashSteps } from './steps.ts';
import type { Step } from './types.ts';

export interface Explained {
  /** Numbers of the facts that carry the contradiction. */
  readonly facts: readonly number[];
  readonly steps: readonly Step[];
}

/** More periods than this are not gone through one by one. */
const MOST_PERIODS = 24;

export function explain(net: Network, within: Part, claims: readonly string[]): Explained {
  const s = contradiction(net, within, only(net, new Set(claims)));
  if (!s) return { facts: [], steps: [] };
  if (s.circle) return { facts: s.circle, steps: [] };
  const plain = s.deadEnds[0]!;
  let best: Case | null = null;
  const { part } = s.engine;
  for (const row of engineFor(net, part).rows) {
    // Days of the week that are only given ("the source spoke on Monday") rarely matter: first without them.
    const said = part.facts.filter((f) => f === row.fact || !(given(net, f) && net.rows[f]!.length > 0));
    const found = byPeriods(net, part, said, row) ?? byPeriods(net, part, part.facts, row);
    if (found && (!best || found.length < best.length)) best = found;
  }
  const root = s.deadEnds.length === 1 && plain.choices.length === 0 && plain.year === null;
  if (best && (!root || best.length + 1 < lengthOf(s.engine, plain.clash))) return told(best.searched);
  return told(s);
}

function told(s: Searched): Explained {
  const facts = new Set<number>();
  for (const d of s.deadEnds) for (const f of clashFacts(s, d.clash)) facts.add(f);
  const first = s.deadEnds[0]!;
  return { facts: [...facts], steps: clashSteps(s, first.clash, first) };
}

function lengthOf(engine: Engine, clash: Clash): number {
  return chain(engine.nodes, clash.low).length + chain(engine.nodes, clash.high).length;
}

interface Case {
  readonly searched: Searched;
  /** Steps of the longest case, and one for each case: what a reader has to follow. */
  readonly length: number;
}

function given(net: Network, fact: number): boolean {
  return net.facts[fact]!.claims.length === 0;
}

/** The contradiction in each period that the given facts leave this row; null when some period does not show it at once. */
function byPeriods(net: Network, part: Part, facts: readonly number[], like: Row): Case | null {
  const before = engineFor(net, { points: part.points, facts: part.facts.filter((f) => given(net, f)) });
  const known = before.start();
  const everyone = part.points.map((_, i) => i);
  if (before.propagate(known, everyone)) return null;
  const [from, to] = stretch(known, like);
  const engine = engineFor(net, { points: part.points, facts });
  const start = engine.start();
  let ks: number[];
  let kind: NodeKind = 'choice';
  if (from !== null && to !== null) {
    if (to - from >= MOST_PERIODS) return null;
    ks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  } else {
    // Nothing dates the part, so one period stands for all, if no other row comes round more slowly.
    if (start.lo.some(Number.isFinite) || start.hi.some(Number.isFinite)) return null;
    if (engine.rows.some((r) => RANK[r.periods.cycle] > RANK[like.periods.cycle])) return null;
    ks = [firstK(like.periods, EXAMPLE, -Infinity)!];
    kind = 'example';
  }
  const deadEnds: DeadEnd[] = [];
  let length = 0;
  for (const k of ks) {
    const x = like.periods.at(k);
    if (!x) continue;
    const s = copyState(start);
    const why = { kind, parent: -1, fact: like.fact, k } as const;
    for (const [point, range] of [
      [like.sub, x.sub],
      [like.ref, x.ref],
    ] as const) {
      engine.tighten(s, { ...why, point, low: true, day: range.lo });
      engine.tighten(s, { ...why, point, low: false, day: range.hi });
    }
    const clash = engine.propagate(s, [like.sub, like.ref, ...everyone]);
    if (!clash) return null;
    length = Math.max(length, lengthOf(engine, clash));
    deadEnds.push({ choices: [{ fact: like.fact, k }], year: null, clash });
  }
  if (deadEnds.length === 0) return null;
  const searched: Searched = {
    engine,
    root: null,
    yearRoots: new Map(),
    readings: [],
    deadEnds,
    circle: null,
    floating: null,
    complete: true,
  };
  return { searched, length: length + deadEnds.length };
}

const RANK = { week: 0, month: 1, year: 2 } as const;
const EXAMPLE = toNumber(2001, 6, 15);
