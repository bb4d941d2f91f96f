/**
 * All pairs of the rules, without an object for any: rows of a block are laid side by side, an upper bound of each pair's weight is
 * added up column by column from equal numbers and filters, and only pairs whose bound reaches the floor are compared in full.
 */
import type { Blocks } from './blocks.ts';
import { Bounds } from './bounds.ts';
import { Comparer } from './comparer.ts';
import { type Comparison, Patterns } from './comparisons.ts';
import { EdgeList, type Edges } from './edges.ts';
import type { RowTable } from './table.ts';
import { type Weights, weigh } from './weights.ts';

/** Everything that a scan reads. Arrays are shared, so that a thread is told of it once. */
export interface Job {
  readonly rows: number;
  readonly comparisons: readonly Comparison[];
  readonly blocks: readonly Blocks[];
  readonly weights: Weights;
  /** Pairs that weigh less are not kept. */
  readonly floor: number;
  /** The list of each row; where two rows of it cannot be one person, its number, else −1. */
  readonly apart: Int32Array;
  readonly table: RowTable;
}

/** A part of the work: rows of blocks of one rule, in their order. The end is not in it. */
export interface Task {
  readonly rule: number;
  readonly from: { readonly block: number; readonly row: number };
  readonly to: { readonly block: number; readonly row: number };
}

export interface Scanned {
  readonly edges: Edges;
  /** Pairs of the task that no earlier rule has. */
  readonly pairs: number;
  /** Of these, pairs that were compared in full. */
  readonly full: number;
}

/** Blocks beyond this are cut into rows of tasks. */
const PAIRS_PER_TASK = 500_000;

/** The work in parts of about equal size. */
export function tasksOf(blocks: readonly Blocks[], each = PAIRS_PER_TASK): Task[] {
  const tasks: Task[] = [];
  for (const [rule, { starts }] of blocks.entries()) {
    let from = { block: 0, row: 0 };
    let pairs = 0;
    const end = (block: number, row: number): void => {
      tasks.push({ rule, from, to: { block, row } });
      from = { block, row };
      pairs = 0;
    };
    for (let block = 0; block + 1 < starts.length; block++) {
      const size = starts[block + 1]! - starts[block]!;
      if (pairs + (size * (size - 1)) / 2 < each) {
        pairs += (size * (size - 1)) / 2;
        continue;
      }
      for (let row = 0; row < size - 1; row++) {
        pairs += size - 1 - row;
        if (pairs >= each) end(block, row + 1);
      }
    }
    if (pairs > 0) end(starts.length - 1, 0);
  }
  return tasks;
}

/** Blocks up to this size are compared pair by pair: laying rows side by side would cost more than it spares. */
const SMALL = 4;

export class Scanner {
  readonly #job: Job;
  readonly #comparer: Comparer;
  readonly #bounds: Bounds;
  /** The rows of the block in hand, one after the other. */
  readonly #local: Int32Array;
  readonly #numbers: Int32Array;
  readonly #bound: Float64Array;
  readonly #gone: Uint8Array;
  readonly #found: Int8Array;
  readonly #patterns: Patterns;

  constructor(job: Job) {
    this.#job = job;
    const largest = job.blocks.reduce((most, each) => Math.max(most, each.largest), 0);
    this.#comparer = new Comparer(job.comparisons);
    this.#bounds = new Bounds(job.comparisons, job.weights, largest);
    this.#local = new Int32Array(largest * job.table.wide);
    this.#numbers = new Int32Array(largest * (job.blocks.length + 1));
    this.#bound = new Float64Array(largest);
    this.#gone = new Uint8Array(largest);
    this.#found = new Int8Array(job.comparisons.length);
    this.#patterns = new Patterns(job.comparisons);
  }

  /** Pairs of a task whose weight reaches the floor. */
  run({ rule, from, to }: Task): Scanned {
    const { starts } = this.#job.blocks[rule]!;
    const out = new EdgeList();
    let pairs = 0;
    let full = 0;
    for (let block = from.block; block <= to.block && block + 1 < starts.length; block++) {
      const start = starts[block]!;
      const size = starts[block + 1]! - start;
      const first = block === from.block ? from.row : 0;
      const last = block === to.block ? to.row : size - 1;
      if (first >= last) continue;
      const small = size <= SMALL;
      const seen = small ? this.#few(rule, start, size, first, last, out) : 0;
      const done = small ? { pairs: seen, full: seen } : this.#many(rule, start, size, first, last, out);
      pairs += done.pairs;
      full += done.full;
    }
    return { edges: out.take(), pairs, full };
  }

