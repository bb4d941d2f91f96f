/** Learns a model from the lists themselves: nobody has to say beforehand which rows are one person. */
import { Random } from '../estimate/random.ts';
import type { Blocks, Key } from './blocks.ts';
import { chancesOf, withoutMatches } from './chances.ts';
import { type Comparison, DATE } from './comparisons.ts';
import { em } from './em.ts';
import { type Histogram, histogramOf } from './histogram.ts';
import { LEAST, type Levels, type Model } from './model.ts';

export interface TrainingRule {
  readonly name: string;
  readonly blocks: Blocks;
  /** The share of rows that it can join at all. */
  readonly filled: number;
  /** Comparisons of the same columns: in the round of this rule they say nothing. */
  readonly uses: readonly number[];
}

export interface TrainSettings {
  readonly seed: number;
  readonly rules: readonly TrainingRule[];
  /** Rules that hardly ever join two people, and how many of all they find. */
  readonly strict: readonly Blocks[];
  readonly recall: number;
  readonly apart: Int32Array;
  readonly rows: number;
  readonly possible: number;
  /** Pairs of comparisons that families share, each with the pairs of rows that agree in both and how often both are filled. */
  readonly kin?: readonly KinRule[];
  readonly pseudo?: number;
  readonly mostPairs?: number;
}

export interface KinRule {
  readonly uses: readonly [number, number];
  readonly pairs: number;
  readonly filled: number;
}

export interface Round {
  readonly rule: string;
  readonly pairs: number;
  readonly lambda: number;
  /** Pairs of one person that the rule joins, and the share of rows that it can join at all. */
  readonly matches: number;
  readonly filled: number;
  /** Chances for one person, and the expected pairs they rest on; nothing for comparisons that the rule uses. */
  readonly m: readonly (readonly number[] | undefined)[];
  readonly expected: readonly (readonly number[])[];
  readonly iterations: number;
}

export interface Trained {
  readonly model: Model;
  readonly rounds: readonly Round[];
  /** For each comparison, the largest ratio between rounds of the chance of one level. */
  readonly spread: readonly number[];
  /** Comparisons that no round told of, or only by pairs that differ there: they stand where they started. */
  readonly guessed: readonly number[];
  /** The least and the largest λ that a round says, as ratios to the one that is used. */
  readonly lambdas: readonly [number, number];
  /** Comparisons with a level that no pair of any round had. */
  readonly unseen: readonly number[];
}

const MOST_PAIRS = 1_000_000;
/** λ where rounds do not tell how sure it is. */
const UNSURE = [0.5, 2] as const;
const MOST_KIN = 0.01;
/** Below this share of equal values a round has seen only pairs that differ there: its rule asked for all the rest to be equal. */
const AGREEING = 0.3;
/** Names in each other's place are rare also where nothing was learnt of them. */
const SWAPPED = [0.98, 0.02];
/** Fewer pairs teach nothing. */
const FEWEST_PAIRS = 10;
/** Where nothing tells how many rows have another of the same person: one in ten. */
const WITH_ANOTHER = 0.1;

/** Learns λ, u and m. Where no rule gives pairs enough, m stays where it started and `rounds` is empty. */
export function train(comparisons: readonly Comparison[], settings: TrainSettings): Trained {
  const { rules, seed, apart, rows, possible } = settings;
  const u = comparisons.map((_, k) => chancesOf(comparisons, k, new Random(seed, k + 1)));
  const start = comparisons.map(({ kind, levels }) => (kind === 'swap' ? SWAPPED : startOf(levels)));
  const strict = pairsOfAny(settings.strict, apart);
  const lambda = clamp((strict === 0 ? WITH_ANOTHER * rows : strict / settings.recall) / possible);
  // u is of any two rows, λ only of those that may be one person.
  const drawn = Math.min(1, possible / ((rows * (rows - 1)) / 2));
  const corrected = u.map((own, k) => withoutMatches(own, start[k]!, lambda * drawn, possible));
  const rounds = rules.flatMap((rule) => {
    const { blocks } = rule;
    if (blocks.pairs < FEWEST_PAIRS) return [];
    const histogram = histogramOf(comparisons, blocks, apart, settings.mostPairs ?? MOST_PAIRS);
    return [roundOf(comparisons, rule, blocks, histogram, start, corrected, lambda, settings.pseudo ?? 0.5)];
  });
  const guessed: number[] = [];
  const m = comparisons.map((comparison, k) => {
    const learnt = rounds.flatMap((round) => (round.m[k] ? [round.m[k]] : []));
    const found =
      learnt.length === 0
        ? []
        : normal(Array.from({ length: comparison.levels }, (_, l) => median(learnt.map((each) => each[l]!))));
    if (learnt.length > 0 && agreement(comparison, found) >= AGREEING) return found;
    guessed.push(k);
    return start[k]!;
  });
  const spread = comparisons.map((comparison, k) => {
    const learnt = rounds.flatMap((round) => (round.m[k] ? [round.m[k]] : []));
    let most = 1;
    for (let l = 0; l < comparison.levels; l++) {
      const own = learnt.map((each) => each[l]!);
      if (own.length > 1) most = Math.max(most, Math.max(...own) / Math.min(...own));
    }
    return most;
  });
  const unseen = comparisons.flatMap((comparison, k) =>
    rounds.length > 0 &&
    Array.from({ length: comparison.levels }, (_, l) => l).some((l) =>
      rounds.every((round) => !round.m[k] || round.expected[k]![l]! < 0.5),
    )
      ? [k]
      : [],
  );
  const said = lambdasOfRounds(rounds, rules, m, comparisons).map((matches) => clamp(matches / possible));
  const learnt = said.length === 0 ? lambda : median(said);
  const known = m.map(
    (own, k): Levels => ({ m: own, u: withoutMatches(u[k]!, own, learnt * drawn, possible) }),
  );
  const model: Model = {
    lambda: learnt,
    comparisons: known,
    kin: kinOf(settings.kin ?? [], known, learnt, possible),
  };
  const lambdas =
    said.length < 2 ? UNSURE : ([Math.min(...said) / learnt, Math.max(...said) / learnt] as const);
  return { model, rounds, spread, unseen, guessed, lambdas };
}

