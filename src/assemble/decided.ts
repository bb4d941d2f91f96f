/**
 * What people decided of sameness, before any evidence is looked at: a yes joins two, a no keeps two apart. A no wins over any
 * chain of yes: of such a chain the last yes that would join them does not count, and is named as a contradiction.
 */
import type { Contradiction, PartyOf, Property } from '../claims/case.ts';
import { Groups } from './groups.ts';

/** What people decided about the claims of the reports. Later decisions stand behind earlier ones; one for every pair. */
export interface Decisions {
  /** Pairs of claims that tell acts, by their ids. */
  readonly acts: readonly SameDecision<string>[];
  readonly parties: readonly SameDecision<PartyOf>[];
  /** Of several values the one that a claim tells is used; of several such choices the last. */
  readonly chosen: readonly ChosenValue[];
}

export interface SameDecision<T> {
  readonly a: T;
  readonly b: T;
  readonly judgement: 'yes' | 'no' | 'unsure';
}

export interface ChosenValue {
  readonly claim: string;
  readonly property: Property;
  /** As compared, when the claim tells several. */
  readonly value?: string | null;
}

export const UNDECIDED: Decisions = { acts: [], parties: [], chosen: [] };

/** Decisions on the pairs of one kind of thing, by id. */
export class Decided {
  /** What is joined by decisions alone. */
  readonly joined: readonly (readonly [string, string])[];
  /** A yes that does not count because of a no: its pair, and the pair of the no. */
  readonly contradicted: readonly {
    readonly yes: readonly [string, string];
    readonly no: readonly [string, string];
  }[];
  readonly #groups: Groups;
  /** Of every group those from which it is kept apart. */
  readonly #bars = new Map<string, Set<string>>();

  constructor(decisions: readonly SameDecision<string>[]) {
    const known = decisions.filter(({ a, b, judgement }) => a !== b && judgement !== 'unsure');
    this.#groups = new Groups([...new Set(known.flatMap(({ a, b }) => [a, b]))]);
    const nos = known.flatMap(({ a, b, judgement }): [string, string][] =>
      judgement === 'no' ? [[a, b]] : [],
    );
    const joined: [string, string][] = [];
    const contradicted: Decided['contradicted'][number][] = [];
    for (const { a, b, judgement } of known) {
      if (judgement !== 'yes') continue;
      const [x, y] = [this.#groups.of(a), this.#groups.of(b)];
      const no = nos.find(([p, q]) => {
        const [r, s] = [this.#groups.of(p), this.#groups.of(q)];
        return (r === x && s === y) || (r === y && s === x);
      });
      if (no !== undefined) {
        contradicted.push({ yes: [a, b], no });
        continue;
      }
      this.#groups.join(a, b);
      joined.push([a, b]);
    }
    for (const [a, b] of nos) {
      const [x, y] = [this.#groups.of(a), this.#groups.of(b)];
      this.#bar(x, y);
      this.#bar(y, x);
    }
    this.joined = joined;
    this.contradicted = contradicted;
  }

  /** Whether anything is to be kept apart. */
  get bars(): boolean {
    return this.#bars.size > 0;
  }

  /** Whether two must not come into one group: by a decision on them, or on what they are joined with by decisions. */
  apart(a: string, b: string): boolean {
    return this.#bars.get(this.#groups.of(a))?.has(this.#groups.of(b)) ?? false;
  }

  /** The same for all of one group and all of another. */
  keepsApart(xs: readonly string[], ys: readonly string[]): boolean {
    return this.bars && xs.some((x) => ys.some((y) => this.apart(x, y)));
  }

  #bar(x: string, y: string): void {
    const there = this.#bars.get(x);
    if (there === undefined) this.#bars.set(x, new Set([y]));
    else there.add(y);
  }
}

export const NOTHING_DECIDED = new Decided([]);

/**
 * Which of several values a person chose.
 *
 * @returns its number; undefined when nobody chose one of them
 */
export function chosenOf(
  property: string,
  options: readonly { readonly key: string; readonly claims: readonly string[] }[],
  chosen: readonly ChosenValue[],
): number | undefined {
  for (const one of chosen.toReversed()) {
    if (one.property !== property) continue;
    const at = options.findIndex(
      ({ key, claims }) => claims.includes(one.claim) && (one.value == null || one.value === key),
    );
    if (at >= 0) return at;
  }
  return undefined;
}

/** Contradictions for the case: of acts by their claims, of parties by where they are told. */
export function contradictionsOf<T>(
  of: Contradiction['of'],
  { contradicted }: Decided,
  tell: (id: string) => T | undefined,
): readonly {
  readonly of: Contradiction['of'];
  readonly yes: readonly [T, T];
  readonly no: readonly [T, T];
}[] {
  return contradicted.flatMap(({ yes, no }) => {
    const [a, b, p, q] = [...yes, ...no].map(tell);
    return a === undefined || b === undefined || p === undefined || q === undefined
      ? []
      : [{ of, yes: [a, b] as const, no: [p, q] as const }];
  });
}
