/** The engine's chains of nodes → steps of a proof, in the order of reading. */
import { fromNumber, toDay } from './days.ts';
import { type Clash, chain, type Node } from './engine.ts';
import type { DeadEnd, Searched } from './search.ts';
import type { OtherReading, Side, Step } from './types.ts';

/** Steps that lead to the bound of `node`. `prefix` are the choices made before it, so that the readings not taken can be told. */
export function stepsOf(
  s: Searched,
  node: number,
  path: { readonly choices: DeadEnd['choices']; readonly year: number | null } | null = null,
): readonly Step[] {
  const nodes = chain(s.engine.nodes, node);
  return nodes.map((n, i) => {
    const known = made.get(n);
    if (known !== undefined) return known;
    const step = stepOf(s, n, i > 0 ? nodes[i - 1]! : null, path);
    // What is told of the readings not taken hangs on the way there.
    if (n.kind !== 'choice') made.set(n, step);
    return step;
  });
}

/** Chains share their beginnings: each of their steps is made once. */
const made = new WeakMap<Node, Step>();

function pointId(s: Searched, local: number): string {
  return s.engine.net.points[s.engine.part.points[local]!]!;
}

function stepOf(
  s: Searched,
  n: Node,
  parent: Node | null,
  path: { readonly choices: DeadEnd['choices']; readonly year: number | null } | null,
): Step {
  const fact = s.engine.net.facts[n.fact]!;
  const side: Side = n.low ? 'earliest' : 'latest';
  const base = {
    fact: fact.id,
    claims: fact.claims,
    rule: fact.rule,
    ...(fact.phrase === undefined ? {} : { phrase: fact.phrase }),
    point: pointId(s, n.point),
    side,
    day: toDay(n.day),
  };
  if (n.kind === 'gap' && parent) {
    return {
      ...base,
      kind: 'gap',
      from: pointId(s, parent.point),
      base: toDay(parent.day),
      days: n.day - parent.day,
    };
  }
  if (n.kind === 'calendar' && parent) {
    return {
      ...base,
      kind: 'calendar',
      from: pointId(s, parent.point),
      base: toDay(parent.day),
      label: labelOf(s, n),
    };
  }
  if (n.kind === 'year') {
    const row = s.engine.rows.find((r) => r.fact === n.fact)!;
    const label = row.periods.cycle === 'year' ? (row.periods.at(n.k)?.label ?? String(n.k)) : String(n.k);
    return { ...base, kind: 'year', year: n.k, label };
  }
  if (n.kind === 'example')
    return { ...base, kind: 'year', year: fromNumber(n.day).year, label: labelOf(s, n) };
  if (n.kind === 'choice') {
    return { ...base, kind: 'choice', label: labelOf(s, n), others: path ? others(s, n, path) : [] };
  }
  return { ...base, kind: 'window' };
}

function labelOf(s: Searched, n: { readonly fact: number; readonly k: number }): string {
  const row = s.engine.rows.find((r) => r.fact === n.fact)!;
  return row.periods.at(n.k)?.label ?? '';
}

export function choiceLabel(s: Searched, choice: { readonly fact: number; readonly k: number }): string {
  return labelOf(s, choice);
}

/** What became of the readings that were not taken where this choice was made. */
function others(
  s: Searched,
  n: Node,
  path: { readonly choices: DeadEnd['choices']; readonly year: number | null },
): readonly OtherReading[] {
  const depth = path.choices.findIndex((c) => c.fact === n.fact);
  if (depth < 0) return [];
  const same = (c: DeadEnd['choices']) =>
    c.length > depth &&
    c[depth]!.fact === n.fact &&
    path.choices.slice(0, depth).every((p, i) => c[i]!.fact === p.fact && c[i]!.k === p.k);
  const found = new Map<number, OtherReading>();
  const add = (k: number, make: () => OtherReading) => {
    if (k !== n.k && !found.has(k)) found.set(k, make());
  };
  for (const r of s.readings) {
    if (r.year !== path.year || !same(r.choices)) continue;
    const k = r.choices[depth]!.k;
    const day = n.low ? r.state.lo[n.point]! : r.state.hi[n.point]!;
    add(k, () => ({
      label: labelOf(s, { fact: n.fact, k }),
      possible: true,
      day: Number.isFinite(day) ? toDay(day) : null,
      against: [],
    }));
  }
  for (const d of s.deadEnds) {
    if (d.year !== path.year || !same(d.choices)) continue;
    const k = d.choices[depth]!.k;
    add(k, () => ({
      label: labelOf(s, { fact: n.fact, k }),
      possible: false,
      day: null,
      against: clashSteps(s, d.clash),
    }));
  }
  return [...found.entries()].sort((a, b) => a[0] - b[0]).map(([, o]) => o);
}

/** Both chains of a contradiction, the one that bounds from below first. The readings not taken are told once. */
export function clashSteps(s: Searched, clash: Clash, path: DeadEnd | null = null): readonly Step[] {
  const low = stepsOf(s, clash.low, path);
  const told = low.some((x) => x.kind === 'choice');
  return [...low, ...stepsOf(s, clash.high, told ? null : path)];
}

/** Numbers of the facts that a contradiction rests on, the row in which two bounds met among them. */
export function clashFacts(s: Searched, clash: Clash): readonly number[] {
  const out = new Set<number>();
  for (const node of [clash.low, clash.high]) {
    for (const n of chain(s.engine.nodes, node)) out.add(n.fact);
  }
  if (clash.fact >= 0) out.add(clash.fact);
  return [...out];
}