function roundOf(
  comparisons: readonly Comparison[],
  rule: TrainingRule,
  blocks: Blocks,
  histogram: Histogram,
  start: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
  lambda: number,
  pseudo: number,
): Round {
  let odds = lambda / (1 - lambda);
  // A rule of a name cannot have it in the other's place: a swap says nothing in it, and is no equal value.
  for (const k of rule.uses)
    if (comparisons[k]!.kind !== 'swap')
      odds *= joining(comparisons[k]!, start[k]!) / joining(comparisons[k]!, u[k]!);
  const learn = start.map((_, k) => k).filter((k) => !rule.uses.includes(k));
  const found = em(
    histogram,
    {
      lambda: Math.min(0.999, Math.max(1e-6, odds / (1 + odds))),
      comparisons: start.map((m, k) => ({ m, u: u[k]! })),
    },
    { learn, pseudo },
  );
  return {
    rule: rule.name,
    pairs: blocks.pairs,
    lambda: found.model.lambda,
    matches: found.model.lambda * histogram.step * histogram.counts.reduce((sum, each) => sum + each, 0),
    filled: rule.filled,
    m: found.model.comparisons.map(({ m }, k) => (rule.uses.includes(k) ? undefined : m)),
    expected: found.expected,
    iterations: found.iterations,
  };
}

/** Pairs that agree in two columns which families share, beyond those that chance and one person explain: the least that any two leave, for kin agree in all. */
export function kinOf(
  rules: readonly KinRule[],
  levels: readonly Levels[],
  lambda: number,
  possible: number,
): number {
  if (rules.length === 0) return 0;
  let least = MOST_KIN;
  for (const { uses, pairs, filled } of rules) {
    const both = (of: 'm' | 'u') => uses.reduce((chance, k) => chance * levels[k]![of].at(-1)!, 1);
    const seen = pairs / (possible * filled ** 2);
    const more = seen - (1 - lambda) * both('u') - lambda * both('m');
    least = Math.min(least, Math.max(0, more) / both('m'));
  }
  return least;
}

/** What each round says of all pairs: those of one person that its rule joins, by how often such a pair agrees in its columns. */
function lambdasOfRounds(
  rounds: readonly Round[],
  rules: readonly TrainingRule[],
  m: readonly (readonly number[])[],
  comparisons: readonly Comparison[],
): number[] {
  return rounds.map(({ rule, matches, filled }) => {
    const { uses } = rules.find(({ name }) => name === rule)!;
    const found = uses.reduce((share, k) => {
      const own = comparisons[k]!;
      return own.kind === 'swap' ? share : share * joining(own, m[k]!);
    }, 1);
    return matches / (found * filled ** 2);
  });
}

/** The share of rows that have a value in all keys. */
export function filledShare(keys: readonly Key[]): number {
  const rows = keys[0]?.length ?? 0;
  let filled = 0;
  for (let i = 0; i < rows; i++) if (keys.every((key) => key[i]! >= 0)) filled++;
  return rows === 0 ? 1 : Math.max(filled, 1) / rows;
}

/** How often two rows of one person have the same value; spans of days that overlap are the same as far as they were written. */
function agreement(comparison: Comparison, m: readonly number[]): number {
  if (comparison.kind === 'swap') return 1;
  return joining(comparison.kind === 'date' ? { joined: DATE.wider } : comparison, m);
}

/** How often the keys of two rows are equal. */
function joining({ joined }: Pick<Comparison, 'joined'>, chances: readonly number[]): number {
  return chances.slice(joined).reduce((sum, each) => sum + each, 0);
}

/** Before anything is known: the best level nine times of ten. */
export function startOf(levels: number): number[] {
  return Array.from({ length: levels }, (_, l) => (l === levels - 1 ? 0.9 : 0.1 / (levels - 1)));
}

/** Pairs that any of the rules joins, each counted once. */
function pairsOfAny(blocks: readonly Blocks[], apart: Int32Array): number {
  let pairs = 0;
  for (const [r, { starts, rows: members }] of blocks.entries())
    for (let block = 0; block + 1 < starts.length; block++)
      for (let i = starts[block]!; i < starts[block + 1]!; i++)
        for (let j = i + 1; j < starts[block + 1]!; j++) {
          const a = members[i]!;
          const b = members[j]!;
          if (apart[a]! >= 0 && apart[a] === apart[b]) continue;
          let earlier = false;
          for (let q = 0; q < r && !earlier; q++)
            earlier = blocks[q]!.of[a]! >= 0 && blocks[q]!.of[a] === blocks[q]!.of[b];
          if (!earlier) pairs++;
        }
  return pairs;
}

function clamp(lambda: number): number {
  return Math.min(0.5, Math.max(LEAST, lambda));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function normal(values: readonly number[]): number[] {
  const sum = values.reduce((total, each) => total + each, 0);
  return values.map((each) => each / sum);
}
