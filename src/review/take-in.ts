/** A draft into a vault: originals are sealed first, then one append has all entries, so that a report is there whole or not at all. */
import { createHash } from 'node:crypto';
import type { Report } from '../claims/types.ts';
import { KeyExists, type Span } from '../vault/store.ts';
import type { Vault } from '../vault/vault.ts';
import { type Added, type Adding, addDraft, type Draft, reportIds, type Stored } from './add.ts';
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

/**
 * Adds the reports of a draft that the vault does not have. Durable when it resolves. When another process adds one of them at the
 * same moment, one of the two looks again: the data key of a report comes into being once.
 *
 * @throws NoSuchCase
 */
export async function takeIn(vault: Vault, drafted: Draft, to: TakingIn): Promise<Added> {
  if (to.case !== undefined) {
    const [key] = await vault.store.keys([caseKey(to.case)]);
    if (!key?.wrapped) throw new NoSuchCase(to.case);
  }
  // Files are sealed before their key is kept: two that share a report must not be at it together.
  const turn = (turns.get(vault) ?? Promise.resolve()).then(() => inTurn(vault, drafted, to));
  turns.set(
    vault,
    turn.catch(() => {}),
  );
  return turn;
}

/** The end of what was begun last, of each vault that is open. */
const turns = new WeakMap<Vault, Promise<unknown>>();

async function inTurn(vault: Vault, drafted: Draft, to: TakingIn): Promise<Added> {
  for (;;) {
    const kept: BlobRef[] = [];
    try {
      return await taken(vault, drafted, to, kept);
    } catch (error) {
      // After any other fault the entries may be there all the same, and speak of these files.
      if (!(error instanceof KeyExists)) throw error;
      for (const { id } of kept) await vault.store.dropBlob(id);
    }
  }
}

/** @throws KeyExists when another process was faster with one of the reports */
async function taken(vault: Vault, drafted: Draft, to: TakingIn, keptHere: BlobRef[]): Promise<Added> {
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
    keptHere.push(kept);
    originals.set(sha256, kept);
  }
  const added = addDraft(drafted, { ...to, stored, originals });
  if (added.entries.length === 0) return added;
  const fresh = added.cases.flatMap(({ reports }) => reports.map(reportKey));
  const { once: name } = to;
  const { from, count } = await vault.append(added.entries, {
    fresh,
    ...(name !== undefined && { once: name }),
  });
  if (name !== undefined) await dropOthers(vault, { from, to: from + count }, keptHere);
  return added;
}

/** Files that these entries do not speak of: the same piece of work was done before, with files of its own. */
async function dropOthers(vault: Vault, span: Span, files: readonly BlobRef[]): Promise<void> {
  const spoken = new Set<string | undefined>();
  for await (const chunk of vault.store.entries(span)) {
    const reports = chunk.filter(({ kind }) => kind === 'report.added');
    for (const { shredded, body } of await vault.open(reports))
      if (!shredded) spoken.add((body as Bodies['report.added']).blob?.id);
  }
  for (const { id } of files) if (!spoken.has(id)) await vault.store.dropBlob(id);
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
