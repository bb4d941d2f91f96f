/**
 * Measures the finder of voices on PolNeAR (political news with hand-made attributions; fetched separately, never
 * committed): `node bench/voices.ts --data DIR [--part dev|train] [--errors]`, DIR holding `train/` and `dev/`.
 *
 * - A gold cue is found when the head word of a proposed cue is one of its words; each gold cue and each proposal
 *   counts once. Precision, recall and F1 are over all cues of the part. "overlap" asks only for one common word.
 * - PolNeAR marks no attribution inside another: a proposed cue inside the content of another or inside a
 *   quotation is not counted. The list is scored outside quotations as well, and the finder
 *   with its nested cues as well, so that the two can be compared either way.
 * - The baseline is a list of single words: every lemma, with its part of speech, that is more often inside a cue than
 *   outside in the training part, at least three times. It is built and scored in the same run.
 * - Source and content are scored on the cues found: per-word precision, recall and F1 against the gold words.
 * - Where several people annotated a text, the first in the order of the file names is the gold.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { voicesFile } from '../src/packs/lexicon/voices.ts';
import { voicesLexicon } from '../src/packs/lexicon/voices-index.ts';
import type { Doc } from '../src/read/en/doc.ts';
import { type Attribution, findVoices, type Span, type Voices } from '../src/read/en/voices.ts';
import { type Article, articles } from './voices/polnear.ts';
import { type Found, Score, Tokens } from './voices/score.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    part: { type: 'string', default: 'dev' },
    errors: { type: 'boolean', default: false },
    limit: { type: 'string', default: '100000' },
  },
});
if (options.data === undefined || !existsSync(join(options.data, 'train', 'text'))) {
  console.error(
    'usage: node bench/voices.ts --data DIR [--part dev|train] [--errors]; DIR holds train/ and dev/ of PolNeAR',
  );
  process.exit(2);
}

const packs = new URL('../packs/', import.meta.url);
const lexicon = voicesLexicon([
  voicesFile.parse(parse(readFileSync(new URL('generic/lexicon.en/voices.yaml', packs), 'utf8'))),
]);

const train = articles(join(options.data, 'train'), Number(options.limit));
const part =
  options.part === 'train' ? train : articles(join(options.data, options.part), Number(options.limit));
console.log(
  `PolNeAR ${options.part}: ${part.length} articles, ${sum(part, (a) => a.gold.length)} attributions`,
);

const words = wordList(train);
const baseline = new Score();
const outside = new Score();
const nested = new Score();
const ours = new Score();
const source = new Tokens();
const content = new Tokens();
let time = 0;
for (const article of part) {
  baseline.add(article, one(article.doc, words));
  const start = performance.now();
  const voices = findVoices(article.doc, lexicon);
  time += performance.now() - start;
  const quoted = wordsOf(voices.quotes);
  outside.add(
    article,
    one(article.doc, words).filter((found) => !quoted.has(found.head)),
  );
  nested.add(article, voices.attributions);
  const pairs = ours.add(article, outermost(voices));
  for (const [found, gold] of pairs) {
    source.add(wordsOf(found.source === undefined ? [] : [found.source]), gold.source);
    content.add(wordsOf(found.content), gold.content);
  }
}
const characters = sum(part, (a) => a.doc.text.length);
console.log('                       precision  recall   F1     overlap F1');
console.log(`one-word lexicon       ${baseline.line()}   (${words.size} words)`);
console.log(`  outside quotations   ${outside.line()}`);
console.log(`voices                 ${ours.line()}`);
console.log(`  with nested cues     ${nested.line()}`);
console.log(`source, of cues found  ${source.line()}`);
console.log(`content, of cues found ${content.line()}`);
console.log(`${((time / characters) * 3000).toFixed(3)} ms per 3,000 characters, tagging not counted`);
if (options.errors) ours.report();

/** PolNeAR gives every word one label, so a cue inside what somebody else says, or inside a quotation, is no cue there. */
function outermost(voices: Voices): Attribution[] {
  const inside = new Set<number>();
  const cover = (span: Span) => {
    for (let i = span.first; i < span.last; i++) inside.add(i);
  };
  for (const a of voices.attributions) for (const span of a.content) cover(span);
  for (const quote of voices.quotes) cover(quote);
  return voices.attributions.filter((a) => !inside.has(a.head));
}

function one(doc: Doc, list: ReadonlySet<string>): Found[] {
  return doc.tokens
    .filter((t) => list.has(`${t.lemma}/${t.pos}`))
    .map((t) => ({ head: t.i, cue: { first: t.i, last: t.i + 1 }, content: [] }));
}

function wordList(of: readonly Article[]): Set<string> {
  const inside = new Map<string, number>();
  const all = new Map<string, number>();
  for (const { doc, gold } of of) {
    const cue = new Set(gold.flatMap((g) => [...g.cue]));
    for (const t of doc.tokens) {
      if (!['VERB', 'NOUN', 'ADJ', 'ADV'].includes(t.pos)) continue;
      const key = `${t.lemma}/${t.pos}`;
      all.set(key, (all.get(key) ?? 0) + 1);
      if (cue.has(t.i)) inside.set(key, (inside.get(key) ?? 0) + 1);
    }
  }
  return new Set([...inside].filter(([key, n]) => n >= 3 && n > all.get(key)! / 2).map(([key]) => key));
}

function wordsOf(spans: readonly Span[]): Set<number> {
  const set = new Set<number>();
  for (const span of spans) for (let i = span.first; i < span.last; i++) set.add(i);
  return set;
}

function sum<T>(of: readonly T[], value: (item: T) => number): number {
  return of.reduce((total, item) => total + value(item), 0);
}
