/** What gives a source away by how it is told: speech word for word, exact sums and times, a short delay, wording taken over. */
import type { Case } from '../claims/case.ts';
import type { Report, TimeRef } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { edtfBounds, parseEdtf } from '../time/index.ts';
import { magnitudeOf, significant } from './ladders.ts';
import { literal } from './pattern.ts';
import { quoter } from './quote.ts';
import { sharedRuns } from './shared.ts';
import type { Quote, StyleFinding, Text } from './types.ts';

/** Speech of so few words or letters is a term, not somebody's words. */
const SPEECH = { words: 4, letters: 12 };
/** Two digits that say something are more than an order of magnitude. */
const EXACT = 2;
/** Days between telling and publishing within which somebody remembers who was where. */
const SOON = 30;
const SPEECH_MARKS = /“([^“”]+)”|"([^"\n]+)"|「([^「」]+)」|『([^『』]+)』|«([^«»]+)»|‘([^‘’]{30,})’/gu;

/** What the style of one text gives away. */
export function styleOf(
  text: Text,
  about: Case,
  reports: readonly Report[],
  pack: Pack,
  on: string | undefined,
): readonly StyleFinding[] {
  const quote = quoter(text);
  const runs = sharedRuns(text.report, reports);
  const taken = (one: Quote): string | undefined =>
    runs.find(({ here }) => here.start < one.end && one.start < here.end)?.report;
  const speech = [...text.report.text.matchAll(SPEECH_MARKS)].flatMap((match): StyleFinding[] => {
    const said = match.slice(1).find((group) => group !== undefined) ?? '';
    const words = said.trim().split(/\s+/).length;
    if (words < SPEECH.words || said.length < SPEECH.letters) return [];
    const one = quote(match.index, match.index + match[0].length);
    const report = taken(one);
    return [{ kind: 'verbatim', quote: one, ...(report !== undefined && { report }) }];
  });
  const inSpeech = (one: { start: number; end: number }): boolean =>
    speech.some((said) => said.quote.start <= one.start && one.end <= said.quote.end);
  const wording = runs
    .filter(
      ({ here }) =>
        !inSpeech(here) && !speech.some(({ quote: said }) => said.start < here.end && here.start < said.end),
    )
    .map(
      ({ here, report }): StyleFinding => ({ kind: 'wording', quote: { ...here, text: text.id }, report }),
    );
  return [...speech, ...sumsIn(text, pack), ...timesIn(text), ...delayOf(text, about, on), ...wording];
}

/** Sums that say more than their order of magnitude: a number beside a word for money. */
export function sumsIn(text: Text, pack: Pack): readonly StyleFinding[] {
  const quote = quoter(text);
  return [...text.report.text.matchAll(sumPattern(pack, text.report.language))].flatMap(
    (match): StyleFinding[] => {
      const digits = (match.groups?.before ?? match.groups?.after ?? '').replace(/[,\s]/g, '');
      const sum = Number(digits.replace(/\.$/, ''));
      if (!Number.isFinite(sum) || significant(sum) < EXACT) return [];
      return [
        { kind: 'sum', quote: quote(match.index, match.index + match[0].length), coarser: magnitudeOf(sum) },
      ];
    },
  );
}

const patterns = new WeakMap<Pack, Map<string, RegExp>>();

function sumPattern(pack: Pack, language: string): RegExp {
  const known = patterns.get(pack) ?? new Map<string, RegExp>();
  patterns.set(pack, known);
  let pattern = known.get(language);
  if (pattern === undefined) {
    const lexicon = pack.verbFinal[language] ?? pack.lexicon.en;
    const words = lexicon.things
      .filter(({ class: kind }) => pack.exposure.say.sums.includes(kind))
      .flatMap((thing) => thing.words)
      .sort((a, b) => b.length - a.length)
      .map(literal)
      .join('|');
    const number = '\\d[\\d,]*(?:\\.\\d+)?';
    // Signs of currencies stand before a number, words behind it, with at most two letters or one short word between.
    pattern = new RegExp(
      `(?<![\\d.,])(?:\\p{Sc}\\s?(?<before>${number})|(?<after>${number})\\s?(?:\\p{L}{1,10}\\s)?\\p{L}{0,2}?(?:${words})s?)`,
      'giu',
    );
    known.set(language, pattern);
  }
  return pattern;
}

/** Times of a day, and single days, that the text tells of acts. */
function timesIn(text: Text): readonly StyleFinding[] {
  const quote = quoter(text);
  const found: StyleFinding[] = [...text.report.text.matchAll(/(?<![\d:.])\d{1,2}:\d{2}(?![\d:])/g)].map(
    (match) => ({
      kind: 'time',
      quote: quote(match.index, match.index + match[0].length),
      coarser: 'third',
    }),
  );
  for (const { says } of text.reading.claims) {
    if (says.kind !== 'act' || says.general === true) continue;
    for (const { expr, anchor } of says.roles.when) {
      if (anchor === undefined || !isDay(expr)) continue;
      const { start, end, quote: words } = anchor;
      if (found.some((one) => one.quote.start < end && start < one.quote.end)) continue;
      found.push({ kind: 'time', quote: { text: text.id, start, end, quote: words }, coarser: 'third' });
    }
  }
  return found;
}

/** A single day, or finer. */
function isDay(expr: TimeRef['expr']): boolean {
  if (expr.kind === 'date') return expr.day !== undefined && expr.approx !== true;
  return expr.kind === 'unit' && expr.day !== undefined;
}

const DAY = 86_400_000;

/** How soon after the last act of the case the text comes out, when both are known. */
function delayOf(text: Text, about: Case, on: string | undefined): readonly StyleFinding[] {
  const planned = on ?? text.report.published;
  if (planned === undefined) return [];
  const { latest: out } = edtfBounds(parseEdtf(planned));
  const told = about.acts.flatMap(({ when }) => when.earliest ?? []).sort();
  const last = told.at(-1);
  if (out === null || last === undefined) return [];
  const days = Math.round((Date.parse(out) - Date.parse(last)) / DAY);
  if (!(days >= 0 && days < SOON)) return [];
  const end = Math.min(text.report.text.length, 1);
  return end === 0 ? [] : [{ kind: 'delay', quote: quoter(text)(0, end), days }];
}
