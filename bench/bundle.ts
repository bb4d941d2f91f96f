/**
 * `npm run bench:bundle`: how long an evidence bundle of 1,000 claims and 100 MB of originals takes to write and to verify, and how much memory.
 * `CLAIMS=100 MEGABYTES=10` makes it small. The reports are an invented one told over and over; the originals are chance.
 */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { draft } from '../src/draft/draft.ts';
import { loadPack } from '../src/packs/load.ts';
import { writeBundle } from '../src/release/bundle/write.ts';
import { verifyBundle } from '../src/release/verify/verify.ts';
import { takeIn } from '../src/review/take-in.ts';
import { stateIn } from '../src/review/view.ts';
import { createVault } from '../src/vault/home.ts';
import { LEAST_COST } from '../src/vault/keys/kdf.ts';

const CLAIMS = Number(process.env.CLAIMS ?? 1000);
const MEGABYTES = Number(process.env.MEGABYTES ?? 100);
const MB = 1e6;
const REPORT = readFileSync(new URL('../data/demo/two-brothers.txt', import.meta.url), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'moksori-bench-'));
try {
  const pack = loadPack('prk');
  const drafts = [];
  let claims = 0;
  for (let i = 0; claims < CLAIMS; i++) {
    const one = await draft([{ bytes: Buffer.from(`${REPORT}\nCopy ${i}.\n`), file: `copy-${i}.txt` }], {
      pack,
    });
    claims += one.case.claims.length;
    drafts.push(one);
  }
  const home = await createVault(join(folder, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'one', secret: new TextEncoder().encode('one two three four five') }],
    actor: 'a-1',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  let id: string | undefined;
  for (const one of drafts) {
    const bytes = randomBytes(Math.ceil((MEGABYTES * MB) / drafts.length));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { cases } = await takeIn(
      home.vault,
      { ...one, reports: one.reports.map((report) => ({ ...report, sha256 })) },
      {
        actor: 'a-1',
        pack: { id: 'prk', version: '1' },
        version: '0.1.0',
        files: [bytes],
        ...(id !== undefined && { case: id }),
      },
    );
    id ??= cases[0]!.case;
  }
  const state = await stateIn(home.vault, id!);
  const file = join(folder, 'out.zip');
  const written = await seconds(() => writeBundle(home, state, file, { pack, actor: 'a-1' }));
  const verified = await seconds(async () => {
    const { faults } = await verifyBundle(file);
    if (faults.length > 0) throw new Error(`${faults.length} faults`);
  });
  const bytes = statSync(file).size;
  const python = await inPython(file);
  await home.close();
  const { model } = cpus()[0]!;
  console.log(
    `${claims} claims, ${(bytes / MB).toFixed(0)} MB, ${cpus().length} × ${model}, ${new Date().toISOString().slice(0, 10)}`,
  );
  console.log(`written            ${written.toFixed(1)} s   (goal: < 10 s)`);
  console.log(`verified           ${verified.toFixed(1)} s   (goal: < 5 s)`);
  if (python !== undefined) console.log(`by Python alone    ${python.toFixed(1)} s`);
  console.log(`most memory        ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** With the verifier that is in the bundle, where there is Python. */
async function inPython(file: string): Promise<number | undefined> {
  const place = join(folder, 'unpacked');
  mkdirSync(place);
  if (spawnSync('python3', ['-m', 'zipfile', '-e', file, place]).status !== 0) return undefined;
  return seconds(async () => {
    const { status, stdout } = spawnSync('python3', ['verify.py'], { cwd: place, encoding: 'utf8' });
    if (status !== 0) throw new Error(stdout);
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
