/** Two cases beside each other, and what makes reports of both look like one origin. */
import type { Case } from '../claims/case.ts';
import type { Report } from '../claims/types.ts';
import type { Account } from '../link/accounts/account.ts';
import type { AccountStep } from '../link/accounts/weigh.ts';
import { type Run, sharedRuns } from '../protect/shared.ts';
import type { State } from '../review/state-types.ts';

/** One of the two sides of a proposal. */
export interface Side {
  readonly case: string;
  readonly told: Case;
  readonly state: State;
  /** The state as if nothing but accepted claims were there. */
  readonly standing: State;
  readonly account: Account;
}

/** A pair of cases that may tell of one event. */
export interface Proposal {
  readonly a: Side;
  readonly b: Side;
  readonly prior: number;
  readonly steps: readonly AccountStep[];
  readonly weight: number;
  /** Accounts are reports; those of one origin are one voice. */
  readonly accounts: number;
  readonly lineages: number;
  /** Words of a report of the first that one of the second has in one row. */
  readonly runs: readonly (Run & { readonly of: string })[];
}

/** So many words in the same order are seldom chance; and so many runs are shown. */
const WORDS = 8;
const RUNS = 5;

/** Words that reports of both have in one row, longest first: a hint of one origin, for a person to look at. */
export function runsOf(a: Side, b: Side): Proposal['runs'] {
  const theirs = reportsOf(b);
  return reportsOf(a)
    .flatMap((report) =>
      sharedRuns(report, theirs).flatMap((run) =>
        beside(run.here, officials(a, report.id), report.text) &&
        beside(run.there, officials(b, run.report), theirs.find(({ id }) => id === run.report)!.text)
          ? [{ ...run, of: report.id }]
          : [],
      ),
    )
    .sort((x, y) => y.words - x.words)
    .slice(0, RUNS);
}

function reportsOf({ state, account }: Side): Report[] {
  return account.reports.flatMap((id) => state.reports.find((one) => one.id === id)?.report ?? []);
}

/** What officials said is quoted by everybody: whether enough words of a run stand beside it. */
export function beside(
  { start, end }: { readonly start: number; readonly end: number },
  said: readonly (readonly [number, number])[],
  text: string,
): boolean {
  const points = Array.from(text);
  let at = start;
  let words = 0;
  for (const [from, to] of [...said.toSorted((x, y) => x[0] - y[0]), [end, end] as const]) {
    const piece = points.slice(at, Math.min(from, end)).join('');
    words = Math.max(words, piece.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
    at = Math.max(at, to);
  }
  return words >= WORDS;
}

/** Stretches of a report that officials say. */
function officials({ state }: Side, report: string): (readonly [number, number])[] {
  return [...state.claims.values()].flatMap(({ report: of, claim }) =>
    of === report && claim?.voice.kind === 'official'
      ? claim.anchors.map(({ start, end }) => [start, end] as const)
      : [],
  );
}
