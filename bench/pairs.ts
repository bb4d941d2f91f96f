/**
 * `npm run bench:pairs -- [--dir DIR]... [--only NAME] [--errors] [--json]`
 *
 * Drafts the pairs and triples of invented reports and says how well they come together: same acts, additions, conflicts, lineages,
 * cases. Without `--dir` it takes `bench/pairs/gold/dev` and `bench/pairs/gold/aside`. `--errors` lists what is wrong, except for
 * folders called `aside`: no rule may be made from those.
 */
import { basename, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { draft, type Input } from '../src/draft/draft.ts';
import { loadPack } from '../src/packs/load.ts';
import { READERS } from '../src/read/index.ts';
import { type GoldPair, loadPairs } from './pairs/gold.ts';
import {
  byLanguages,
  type DraftedCase,
  emptyScore,
  languagesOf,
  type PairScore,
  scorePair,
  total,
} from './pairs/score.ts';
import { summary, table } from './pairs/table.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string', multiple: true },
    only: { type: 'string' },
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const here = import.meta.dirname;
const packs = { prk: loadPack('prk'), generic: loadPack('generic') };
const dirs = values.dir ?? [join(here, 'pairs/gold/dev'), join(here, 'pairs/gold/aside')];
const results: { set: string; aside: boolean; scores: PairScore[] }[] = [];
for (const dir of dirs) {
  const scores: PairScore[] = [];
  for (const gold of loadPairs(dir))
    if (!values.only || gold.name.startsWith(values.only)) scores.push(await scored(gold));
  results.push({ set: basename(dir), aside: resolve(dir).split(sep).includes('aside'), scores });
}

if (values.json) {
  const sets = results.map(({ set, aside, scores }) => ({
    set,
    total: total(scores),
    pairs: scores.map((one) => (aside ? { ...one, faults: [] } : one)),
  }));
  process.stdout.write(`${JSON.stringify(sets, null, 2)}\n`);
} else
  for (const { set, aside, scores } of results) {
    if (scores.length === 0) continue;
    const sum = total(scores);
    process.stdout.write(`${set}\n${table([...scores, ...byLanguages(scores), sum])}\n${summary(sum)}\n\n`);
    if (values.errors && !aside) for (const one of scores) process.stdout.write(errors(one));
  }

function errors({ name, faults }: PairScore): string {
  if (faults.length === 0) return '';
  return `${name}\n${faults.map(({ what, detail }) => `  ${what.padEnd(17)} ${detail}`).join('\n')}\n\n`;
}

async function scored(gold: GoldPair): Promise<PairScore> {
  const without = gold.reports.map(({ language }) => language).find((language) => !READERS[language]);
  if (without !== undefined)
    return { ...emptyScore(gold.name, languagesOf(gold)), unread: `not read: ${without}` };
  return scorePair(gold, await cases(gold));
}

/** Drafts as the command does, and calls the reports as the gold does. */
async function cases(gold: GoldPair): Promise<DraftedCase[]> {
  const inputs = gold.reports.map(
    ({ id, language, publisher, published, text }): Input => ({
      bytes: new TextEncoder().encode(text),
      file: `${gold.name}-${id}.txt`,
      language,
      ...(publisher === undefined ? {} : { publisher }),
      ...(published === undefined ? {} : { published }),
    }),
  );
  const drafted = await draft(inputs, { pack: packs[gold.pack] });
  if (drafted.reports.length < inputs.length)
    throw drafted.refused[0] ?? new Error(`${gold.name}: a report twice`);
  const names = new Map(drafted.reports.map((report, i) => [report.id, gold.reports[i]!.id]));
  const called = (id: string) => names.get(id) ?? id;
  return [drafted.case, ...drafted.others].map(
    (one: DraftedCase): DraftedCase => ({
      ...one,
      reports: one.reports.map(called),
      claims: one.claims.map((claim) => ({ ...claim, report: called(claim.report) })),
      lineages: Object.fromEntries(Object.entries(one.lineages).map(([id, n]) => [called(id), n])),
    }),
  );
}
