/** Reports with the case that each came into: the index has those of a joined case under the case that it is joined into. */
import { type Entries, loadAlone, loadState } from './load.ts';

export interface ReportIn {
  readonly report: string;
  readonly case: string;
}

/** @param rows of the index */
export async function homesOf(vault: Entries, rows: readonly ReportIn[]): Promise<ReportIn[]> {
  const homes = new Map<string, string>();
  for (const found of new Set(rows.map((row) => row.case)))
    for (const { id, case: home } of (await loadState(vault, found)).reports) homes.set(id, home);
  return rows.map((row) => ({ report: row.report, case: homes.get(row.report) ?? row.case }));
}

/** The reports that came into a case and can be read: not those of cases that are joined into it. */
export async function ownReports(vault: Entries, id: string): Promise<ReportIn[]> {
  const { reports } = await loadAlone(vault, id);
  return reports.flatMap(({ id: name, report }) => (report === null ? [] : [{ report: name, case: id }]));
}
