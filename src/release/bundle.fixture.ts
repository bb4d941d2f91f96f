/** A case to pack, and what tests of bundles do with an archive. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, type TestContext } from 'node:test';
import { ROOT } from '../../test/source.ts';
import { draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import { accept, reject } from '../review/decide.ts';
import type { State } from '../review/state-types.ts';
import { takeIn } from '../review/take-in.ts';
import { stateIn } from '../review/view.ts';
import { createVault, type Home } from '../vault/home.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import { type Bundling, writeBundle } from './bundle/write.ts';
import { type BundleFile, zipped } from './bundle/zip.ts';
import { openFiles } from './verify/source.ts';

const FILES = ['tanchon-nurse.en.html', 'tanchon-nurse.ko.html'].map((name) =>
  join(ROOT, 'data/demo/pair', name),
);
export const pack = loadPack('prk');
export let dir: string;
/** A vault with one case of an English and a Korean report. */
export let home: Home;
export let state: State;
let count = 0;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'moksori-bundle-'));
  home = await createVault(join(dir, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'mine', secret: Buffer.from('one two three four five') }],
    actor: 'a-first',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  const files = FILES.map((file) => ({ file, bytes: readFileSync(file) }));
  const drafted = await draft(files, { pack });
  const { cases } = await takeIn(home.vault, drafted, {
    actor: 'a-first',
    pack: { id: 'prk', version: 'invented' },
    version: '0.1.0',
    files: files.map(({ bytes }) => bytes),
  });
  state = await stateIn(home.vault, cases[0]!.case);
  const [first, second] = [...state.claims.values()];
  await home.vault.append([
    accept(state, first!.id, { actor: 'a-first', expects: first!.last }),
    reject(state, second!.id, { actor: 'a-first', reason: 'the words do not say it' }),
  ]);
  state = await stateIn(home.vault, state.case.id);
});
after(async () => {
  await home.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Where nothing is yet. */
export const fresh = (): string => join(dir, `out-${count++}.zip`);
/** What was asked for last. */
export const latest = (): string => join(dir, `out-${count - 1}.zip`);

/** Packs the case and gives the path of the archive. */
export async function packed(how: Partial<Bundling> = {}): Promise<string> {
  const file = fresh();
  await writeBundle(home, state, file, { pack, actor: 'a-first', ...how });
  return file;
}

/** The files of an archive, whole. */
export async function filesOf(archive: string): Promise<Map<string, Buffer>> {
  const files = await openFiles(archive);
  try {
    const all = new Map<string, Buffer>();
    for (const name of files.sizes.keys()) {
      const chunks = [];
      for await (const chunk of files.read(name)) chunks.push(chunk);
      all.set(name, Buffer.concat(chunks));
    }
    return all;
  } finally {
    await files.close();
  }
}

/** A folder with these files, for one test. */
export function unpacked(t: TestContext, files: ReadonlyMap<string, Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-unpacked-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** An archive of these files, as bundles are packed. */
export async function archived(files: Iterable<BundleFile>): Promise<Buffer> {
  const chunks = [];
  for await (const chunk of zipped(
    (async function* () {
      yield* files;
    })(),
  ))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A command of a shell in a folder. */
export const run = (folder: string, command: string) =>
  spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
/** The verifier that comes with a bundle. */
export const python = (folder: string, ...more: string[]) =>
  spawnSync('python3', ['verify.py', ...more], { cwd: folder, encoding: 'utf8' });
export const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;
export const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

/** A line of `entries.jsonl`. */
export interface Line {
  readonly seq: number;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly entry?: string;
  readonly key?: string;
}
