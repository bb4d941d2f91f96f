/**
 * `npm run bench:read -- [--language en|ko|ja] [--dir DIR]... [--only NAME] [--errors] [--kinds] [--json]`
 *
 * Reads the gold reports of a language (`en` when none is said) and says how well. Without `--dir` it takes `dev` and `aside` of
 * `bench/read/gold/LANGUAGE`. `--errors` lists every miss, false proposal, wrong role, time, phase, stance and detail with its sentence,
 * except for what lies in a folder called `aside`: no rule may be made from it. `--kinds` counts by kind of act. Exits 1 when the language has no reader.
 */
import { basename, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { draftOf } from '../src/draft/draft.ts';
import { toJson } from '../src/draft/json.ts';
import { intakeText } from '../src/intake/intake-text.ts';
import { loadPack } from '../src/packs/load.ts';
import { READERS } from '../src/read/index.ts';
import { aliasesOf } from './read/aliases.ts';
import { type Gold, loadGold } from './read/gold.ts';
import { type Drafted, type Score, score, total } from './read/score.ts';
import { kindTable, table } from './read/table.ts';

const { values } = parseArgs({
  options: {
    language: { type: 'string', default: 'en' },
    dir: { type: 'string', multiple: true },
    only: { type: 'string' },
    errors: { type: 'boolean', default: false },
    kinds: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const here = import.meta.dirname;
const { language } = values;
if (!READERS[language]) {
  process.stderr.write(`bench:read: there is no reader for the language ${language}\n`);
  process.exit(1);
}
const packs = { prk: loadPack('prk'), generic: loadPack('generic') };
const aliases = { prk: aliasesOf(packs.prk, language), generic: aliasesOf(packs.generic, language) };
const dirs = values.dir ?? ['dev', 'aside'].map((set) => join(here, 'read/gold', language, set));
const results = await Promise.all(
  dirs.map(async (dir) => ({
    set: basename(dir),
    aside: resolve(dir).split(sep).includes('aside'),
    scores: await Promise.all(
      loadGold(dir)
        .filter((gold) => !values.only || gold.name.startsWith(values.only))
        .map(async (gold) => score(gold, await read(gold), aliases[gold.pack])),
    ),
  })),
);

if (values.json) {
  const sets = results.map(({ set, aside, scores }) => ({
    set,
    total: total(scores),
    reports: scores.map((one) => shown(aside, one)),
  }));
  process.stdout.write(`${JSON.stringify(sets, null, 2)}\n`);
} else {
  for (const { set, aside, scores } of results) {
    process.stdout.write(`${set}\n${table([...scores, total(scores)])}\n\n`);
    if (values.kinds && !aside) process.stdout.write(`${kindTable(total(scores))}\n\n`);
    if (values.errors) for (const one of scores) process.stdout.write(errors(shown(aside, one)));
  }
}

function shown(aside: boolean, one: Score): Score {
  return aside ? { ...one, faults: [] } : one;
}

function errors(one: Score): string {
  if (one.faults.length === 0) return '';
  const lines = one.faults.map(
    (fault) =>
      `  ${fault.what.padEnd(11)} ${fault.detail}${fault.sentence ? `\n              ${fault.sentence}` : ''}`,
  );
  return `${one.name}\n${lines.join('\n')}\n\n`;
}

/** Reads one report as the command does, and gives its JSON. */
async function read(gold: Gold): Promise<Drafted> {
  const received = { bytes: new TextEncoder().encode(gold.text), file: gold.name, language };
  const published = gold.published === undefined ? {} : { published: gold.published };
  return toJson(await draftOf([intakeText({ ...received, ...published })], { pack: packs[gold.pack] }));
}
