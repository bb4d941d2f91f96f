/** Makes facts of the network out of what claims say. Names of points are those of the caller. */
import type { TimeExpr, TimeRef } from '../claims/types.ts';
import type { TimeConventions } from './conventions.ts';
import { edtfBounds } from './edtf.ts';
import { durationOf } from './expr.ts';
import { relationOf } from './relation.ts';
import type { Fact, GapFact, PointId, WhenFact, WindowFact } from './types.ts';

/** The point at which an act begins. */
export function startOf(act: string): PointId {
  return `${act}.start`;
}

/** The point at which an act ends; the solver keeps it at or after the start. */
export function endOf(act: string): PointId {
  return `${act}.end`;
}

export interface About {
  /** The act that is dated; its points are `startOf(act)` and `endOf(act)`. */
  readonly act: string;
  /** What a relative time counts from, when it counts from something known or unknown; absent for `absolute`. */
  readonly reference?: PointId;
  readonly claims: readonly string[];
  /** Prefix of the ids of the facts made; unique per written time. */
  readonly id: string;
  readonly tense?: 'past' | 'future';
}

/**
 * Facts of one written time of an act. `at` and `start` date its beginning (a lasting act "in May" began in May), `end` its end,
 * `duration` the days between; an interval dates both. "now" puts the reference between start and end. A time that bounds
 * nothing ("recently" without reference, "every Monday") gives no fact.
 */
export function factsOf(ref: TimeRef, about: About, c: TimeConventions): readonly Fact[] {
  const said = { claims: about.claims, phrase: ref.phrase };
  const length = durationOf(ref.expr, c);
  const start = startOf(about.act);
  const end = endOf(about.act);
  if (length) {
    return [{ kind: 'gap', id: about.id, ...said, rule: 'duration', from: start, to: end, ...length }];
  }
  if (ref.expr.kind === 'interval') {
    const out: Fact[] = [];
    if (ref.expr.from) out.push(...when(ref.expr.from, start, about, `${about.id}.from`, said, c));
    if (ref.expr.to) out.push(...when(ref.expr.to, end, about, `${about.id}.to`, said, c));
    return out;
  }
  if (ref.expr.kind === 'vague' && ref.expr.direction === 'present' && about.reference) {
    const gap = { kind: 'gap', ...said, rule: 'present', min: 0, max: null } as const;
    const began: GapFact = { ...gap, id: `${about.id}.from`, from: start, to: about.reference };
    const lasts: GapFact = { ...gap, id: `${about.id}.to`, from: about.reference, to: end };
    return ref.sense === 'end' ? [lasts] : ref.sense === 'start' ? [began] : [began, lasts];
  }
  return when(ref.expr, ref.sense === 'end' ? end : start, about, about.id, said, c);
}

function when(
  expr: TimeExpr,
  point: PointId,
  about: About,
  id: string,
  said: { readonly claims: readonly string[]; readonly phrase: string },
  c: TimeConventions,
): readonly WhenFact[] {
  const relation = relationOf(expr, c, about.tense ?? 'past', about.reference === undefined);
  if (relation.kind === 'none') return [];
  return [
    {
      kind: 'when',
      id,
      ...said,
      rule: relation.rule,
      point,
      expr,
      ...(about.reference === undefined ? {} : { reference: about.reference }),
      ...(about.tense ? { tense: about.tense } : {}),
    },
  ];
}

/** What is told in the past tense had begun when it was told. */
export function toldFact(act: string, told: PointId, claims: readonly string[], finished = false): GapFact {
  const from = finished ? endOf(act) : startOf(act);
  return {
    kind: 'gap',
    id: `${from}<=${told}#${claims.join('+')}`,
    claims,
    rule: finished ? 'ended-before-told' : 'before-told',
    from,
    to: told,
    min: 0,
    max: null,
  };
}

/** A voice spoke before the report came out. */
export function publishedFact(told: PointId, published: PointId): GapFact {
  return {
    kind: 'gap',
    id: `${told}<=${published}`,
    claims: [],
    rule: 'told-before-published',
    from: told,
    to: published,
    min: 0,
    max: null,
  };
}

/** A date of publication as given (EDTF): its bounds. None when it is unknown. */
export function publicationFacts(published: PointId, edtf: string | undefined): readonly WindowFact[] {
  if (!edtf) return [];
  const { earliest, latest } = edtfBounds(edtf);
  return [
    {
      kind: 'window',
      id: `${published}=${edtf}`,
      claims: [],
      rule: 'published',
      phrase: edtf,
      point: published,
      earliest,
      latest,
    },
  ];
}

/** One act comes before another: from the end of the first to the start of the second, `gap` in days (default: any). */
export function orderFact(
  before: string,
  after: string,
  claims: readonly string[],
  gap: { readonly min: number; readonly max: number | null } = { min: 0, max: null },
  phrase?: string,
): GapFact {
  return {
    kind: 'gap',
    id: `${before}<${after}#${claims.join('+')}`,
    claims,
    rule: 'order',
    ...(phrase === undefined ? {} : { phrase }),
    from: endOf(before),
    to: startOf(after),
    min: gap.min,
    max: gap.max,
  };
}
