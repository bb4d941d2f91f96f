/**
 * `node bench/redact.ts [--set dev|aside|drafts|demo] [--show]`: is what a redaction withholds still found, by a search that knows no reader?
 *
 * - dev, aside: invented texts in English and Korean with choices, and the words that must be gone (`bench/redact`); aside was not
 *   looked at while the rules were made. demo: the reports in `data/demo`, with every detail of every person told a step more coarsely.
 * - drafts: the planned texts of `bench/protect/gold`, with all that a search by words finds in them told a step more coarsely; gone
 *   are the words that were found.
 * - found: withheld words that stand in the new text, as whole words, in any case. said: of those, how many the result itself says are
 *   left. left: what the result says is left. sentences: of the new texts. whole: sentences that went because no rule could keep the rest.
 * - `--show` prints the texts, to be read by eye.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { draft } from '../src/draft/draft.ts';
import { loadPack } from '../src/packs/load.ts';
import { placeSteps } from '../src/protect/ladders.ts';
import { mentionsIn } from '../src/protect/scan.ts';
import { redact } from '../src/release/redact/redact.ts';
import type { Choice, Ladder } from '../src/release/redact/types.ts';
import { goldOf } from './protect/gold.ts';

const { values: options } = parseArgs({
  options: { set: { type: 'string' }, show: { type: 'boolean', default: false } },
});
const pack = loadPack('prk');

const texts = z.array(
  z.strictObject({
    language: z.enum(['en', 'ko']),
    text: z.string(),
    choices: z.array(z.string()),
    gone: z.array(z.coerce.string()),
  }),
);

interface Case {
  readonly language: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly gone: readonly string[];
}

/** Kinds of mentions that have a ladder. */
const TOLD = ['place', 'age', 'occupation', 'kin'];

function drafts(): readonly Case[] {
  const all = ['dev', 'aside'].flatMap((set) => goldOf(set).flatMap((one) => one.drafts));
  return [...new Set(all)].map((text): Case => {
    const language = /\p{Script=Hangul}/u.test(text) ? 'ko' : 'en';
    const told = mentionsIn({ text, language }, pack).filter(
      ({ type, value, agent }) =>
        TOLD.includes(type) &&
        agent !== true &&
        (type !== 'place' || ['place', 'county'].includes(placeSteps(value, pack)[0]?.step ?? '')) &&
        !pack.exposure.standings.includes(value) &&
        !(type === 'kin' && ['relative', 'family'].includes(value)),
    );
    return {
      language,
      text,
      choices: [...new Set(told.map(({ type, value }) => `${type}=${value}`))],
      gone: [...new Set(told.map(({ start, end }) => text.slice(start, end).replace(/['’]s$/, '')))],
    };
  });
}

async function casesOf(set: string): Promise<readonly Case[]> {
  if (set === 'drafts') return drafts();
  if (set !== 'demo')
    return texts.parse(parse(readFileSync(new URL(`redact/${set}.yaml`, import.meta.url), 'utf8')));
  const folder = new URL('../data/demo/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(txt|html)$/.test(name),
  );
  const cases: Case[] = [];
  for (const file of files.sort()) {
    const { reports, case: about } = await draft([{ bytes: readFileSync(new URL(file, folder)), file }], {
      pack,
    });
    const { text, language } = reports[0]!;
    const choices = about.claims.flatMap(({ id, says }) =>
      says.kind === 'detail' && ['age', 'occupation', 'kin-of', 'name'].includes(says.property) ? [id] : [],
    );
    const places = about.acts.flatMap(({ at }) =>
      at.flatMap(({ pcode }) => (pcode === undefined ? [] : [`place=${pcode}`])),
    );
    cases.push({ language, text, choices: [...new Set([...choices, ...places])], gone: [] });
  }
  return cases;
}

for (const set of options.set === undefined ? ['dev', 'aside', 'drafts', 'demo'] : [options.set]) {
  const row = {
    texts: 0,
    sentences: 0,
    withheld: 0,
    found: 0,
    said: 0,
    left: 0,
    whole: 0,
    clauses: 0,
    changes: 0,
    ms: 0,
  };
  for (const one of await casesOf(set)) {
    const { text, language } = one;
    const { case: about, reports } = await draft([{ bytes: Buffer.from(text), file: 'a.txt', language }], {
      pack,
    });
    const choices = one.choices.map((typed): Choice => {
      const out = typed.startsWith('-');
      const [, type = '', value = '', step] = /^-?([\w-]+)(?:[=:](.*?))?(?::([a-z]+))?$/.exec(typed)!;
      const claim =
        type === 'act'
          ? about.claims.find(({ says }) => says.kind === 'act' && says.act === value)?.id
          : about.claims.find(({ id }) => id === typed)?.id;
      const what =
        type === 'act'
          ? { claim: claim ?? '' }
          : claim === undefined
            ? { type: type as Ladder, value }
            : { claim };
      return out ? { what, how: 'out' } : { what, how: 'coarser', ...(step !== undefined && { step }) };
    });
    const start = performance.now();
    const done = await redact({ text: reports[0]!.text, language, choices, case: about, reports, pack });
    row.ms += performance.now() - start;
    row.texts++;
    row.sentences += done.text.match(/[.!?]["”’)]*(?=\s|$)/g)?.length ?? 0;
    row.withheld += one.gone.length;
    const found = one.gone.filter((word) =>
      new RegExp(`(?<![\\p{L}\\d])${word}${language === 'en' ? '(?![\\p{L}\\d])' : ''}`, 'iu').test(
        done.text,
      ),
    );
    row.found += found.length;
    row.said += found.filter((word) =>
      done.left.some(({ quote = '' }) => quote.toLowerCase().includes(word.toLowerCase())),
    ).length;
    row.left += done.left.length;
    row.whole += done.changes.filter(({ unit }) => unit === 'whole').length;
    row.clauses += done.changes.filter(({ unit }) => unit === 'clause').length;
    row.changes += done.changes.length;
    if (options.show) {
      process.stdout.write(`\n${text}\n→ ${done.text}\n`);
      if (found.length > 0) process.stdout.write(`FOUND ${found.join(' · ')}\n`);
      for (const { choice, why, quote } of done.left)
        process.stdout.write(`LEFT ${one.choices[choice]} ${why} ${quote ?? ''}\n`);
    }
  }
  process.stdout.write(`${set} ${JSON.stringify({ ...row, ms: Math.round(row.ms) })}\n`);
}
