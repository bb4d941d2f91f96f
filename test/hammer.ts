/**
 * Does a store keep its word when it is killed? A process writes under load and is killed at a random moment, also while it
 * changes the key of the vault or destroys keys; then the vault is opened again and compared with what was acknowledged.
 *
 *     npm run hammer -- [--rounds 200] [--store sqlite]
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Leaf } from '../src/ledger/types.ts';
import type { Store, WrappedKey } from '../src/vault/store.ts';
import { verified } from './invented-signer.ts';
import { naiveLeaf, naiveRoot } from './naive-ledger.ts';

/** How a kind of store is hammered; a module that exports it as `driver` is loaded by each process. */
export interface Driver {
  readonly name: string;
  /** A place for a new vault: what processes are told. */
  create(): Promise<string>;
  /** Opens the vault, and makes it when there is none. The key of the vault is of one of these generations. */
  open(place: string, generations: readonly number[]): Promise<Store>;
  /** Changes the key of the vault, and with it all wrappings; `under` is then `master-GENERATION`. */
  change(store: Store, generation: number, wrap: (key: WrappedKey) => WrappedKey): Promise<void>;
  remove(place: string): Promise<void>;
}

/** A line of the process that is hammered. `done: false` is said before it is tried. */
export type Said =
  | { readonly said: 'ready' }
  | { readonly said: 'appended'; readonly batch: string; readonly of: number; readonly from: number }
  | { readonly said: 'blob'; readonly id: string }
  | { readonly said: 'setting'; readonly value: number; readonly done: boolean }
  | { readonly said: 'change'; readonly generation: number; readonly done: boolean };

export interface Numbers {
  rounds: number;
  /** Appends acknowledged, and their entries. */
  appends: number;
  entries: number;
  /** Appends found whole that were not acknowledged: the process was killed between the two. */
  unsaid: number;
  blobs: number;
  keysDestroyed: number;
  changes: number;
  /** Killed while the key of the vault was being changed: the old one held, the new one held. */
  changesCutOff: { old: number; new: number };
  /** Milliseconds to open after a kill. */
  opening: number[];
}

/** A wrapped key that says which generation it belongs to. */
export const wrappedAt = (generation: number): Buffer => {
  const bytes = Buffer.alloc(60, 1);
  bytes.writeUInt32BE(generation);
  return bytes;
};
export const generationOf = (key: WrappedKey | undefined): number =>
  Buffer.from(key!.wrapped!).readUInt32BE();

/** What a blob of this name holds: its length stands at the end of the name. */
export function blobBytes(id: string): Buffer {
  const bytes = Buffer.alloc(Number(id.split('-').at(-1)), id);
  for (let i = 0; i < bytes.length; i += 1000) bytes[i] = (i / 1000) & 255;
  return bytes;
}

/** What the vault must hold. */
interface Known {
  generations: number[];
  appended: Map<string, { from: number; of: number }>;
  blobs: Set<string>;
  destroyed: number;
  setting: { least: number; most: number };
}

/** Vaults are begun anew after so many rounds, so that checking stays quick. */
const ROUNDS_OF_A_VAULT = 20;

/** Throws an AssertionError at the first broken promise. */
export async function hammer(
  module: string,
  rounds: number,
  log: (line: string) => void = () => {},
): Promise<Numbers> {
  const { driver } = (await import(pathToFileURL(module).href)) as { driver: Driver };
  const numbers: Numbers = {
    ...{ rounds: 0, appends: 0, entries: 0, unsaid: 0, blobs: 0, keysDestroyed: 0, changes: 0 },
    changesCutOff: { old: 0, new: 0 },
    opening: [],
  };
  for (let first = 0; first < rounds; first += ROUNDS_OF_A_VAULT) {
    const place = await driver.create();
    try {
      await begin(driver, place);
      const known: Known = {
        generations: [0],
        appended: new Map(),
        blobs: new Set(),
        destroyed: 0,
        setting: { least: 0, most: 0 },
      };
      for (let round = first; round < Math.min(rounds, first + ROUNDS_OF_A_VAULT); round++) {
        const unsaidBefore = numbers.unsaid;
        await strike(module, place, round, known, numbers);
        await check(driver, place, known, numbers);
        numbers.rounds++;
        log(
          `round ${round + 1}: ${numbers.appends} appends, ${numbers.unsaid - unsaidBefore} unsaid, opened in ${numbers.opening.at(-1)!.toFixed(0)} ms`,
        );
      }
      numbers.keysDestroyed += known.destroyed;
      numbers.entries += [...known.appended.values()].reduce((sum, { of }) => sum + of, 0);
    } finally {
      await driver.remove(place);
    }
  }
  return numbers;
}

