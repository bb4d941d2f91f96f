/** The stages that a case tells of, in the order of the process, as bits: a walk over cases makes many. */
import type { Told } from './tellings.ts';
import { AT } from './tellings.ts';
import type { Pathways } from './types.ts';

/** Number of a stage's name → its place in the process; -1 for one that it does not have. */
export type Order = (stage: number) => number;

export function stagesTold({ numbers }: Told, counted: readonly number[], order: Order): number {
  let bits = 0;
  for (const at of counted) {
    const place = order(numbers[at + AT.stage]!);
    if (place >= 0) bits |= 1 << place;
  }
  return bits;
}

/** Calls back for each step from one stage that is told to the next that is; answers the last, -1 when none is told. */
export function steps(bits: number, step: (from: number, to: number) => void): number {
  let before = -1;
  for (let place = 0; bits >> place !== 0; place++) {
    if (((bits >> place) & 1) === 0) continue;
    if (before >= 0) step(before, place);
    before = place;
  }
  return before;
}

/** Counts pathways. */
export class PathwayCounts {
  readonly #stages: readonly string[];
  readonly #cases: number[];
  readonly #last: number[];
  /** Row: the stage from which; column: to which. */
  readonly #links: Uint32Array;

  constructor(stages: readonly string[]) {
    this.#stages = stages;
    this.#cases = stages.map(() => 0);
    this.#last = stages.map(() => 0);
    this.#links = new Uint32Array(stages.length ** 2);
  }

  add(bits: number): void {
    const width = this.#stages.length;
    const count = (from: number, to: number): void => void this.#links[from * width + to]!++;
    for (let place = 0; place < width; place++) if ((bits >> place) & 1) this.#cases[place]!++;
    const last = steps(bits, count);
    if (last >= 0) this.#last[last]!++;
  }

  counted(): Pathways {
    const width = this.#stages.length;
    return {
      stages: this.#stages.map((stage, i) => ({ stage, cases: this.#cases[i]!, last: this.#last[i]! })),
      links: [...this.#links].flatMap((cases, key) => {
        const [from, to] = [Math.floor(key / width), key % width];
        const link = { from: this.#stages[from]!, to: this.#stages[to]!, cases, silent: to > from + 1 };
        return cases > 0 ? [link] : [];
      }),
    };
  }
}
