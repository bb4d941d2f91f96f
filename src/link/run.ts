/** The whole of a run, from columns to clusters. Work on all pairs is handed to whoever has the threads. */

import { learnAgain } from './again.ts';
import type { Blocks } from './blocks.ts';
import { type Clustering, cluster } from './cluster.ts';
import { Comparer } from './comparer.ts';
import type { Comparison } from './comparisons.ts';
import { type Edges, merged } from './edges.ts';
import { type Label, labelled } from './labels.ts';
import type { Model } from './model.ts';
import { type Job, type Scanned, Scanner, type Task, tasksOf } from './scan.ts';
import { rowTable } from './table.ts';
import { type KinRule, kinOf, type Trained, type TrainingRule, train } from './train.ts';
import { type Weights, weigher, weightsOf } from './weights.ts';

/** What a run needs of a plan. */
export interface Planned {
  readonly rows: number;
  readonly comparisons: readonly Comparison[];
  readonly rules: readonly { readonly name: string; readonly blocks: Blocks }[];
  readonly training: readonly TrainingRule[];
  readonly strict: readonly Blocks[];
  readonly possible: number;
  readonly kin?: readonly KinRule[];
}

export type Stage = 'train' | 'compare' | 'cluster';

export interface RunSettings {
  readonly seed: number;
  readonly apart: Int32Array;
  /** Share of all pairs of one person that the strict rules find. */
  readonly recall?: number;
  /** A model that was learnt before. */
  readonly model?: Model;
  /** Whether λ is learnt again from the pairs that were compared; not where a model says it. */
  readonly again?: boolean;
  readonly same?: readonly (readonly [number, number])[];
  readonly different?: readonly (readonly [number, number])[];
  /** Answers on a sample: enough of them fix how often rows of one person agree. */
  readonly labels?: readonly Label[];
  readonly scan?: (job: Job, tasks: readonly Task[], done: (tasks: number) => void) => Promise<Scanned[]>;
  readonly step?: (stage: Stage, done: number, of: number) => void;
}

export interface Linked {
  readonly trained: Trained | undefined;
  readonly model: Model;
  readonly weights: Weights;
  readonly edges: Edges;
  /** From how many answers of people m was counted; 0 when it was learnt. */
  readonly labels: number;
  readonly pairs: number;
  readonly full: number;
  readonly clustering: Clustering;
  /** Weight of any two rows. */
  readonly weight: (a: number, b: number) => number;
}

/** Lighter pairs are not kept: they are one person less often than once in sixty. */
const FLOOR = -6;
const RECALL = 0.7;

/** Scans here, one task after the other. */
export async function scanHere(
  job: Job,
  tasks: readonly Task[],
  done?: (tasks: number) => void,
): Promise<Scanned[]> {
  const scanner = new Scanner(job);
  return tasks.map((task, i) => {
    const result = scanner.run(task);
    done?.(i + 1);
    return result;
  });
}

function withKin(model: Model, { kin = [], possible }: Planned): Model {
  return { ...model, kin: model.kin ?? kinOf(kin, model.comparisons, model.lambda, possible) };
}

export async function link(plan: Planned, settings: RunSettings): Promise<Linked> {
  const { apart, seed, step, scan = scanHere } = settings;
  const { comparisons, rows, possible } = plan;
  step?.('train', 0, 1);
  const trained = settings.model
    ? undefined
    : train(comparisons, {
        ...{ seed, apart, rows, possible },
        rules: plan.training,
        kin: plan.kin ?? [],
        strict: plan.strict,
        recall: settings.recall ?? RECALL,
      });
  // How many are kin is a matter of these lists.
  let model = trained?.model ?? withKin(settings.model!, plan);
  let weights = weightsOf(model, comparisons);
  const blocks = plan.rules.map((rule) => rule.blocks);
  const table = rowTable(comparisons, blocks, apart);
  const tasks = tasksOf(blocks);
  step?.('compare', 0, tasks.length);
  const scanned = await scan(
    { rows, comparisons, blocks, weights, floor: FLOOR, apart, table },
    tasks,
    (done) => step?.('compare', done, tasks.length),
  );
  let edges = merged(
    scanned.map((part) => part.edges),
    rows,
  );
  if (settings.again ?? !settings.model) {
    const relearnt = learnAgain(edges, model, comparisons, trained?.guessed ?? [], possible, plan.kin);
    ({ model, weights } = relearnt);
    edges = { ...edges, weight: relearnt.weight };
  }
  const counted = labelled(model, comparisons, settings.labels ?? []);
  if (counted) {
    const settled = learnAgain(edges, counted.model, comparisons, [], possible, plan.kin);
    ({ model, weights } = settled);
    edges = { ...edges, weight: settled.weight };
  }
  step?.('cluster', 0, 1);
  const weight = weigher(weights, new Comparer(comparisons));
  const { same = [], different = [] } = settings;
  const clustering = cluster(edges, { rows, weight, apart, same, different });
  const sum = (of: 'pairs' | 'full') => scanned.reduce((total, part) => total + part[of], 0);
  const labels = counted?.labels ?? 0;
  return {
    trained,
    model,
    weights,
    edges,
    labels,
    pairs: sum('pairs'),
    full: sum('full'),
    clustering,
    weight,
  };
}
