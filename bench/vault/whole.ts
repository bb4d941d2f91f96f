/**
 * A whole vault of 100,000 cases and 1,000,000 claims: what was read is sealed, kept, opened, checked, and its index built again. Claims are
 * those of an invented report, told again under other ids. `CASES=1000` makes it small.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { draft } from '../../src/draft/draft.ts';
import { loadPack } from '../../src/packs/load.ts';
import { addDraft } from '../../src/review/add.ts';
import { catchUp, rebuild } from '../../src/review/catch-up.ts';
import { loadState } from '../../src/review/load.ts';
import { checkVault } from '../../src/vault/check.ts';
import { createVault, openVault } from '../../src/vault/home.ts';
import { LEAST_COST } from '../../src/vault/keys/kdf.ts';
import type { Plain } from '../../src/vault/plain.ts';
import type { Line, Measurement } from '../vault.ts';

const CASES = Number(process.env.CASES ?? 100_000);
const CLAIMS = 10;
/** Cases that are appended at once: some thousand claims, as when many reports are taken in. */
const TOGETHER = 100;
const SECRET = new TextEncoder().encode('one two three four five');
const REPORT = new URL('../../data/demo/two-brothers.txt', import.meta.url);

export const measurements: readonly Measurement[] = [{ name: 'whole', run: whole }];

async function whole(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-bench-'));
  try {
    const pack = loadPack('prk');
    const drafted = await draft([{ bytes: readFileSync(REPORT), file: 'told.txt' }], { pack });
    const made = addDraft(drafted, {
      actor: 'a-1',
      pack: { id: 'prk', version: '1' },
      version: '0.1.0',
    }).entries;
    const claims = made.filter(({ kind }) => kind === 'claim.proposed').slice(0, CLAIMS);
    const model = [...made.filter(({ kind }) => kind !== 'claim.proposed'), ...claims];
    const dir = join(folder, 'vault');
    const way = { kind: 'passphrase', label: 'one', secret: SECRET } as const;
    const vault = { ways: [way], actor: 'a-1', name: 'Invented Person', version: '0.1.0', cost: LEAST_COST };
    let home = await createVault(dir, vault);
    const lines: Line[] = [];
    const say = (what: string, measured: string, goal?: string) =>
      lines.push({ what, measured, ...(goal !== undefined && { goal }) });

    const appending = await seconds(async () => {
      for (let first = 0; first < CASES; first += TOGETHER)
        await home.vault.append(
          Array.from({ length: Math.min(TOGETHER, CASES - first) }, (_, i) => told(model, first + i)).flat(),
        );
    });
    const total = CASES * CLAIMS;
    say(
      `${count(total)} claims of ${count(CASES)} reports sealed and kept, ${TOGETHER} reports at once`,
      `${rate(total, appending)} claims/s, ${rate(CASES * model.length, appending)} entries/s (processor: ${rate(total, appending, 'cpu')})`,
      '≥ 50,000 claims/s',
    );
    const alone = 2000;
    const single = await seconds(async () => {
      for (let i = 0; i < alone; i++) await home.vault.append([decision(claims[0]!, i)]);
    });
    say('decisions, each acknowledged before the next', `${rate(alone, single)}/s`, '≥ 3,000/s');
    await home.close();
    say('file', `${Math.round(statSync(join(dir, 'vault.db')).size / 2 ** 20)} MiB`);

    const opening = await seconds(async () => {
      home = await openVault(dir, SECRET);
    });
    say(`opened, ${count(CASES)} cases; passphrase at the least cost`, ms(opening), '< 1 s after the key');
    const { size } = await home.store.head();
    const checking = await seconds(async () => {
      const { faults } = await checkVault(home.vault, home);
      if (faults.length > 0) throw new Error(`${faults.length} faults`);
    });
    say('checked: every entry hashed, every payload opened', `${rate(size, checking)} entries/s`);
    const folding = await seconds(() => loadState(home.vault, caseOf(CASES - 1)));
    say('one case opened and folded', ms(folding));
    const indexing = await seconds(() => catchUp(home.vault, { pack }));
    say(`index of ${count(total)} claims and their texts`, `${indexing.wall.toFixed(1)} s`, '< 30 s');
    if (CASES <= 1000) {
      const again = await seconds(() => rebuild(home.vault, { pack }));
      say('the same again, dropped first', `${again.wall.toFixed(1)} s`, '< 30 s');
    }
    say('memory', `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most`);
    await home.close();
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const caseOf = (n: number): string => `k-${String(n).padStart(6, '0')}`;

/** The report under other ids. */
function told(model: readonly Plain[], n: number): Plain[] {
  const report = `r-${String(n).padStart(8, '0')}`;
  return model.map((entry) => ({
    ...entry,
    case: caseOf(n),
    subject: entry.kind === 'case.opened' ? caseOf(n) : entry.subject.replace(/^r-[0-9a-f]+/, report),
    key: entry.key.startsWith('case:') ? `case:${caseOf(n)}` : `report:${report}`,
  }));
}

function decision(claim: Plain, n: number): Plain {
  const report = `r-${String(n % CASES).padStart(8, '0')}`;
  return {
    ...claim,
    kind: 'claim.accepted',
    case: caseOf(n % CASES),
    subject: claim.subject.replace(/^r-[0-9a-f]+/, report),
    key: `report:${report}`,
    body: {},
  };
}

interface Took {
  readonly wall: number;
  readonly cpu: number;
}

async function seconds(work: () => Promise<unknown>): Promise<Took> {
  const [from, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - from) / 1000, cpu: (user + system) / 1e6 };
}

const rate = (n: number, took: Took, by: keyof Took = 'wall'): string => count(Math.round(n / took[by]));
const ms = ({ wall }: Took): string => `${Math.round(wall * 1000)} ms`;
const count = (n: number): string => n.toLocaleString('en');
