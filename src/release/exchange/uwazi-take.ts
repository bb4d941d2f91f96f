/** Rows that came in, into a vault: a report for each, and what was read in it proposed. */
import type { Reading, Report } from '../../claims/types.ts';
import type { Draft } from '../../review/add.ts';
import { ofVault } from '../../review/kinds.ts';
import { takeIn } from '../../review/take-in.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Incoming } from './uwazi-in.ts';

export interface Taking {
  readonly actor: string;
  readonly pack: { readonly id: string; readonly version: string };
  readonly version: string;
  /** Of the file, in hex. */
  readonly sha256: string;
  /** New rows go into this case; without it each is a case of its own. */
  readonly case?: string;
}

export interface TakenRows {
  readonly cases: readonly { readonly case: string; readonly opened: boolean; readonly reports: number }[];
}

type Made = { readonly report: Report; readonly reading: Reading };

/** Every row that is new or changed, case by case; each case is there whole or not at all. @throws NoSuchCase */
export async function takeRows(vault: Vault, { rows }: Incoming, to: Taking): Promise<TakenRows> {
  const made = rows.flatMap(({ report, reading, case: home }) =>
    report === undefined || reading === undefined ? [] : [{ report, reading, home: home ?? to.case }],
  );
  const cases: TakenRows['cases'][number][] = [];
  for (const [home, all] of Map.groupBy(made, (each) => each.home)) {
    const { actor, pack, version } = to;
    const added = await takeIn(vault, draftOf(all), {
      actor,
      pack: { id: pack.id, version: pack.version },
      version,
      files: all.map(({ report }) => Buffer.from(report.text)),
      ...(home !== undefined && { case: home }),
    });
    for (const { case: id, opened, reports } of added.cases)
      cases.push({ case: id, opened, reports: reports.length });
    const imported = added.cases.map(({ case: subject, reports }) =>
      ofVault(
        'imported',
        { actor, subject },
        { what: 'Uwazi CSV', entries: reports.length, sha256: to.sha256 },
      ),
    );
    if (imported.length > 0) await vault.append(imported);
  }
  return { cases };
}

/** A case for each row: which rows tell of one event a person says. */
function draftOf(all: readonly Made[]): Draft {
  const [first, ...others] = all.map(({ report }) => ({ reports: [report.id] }));
  return {
    reports: all.map(({ report }) => report),
    readings: all.map(({ reading }) => reading),
    case: first!,
    others,
  };
}
