/** `moksori link --review`: pairs of a run for a person, most of all those of which a decision would change most. */
import type { Together } from '../../intake/lists/lists.ts';
import { Comparer } from '../../link/comparer.ts';
import { explain } from '../../link/explain.ts';
import type { Plan } from '../../link/plan.ts';
import { queueOf, sampleOf, type Waiting } from '../../link/queue.ts';
import type { Linked } from '../../link/run.ts';
import { pairName } from '../../review/pairs.ts';
import type { Io } from '../command.ts';
import { messages } from '../messages.ts';
import { paint } from '../paint.ts';
import { CouldNot, line } from '../say.ts';
import { count } from '../words.ts';
import type { Laid, PairDesk } from './kept.ts';
import { type PairPage, pairScreen } from './pair-screen.ts';
import { reviewPairs } from './pair-session.ts';

const MOST = 500;

export interface Reviewed {
  readonly together: Together;
  readonly plan: Plan;
  readonly linked: Linked;
  readonly laid: Laid | undefined;
  /** So many pairs drawn by chance, instead of those that wait. */
  readonly sample: number | undefined;
  readonly seed: number;
}

/** @throws CouldNot without a terminal */
export async function reviewRows(run: Reviewed, desk: PairDesk, io: Io): Promise<void> {
  const words = messages.link.review;
  if (io.keyboard === undefined) throw new CouldNot(words.noTerminal, words.noTerminalHint);
  const { together, plan, linked } = run;
  const names = desk.names(together);
  const queue = run.sample === undefined ? waiting(run) : drawn(run, desk);
  if (queue.length === 0) {
    io.out(`${words.none}\n`);
    return;
  }
  const comparer = new Comparer(plan.comparisons);
  const page: PairPage = {
    together,
    comparisons: plan.comparisons,
    compared: plan.specs.map((spec) => ('column' in spec ? spec.column : undefined)),
    columns: io.columns,
    paint: paint(io.color),
  };
  const table = {
    screen: (pair: Waiting, at: { n: number; of: number; done: number }) => {
      const why =
        pair.drawn === undefined
          ? explain(linked.model, linked.weights, comparer, pair.a, pair.b)
          : undefined;
      return pairScreen(page, pair, why, at);
    },
    decide: ({ a, b, drawn }: Waiting, same: boolean, reason?: string) =>
      desk.decide(same, {
        ...{ a: names.name(a), b: names.name(b) },
        ...(reason !== undefined && { reason }),
        ...(drawn !== undefined && { drawn }),
      }),
    withdraw: (of: number) => desk.withdraw(of),
  };
  const done = await reviewPairs(table, queue, { keyboard: io.keyboard, show: io.out, columns: io.columns });
  io.err(line(count(words.ended, done)));
  if (done > 0 && run.sample === undefined) io.err(line(words.again));
}

function waiting({ linked, laid }: Reviewed): Waiting[] {
  const decided = [...(laid?.same ?? []), ...(laid?.different ?? [])];
  return queueOf(linked.edges, linked.clustering.of, linked.weight, decided, MOST);
}

/** The same pairs for everybody, without those of it that this person decided about. */
function drawn({ linked, together, sample, seed }: Reviewed, desk: PairDesk): Waiting[] {
  const names = desk.names(together);
  const own = new Set(
    desk.kept.decisions
      .filter(({ actor, standing, drawn }) => actor === desk.actor && standing === 'live' && drawn !== null)
      .map(({ a, b }) => pairName(a, b)),
  );
  return sampleOf(linked.edges, sample!, seed).filter(
    ({ a, b }) => !own.has(pairName(names.name(a), names.name(b))),
  );
}
