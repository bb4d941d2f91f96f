/** One stratum → everything that its page says, in the order in which it says it. */
import { type Averaging, averageGraphs } from './averaging.ts';
import { type Bca, bca } from './bca.ts';
import { type Chao, chao, type Pair, pairs } from './bounds.ts';
import { variance } from './chains.ts';
import { chaoModel } from './chances.ts';
import { combine, pool, replicateOf } from './combine.ts';
import { type Answer, type Headline, headline, type Reason } from './headline.ts';
import { type LatentClasses, type LatentSettings, latentClasses } from './latent-classes.ts';
import { allModels, type LogLinear } from './loglinear.ts';
import { profile } from './profile.ts';
import type { Stratum } from './read-table.ts';
import { CARRIED, type Change, changes, type Internal, internalCheck } from './stability.ts';
import { type Stepwise, stepwise } from './stepwise.ts';
import { atMostLists, bitCount, listTotals, type Table, type TableNote, timesListed } from './table.ts';

export interface Settings {
  readonly seed: number;
  /** Sweeps of each chain at most; 0 leaves the chains out. */
  readonly sweeps?: number;
  /** Draws of the interval of the stepwise search; 1,000 by default. */
  readonly draws?: number;
  /** Reports that may send people on, as said by the person: `from` to `to`. */
  readonly referrals?: readonly { readonly from: string; readonly to: string }[];
  readonly start?: LatentSettings['start'];
  /** Told before each part of the work, with how much of the step is done. */
  readonly step?: (step: Step, done: number, of: number) => void | Promise<void>;
}

export type Step = 'models' | 'graphs' | 'search' | 'stability' | 'chains' | 'tables';

