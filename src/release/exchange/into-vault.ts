/** What a lossless file would change in a vault, and the change itself: a new case whole, or nothing. */
import type { Bodies, Kind } from '../../review/bodies.ts';
import { newId } from '../../review/ids.ts';
import { ofCase, ofVault, reportKey, reportOf } from '../../review/kinds.ts';
import { headOf, loadState } from '../../review/load.ts';
import type { Vault } from '../../vault/vault.ts';
import type { CameIn } from './lossless-in.ts';
import { BadExchange } from './refused.ts';
import { entriesFrom, type Said, saidOf } from './said.ts';

export interface ReportChange {
  readonly id: string;
  readonly file: string;
  readonly claims: number;
  /** `gone`: it was there and was shredded, or another report had its name. */
  readonly is: 'new' | 'same' | 'changed' | 'gone';
  /** The case that has it. */
  readonly case?: string;
  /** What the file tells otherwise than the vault: its claims, or the report itself. */
  readonly differs: readonly string[];
}

export interface Change {
  readonly reports: readonly ReportChange[];
  readonly claims: number;
  readonly decisions: number;
  /** Whether it can be taken in: all of its reports are new. */
  readonly may: boolean;
}

/** Compares a file with a vault. Writes nothing. */
export async function changeOf(vault: Vault, { state, entries }: CameIn): Promise<Change> {
  const ids = state.reports.map(({ id }) => id);
  const there = await homesOf(vault, ids);
  const mine = new Map<string, readonly Said[]>();
  const reports: ReportChange[] = [];
  for (const { id, report } of state.reports) {
    const claims = [...state.claims.values()].filter((claim) => claim.report === id).length;
    const about = { id, file: report?.file ?? '', claims };
    const home = there.get(id);
    if (home === undefined) reports.push({ ...about, is: 'new', differs: [] });
    else if (home === null) reports.push({ ...about, is: 'gone', differs: [] });
    else {
      const head = await headOf(vault, home);
      const own = mine.get(head) ?? saidOf(await loadState(vault, head));
      mine.set(head, own);
      const differs = differing(own, entries, id);
      reports.push({ ...about, is: differs.length === 0 ? 'same' : 'changed', case: head, differs });
    }
  }
  return {
    reports,
    claims: state.claims.size,
    decisions: entries.filter(({ kind }) => !READ.has(kind)).length,
    may: reports.every(({ is }) => is === 'new'),
  };
}

const READ: ReadonlySet<string> = new Set<Kind>([
  'report.added',
  'reading.added',
  'claim.proposed',
  'claim.added',
]);

/** What of a report is told otherwise by the two: its claims, or itself. */
function differing(mine: readonly Said[], theirs: readonly Said[], report: string): string[] {
  const of = (all: readonly Said[]) =>
    Map.groupBy(
      all.filter(({ subject }) => reportOf(subject) === report),
      ({ subject }) => subject,
    );
  const [a, b] = [of(mine), of(theirs)];
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (subject) => JSON.stringify(a.get(subject)) !== JSON.stringify(b.get(subject)),
  );
}

/** Report → its case, null when its name is taken by what is gone; those that the vault never had are not in it. */
async function homesOf(vault: Vault, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const { id, wrapped } of await vault.store.keys(ids.map(reportKey)))
    if (wrapped === null) found.set(id.slice(reportKey('').length), null);
    else found.set(id.slice(reportKey('').length), '');
  if (![...found.values()].includes('')) return found;
  for await (const chunk of vault.store.entries())
    for (const { kind, subject, case: home } of chunk)
      if (kind === 'report.added' && found.get(subject) === '') found.set(subject, home);
  return found;
}

/**
 * Takes the case in, in one append. Decisions become those of who takes it in, on the word of the file; that it came from a file is an
 * entry of the vault.
 *
 * @throws BadExchange when one of its reports is there; KeyExists when another process is adding one of them
 */
export async function takeLossless(
  vault: Vault,
  came: CameIn,
  { actor, sha256 }: { readonly actor: string; readonly sha256: string },
): Promise<string> {
  const { may, reports } = await changeOf(vault, came);
  if (!may) throw new BadExchange('there', { of: reports.find(({ is }) => is !== 'new')!.id });
  const about = { actor, case: newId('k') };
  const { label, note, entries } = came;
  const opened: Bodies['case.opened'] = {
    ...(label !== undefined && { label }),
    ...(note !== undefined && { note }),
  };
  await vault.append(
    [
      ofCase('case.opened', about, opened),
      ofVault(
        'imported',
        { actor, subject: about.case },
        { what: 'lossless JSON', entries: entries.length, sha256 },
      ),
      ...entriesFrom(entries, about),
    ],
    { fresh: reports.map(({ id }) => reportKey(id)) },
  );
  return about.case;
}
