/** A text cut into words, sentences and times, alike for all languages that can be redacted. UTF-16 offsets. */
import type { TimeExpr, TimeRef } from '../../claims/types.ts';
import type { Coarser } from '../../packs/coarser.ts';
import type { Pack } from '../../packs/types.ts';
import { type Mention, mentionsIn } from '../../protect/scan.ts';
import { tag } from '../../read/en/tag.ts';
import { findTimes as findEnglishTimes } from '../../read/en/times.ts';
import { sentencesOf } from '../../read/verb-final/sentences.ts';
import { findTimes } from '../../read/verb-final/times.ts';

export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** A noun, a name or what stands before one; absent where words carry no such mark. */
  readonly noun: boolean;
  readonly before: boolean;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface WrittenTime extends Stretch {
  readonly expr: TimeExpr;
  readonly lasts: boolean;
}

/** A text with what is needed to change it. */
export interface Written {
  readonly text: string;
  readonly language: string;
  readonly pack: Pack;
  readonly coarser: Coarser;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Stretch[];
  readonly times: readonly WrittenTime[];
  readonly mentions: readonly Mention[];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** @returns undefined where the pack has no words for less in this language */
export function written(text: string, language: string, pack: Pack): Written | undefined {
  const coarser = coarserIn(pack, language);
  if (coarser === undefined) return undefined;
  const mentions = mentionsIn({ text, language }, pack);
  const base = { text, language, pack, coarser, mentions };
  const final = pack.verbFinal[language];
  if (final !== undefined)
    return {
      ...base,
      tokens: [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
        text: word,
        lower: word,
        start: index,
        end: index + word.length,
        noun: false,
        before: false,
      })),
      sentences: sentencesOf(text),
      times: findTimes(text, final.times).flatMap((time) =>
        sidesOf(text, time, (part) => findTimes(part, final.times)),
      ),
    };
  const doc = tag(text);
  return {
    ...base,
    tokens: doc.tokens.map(({ text: word, lower, start, end, pos }) => ({
      text: word,
      lower,
      start,
      end,
      noun: pos === 'NOUN' || pos === 'PROPN',
      before: pos === 'ADJ' || pos === 'NOUN' || pos === 'PROPN',
    })),
    sentences: doc.sentences,
    times: findEnglishTimes(doc, pack.lexicon.en.times).flatMap((time) =>
      sidesOf(text, time, (part) => findEnglishTimes(tag(part), pack.lexicon.en.times)),
    ),
  };
}

interface TimeFound extends Stretch {
  readonly expr: TimeExpr;
  readonly sense: TimeRef['sense'];
}

/** Of "from May to October" each side by itself, where each is a date. */
function sidesOf(
  text: string,
  time: TimeFound,
  find: (part: string) => readonly TimeFound[],
): readonly WrittenTime[] {
  const { start, end, expr, sense } = time;
  const whole = { start, end, expr, lasts: sense === 'duration' };
  if (expr.kind !== 'interval' || expr.from === undefined || expr.to === undefined) return [whole];
  const written = text.slice(start, end);
  for (const { index } of written.matchAll(/[\s–-]/gu)) {
    const [left, right] = [find(written.slice(0, index))[0], find(written.slice(index + 1))[0]];
    if (left?.expr.kind !== 'date' || right?.expr.kind !== 'date') continue;
    if (
      left.expr.month !== (expr.from as typeof left.expr).month ||
      right.expr.month !== (expr.to as typeof left.expr).month
    )
      continue;
    const at = (side: TimeFound, from: number): WrittenTime => ({
      start: start + from + side.start,
      end: start + from + side.end,
      expr: side.expr,
      lasts: false,
    });
    return [at(left, 0), at(right, index + 1)];
  }
  return [whole];
}

export function coarserIn(pack: Pack, language: string): Coarser | undefined {
  return language === 'en' || language === 'ko' ? pack.coarser[language] : undefined;
}

/** The sentence around an offset; where none is, the line. */
export function sentenceAt({ text, sentences }: Written, at: number): Stretch {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = sentences[middle]!;
    if (at < start) high = middle - 1;
    else if (at >= end) low = middle + 1;
    else return sentences[middle]!;
  }
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}

/** The first token that ends behind an offset, by its number. */
export function tokenFrom({ tokens }: Written, at: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the noun phrase ends that begins at an offset: words before a noun, and nouns; the offset itself when there is none. */
export function phraseEnd(of: Written, at: number): number {
  const { tokens, text } = of;
  let end = at;
  let last = at;
  for (let i = tokenFrom(of, at); i < tokens.length; i++) {
    const { start, end: to, noun, before } = tokens[i]!;
    if (!before || /[^\s-]/.test(text.slice(last, start)) || text.slice(last, start).includes('\n')) break;
    last = to;
    if (noun) end = to;
  }
  return end;
}

/** What the words between two offsets, or the word right before them, say of the sex; nothing is guessed from further away. */
export function sexAt(of: Written, from: number, to: number): 'male' | 'female' | undefined {
  const found = of.mentions.find(
    ({ type, start, end }) =>
      type === 'sex' && ((start >= from && end <= to) || end === from || end === from - 1),
  )?.value;
  if (found === 'male' || found === 'female') return found;
  const before = of.tokens[tokenFrom(of, from) - 1];
  if (before === undefined || before.end < from - 1) return undefined;
  const { male, female } = of.coarser.pronouns;
  return male.includes(before.lower) ? 'male' : female.includes(before.lower) ? 'female' : undefined;
}
