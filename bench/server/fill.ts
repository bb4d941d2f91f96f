/**
 * A vault of many cases, each with one invented report of data/demo under an id of its own. A report is read once: what was read is
 * given to every case that has it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draft } from '../../src/draft/draft.ts';
import type { Pack } from '../../src/packs/types.ts';
import { addDraft, type Draft } from '../../src/review/add.ts';
import { catchUp } from '../../src/review/catch-up.ts';
import type { Home } from '../../src/vault/home.ts';
import type { Plain } from '../../src/vault/plain.ts';

const DEMO = join(import.meta.dirname, '../../data/demo');
const FILES = ['hoeryong-phone.txt', 'hoeryong-trial.html', 'two-brothers.txt', 'pair/tanchon-nurse.ko.html'];
/** Entries that are appended together. */
const TOGETHER = 5000;

export async function fill(
  home: Home,
  pack: Pack,
  cases: number,
  tell: (done: number) => void,
): Promise<number> {
  const actor = await home.actor();
  const read: Draft[] = [];
  for (const file of FILES)
    read.push(await draft([{ bytes: readFileSync(join(DEMO, file)), file }], { pack }));
  const told = read.map((one) => JSON.stringify({ ...one, case: { reports: one.case.reports }, others: [] }));
  let entries: Plain[] = [];
  let claims = 0;
  for (let i = 0; i < cases; i++) {
    const which = i % read.length;
    const { id, sha256 } = read[which]!.reports[0]!;
    const hash = createHash('sha256').update(`${i}`).digest('hex');
    const own = told[which]!.replaceAll(sha256, hash).replaceAll(id, `r-${hash.slice(0, 10)}`);
    const added = addDraft(JSON.parse(own) as Draft, { actor, pack, version: '0.0.0' });
    claims += added.cases.reduce((sum, one) => sum + one.claims, 0);
    entries.push(...added.entries);
    if (entries.length < TOGETHER && i + 1 < cases) continue;
    await home.vault.append(entries);
    entries = [];
    tell(i + 1);
  }
  await catchUp(home.vault, { pack });
  return claims;
}
