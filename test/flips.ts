/**
 * Is every changed bit found? One bit of a whole vault's ledger, keys, checkpoint or key file is turned, as somebody could who has the key
 * of the store, and the vault is checked. What the check does not name comes back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Leaf } from '../src/ledger/types.ts';
import { checkVault } from '../src/vault/check.ts';
import { createVault } from '../src/vault/home.ts';
import { LEAST_COST } from '../src/vault/keys/kdf.ts';
import { openKeyFile } from '../src/vault/keys/key-file.ts';
import type { Head, Span, Store, WrappedKey } from '../src/vault/store.ts';

const SECRET = new TextEncoder().encode('one two three four five');
const FIELDS = ['payload', 'leaf', 'seq', 'at', 'actor', 'kind', 'case', 'subject', 'key'] as const;
const ENTRIES = 40;

export interface Flips {
  readonly tried: Readonly<Record<string, number>>;
  /** What was turned and not found. */
  readonly missed: readonly string[];
}

/** @param random from 0 to below 1 */
export async function flips(times: number, random: () => number): Promise<Flips> {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-flips-'));
  try {
    const home = await createVault(join(folder, 'vault'), {
      ways: [{ kind: 'passphrase', label: 'one', secret: SECRET }],
      actor: 'a-1',
      name: 'Invented Person',
      version: '0.1.0',
      cost: LEAST_COST,
    });
    for (let n = 0; n < ENTRIES; n++)
      await home.vault.append([
        {
          actor: 'a-1',
          kind: 'claim.proposed',
          case: `k-${n % 3}`,
          subject: `r-${n % 5}.c${n}`,
          key: `report:r-${n % 5}`,
          body: { quote: `invented ${n}` },
        },
      ]);
    const { store } = home;
    const whole = await copyOf(store);
    const keyFile = await home.keyFile();
    const tried: Record<string, number> = {};
    const missed: string[] = [];
    const pick = (below: number) => Math.floor(random() * below);
    for (let time = 0; time < times; time++) {
      const copy = structuredClone(whole);
      const [what, turn] = (
        [
          ['entry', () => turnEntry(copy.leaves[pick(copy.leaves.length)]!, pick)],
          ['data key', () => turnKey(copy.keys, pick)],
          ['checkpoint', () => turnCheckpoint(copy, pick)],
          ['key file', () => ''],
        ] as const
      )[pick(4)]!;
      tried[what] = (tried[what] ?? 0) + 1;
      if (what === 'key file') {
        const changed = Uint8Array.from(keyFile);
        const [at, bit] = [pick(changed.length), pick(8)];
        changed[at]! ^= 1 << bit;
        const opened = await openKeyFile(changed, SECRET).then(
          () => true,
          () => false,
        );
        if (opened) missed.push(`key file, byte ${at} bit ${bit}`);
        continue;
      }
      const where = turn();
      Object.assign(store, reading(copy));
      const { faults } = await checkVault(home.vault, home);
      if (faults.length === 0) missed.push(`${what}: ${where}`);
    }
    Object.assign(store, reading(whole));
    if ((await checkVault(home.vault, home)).faults.length > 0)
      throw new Error('the whole vault has a fault');
    await home.close();
    return { tried, missed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Copy {
  head: Head;
  readonly leaves: Leaf[];
  readonly keys: WrappedKey[];
}

async function copyOf(store: Store): Promise<Copy> {
  const leaves: Leaf[] = [];
  for await (const chunk of store.entries())
    leaves.push(...chunk.map((leaf) => ({ ...leaf, ...bytesOf(leaf) })));
  const keys: WrappedKey[] = [];
  for await (const chunk of store.allKeys())
    keys.push(...chunk.map(({ id, wrapped }) => ({ id, wrapped: wrapped && Uint8Array.from(wrapped) })));
  const head = await store.head();
  return { head: { ...head, root: Uint8Array.from(head.root) }, leaves, keys };
}

const bytesOf = ({ payload, leaf }: Leaf) => ({
  payload: Uint8Array.from(payload),
  leaf: Uint8Array.from(leaf),
});

/** What a check reads, from a copy. */
function reading(copy: Copy): Pick<Store, 'head' | 'entries' | 'allKeys' | 'keys'> {
  return {
    head: async () => copy.head,
    entries: async function* ({ from = 0, to = Number.POSITIVE_INFINITY }: Span = {}) {
      yield copy.leaves.slice(from, to);
    },
    allKeys: async function* () {
      yield copy.keys;
    },
    keys: async (ids) => copy.keys.filter(({ id }) => ids.includes(id)),
  };
}

type Below = (below: number) => number;

function turnEntry(entry: Leaf, pick: Below): string {
  const field = FIELDS[pick(FIELDS.length)]!;
  const where = `${field} of ${entry.seq}`;
  const value = entry[field];
  const changed =
    typeof value === 'number'
      ? turnNumber(value, pick)
      : typeof value === 'string'
        ? turnText(value, pick)
        : turnBytes(value, pick);
  Object.assign(entry, { [field]: changed });
  return where;
}

function turnKey(keys: WrappedKey[], pick: Below): string {
  const n = pick(keys.length);
  const { id, wrapped } = keys[n]!;
  keys[n] = { id, wrapped: turnBytes(wrapped!, pick) };
  return id;
}

function turnCheckpoint(copy: Copy, pick: Below): string {
  copy.head = { ...copy.head, checkpoint: turnText(copy.head.checkpoint, pick) };
  return copy.head.checkpoint;
}

function turnBytes(bytes: Uint8Array, pick: Below): Uint8Array {
  bytes[pick(bytes.length)]! ^= 1 << pick(8);
  return bytes;
}

function turnText(text: string, pick: Below): string {
  return Buffer.from(turnBytes(Buffer.from(text), pick)).toString();
}

function turnNumber(value: number, pick: Below): number {
  return Number(BigInt(value) ^ (1n << BigInt(pick(40))));
}
