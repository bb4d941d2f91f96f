/** Cuts a Japanese text into sentences and words. Linear in the text. */
import type { VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Doc, Word } from '../verb-final/doc.ts';
import { sentencesOf } from '../verb-final/sentences.ts';
import type { TimeMention } from '../verb-final/times.ts';
import { scriptOf } from './kana.ts';
import type { Cutter } from './words.ts';

/** How many words behind a quotation its verb of saying may stand. */
const SAYS_WITHIN = 6;

/** @param times the written times of the text, sorted: each becomes one word */
export function segment(
  text: string,
  cut: Cutter,
  { verbs = {} }: VerbFinalGrammar,
  times: readonly TimeMention[],
): Doc {
  const saying = new Set(verbs.saying ?? []);
  const words: Word[] = [];
  let t = 0;
  const sentences = sentencesOf(text).map(({ start, end, paragraph }, i) => {
    const first = words.length;
    let at = start;
    let close = start;
    while (at < end) {
      const script = scriptOf(text[at]!);
      if (script === 'space') {
        at++;
        continue;
      }
      while (times[t] !== undefined && times[t]!.end <= at) t++;
      const time = times[t];
      const isClose = close === at && words.length > first;
      const word = { i: words.length, start: at, sentence: i, close: isClose };
      if (time !== undefined && time.start <= at) {
        const stop = Math.max(time.particleEnd, time.end);
        words.push({ ...word, start: time.start, end: stop, text: text.slice(time.start, stop), time });
        at = stop;
      } else if (script === 'sign') {
        words.push({ ...word, end: at + 1, text: text[at]!, sign: text[at]! });
        at++;
      } else {
        // A time begins inside: the word ends there.
        const stop = time !== undefined && time.start < end ? time.start : end;
        const found = cut.at(text, at, stop, isClose ? words.at(-1) : undefined);
        words.push({ ...word, ...found, text: text.slice(at, found.end) });
        at = found.end;
      }
      close = at;
    }
    settle(words, first, saying);
    return { i, start, end, first, last: words.length, paragraph };
  });
  return { text, words, sentences };
}

/**
 * The plain form of a verb ends a sentence and describes a noun alike: what follows decides. A quotation without a verb of
 * saying behind it is a condition.
 */
function settle(words: Word[], first: number, saying: ReadonlySet<string>): void {
  for (let i = first; i < words.length; i++) {
    const { verb } = words[i]!;
    if (verb === undefined) continue;
    const next = words[i + 1];
    if (verb.form === 'final' && next?.close && describes(next))
      words[i] = { ...words[i]!, verb: { ...verb, form: 'modify' } };
    else if (verb.form === 'quote' && verb.says !== 'past' && !isSaid(i))
      words[i] = { ...words[i]!, verb: { ...verb, form: 'if' } };
  }

  function isSaid(i: number): boolean {
    for (const word of words.slice(i + 1, i + 1 + SAYS_WITHIN)) {
      if (word.verb !== undefined) return saying.has(word.verb.lemma);
      if (word.sign !== undefined) return false;
    }
    return false;
  }
}

/** A noun, or a number or determiner before one. */
function describes({ noun, number, small, verb, time }: Word): boolean {
  if (noun !== undefined || number !== undefined || time !== undefined) return true;
  return verb?.copula !== undefined || verb?.deed !== undefined || DETERMINERS.has(small ?? '');
}

const DETERMINERS: ReadonlySet<string> = new Set(['definite', 'another', 'any']);