/** A sentence of the page, by its name. */
export interface Guard {
  readonly id: `G${number}`;
  readonly says:
    | 'prior-decides'
    | 'carried-without'
    | 'carried-merged'
    | 'linkage-certain'
    | 'few-samples'
    | 'few-imputations'
    | 'tables-left-out'
    | 'internal-misses'
    | 'referral'
    | 'merged-lists';
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Model extends Answer {
  readonly name: string;
  readonly bic?: number;
  /** Whether it is one that the headline is made from. */
  readonly counts: boolean;
  /** Shown beside, as a warning or for comparison. */
  readonly beside?: 'stepwise' | 'delta' | 'within-10' | 'refused';
}

export interface Estimate {
  readonly stratum: string;
  readonly table: Table;
  readonly notes: readonly TableNote[];
  readonly n: number;
  readonly listTotals: readonly number[];
  readonly timesListed: readonly number[];
  readonly pairs: readonly Pair[];
  readonly chao: Chao;
  /** The same bound as a model, with one chance for each list. */
  readonly chaoModel?: number;
  readonly headline: Headline;
  readonly models: readonly Model[];
  /** How many models were tried, and the span of those within 10 of the best BIC. */
  readonly tried?: { readonly models: number; readonly within10: readonly [number, number] };
  readonly stepwise?: { readonly found: Stepwise; readonly interval: Bca | undefined };
  readonly averaging?: Averaging;
  readonly latent?: LatentClasses;
  /** Shares of the variance of ln N0. */
  readonly split?: { readonly linkage?: number; readonly model: number; readonly sampling: number };
  readonly changes: readonly Change[];
  readonly internal: readonly Internal[];
  readonly guards: readonly Guard[];
  readonly seed: number;
  readonly tables: { readonly of: Stratum['of']; readonly amount: number };
}

/** Below this nobody can tell what overlaps mean. */
const FEW_OVERLAPS = 5;
const SAMPLES = 50;
const IMPUTATIONS = 10;
const MODEL_LISTS = 6;
const ALL_MODELS = 5;

/** Estimates one stratum; refuses where nothing can be said. */
export async function estimate(stratum: Stratum, settings: Settings): Promise<Estimate> {
  const { table } = stratum;
  const facts = {
    stratum: stratum.name,
    table,
    notes: stratum.notes,
    n: table.n,
    listTotals: listTotals(table),
    timesListed: timesListed(table),
    pairs: pairs(table),
    chao: chao(table),
    seed: settings.seed,
    tables: { of: stratum.of, amount: stratum.tables.length },
  };
  const guards: Guard[] = said(stratum, settings);
  const nothing = (why: Reason): Estimate => ({
    ...facts,
    headline: { kind: 'none', why: [why] },
    models: [],
    changes: [],
    internal: [],
    guards,
  });
  const several = table.patterns.reduce((sum, x, i) => (bitCount(x) > 1 ? sum + table.counts[i]! : sum), 0);
  if (table.lists.length === 1) return nothing('one-list');
  if (several === 0) return nothing('no-overlap');
  if (table.lists.length === 2) return nothing('two-lists');
  if (several < FEW_OVERLAPS) return nothing('few-overlaps');

  const { table: small, merged } = atMostLists(table, MODEL_LISTS);
  // A table that has a single list of its own cannot say how many are on none.
  const compared = { ...stratum, tables: stratum.tables.filter(({ lists }) => lists.length > 1) };
  const amount = stratum.tables.length - compared.tables.length;
  if (amount > 0)
    guards.push({ id: 'G9', says: 'tables-left-out', values: { amount, of: stratum.tables.length } });
  if (merged.length > 0)
    guards.push({ id: 'G6', says: 'merged-lists', values: { lists: merged.join(', '), most: MODEL_LISTS } });
  await settings.step?.('models', 0, 1);
  const loglinear = await logLinear(compared, small, settings);
  if (!loglinear) return nothing('no-model');
  await settings.step?.('graphs', 0, 1);
  const averaging = averageGraphs(small);
  const deltas = [0.5, 1].map((delta) => averageGraphs(small, { delta }));
  const moves = Math.max(
    ...deltas.map(({ median: m }) => Math.max(m / averaging.median, averaging.median / m)),
  );
  if (moves > 2) guards.push({ id: 'G5', says: 'prior-decides', values: { times: moves } });
  const graphAnswer = await overTables(compared, averaging, settings);
  const changed = changes(small, averaging.median, (done, of) => void settings.step?.('stability', done, of));
  for (const { kind, lists, ratio } of changed)
    if (ratio !== undefined && ratio > CARRIED)
      guards.push({
        id: 'G7',
        says: kind === 'without' ? 'carried-without' : 'carried-merged',
        values: { lists: lists.join(' + '), times: ratio },
      });
  const internal = internalCheck(small);
  const misses = internal.filter(({ inside }) => !inside);
  if (misses.length > 0)
    guards.push({
      id: 'G8',
      says: 'internal-misses',
      values: { amount: misses.length, of: internal.length },
    });

  const latent = settings.sweeps === 0 ? undefined : await chains(table, settings);
  const refused: Reason[] = latent
    ? [...(latent.agree ? [] : (['chains-disagree'] as const)), ...(latent.capped ? (['cap'] as const) : [])]
    : ['no-chains'];
  const latentAnswer = latent && (await latentOver(compared, latent, settings));
  const answers: Answer[] = [
    ...loglinear.counting,
    graphAnswer,
    ...(latentAnswer && refused.length === 0 ? [latentAnswer] : []),
  ];
  const models: Model[] = [
    ...loglinear.counting.map((one) => ({ ...one, counts: true })),
    ...loglinear.beside,
    { ...graphAnswer, name: `δ = 2^−${small.lists.length}`, counts: true },
    ...deltas.map(
      ({ delta, median, low, high }): Model => ({
        kind: 'averaging',
        name: `δ = ${delta}`,
        N: median,
        low,
        high,
        counts: false,
        beside: 'delta',
      }),
    ),
    ...(latentAnswer
      ? [
          {
            ...latentAnswer,
            name: `K = ${latent.classes}`,
            counts: refused.length === 0,
            ...(refused.length > 0 && { beside: 'refused' as const }),
          },
        ]
      : []),
  ];
  const bound = chaoModel(small, 'lists')?.N;
  return {
    ...facts,
    ...(bound !== undefined && { chaoModel: bound }),
    headline: headline(answers, refused),
    models,
    ...(loglinear.tried && { tried: loglinear.tried }),
    ...(loglinear.stepwise && { stepwise: loglinear.stepwise }),
    averaging,
    ...(latent && { latent }),
    split: shares(answers, table.n, graphAnswer.between),
    changes: changed,
    internal,
    guards,
  };
}

interface Named extends Answer {
  readonly name: string;
  readonly bic?: number;
}

/** The log-linear models that count and those beside them; of several tables combined on ln N0. */
async function logLinear(stratum: Stratum, small: Table, settings: Settings) {
  const found = stepwise(small);
  const interval =
    found &&
    bca(small, settings.seed, settings.draws, (done, of) => void settings.step?.('search', done, of));
  const search = found && { found, interval };
  const searched: Named | undefined = found && {
    kind: 'loglinear',
    name: found.model,
    N: found.N,
    low: interval?.low ?? found.interval[0],
    high: interval?.high ?? found.interval[1],
    bic: found.bic,
  };
  if (small.lists.length > ALL_MODELS)
    return searched && { counting: [searched], beside: [], tried: undefined, stepwise: search };
  const all = allModels(small);
  const best = all[0];
  if (!best) return undefined;
  const within = (by: number) => all.filter(({ bic }) => bic <= best.bic + by);
  const ten = within(10).map(({ N }) => N);
  const counting =
    stratum.tables.length > 1
      ? [combinedLogLinear(stratum, best, settings)]
      : within(2).map((one) => named(small, one));
  const beside: Model[] = searched ? [{ ...searched, counts: false, beside: 'stepwise' }] : [];
  return {
    counting,
    beside,
    tried: { models: all.length, within10: [Math.min(...ten), Math.max(...ten)] as const },
    stepwise: search,
  };
}

function named(table: Table, one: LogLinear): Named {
  const limits = profile(table, one.terms, one.N);
  return {
    kind: 'loglinear',
    name: one.model,
    N: one.N,
    low: limits?.low ?? one.interval[0],
    high: limits?.high ?? one.interval[1],
    bic: one.bic,
  };
}

/** The best model of every table, put together as imputations are. */
function combinedLogLinear({ tables }: Stratum, best: LogLinear, { step }: Settings): Named {
  const replicates = tables.flatMap((own, i) => {
    void step?.('tables', i, tables.length);
    const one = allModels(atMostLists(own, ALL_MODELS).table)[0];
    const n0 = one ? one.N - own.n : 0;
    return one ? [{ n: own.n, meanN0: n0, meanLog: Math.log(Math.max(0.1, n0)), varLog: one.v00 }] : [];
  });
  if (replicates.length < 2)
    return { kind: 'loglinear', name: best.model, N: best.N, low: best.interval[0], high: best.interval[1] };
  const { mean, low, high } = combine(replicates);
  return { kind: 'loglinear', name: best.model, N: mean, low, high };
}

const PER_TABLE = 400;

/** The average over graphs of every table: imputations combined, sampled clusterings pooled. */
async function overTables(
  { tables, of }: Stratum,
  first: Averaging,
  { step }: Settings,
): Promise<Answer & { readonly between?: number; readonly within?: number }> {
  if (tables.length === 1)
    return {
      kind: 'averaging',
      N: first.median,
      low: first.low,
      high: first.high,
      within: within(first, tables[0]!.n),
    };
  const draws: Float64Array[] = [];
  for (const [i, own] of tables.entries()) {
    await step?.('tables', i, tables.length);
    const { quantile } = i === 0 ? first : averageGraphs(atMostLists(own, MODEL_LISTS).table);
    draws.push(Float64Array.from({ length: PER_TABLE }, (_, k) => quantile((k + 0.5) / PER_TABLE)));
  }
  const replicates = draws.map((own, i) => replicateOf(tables[i]!.n, own));
  const both = combine(replicates);
  if (of === 'imputations') return { ...both, kind: 'averaging', N: both.mean };
  const { median, low, high } = pool(draws);
  return { kind: 'averaging', N: median, low, high, between: both.between, within: both.within };
}

/** Variance of ln N0 of one posterior. */
function within({ quantile }: Averaging, n: number): number {
  const draws = Float64Array.from({ length: PER_TABLE }, (_, k) => quantile((k + 0.5) / PER_TABLE));
  return replicateOf(n, draws).varLog;
}

/** Chains agree or not on the first table; of the others one shorter chain each is pooled. */
async function latentOver({ tables }: Stratum, first: LatentClasses, settings: Settings): Promise<Answer> {
  if (tables.length === 1) return { kind: 'latent', N: first.median, low: first.low, high: first.high };
  const draws = [first.draws[0]!];
  for (const [i, own] of tables.entries()) {
    if (i === 0) continue;
    await settings.step?.('tables', i, tables.length);
    const { draws: one } = await latentClasses(own, {
      seed: settings.seed + i,
      chains: 1,
      most: Math.min(20_000, settings.sweeps ?? 20_000),
    });
    draws.push(one[0]!);
  }
  const { median, low, high } = pool(draws);
  return { kind: 'latent', N: median, low, high };
}

function chains(table: Table, { seed, sweeps, start, step }: Settings): Promise<LatentClasses> {
  return latentClasses(table, {
    seed,
    ...(sweeps && { most: sweeps }),
    ...(start && { start }),
    step: (done, of) => step?.('chains', done, of),
  });
}

/** How much of the uncertainty of ln N0 comes from where. */
function shares(
  answers: readonly Answer[],
  n: number,
  between: number | undefined,
): NonNullable<Estimate['split']> {
  const logs = Float64Array.from(answers, ({ N }) => Math.log(Math.max(0.1, N - n)));
  const model = answers.length > 1 ? variance(logs) : 0;
  const sampling =
    answers.reduce(
      (sum, { low, high }) =>
        sum + ((Math.log(Math.max(0.1, high - n)) - Math.log(Math.max(0.1, low - n))) / 3.92) ** 2,
      0,
    ) / answers.length;
  const own = between === undefined ? sampling : Math.max(0, sampling - between);
  const all = (between ?? 0) + model + own;
  return {
    ...(between !== undefined && { linkage: between / all }),
    model: model / all,
    sampling: own / all,
  };
}

/** What is known before anything is computed. */
function said({ of, tables }: Stratum, { referrals }: Settings): Guard[] {
  const guards: Guard[] = [];
  if (of === 'one') guards.push({ id: 'G9', says: 'linkage-certain', values: {} });
  if (of === 'samples' && tables.length < SAMPLES)
    guards.push({ id: 'G9', says: 'few-samples', values: { amount: tables.length, least: SAMPLES } });
  if (of === 'imputations') {
    if (tables.length < IMPUTATIONS)
      guards.push({
        id: 'G9',
        says: 'few-imputations',
        values: { amount: tables.length, least: IMPUTATIONS },
      });
    guards.push({ id: 'G9', says: 'linkage-certain', values: {} });
  }
  for (const { from, to } of referrals ?? [])
    guards.push({ id: 'G10', says: 'referral', values: { from, to } });
  return guards;
}
