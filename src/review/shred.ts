/**
 * Shredding: destroying the keys of what shall never be read again. The ledger stays whole and says what was shredded, when, by whom
 * and why; backups made before keep what they keep, and the caller says so.
 *
 * - A report: its key. Its text, its bytes, its claims and every decision that quotes it; and what was proposed to leave that rests on it.
 * - A case: its own key and those of its reports. What it was joined with is parted from it.
 * - A source: its own key, with who it is, and those of all that it told, in whatever case.
 */
import { NONE } from '../ledger/types.ts';
import type { Plain } from '../vault/plain.ts';
import type { Vault } from '../vault/vault.ts';
import { blobsOf } from './blobs-of.ts';
import { type CatchingUp, catchUp } from './catch-up.ts';
import { ReasonMissing } from './decide.ts';
import { partFromAll } from './joining.ts';
import { caseKey, known, ofVault, reportKey, sourceKey } from './kinds.ts';
import { everJoined, loadAlone } from './load.ts';
import { peopleOf } from './sources.ts';
import { homesOf, ownReports } from './where-told.ts';

export type What = 'report' | 'case' | 'source';

/** There is nothing of that id, or it was shredded before. */
export class NothingToShred extends Error {
  readonly what: What;
  constructor(what: What) {
    super(`nothing to shred: ${what}`);
    this.what = what;
  }
}

/** What a shredding destroys. */
export interface Shredding {
  readonly what: What;
  readonly id: string;
  /** Data keys, by id. */
  readonly keys: readonly string[];
  /** Sealed files. */
  readonly files: readonly string[];
  /** Reports, with their cases. */
  readonly reports: readonly { readonly report: string; readonly case: string }[];
}

/**
 * What would be destroyed. The index must have seen the whole ledger: a source's reports are found by it.
 *
 * @throws NothingToShred
 */
export async function plan(vault: Vault, what: What, id: string): Promise<Shredding> {
  const { index } = vault.store;
  const reports =
    what === 'source'
      ? await homesOf(vault, await index.reports({ source: id }))
      : what === 'case'
        ? await ownReports(vault, id)
        : await reportsOf(vault, id);
  const source =
    what === 'source' ? (await peopleOf(vault)).sources.find((each) => each.id === id) : undefined;
  const own = what === 'source' ? sourceKey(id) : what === 'case' ? caseKey(id) : reportKey(id);
  const told = new Set(reports.map(({ report }) => report));
  const homes = new Set([...(what === 'case' ? [id] : []), ...reports.map((each) => each.case)]);
  const keys = [
    ...new Set([
      own,
      ...reports.map(({ report }) => reportKey(report)),
      ...(await releaseKeys(vault, homes, told, what === 'case' ? id : null)),
    ]),
  ];
  const left = (await vault.store.keys(keys)).filter(({ wrapped }) => wrapped !== null);
  if (left.length === 0) throw new NothingToShred(what);
  const files = source?.compartment ? [source.compartment.id] : [];
  for (const of of homes)
    for (const entry of await vault.entriesOf(of))
      if (told.has(entry.subject)) files.push(...blobsOf(entry).map((blob) => blob.id));
  return {
    what,
    id,
    keys: left.map((key) => key.id),
    files,
    reports: reports.map(({ report, case: of }) => ({ report, case: of })),
  };
}

/**
 * Destroys it, and its words in the index. When it resolves nobody can read it in this vault any more, with whatever key.
 *
 * @throws ReasonMissing
 */
export async function shred(
  vault: Vault,
  { what, id, keys, files, reports }: Shredding,
  { actor, reason }: { readonly actor: string; readonly reason: string },
  indexing: CatchingUp,
): Promise<void> {
  if (reason.trim() === '') throw new ReasonMissing('shredded');
  const entries: Plain[] = reports.map(({ report, case: of }) =>
    ofVault('shredded', { actor, case: of, subject: report }, { reason, what: 'report' }),
  );
  if (what === 'case')
    entries.push(
      ofVault('shredded', { actor, case: id, subject: id }, { reason, what }),
      ...(await partFromAll(vault, id, { actor, reason })),
    );
  if (what === 'source')
    entries.push(
      ofVault('source.shredded', { actor, case: NONE, subject: id }, { reason, keys: keys.length }),
    );
  await vault.append(entries, { destroy: keys, drop: files });
  await catchUp(vault, indexing);
}

/** Keys of proposals that rest on one of these reports, in their cases and in those that these were ever joined with; and all of one case. */
async function releaseKeys(
  vault: Vault,
  homes: ReadonlySet<string>,
  reports: ReadonlySet<string>,
  whole: string | null,
): Promise<readonly string[]> {
  const cases = new Set(homes);
  for (const home of homes)
    for (const other of await everJoined(vault, await loadAlone(vault, home))) cases.add(other);
  const keys: string[] = [];
  for (const of of cases)
    for (const entry of await vault.entriesOf(of)) {
      const read = known(entry);
      if (read.is !== 'known' || read.kind !== 'release.proposed') continue;
      if (of === whole || read.body.reports.some((report) => reports.has(report))) keys.push(entry.key);
    }
  return keys;
}

/** A report by itself: which case it is in, only the index knows. */
async function reportsOf(vault: Vault, report: string): Promise<readonly { report: string; case: string }[]> {
  for await (const chunk of vault.entries())
    for (const { kind, subject, case: of } of chunk)
      if (kind === 'report.added' && subject === report) return [{ report, case: of }];
  return [];
}
