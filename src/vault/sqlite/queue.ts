/** Work that waits to be done together with other work of its kind, in the order in which it was given. */
export interface Queue<Work, Done> {
  add(work: Work): Promise<Done>;
  /** Does what waits, now. */
  flush(): void;
}

export type Outcome<Done> = { readonly done: Done } | { readonly failed: unknown };

/**
 * @param run does a group and gives one outcome for each, in order; does not throw
 * @param most work that is done in one group, in the measure of `size`
 */
export function queueOf<Work, Done>(
  run: (group: readonly Work[]) => readonly Outcome<Done>[],
  size: (work: Work) => number,
  most: number,
): Queue<Work, Done> {
  type Waiting = { work: Work; resolve: (done: Done) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let asked = false;

  function next(): void {
    let count = 0;
    for (let sum = 0; count < waiting.length && (count === 0 || sum < most); count++)
      sum += size(waiting[count]!.work);
    const group = waiting.slice(0, count);
    waiting = waiting.slice(count);
    const outcomes = run(group.map(({ work }) => work));
    for (const [i, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[i]!;
      if ('done' in outcome) resolve(outcome.done);
      else reject(outcome.failed);
    }
  }

  function later(): void {
    if (asked) return;
    asked = true;
    // After what is ready of this turn has been heard: it joins the group.
    setImmediate(() => {
      asked = false;
      if (waiting.length > 0) next();
      if (waiting.length > 0) later();
    });
  }

  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        later();
      }),
    flush: () => {
      while (waiting.length > 0) next();
    },
  };
}