async function begin(driver: Driver, place: string): Promise<void> {
  const store = await driver.open(place, [0]);
  await store.rewrap((key) => key, 'master-0');
  await store.append([], { keys: [{ id: 'vault', wrapped: wrappedAt(0) }] });
  await store.close();
}

/** Lets a process write, kills it, and adds what it said to what is known. */
async function strike(
  module: string,
  place: string,
  round: number,
  known: Known,
  numbers: Numbers,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'hammer-child.ts'),
      module,
      place,
      JSON.stringify(known.generations),
      String(round),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint += data;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Said;
    if (said.said === 'ready') setTimeout(() => child.kill('SIGKILL'), 5 + Math.random() * 400);
    else if (said.said === 'appended') {
      known.appended.set(said.batch, said);
      numbers.appends++;
    } else if (said.said === 'blob') {
      known.blobs.add(said.id);
      numbers.blobs++;
    } else if (said.said === 'setting') known.setting[said.done ? 'least' : 'most'] = said.value;
    else {
      known.generations = said.done ? [said.generation] : [...known.generations, said.generation];
      if (said.done) numbers.changes++;
    }
  }
  const [, signal] = await ended;
  assert.equal(signal, 'SIGKILL', `the process ended by itself: ${complaint}`);
}

/** Opens the vault and compares. */
async function check(driver: Driver, place: string, known: Known, numbers: Numbers): Promise<void> {
  const from = performance.now();
  const store = await driver.open(place, known.generations);
  numbers.opening.push(performance.now() - from);
  try {
    // A server may still be committing what the killed process sent last: an append waits for it.
    await store.append([], { once: `checked-${numbers.opening.length}` });
    const batches = await checkLedger(store);
    for (const [batch, { from, of }] of known.appended) {
      const found = batches.get(batch);
      assert.ok(found, `append ${batch} was acknowledged and is lost`);
      assert.deepEqual([found.from, found.of], [from, of], `append ${batch} stands elsewhere`);
    }
    for (const [batch, { from, of }] of batches) {
      if (known.appended.has(batch)) continue;
      numbers.unsaid++;
      known.appended.set(batch, { from, of });
    }
    const [batch, sample] = [...known.appended].at(-1) ?? [];
    if (batch !== undefined) {
      const again = await store.append([], { once: batch });
      assert.deepEqual(
        [again.from, again.count],
        [sample!.from, sample!.of],
        'work with a name is done twice',
      );
    }
    await checkKeys(store, batches, known, numbers);
    await checkBlobs(store, known);
    const counter = Number(String((await store.setting('counter')) ?? '0'));
    assert.ok(
      [known.setting.least, known.setting.most].includes(counter),
      'a setting is neither old nor new',
    );
    known.setting = { least: counter, most: counter };
  } finally {
    await store.close();
  }
}

interface Batch {
  readonly from: number;
  readonly of: number;
  readonly makes?: string;
  readonly destroys?: string;
}

