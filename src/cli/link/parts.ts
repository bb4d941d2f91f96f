/** A part of a run as a file of numbers, so that several machines can share the work. */
import type { Edges } from '../../link/edges.ts';
import type { Scanned, Task } from '../../link/scan.ts';

export interface Part {
  readonly part: number;
  readonly of: number;
  /** What all parts of one run have in common: hashes of the lists, the plan, the seed. */
  readonly run: string;
  readonly scanned: Scanned;
}

/** The tasks of the i-th of n parts (i from 1): neighbours in the order of pairs. */
export function tasksOfPart(tasks: readonly Task[], part: number, of: number): Task[] {
  const from = Math.floor(((part - 1) * tasks.length) / of);
  return tasks.slice(from, Math.floor((part * tasks.length) / of));
}

/** A part as JSON: numbers only. */
export function partText({ part, of, run, scanned }: Part): string {
  const { edges, pairs, full } = scanned;
  const lists = Object.fromEntries(
    Object.entries(edges).map(([name, list]) => [name, Array.from(list as Int32Array)]),
  );
  return `${JSON.stringify({ format: 1, part, of, run, pairs, full, edges: lists })}\n`;
}

/** Reads a part back; nothing for what is none. */
export function partOf(text: string): Part | undefined {
  try {
    const data = JSON.parse(text) as Record<string, unknown>;
    const edges = data.edges as Record<keyof Edges, number[]>;
    const size = edges.a.length;
    const lists = [edges.a, edges.b, edges.weight, edges.rule, edges.pattern];
    const numbers = lists.every(
      (list) => Array.isArray(list) && list.length === size && list.every((each) => typeof each === 'number'),
    );
    if (data.format !== 1 || !numbers || typeof data.run !== 'string') return undefined;
    return {
      part: Number(data.part),
      of: Number(data.of),
      run: data.run,
      scanned: {
        pairs: Number(data.pairs),
        full: Number(data.full),
        edges: {
          a: Int32Array.from(edges.a),
          b: Int32Array.from(edges.b),
          weight: Float64Array.from(edges.weight),
          rule: Uint8Array.from(edges.rule),
          pattern: Float64Array.from(edges.pattern),
        },
      },
    };
  } catch {
    return undefined;
  }
}
