/**
 * `node bench/time.ts --data DIR [--errors [--kind missed|invented|value]] [--only]`: how well written times are found and
 * understood, on the news texts of TempEval-3 (DIR holds `TimeBank/` and `AQUAINT/`; fetched separately, never shipped), beside
 * two libraries in the same run (`--only` leaves them out).
 *
 * - relaxed: a found time and a gold one share a character, each counts once; strict: the same extent. F1 over both.
 * - value: relaxed matches whose TIMEX3 value is the same string. The day of the document is given to all systems, and its own
 *   TIMEX3, which is not in the text, is not counted.
 * - A third of the files, by the hash of the name, is kept aside: no rule was made from them and `--errors` never lists theirs.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { timesSchema } from '../src/packs/lexicon/times.ts';
import { tag } from '../src/read/en/tag.ts';
import { compileTimes, findTimes } from '../src/read/en/times.ts';
import { byChrono, byCompromise } from './time/peers.ts';
import { add, emptyTally, f1, type Miss, scoreText, type Tally } from './time/score.ts';
import { type Annotated, corpora, type Timex } from './time/timeml.ts';
import { timexes } from './time/timex.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    errors: { type: 'boolean', default: false },
    kind: { type: 'string' },
    only: { type: 'boolean', default: false },
  },
});
if (!options.data) {
  process.stderr.write('which folder? node bench/time.ts --data DIR (with TimeBank/ and AQUAINT/ in it)\n');
  process.exit(2);
}

const file = new URL('../packs/generic/lexicon.en/times.yaml', import.meta.url);
const lexicon = compileTimes(timesSchema.parse(parse(readFileSync(file, 'utf8'))));

function byUs(text: string, created: string): Timex[] {
  const doc = tag(text);
  return timexes(doc, findTimes(doc, lexicon), created);
}

const systems: [string, (text: string, created: string) => Timex[]][] = [
  ['moksori', byUs],
  ...(options.only
    ? []
    : ([
        ['chrono-node', byChrono],
        ['compromise-dates', byCompromise],
      ] as [string, typeof byChrono][])),
];

const files = corpora(options.data);
const row = (...cells: string[]): string =>
  `${cells[0]!.padEnd(18)}${cells
    .slice(1)
    .map((c) => c.padStart(9))
    .join('')}\n`;

const errors: [Annotated, Miss][] = [];
for (const [title, take] of [
  ['worked on', (f: Annotated) => !f.aside],
  ['kept aside', (f: Annotated) => f.aside],
  ['all', () => true],
] as [string, (f: Annotated) => boolean][]) {
  for (const corpus of ['TimeBank', 'AQUAINT', 'both']) {
    const chosen = files.filter((f) => take(f) && (corpus === 'both' || f.corpus === corpus));
    process.stdout.write(`\n${corpus}, ${title}: ${chosen.length} files\n`);
    process.stdout.write(row('', 'relaxed', 'P', 'R', 'strict', 'value', 'type'));
    for (const [name, run] of systems) {
      const tally = emptyTally();
      for (const f of chosen) {
        const one: Tally = emptyTally();
        const misses = scoreText(f.gold, run(f.text, f.created), one);
        add(tally, one);
        if (name === 'moksori' && title === 'worked on' && corpus === 'both')
          errors.push(...misses.map((miss): [Annotated, Miss] => [f, miss]));
      }
      const per = (n: number): string => n.toFixed(1);
      process.stdout.write(
        row(
          name,
          per(f1(tally.relaxed, tally)),
          per((100 * tally.relaxed) / (tally.found || 1)),
          per((100 * tally.relaxed) / (tally.gold || 1)),
          per(f1(tally.strict, tally)),
          per(f1(tally.value, tally)),
          per(f1(tally.type, tally)),
        ),
      );
    }
  }
}

if (options.errors)
  for (const [f, miss] of errors) {
    if (options.kind && options.kind !== miss.kind) continue;
    const { start, end } = (miss.gold ?? miss.found)!;
    const flat = (text: string): string => text.replace(/\s+/g, ' ');
    const context = `${flat(f.text.slice(Math.max(0, start - 60), start))}[${flat(f.text.slice(start, end))}]${flat(f.text.slice(end, end + 40))}`;
    const found =
      miss.found && miss.gold
        ? ` found “${flat(f.text.slice(miss.found.start, miss.found.end))}” ${miss.found.value}`
        : miss.found
          ? ` ${miss.found.value}`
          : '';
    process.stdout.write(
      `${miss.kind} ${miss.gold ? `${miss.gold.type} ${miss.gold.value}` : ''}${found} | ${f.created} ${f.name} | ${context}\n`,
    );
  }
