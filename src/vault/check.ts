/**
 * Whether a vault holds what its ledger says. The ledger is checked by src/ledger/check.ts, which shares nothing with what wrote it;
 * keys and payloads by opening each. All faults are listed, not the first only, and what cannot be read is named and passed over.
 */
import { type Checked, checkLedger as checkEntries, type Fault } from '../ledger/check.ts';
import type { Leaf } from '../ledger/types.ts';
import type { Store } from './store.ts';
import type { Vault } from './vault.ts';

export type VaultFault =
  | Fault
  /** Entries from..to cannot be read from the disk. */
  | { readonly what: 'unreadable'; readonly from: number; readonly to: number }
  /** A data key that does not open: it was changed. */
  | { readonly what: 'key'; readonly key: string }
  /** An entry whose data key is not there, and was not destroyed either. */
  | { readonly what: 'no-key'; readonly seq: number; readonly key: string }
  /** What an entry seals does not open. */
  | { readonly what: 'payload'; readonly seq: number };

export interface VaultChecked extends Omit<Checked, 'faults'> {
  readonly faults: readonly VaultFault[];
  readonly keys: number;
  /** Entries whose content was destroyed with its key; the ledger stands all the same. */
  readonly shredded: number;
}

/** Checks the entries of a store against its signed head. */
export async function checkLedger(store: Store, origin: string, publicKey: Uint8Array): Promise<Checked> {
  const { checkpoint } = await store.head();
  return checkEntries({
    entries: store.entries(),
    log: { name: origin, publicKey },
    last: { note: checkpoint },
  });
}

/** Checks all that a vault keeps but its sealed files, which only those who know what entries mean can find keys for. */
export async function checkVault(
  vault: Vault,
  { origin, publicKey }: { readonly origin: string; readonly publicKey: Uint8Array },
  progress: (entries: number, of: number) => void = () => {},
): Promise<VaultChecked> {
  const { store } = vault;
  const { size, checkpoint } = await store.head();
  const faults: VaultFault[] = [];
  const bad = new Set<string>();
  let keys = 0;
  for await (const chunk of store.allKeys())
    for (const key of chunk) {
      keys++;
      if (vault.opensKey(key)) continue;
      bad.add(key.id);
      faults.push({ what: 'key', key: key.id });
    }
  let shredded = 0;
  const reading = async function* () {
    for await (const chunk of readable(store, size, (from, to) =>
      faults.push({ what: 'unreadable', from, to }),
    )) {
      for (const [i, found] of (await vault.examine(chunk, bad)).entries()) {
        const { seq, key } = chunk[i]!;
        if (found === 'shredded') shredded++;
        else if (found === 'no-key') faults.push({ what: found, seq, key });
        else if (found === 'payload') faults.push({ what: found, seq });
      }
      progress((chunk.at(-1)?.seq ?? 0) + 1, size);
      yield chunk;
    }
  };
  const ledger = await checkEntries({
    entries: reading(),
    log: { name: origin, publicKey },
    last: { note: checkpoint },
  });
  return { ...ledger, faults: [...unexplained(ledger.faults, faults), ...faults], keys, shredded };
}

/** Without what only repeats that entries could not be read: the gap, and that there are fewer than the checkpoint says. */
function unexplained(ledger: readonly Fault[], faults: readonly VaultFault[]): readonly Fault[] {
  const lost = faults.filter((fault) => fault.what === 'unreadable');
  const all = lost.reduce((sum, { from, to }) => sum + to - from, 0);
  return ledger.filter(
    (fault) =>
      !(fault.what === 'seq' && lost.some(({ from, to }) => fault.seq <= from && fault.found === to)) &&
      !(fault.what === 'missing' && fault.to - fault.from === all),
  );
}

/** The entries of a store; where the disk gives an error, one by one, so that only those are missing that are lost. */
async function* readable(
  store: Store,
  size: number,
  lost: (from: number, to: number) => void,
): AsyncIterable<readonly Leaf[]> {
  let next = 0;
  try {
    for await (const chunk of store.entries()) {
      yield chunk;
      next = (chunk.at(-1)?.seq ?? next - 1) + 1;
    }
    return;
  } catch {
    // below, one by one
  }
  let from: number | undefined;
  for (; next < size; next++) {
    const one = await entryAt(store, next);
    if (one === undefined) from ??= next;
    else {
      if (from !== undefined) lost(from, next);
      from = undefined;
      yield [one];
    }
  }
  if (from !== undefined) lost(from, size);
}

async function entryAt(store: Store, seq: number): Promise<Leaf | undefined> {
  try {
    for await (const [one] of store.entries({ from: seq, to: seq + 1 })) return one;
  } catch {
    // lost
  }
  return undefined;
}
