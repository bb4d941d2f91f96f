/** What was done to a case, line by line: reports that came, claims that people added, every decision, whether it counts or not. */
import type { HistoryLine, State } from './state-types.ts';

export type Line = HistoryLine & { readonly subject: string };

/** In order. What readers proposed is left out. */
export function historyOf({ case: { id, opened }, reports, claims, decisions }: State): Line[] {
  const lines = new Map<number, Line>();
  const take = (line: Line) => lines.set(line.seq, line);
  if (opened !== null) take({ ...opened, kind: 'case.opened', standing: 'live', subject: id });
  for (const report of reports)
    take({ ...report.added, kind: 'report.added', standing: 'live', subject: report.id });
  for (const { id: subject, history } of claims.values())
    for (const line of history) if (line.kind !== 'claim.proposed') take({ ...line, subject });
  for (const { seq, at, actor, reason, kind, subject, standing, of } of decisions)
    take({ seq, at, actor, reason, kind, subject, standing, ...(of !== undefined && { of }) });
  return [...lines.values()].toSorted((a, b) => a.seq - b.seq);
}
