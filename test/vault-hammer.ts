/**
 * Does a whole vault keep its word when it is killed? As test/hammer.ts, one floor higher: a process opens a vault with a passphrase,
 * appends, changes its key, adds and revokes ways, shreds, backs up and rehearses, and is killed at a random moment. Then the vault
 * is opened with what opened it, and checked by code that did not write it.
 *
 *     npm run hammer:vault -- [--rounds 200]
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { restore } from '../src/vault/archive/backup.ts';
import { checkVault } from '../src/vault/check.ts';
import { createVault, type Home, openVault } from '../src/vault/home.ts';
import { LEAST_COST } from '../src/vault/keys/kdf.ts';

/** A line of the process that is hammered; what is said before it is tried has `done: false`. */
export type VaultSaid =
  | { readonly said: 'ready' }
  | { readonly said: 'told'; readonly subject: string; readonly key: string }
  | { readonly said: 'shredded'; readonly key: string; readonly done: boolean }
  | { readonly said: 'backed-up'; readonly file: string; readonly entries: number }
  | { readonly said: 'key'; readonly done: boolean };

export const PASSPHRASE = new TextEncoder().encode('one two three four five');
export const OTHER = new TextEncoder().encode('six seven eight nine ten');

export interface VaultNumbers {
  rounds: number;
  told: number;
  shredded: number;
  backups: number;
  keyChanges: number;
  /** Killed while the key of the vault, a way or a key was being changed or destroyed. */
  cutOff: number;
  /** Milliseconds to open after a kill, the passphrase taken off. */
  opening: number[];
}

/** Throws an AssertionError at the first broken promise. */
export async function hammerVault(
  rounds: number,
  log: (line: string) => void = () => {},
): Promise<VaultNumbers> {
  const numbers: VaultNumbers = {
    ...{ rounds: 0, told: 0, shredded: 0, backups: 0, keyChanges: 0, cutOff: 0 },
    opening: [],
  };
  const place = mkdtempSync(join(tmpdir(), 'moksori-vault-hammer-'));
  const dir = join(place, 'vault');
  try {
    const home = await createVault(dir, {
      ways: [{ kind: 'passphrase', label: 'stays', secret: PASSPHRASE }],
      actor: 'a-1',
      name: 'Invented Person',
      version: '0.1.0',
      cost: LEAST_COST,
    });
    await home.close();
    const told = new Map<string, string>();
    const gone = new Set<string>();
    const going = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const backups = await strike(place, round, { told, gone, going }, numbers);
      const from = performance.now();
      const opened = await openVault(dir, PASSPHRASE);
      numbers.opening.push(performance.now() - from);
      try {
        await compare(opened, told, gone, going);
      } finally {
        await opened.close();
      }
      for (const { file, entries } of backups.slice(-1)) await comesBack(file, join(place, 'back'), entries);
      for (const { file } of backups) rmSync(file, { force: true });
      numbers.rounds++;
      log(
        `round ${round + 1}: ${told.size} told, ${gone.size} shredded, ${numbers.keyChanges} changes of key`,
      );
      for (const left of readdirSync(place))
        if (left !== 'vault') rmSync(join(place, left), { recursive: true });
    }
    return numbers;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function strike(
  place: string,
  round: number,
  known: { told: Map<string, string>; gone: Set<string>; going: Set<string> },
  numbers: VaultNumbers,
): Promise<{ file: string; entries: number }[]> {
  const script = join(import.meta.dirname, 'vault-hammer-child.ts');
  const child = spawn(process.execPath, [script, place, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint += data;
  });
  const backups: { file: string; entries: number }[] = [];
  let open = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as VaultSaid;
    if (said.said === 'ready') setTimeout(() => child.kill('SIGKILL'), 5 + Math.random() * 500);
    else if (said.said === 'told') {
      known.told.set(said.subject, said.key);
      numbers.told++;
    } else if (said.said === 'backed-up') {
      backups.push(said);
      numbers.backups++;
    } else if (said.said === 'shredded') {
      known[said.done ? 'gone' : 'going'].add(said.key);
      open += said.done ? -1 : 1;
      if (said.done) numbers.shredded++;
    } else {
      open += said.done ? -1 : 1;
      if (said.done) numbers.keyChanges++;
    }
  }
  if (open > 0) numbers.cutOff++;
  const [, signal] = await ended;
  assert.equal(signal, 'SIGKILL', `the process ended by itself: ${complaint}`);
  return backups;
}

async function compare(
  home: Home,
  told: ReadonlyMap<string, string>,
  gone: ReadonlySet<string>,
  going: ReadonlySet<string>,
): Promise<void> {
  const { faults } = await checkVault(home.vault, home);
  assert.deepEqual(faults, []);
  const found = new Map((await home.vault.entriesOf('k-one')).map((entry) => [entry.subject, entry]));
  for (const [subject, key] of told) {
    const entry = found.get(subject);
    assert.ok(entry, `${subject} was acknowledged and is lost`);
    if (gone.has(key)) assert.ok(entry.shredded, `${key} was destroyed and opens`);
    else if (!going.has(key)) assert.deepEqual(entry.body, { of: subject }, `${subject} says something else`);
  }
}

/** An acknowledged backup is whole. */
async function comesBack(file: string, dir: string, entries: number): Promise<void> {
  assert.ok(existsSync(file), 'the backup was acknowledged and is not there');
  const back = await restore(file, dir, PASSPHRASE);
  assert.ok(back.entries >= entries, 'the backup holds less than it said');
  rmSync(dir, { recursive: true });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } });
  const numbers = await hammerVault(Number(values.rounds), console.log);
  const opening = numbers.opening.toSorted((a, b) => a - b);
  const at = (share: number) => opening[Math.floor((opening.length - 1) * share)]!.toFixed(0);
  console.log({
    ...numbers,
    opening: `median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, most ${at(1)} ms`,
  });
}
