/**
 * `node bench/protect.ts [--set dev|aside] [--misses]`: does the check of exposure find seeded leaks, is what it suggests as small as
 * can be, does it ever call a text safe, and how long does it take?
 *
 * - 72 invented cases, each with reports, planned and released texts in English and Korean, and one leak: a rare combination, what only
 *   one group could have known, two texts that only together do it, a version that tells more, an exact sum, somebody's words. A third of
 *   them (`aside`) was not looked at while rules were made; `--misses` lists those of the others only.
 * - found: a path of the kind of the leak, with the words that do it. false alarm: such a path on the same text without the leak.
 * - suggestions are compared with trying every set of changes and every combination of steps.
 */
import { parseArgs } from 'node:util';
import { paint } from '../src/cli/paint.ts';
import { exposurePage } from '../src/cli/protect/page.ts';
import { draft } from '../src/draft/draft.ts';
import { loadPack } from '../src/packs/load.ts';
import { exposureOf } from '../src/protect/index.ts';
import { alarmed, found, goldOf } from './protect/gold.ts';
import { read } from './protect/make.ts';
import { many } from './protect/many.ts';
import { minimal } from './protect/minimal.ts';

const { values: options } = parseArgs({
  options: { set: { type: 'string' }, misses: { type: 'boolean', default: false } },
});
const pack = loadPack('prk');
const row = (...cells: readonly (string | number)[]): string =>
  `${String(cells[0]).padEnd(24)}${cells
    .slice(1)
    .map((cell) => String(cell).padStart(14))
    .join('')}\n`;
const SAFE = /\bsafe(?:ly|ty)?\b|안전(?:하|합|한\s)|harmless|문제없/i;

process.stdout.write(
  row('set', 'cases', 'found', 'recall', 'false alarms', 'suggestions', 'smallest', 'called safe'),
);
for (const set of options.set === undefined ? ['dev', 'aside'] : [options.set]) {
  const cases = goldOf(set);
  let [hits, alarms, sets, smallest, safe] = [0, 0, 0, 0, 0];
  const byLeak = new Map<string, [number, number]>();
  for (const one of cases) {
    const asked = await read(one, pack);
    const exposure = exposureOf(asked);
    const isFound = found(one, exposure);
    const mended = exposureOf(await read({ ...one, drafts: one.mended }, pack));
    const isAlarmed = alarmed(one, mended);
    hits += isFound ? 1 : 0;
    alarms += isAlarmed ? 1 : 0;
    const [of, got] = byLeak.get(one.leak) ?? [0, 0];
    byLeak.set(one.leak, [of + 1, got + (isFound ? 1 : 0)]);
    for (const each of [exposure, mended]) {
      const compared = minimal(each, pack);
      sets += compared.sets;
      smallest += compared.smallest;
      for (const language of ['en', 'ko'] as const)
        if (SAFE.test(exposurePage(each, asked, { columns: 100, paint: paint(false), language, set: [] })))
          safe++;
    }
    if (options.misses && set !== 'aside') {
      if (!isFound) process.stderr.write(`missed ${one.id}\n`);
      if (isAlarmed) process.stderr.write(`false alarm ${one.id}\n`);
    }
  }
  process.stdout.write(
    row(set, cases.length, hits, (hits / cases.length).toFixed(2), alarms, sets, smallest, safe),
  );
  for (const [leak, [of, got]] of byLeak) process.stdout.write(row(`  ${leak}`, of, got));
}

const text = many(200);
const {
  case: about,
  reports,
  readings,
} = await draft([{ bytes: new TextEncoder().encode(text), file: 'many.txt' }], { pack });
const planned = { id: 'd1', name: 'many.txt', released: false, report: reports[0]!, reading: readings[0]! };
const start = performance.now();
const exposure = exposureOf({ case: about, reports, texts: [planned], pack });
const ms = performance.now() - start;
process.stdout.write(
  `\n${about.claims.length} claims, ${exposure.acts.length} acts disclosed: ${ms.toFixed(0)} ms, first run of the process\n`,
);
