/**
 * Whether a vault is what its ledger says, all of it:
 *
 * - the ledger, derived again from its bytes by code that did not write it; every key and every payload opened (src/vault/check.ts);
 * - every entry read by its schema, so that nothing stands there that no version ever wrote;
 * - every release: that somebody else approved it before it left;
 * - every sealed file that an entry speaks of: that it is there, is the one that was sealed, and opens to its end;
 * - the index, built again beside the live one and compared.
 *
 * All faults are listed. Nothing is mended: the index is the only thing that can be (`rebuild`), and the caller says so.
 */
import { createHash } from 'node:crypto';
import type { Pack } from '../packs/types.ts';
import { checkVault, type VaultChecked, type VaultFault } from '../vault/check.ts';
import type { Home } from '../vault/home.ts';
import { Damaged } from '../vault/store-faults.ts';
import { Shredded, type Vault } from '../vault/vault.ts';
import { blobsOf } from './blobs-of.ts';
import type { BlobRef } from './bodies.ts';
import { catchUp } from './catch-up.ts';
import { KINDS, known } from './kinds.ts';
import { Register } from './register.ts';
import { faultsOf } from './schema.ts';

export type CheckFault =
  | VaultFault
  /** An entry says something that its kind does not allow. */
  | { readonly what: 'body'; readonly seq: number; readonly kind: string }
  /** A sealed file that an entry speaks of is not there, is another, or does not open. */
  | {
      readonly what: 'file';
      readonly seq: number;
      readonly blob: string;
      readonly why: 'missing' | 'changed';
    }
  /** It left, and nobody else had approved it. `seq` is the leaving. */
  | { readonly what: 'release'; readonly seq: number }
  /** Which sealed files there are cannot be read. */
  | { readonly what: 'files' }
  /** The index does not say what the ledger says, or cannot be read. */
  | { readonly what: 'index' };

export interface AllChecked extends Omit<VaultChecked, 'faults'> {
  readonly faults: readonly CheckFault[];
  /** Sealed files that were read to their end. */
  readonly files: number;
  /** Sealed files that no entry speaks of: left by what was cut off, unreadable and harmless. */
  readonly unnamed: number;
  /** Entries of kinds or shapes that a later version wrote. */
  readonly later: number;
}

export type CheckStep = 'ledger' | 'files' | 'index';

export interface Checking {
  readonly pack: Pack;
  readonly progress?: (step: CheckStep, done: number, of: number) => void;
}

/** Checks everything. Reads only, but for catching the index up first. */
export async function checkAll(home: Home, { pack, progress = () => {} }: Checking): Promise<AllChecked> {
  const { vault } = home;
  const checked = await checkVault(vault, home, (done, of) => progress('ledger', done, of));
  const faults: CheckFault[] = [...checked.faults];
  const named = new Map<string, Named>();
  const register = new Register();
  let later = 0;
  // What the ledger's own check could not open or read is named already, and what rests on it cannot be judged.
  const readable = !faults.some(
    ({ what }) => what === 'unreadable' || what === 'payload' || what === 'key' || what === 'no-key',
  );
  if (readable)
    for await (const chunk of vault.entries())
      for (const entry of chunk) {
        const read = known(entry);
        if (read.is === 'unknown') later++;
        if (read.is !== 'known') continue;
        if (faultsOf(entry).length > 0) faults.push({ what: 'body', seq: entry.seq, kind: entry.kind });
        if (KINDS[read.kind].register) register.take(entry, read);
        for (const blob of blobsOf(entry)) named.set(blob.id, { ...blob, seq: entry.seq, key: entry.key });
      }
  for (const { body, answer, made } of register.all().releases)
    for (const { seq } of body === null ? [] : made)
      if (answer?.yes !== true || answer.seq > seq) faults.push({ what: 'release', seq });
  const files = readable ? await checkFiles(vault, named, faults, progress) : { files: 0, unnamed: 0 };
  if (readable && !(await sameIndex(vault, pack, progress))) faults.push({ what: 'index' });
  return { ...checked, faults, later, ...files };
}

interface Named extends BlobRef {
  readonly seq: number;
  readonly key: string;
}

async function checkFiles(
  vault: Vault,
  named: ReadonlyMap<string, Named>,
  faults: CheckFault[],
  progress: NonNullable<Checking['progress']>,
): Promise<{ readonly files: number; readonly unnamed: number }> {
  let files = 0;
  for (const { id, sha256, seq, key } of named.values()) {
    const why = await fileFault(vault, key, id, sha256);
    if (why === null) files++;
    else faults.push({ what: 'file', seq, blob: id, why });
    progress('files', files, named.size);
  }
  let unnamed = 0;
  try {
    for await (const id of vault.store.blobs()) if (!named.has(id)) unnamed++;
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    faults.push({ what: 'files' });
  }
  return { files, unnamed };
}

async function fileFault(
  vault: Vault,
  key: string,
  id: string,
  sha256: string,
): Promise<'missing' | 'changed' | null> {
  try {
    const sealed = await vault.store.blob(id);
    const opened = await vault.kept(key, id);
    if (sealed === null || opened === null) return 'missing';
    const hash = createHash('sha256');
    for await (const piece of sealed) hash.update(piece);
    for await (const _ of opened);
    return hash.digest('hex') === sha256 ? null : 'changed';
  } catch (error) {
    // Its key was destroyed between the two: then there is nothing to read any more.
    return error instanceof Shredded ? null : 'changed';
  }
}

async function sameIndex(
  vault: Vault,
  pack: Pack,
  progress: NonNullable<Checking['progress']>,
): Promise<boolean> {
  try {
    return await compared(vault, pack, progress);
  } catch (error) {
    // The ledger was read to its end before: what cannot be read here is the index.
    if (error instanceof Damaged) return false;
    throw error;
  }
}

async function compared(
  vault: Vault,
  pack: Pack,
  progress: NonNullable<Checking['progress']>,
): Promise<boolean> {
  const { store } = vault;
  await catchUp(vault, { pack });
  const { index, remove } = await store.scratch();
  try {
    const beside = {
      entriesOf: (id: string) => vault.entriesOf(id),
      store: {
        index,
        casesSince: (from: number) => store.casesSince(from),
        head: () => store.head(),
      },
    };
    await catchUp(beside, { pack, progress: (done, of) => progress('index', done, of) });
    return Buffer.from(await index.digest()).equals(await store.index.digest());
  } finally {
    await remove();
  }
}
