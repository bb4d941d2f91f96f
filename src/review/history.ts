/**
 * What was done to a case, line by line: reports that came, claims that people added, every decision, whether it counts or not; who
 * agreed to have it told, and what left.
 */
import type { Kind } from './bodies.ts';
import type { HistoryLine, Mark, State } from './state-types.ts';

export type Line = HistoryLine & { readonly subject: string };

/** In order. What readers proposed is left out. */
export function historyOf(state: State): Line[] {
  const {
    case: { id, opened },
    reports,
    claims,
    decisions,
  } = state;
  const lines = new Map<number, Line>();
  const take = (line: Line) => lines.set(line.seq, line);
  if (opened !== null) take({ ...opened, kind: 'case.opened', standing: 'live', subject: id });
  for (const report of reports)
    take({ ...report.added, kind: 'report.added', standing: 'live', subject: report.id });
  for (const { id: subject, history } of claims.values())
    for (const line of history) if (line.kind !== 'claim.proposed') take({ ...line, subject });
  for (const { seq, at, actor, reason, kind, subject, standing, of } of decisions)
    take({ seq, at, actor, reason, kind, subject, standing, ...(of !== undefined && { of }) });
  for (const line of registerLines(state)) take(line);
  return [...lines.values()].toSorted((a, b) => a.seq - b.seq);
}

function registerLines({ consents, releases }: State): Line[] {
  const line = (kind: Kind, subject: string, { seq, at, actor, reason }: Mark, of?: number): Line => {
    const undoes = of === undefined ? {} : { of };
    return { seq, at, actor, reason, kind, standing: 'live', subject, ...undoes };
  };
  return [
    ...consents.flatMap((consent) => [
      line('consent.given', consent.case, consent),
      ...(consent.withdrawn === null
        ? []
        : [line('consent.withdrawn', consent.case, consent.withdrawn, consent.seq)]),
    ]),
    ...releases.flatMap(({ seq, case: home, body, answer, made, withdrawn, ...proposed }) => [
      ...(body === null ? [] : [line('release.proposed', home, { ...proposed, seq })]),
      ...(answer === null
        ? []
        : [line(answer.yes ? 'release.approved' : 'release.refused', home, answer, seq)]),
      ...made.map((mark) => line('release.made', home, mark, body === null ? undefined : seq)),
      ...(withdrawn === null ? [] : [line('release.withdrawn', home, withdrawn, seq)]),
    ]),
  ];
}
