/** Every decision of a case as plain lines, undone and withdrawn ones too: what a person did, when, why, and whether it counts. */
import type { Decision, State } from './state-types.ts';

export interface DecisionLine {
  readonly seq: number;
  /** UTC, `2026-11-22T16:40:01.250Z`. */
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  readonly case: string;
  readonly subject: string;
  readonly standing: Decision['standing'];
  /** The decision that it undoes. */
  readonly of?: number;
  readonly reason: string | null;
  /** The words that the claim rests on; null for what is no claim, and for what was shredded. */
  readonly quote: string | null;
  /** What was decided, as the entry says it, without the reason; null when it was shredded. */
  readonly says: Readonly<Record<string, unknown>> | null;
}

export function decisionLines({ decisions, claims }: State): DecisionLine[] {
  return decisions.map(({ seq, at, actor, kind, case: of, subject, standing, of: undoes, reason, body }) => {
    const { reason: _, of: __, ...undone } = { ...body } as Record<string, unknown>;
    const { reason: ___, ...decided } = { ...body } as Record<string, unknown>;
    return {
      seq,
      at: new Date(at).toISOString(),
      actor,
      kind,
      case: of,
      subject,
      standing,
      ...(undoes !== undefined && { of: undoes }),
      reason,
      quote: claims.get(subject)?.first?.anchors[0]?.quote ?? null,
      says: body === undefined ? null : kind === 'decision.undone' ? undone : decided,
    };
  });
}