/** Numbers, times, leaves, root and signature; every append whole and in one piece. */
async function checkLedger(store: Store): Promise<Map<string, Batch>> {
  const entries: Leaf[] = [];
  for await (const chunk of store.entries()) entries.push(...chunk);
  const batches = new Map<string, Batch>();
  let at = 0;
  for (let from = 0; from < entries.length; ) {
    const { batch, of, makes, destroys } = payloadOf(entries[from]!);
    assert.ok(!batches.has(batch), `append ${batch} stands there twice`);
    batches.set(batch, { from, of, makes, destroys } as Batch);
    for (let i = 0; i < of; i++, from++) {
      const entry = entries[from];
      assert.ok(entry, `append ${batch} has ${i} of ${of} entries`);
      const said = payloadOf(entry);
      assert.deepEqual([said.batch, said.i, entry.seq], [batch, i, from], `append ${batch} is not whole`);
      assert.ok(entry.at >= at && naiveLeaf(entry).equals(entry.leaf));
      at = entry.at;
    }
  }
  const root = naiveRoot(entries.map(({ leaf }) => leaf));
  const head = await store.head();
  const said = verified(head.checkpoint);
  assert.deepEqual([head.size, said.size], [entries.length, entries.length]);
  assert.ok(root.equals(head.root) && root.equals(said.root), 'the head has another root');
  return batches;
}

function payloadOf({ payload }: Leaf): {
  batch: string;
  i: number;
  of: number;
  makes?: string;
  destroys?: string;
} {
  return JSON.parse(Buffer.from(payload).toString());
}

/** A key is there exactly when the entries that came with it are, destroyed exactly when its entry is, all of one generation. */
async function checkKeys(
  store: Store,
  batches: ReadonlyMap<string, Batch>,
  known: Known,
  numbers: Numbers,
): Promise<void> {
  const kept = new Map<string, Uint8Array | null>();
  for await (const chunk of store.allKeys()) for (const { id, wrapped } of chunk) kept.set(id, wrapped);
  const made = [...batches.values()].flatMap(({ makes }) => makes ?? []);
  const destroyed = new Set([...batches.values()].flatMap(({ destroys }) => destroys ?? []));
  assert.deepEqual([...kept.keys()].sort(), ['vault', ...made].sort(), 'keys and entries do not agree');
  known.destroyed = destroyed.size;
  const generations = new Set<number>();
  for (const [id, wrapped] of kept) {
    assert.equal(wrapped === null, destroyed.has(id), `${id} is ${wrapped ? 'not ' : ''}destroyed`);
    if (wrapped) generations.add(generationOf({ id, wrapped }));
  }
  assert.equal(generations.size, 1, 'some keys are wrapped under the old key, some under the new');
  const [generation = -1] = generations;
  assert.ok(known.generations.includes(generation), 'the wrappings are of no generation that may be');
  if (known.generations.length > 1)
    numbers.changesCutOff[generation === known.generations[0] ? 'old' : 'new']++;
  known.generations = [generation];
}

async function checkBlobs(store: Store, known: Known): Promise<void> {
  const there = new Set<string>();
  for await (const id of store.blobs()) there.add(id);
  for (const id of known.blobs) assert.ok(there.has(id), `blob ${id} was acknowledged and is lost`);
  for (const id of there) {
    const parts: Uint8Array[] = [];
    for await (const part of (await store.blob(id))!) parts.push(part);
    assert.ok(Buffer.concat(parts).equals(blobBytes(id)), `blob ${id} is not whole`);
    // Looked at once; dropped so that the vault stays small.
    await store.dropBlob(id);
    known.blobs.delete(id);
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '200' }, store: { type: 'string', default: 'sqlite' } },
  });
  const module = join(import.meta.dirname, `hammer-${values.store}.ts`);
  const { opening, ...numbers } = await hammer(module, Number(values.rounds), (line) =>
    process.stderr.write(`${line}\n`),
  );
  const sorted = opening.sort((a, b) => a - b);
  const at = (share: number) => `${sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1)} ms`;
  console.log({ ...numbers, opening: { median: at(0.5), p95: at(0.95), most: at(1) } });
}
