/**
 * Whether a report is another's translation: the same acts in the same order, and the same places, times, ages and numbers.
 * Nothing in it asks for a word of either language.
 */
import type { Claim, Report } from '../claims/types.ts';
import { keyOf } from './acts.ts';

/** Facts and acts below which nothing can be said. */
const FEWEST = 4;
/** Most of either that are compared. */
const MOST = 300;

/** Share of the acts in one order, and share of the facts in common, that make two reports one text in two languages. */
export const KNOWN_ORIGIN = { order: 0.6, facts: 0.55 } as const;
/** The same without knowing that they come from one publisher or name one origin. */
export const UNKNOWN_ORIGIN = { order: 0.75, facts: 0.75 } as const;

/** Share of the facts in common of a report that cites another's outlet for a part of what it tells. */
export const REPEATED = { facts: 0.5 } as const;

export interface Likeness {
  readonly order: number;
  readonly facts: number;
}

export interface Content {
  readonly acts: readonly string[];
  /** Fact → how often. */
  readonly facts: ReadonlyMap<string, number>;
}

export function contentOf(report: Report, claims: readonly Claim[]): Content {
  const acts: string[] = [];
  const facts = new Map<string, number>();
  const add = (fact: string): void => {
    facts.set(fact, (facts.get(fact) ?? 0) + 1);
  };
  const start = ({ anchors }: Claim): number => anchors[0]?.start ?? 0;
  for (const { says } of [...claims].sort((a, b) => start(a) - start(b))) {
    if (says.kind === 'detail' && /^\d+s?$/.test(says.value)) add(`${says.property} ${says.value}`);
    if (says.kind !== 'act') continue;
    if (!says.general) acts.push(says.act);
    for (const place of says.roles.at) if (place.pcode !== undefined) add(keyOf(place));
    for (const { expr } of says.roles.when) add(JSON.stringify(expr));
  }
  for (const [number] of report.text.matchAll(/\d[\d,]*/g)) {
    const digits = number.replaceAll(',', '');
    if (digits.length > 1) add(digits);
  }
  return { acts: acts.slice(0, MOST), facts };
}

/** Shares of the smaller of the two, from 0 to 1; undefined when there is too little to compare. */
export function alike(a: Content, b: Content): Likeness | undefined {
  const acts = Math.min(a.acts.length, b.acts.length);
  const facts = Math.min(sizeOf(a), sizeOf(b));
  if (acts < FEWEST || facts < FEWEST) return undefined;
  let common = 0;
  for (const [fact, n] of a.facts) common += Math.min(n, b.facts.get(fact) ?? 0);
  return { order: inOrder(a.acts, b.acts) / acts, facts: common / facts };
}

function sizeOf({ facts }: Content): number {
  let size = 0;
  for (const n of facts.values()) size += n;
  return size;
}

/** Length of the longest common subsequence. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const x of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++)
      next[j] = b[j - 1] === x ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
    row = next;
  }
  return row[b.length]!;
}