  /**
   * Weighs pairs of rows that another engine found by a rule; those of an earlier rule, or of one list, are dropped.
   *
   * @param found two row numbers for each pair, the smaller first
   */
  weighed(rule: number, found: Uint32Array): Scanned {
    const out = new EdgeList();
    let pairs = 0;
    for (let i = 0; i + 1 < found.length; i += 2)
      if (this.#pair(found[i]!, found[i + 1]!, rule, out)) pairs++;
    return { edges: out.take(), pairs, full: pairs };
  }

  /** One pair in full; whether it is one of this rule. */
  #pair(a: number, b: number, rule: number, out: EdgeList): boolean {
    const { cells, wide, blocks, apart } = this.#job.table;
    const one = a * wide;
    const other = b * wide;
    if (cells[one + apart]! >= 0 && cells[one + apart] === cells[other + apart]) return false;
    for (let q = 0; q < rule; q++) {
      const block = cells[one + blocks + q]!;
      if (block >= 0 && block === cells[other + blocks + q]) return false;
    }
    this.#whole(a, b, rule, out);
    return true;
  }

  #few(rule: number, start: number, size: number, first: number, last: number, out: EdgeList): number {
    const { rows } = this.#job.blocks[rule]!;
    let pairs = 0;
    for (let i = first; i < last; i++)
      for (let j = i + 1; j < size; j++)
        if (this.#pair(rows[start + i]!, rows[start + j]!, rule, out)) pairs++;
    return pairs;
  }

  #whole(a: number, b: number, rule: number, out: EdgeList): void {
    const { floor, comparisons, weights } = this.#job;
    this.#comparer.all(a, b, this.#found);
    const weight = weigh(weights, comparisons, a, this.#found);
    if (weight < floor) return;
    const { steps } = this.#patterns;
    let pattern = 0;
    for (let k = 0; k < steps.length; k++) pattern += (this.#found[k]! + 1) * steps[k]!;
    out.push(a, b, weight, rule, pattern);
  }

  #many(rule: number, start: number, size: number, first: number, last: number, out: EdgeList) {
    const { table, floor } = this.#job;
    const { rows } = this.#job.blocks[rule]!;
    const { wide } = table;
    const local = this.#local;
    for (let i = first, to = first * wide; i < size; i++) {
      const from = rows[start + i]! * wide;
      for (let c = 0; c < wide; c++) local[to++] = table.cells[from + c]!;
    }
    // Which earlier rules, and which list, could have a pair of this block at all.
    const numbers = this.#numbers;
    let tests = 0;
    for (let q = 0; q <= rule; q++) {
      const cell = q === rule ? table.apart : table.blocks + q;
      let known = 0;
      for (let i = first, at = first * wide + cell, to = tests * size + first; i < size; i++, at += wide) {
        const own = local[at]!;
        numbers[to++] = own;
        if (own >= 0) known++;
      }
      if (known > 1) tests++;
    }
    this.#bounds.gather(local, table, first, size);
    const bound = this.#bound;
    const gone = this.#gone;
    let pairs = 0;
    let full = 0;
    for (let i = first; i < last; i++) {
      gone.fill(0, i + 1, size);
      for (let t = 0; t < tests; t++) same(numbers, t * size, i, size, gone);
      this.#bounds.row(i, size, bound);
      const a = rows[start + i]!;
      for (let j = i + 1; j < size; j++) {
        if (gone[j] === 1) continue;
        pairs++;
        if (bound[j]! < floor) continue;
        full++;
        this.#whole(a, rows[start + j]!, rule, out);
      }
    }
    return { pairs, full };
  }
}

/** Marks the rows after the i-th that have its number. */
function same(numbers: Int32Array, from: number, i: number, size: number, marks: Uint8Array): void {
  const own = numbers[from + i]!;
  if (own < 0) return;
  for (let j = i + 1; j < size; j++) if (numbers[from + j] === own) marks[j] = 1;
}
