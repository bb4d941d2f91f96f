/** A draft into a vault: originals are sealed first, then one append has all entries, so that a report is there whole or not at all. */
import { createHash } from 'node:crypto';
import type { Report } from '../claims/types.ts';
import type { Drafted } from '../draft/draft.ts';
import type { Vault } from '../vault/vault.ts';
import { type Added, type Adding, addDraft, reportIds, type Stored } from './add.ts';
import type { BlobRef, Bodies } from './bodies.ts';
import { caseKey, reportKey } from './kinds.ts';

export interface TakingIn extends Omit<Adding, 'stored' | 'originals'> {
  /** Files as received. */
  readonly files: readonly Uint8Array[];
  /** A name for this piece of work: done twice, it changes nothing the second time. */
  readonly once?: string;
}

/** There is no such case, or it was shredded. */
export class NoSuchCase extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`no case ${id}`);
    this.id = id;
  }
}

/** Adds the reports of a draft that the vault does not have. Durable when it resolves. @throws NoSuchCase */
export async function takeIn(
  vault: Vault,
  drafted: Pick<Drafted, 'reports' | 'readings' | 'case' | 'others'>,
  to: TakingIn,
): Promise<Added> {
  if (to.case !== undefined) {
    const [key] = await vault.store.keys([caseKey(to.case)]);
    if (!key?.wrapped) throw new NoSuchCase(to.case);
  }
  const stored = await storedOf(vault, drafted.reports);
  const ids = reportIds(drafted.reports, stored);
  const originals = new Map<string, BlobRef>();
  const files = new Map(to.files.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes]));
  const reports = new Set(drafted.reports.map(({ sha256 }) => sha256));
  for (const { sha256, within } of drafted.reports) {
    const { id, there } = ids.get(sha256)!;
    if (there !== undefined) continue;
    // An attachment is kept with the e-mail around it, once.
    const bytes =
      files.get(sha256) ??
      (within !== undefined && !reports.has(within.sha256) ? files.get(within.sha256) : undefined);
    if (bytes === undefined) continue;
    const kept = await vault.keep(reportKey(id), once(bytes));
    originals.set(sha256, kept);
  }
  const added = addDraft(drafted, { ...to, stored, originals });
  if (added.entries.length > 0)
    await vault.append(added.entries, to.once === undefined ? {} : { once: to.once });
  return added;
}

/** Looks reports up by their ids: the vault has a data key for each that it ever had. */
async function storedOf(
  vault: Vault,
  reports: readonly Pick<Report, 'id' | 'sha256'>[],
): Promise<(report: string) => Stored | undefined> {
  const found = new Map<string, Stored>();
  const wanted = new Set<string>();
  // Longer names are only taken when a shorter one is; those of one hash are few.
  for (const { id, sha256 } of reports) {
    const prefix = id.slice(0, id.indexOf('-') + 1);
    for (let length = id.length - prefix.length; length <= sha256.length; length += 4) {
      const name = prefix + sha256.slice(0, length);
      const [key] = await vault.store.keys([reportKey(name)]);
      if (key === undefined) break;
      wanted.add(name);
    }
  }
  if (wanted.size === 0) return () => undefined;
  for await (const chunk of vault.store.entries()) {
    const here = chunk.filter(({ kind, subject }) => kind === 'report.added' && wanted.has(subject));
    for (const { subject, case: home, shredded, body } of await vault.open(here)) {
      const sha256 = shredded ? null : (body as Bodies['report.added']).report.sha256;
      found.set(subject, { sha256, case: home });
      wanted.delete(subject);
    }
    if (wanted.size === 0) break;
  }
  return (report) => found.get(report);
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
