/** Which decisions count: those that nobody undid, and that were not taken past another. */
import type { Opened } from '../vault/plain.ts';
import type { Bodies } from './bodies.ts';
import { KINDS, type Known } from './kinds.ts';
import type { Standing } from './state-types.ts';
import { isClaimDecision } from './status.ts';

interface Taken {
  readonly entry: Opened;
  readonly known: Exclude<Known, { is: 'unknown' }>;
}

interface Here {
  /** The entry with which a claim came, and the case of its report, when there is such a claim. */
  readonly claim: (id: string) => { readonly seq: number; readonly case: string } | undefined;
  readonly report: (id: string) => boolean;
}

/** The standing of each decision, in the order given. */
export function standings(taken: readonly Taken[], here: Here): Standing[] {
  const undone = undoneBy(taken);
  const seen = new Map<string, number>();
  return taken.map((one): Standing => {
    const { entry, known } = one;
    const { seq, subject } = entry;
    const claim = here.claim(subject);
    const last = seen.get(subject) ?? claim?.seq;
    const see = (): void => {
      if (claim !== undefined && overtakes(entry, claim)) seen.set(subject, seq);
    };
    if (known.is === 'shredded') {
      see();
      return 'sealed';
    }
    if (isClaimDecision(known.kind) || known.kind === 'working.chosen') {
      if (claim === undefined) return 'void';
      const { expects } = known.body as Bodies['claim.accepted'];
      if (expects !== undefined && expects !== last) return 'stale';
    } else if (known.kind === 'report.withdrawn') {
      if (!here.report(subject)) return 'void';
    } else if (known.kind === 'decision.undone') {
      const target = undone.targets.get(seq);
      if (target === undefined) return 'void';
    }
    see();
    return undone.has(seq) ? 'undone' : 'live';
  });
}

/**
 * Whether an entry about a claim is one that the next decision on it has to have seen. Those of another case are not there any more
 * when the two are parted, and the decision must count all the same.
 */
export function overtakes(entry: Pick<Opened, 'case'>, claim: { readonly case: string }): boolean {
  return entry.case === claim.case;
}

/** An undoing counts when no later one undoes it; so the last are looked at first. */
function undoneBy(taken: readonly Taken[]): {
  readonly has: (seq: number) => boolean;
  /** Undoing → what it undoes, for those that undo a decision that is there. */
  readonly targets: ReadonlyMap<number, number>;
} {
  const bySeq = new Map(taken.map((one) => [one.entry.seq, one]));
  const undone = new Set<number>();
  const targets = new Map<number, number>();
  for (let i = taken.length - 1; i >= 0; i--) {
    const { entry, known } = taken[i]!;
    if (known.is !== 'known' || known.kind !== 'decision.undone') continue;
    const { of } = known.body;
    const target = bySeq.get(of);
    if (target === undefined || of >= entry.seq || !KINDS[target.known.kind].decides) continue;
    targets.set(entry.seq, of);
    if (!undone.has(entry.seq)) undone.add(of);
  }
  return { has: (seq) => undone.has(seq), targets };
}
