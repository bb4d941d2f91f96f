/**
 * All minimal conflicts of a part: the smallest sets of claims that cannot all be true, and the smallest sets to drop.
 *
 * Where the calendar leaves no choice, a conflict is a circle of negative length and circles are listed directly
 * (`circles.ts`). Else: a contradiction's own explanation is thinned by deletion, and Reiter's hitting-set tree finds the rest:
 * when every way of dropping one claim per known conflict makes the part consistent, the known ones are all there are
 * (the minimal hitting sets of the minimal hitting sets of a family are its minimal members again).
 */
import { circles } from './circles.ts';
import { type Network, type Part, partsOf } from './compile.ts';
import { type Searched, search } from './search.ts';
import { clashFacts } from './steps.ts';
import type { SolveLimits } from './types.ts';

export interface Conflicts {
  /** Sorted claims, sorted by size and then by name. An empty set: facts without claims contradict each other. */
  readonly sets: readonly (readonly string[])[];
  readonly complete: boolean;
}

/** Facts that stay when these claims are dropped. */
export function without(net: Network, dropped: ReadonlySet<string>): (fact: number) => boolean {
  return (f) => !net.facts[f]!.claims.some((c) => dropped.has(c));
}

/** Facts that only these claims say, and those without claims. */
export function only(net: Network, kept: ReadonlySet<string>): (fact: number) => boolean {
  return (f) => net.facts[f]!.claims.every((c) => kept.has(c));
}

/** The first part of `within` in which these facts contradict each other, searched; null when they can all be true. */
export function contradiction(
  net: Network,
  within: Part,
  active: (fact: number) => boolean,
): Searched | null {
  for (const part of partsOf(net, active, within.facts)) {
    const s = search(net, part, { branches: 64, first: true });
    if (s.readings.length === 0) return s;
  }
  return null;
}

export function conflictsOf(net: Network, part: Part, limits: SolveLimits): Conflicts {
  const direct = circles(net, part, limits);
  if (direct) return direct;
  return hittingSetTree(net, part, limits);
}

/** Facts to look at, over all tests. */
const WORK = 40_000;

/** By tests for consistency alone; works for every kind of fact. */
export function hittingSetTree(net: Network, part: Part, limits: SolveLimits): Conflicts {
  let tests = 0;
  // A test costs as much as the part is large: what is kept within bounds is the time.
  const most = Math.min(limits.tests, Math.max(60, Math.floor(WORK / part.facts.length)));
  const test = (active: (f: number) => boolean) => {
    tests += 1;
    return contradiction(net, part, active);
  };
  const known: (readonly string[])[] = [];
  const doors: ReadonlySet<string>[] = [];
  const seen = new Set<string>();
  let row: ReadonlySet<string>[] = [new Set()];
  while (row.length > 0) {
    const next: ReadonlySet<string>[] = [];
    for (const dropped of row) {
      if (doors.some((d) => [...d].every((c) => dropped.has(c)))) continue;
      let label = known.find((k) => !k.some((c) => dropped.has(c)));
      if (!label) {
        if (tests >= most || known.length >= limits.conflicts) return { sets: order(known), complete: false };
        const found = test(without(net, dropped));
        if (!found) {
          doors.push(dropped);
          continue;
        }
        label = thin(net, part, claimsIn(net, found), dropped, test);
        known.push(label);
      }
      for (const c of label) {
        const child = new Set([...dropped, c]);
        const name = [...child].sort().join('\u0000');
        if (seen.has(name)) continue;
        seen.add(name);
        next.push(child);
      }
    }
    row = next;
  }
  return { sets: order(known), complete: true };
}

export function order(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const text = (s: readonly string[]) => s.join('\u0000');
  return [...sets].sort(
    (a, b) => a.length - b.length || (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0),
  );
}

/** Claims on any of the chains that contradict each other. */
function claimsIn(net: Network, s: Searched): readonly string[] {
  const facts = new Set(s.circle ?? []);
  for (const d of s.deadEnds) {
    for (const f of clashFacts(s, d.clash)) facts.add(f);
    for (const c of d.choices) facts.add(c.fact);
  }
  return [...new Set([...facts].flatMap((f) => net.facts[f]!.claims))].sort();
}

/**
 * Deletion filter: what stays when every claim that is not needed has been taken out, in the order of names. Stretches that
 * can go together go together, found by doubling and halving, so that a set with few needed claims takes few tests.
 */
function thin(
  net: Network,
  part: Part,
  claims: readonly string[],
  dropped: ReadonlySet<string>,
  test: (active: (f: number) => boolean) => Searched | null,
): readonly string[] {
  let kept = [...new Set(claims)].sort();
  if (!test(only(net, new Set(kept)))) {
    // A choice was open that the chains do not name: begin from every claim of the part.
    kept = [...new Set(part.facts.flatMap((f) => net.facts[f]!.claims))]
      .filter((c) => !dropped.has(c))
      .sort();
  }
  for (let i = 0; i < kept.length; ) {
    const needless = (n: number): boolean =>
      test(only(net, new Set([...kept.slice(0, i), ...kept.slice(i + n)]))) !== null;
    let sure = 0;
    let tried = 1;
    while (i + tried <= kept.length && needless(tried)) {
      sure = tried;
      tried *= 2;
    }
    let high = Math.min(tried, kept.length - i + 1);
    while (high - sure > 1) {
      const middle = (sure + high) >> 1;
      if (needless(middle)) sure = middle;
      else high = middle;
    }
    kept.splice(i, sure);
    // What stands here now is needed.
    i += 1;
  }
  return kept;
}

/** Smallest sets that have a claim of every conflict (Berge), at most `most`; null when there are more. */
export function waysOut(
  conflicts: readonly (readonly string[])[],
  most: number,
): readonly (readonly string[])[] | null {
  let sets: string[][] = [[]];
  for (const conflict of conflicts) {
    const hit = sets.filter((s) => s.some((c) => conflict.includes(c)));
    const grown = sets
      .filter((s) => !s.some((c) => conflict.includes(c)))
      .flatMap((s) => conflict.map((c) => [...s, c]));
    const fresh = grown.filter((g) => !hit.some((h) => h.every((c) => g.includes(c))));
    sets = [...hit, ...fresh.filter((g, i) => !fresh.some((o, j) => j !== i && strictlyWithin(o, g, j < i)))];
    if (sets.length > most) return null;
  }
  return order(sets.map((s) => [...s].sort()));
}

function strictlyWithin(a: readonly string[], b: readonly string[], first: boolean): boolean {
  return (a.length < b.length || (a.length === b.length && first)) && a.every((c) => b.includes(c));
}
