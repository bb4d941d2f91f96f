/** Cuts a Korean text into sentences and words. Linear in the text. */

import type { Doc, Noun, Word } from '../verb-final/doc.ts';
import type { Nouns } from '../verb-final/nouns.ts';
import { sentencesOf } from '../verb-final/sentences.ts';
import type { TimeMention } from '../verb-final/times.ts';
import type { Analyser, Analysis } from './analyse.ts';

/** A run of letters and figures, or one sign. */
const PIECE = /[\p{L}\p{M}\p{N}]+(?:[.,:/][0-9]+)*|[^\s]/gu;
const CLOSES = /^[”’"'」』]$/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * @param times the written times of the text, sorted: each becomes one word
 */
export function segment(text: string, analyser: Analyser, nouns: Nouns, times: readonly TimeMention[]): Doc {
  const words: Word[] = [];
  const sentences = sentencesOf(text);
  let t = 0;
  const out = sentences.map(({ start, end, paragraph }, i) => {
    const first = words.length;
    PIECE.lastIndex = start;
    let close = start;
    for (;;) {
      const match = PIECE.exec(text);
      if (match === null || match.index >= end) break;
      const at = match.index;
      while (times[t] !== undefined && times[t]!.end <= at) t++;
      const time = times[t];
      const word = { i: words.length, start: at, sentence: i, close: close === at && words.length > first };
      if (time !== undefined && time.start <= at) {
        const stop = Math.max(time.particleEnd, time.end);
        words.push({ ...word, start: time.start, end: stop, text: text.slice(time.start, stop), time });
        PIECE.lastIndex = stop;
        close = stop;
        continue;
      }
      let piece = match[0];
      // A time begins inside the run: the run ends there.
      if (time !== undefined && time.start < at + piece.length) piece = piece.slice(0, time.start - at);
      const stop = at + piece.length;
      PIECE.lastIndex = stop;
      close = stop;
      if (!LETTER.test(piece)) words.push({ ...word, end: stop, text: piece, sign: piece });
      else {
        words.push({
          ...word,
          end: stop,
          text: piece,
          ...taken(piece, at, word.close ? words.at(-1)! : undefined),
        });
        settle();
      }
    }
    const last = joinNames(words, first, nouns, analyser);
    return { i, start, end, first, last, paragraph };
  });
  return { text, words, sentences: out };

  /** "입을 다물라고": before a verb the short word is a noun; "오지 않았다": before a negation the noun is a verb. */
  function settle(): void {
    const before = words.at(-2);
    const { verb } = words.at(-1)!;
    if (verb === undefined || before === undefined) return;
    const { orNoun, orVerb } = analyser.word(before.text);
    const { verb: _verb, noun: _noun, ...rest } = before;
    if (orNoun !== undefined && before.verb?.form === 'modify')
      words[words.length - 2] = { ...rest, noun: moved(orNoun, before.start) };
    if (orVerb !== undefined && before.noun !== undefined && analyser.negates(verb.lemma))
      words[words.length - 2] = { ...rest, verb: orVerb };
  }

  /** "스무 살": behind a number a counter is no verb. */
  function counterAt(piece: string, at: number): Partial<Word> | undefined {
    const number = words.at(-1)?.number;
    if (number === undefined || number.counts !== undefined || number.decade || number.years)
      return undefined;
    const counter = analyser.counter(piece);
    return counter && { noun: moved(counter, at) };
  }

  function taken(piece: string, at: number, before: Word | undefined): Partial<Word> {
    if (before?.sign !== undefined) {
      if (CLOSES.test(before.sign) && analyser.quoting(piece)) return { small: 'quoting' };
      const mark = analyser.particle(piece);
      if (mark !== undefined) return { particle: mark };
      const rest = analyser.rest(piece);
      if (rest !== undefined) return { verb: rest };
    }
    const counted = counterAt(piece, at);
    return counted ?? placed(analyser.word(piece), at);
  }
}

/** Ends in the text instead of in the word. */
function placed({ noun, verb, number, small }: Analysis, at: number): Partial<Word> {
  if (small !== undefined) return { small };
  if (number !== undefined) return { number: { ...number, end: at + number.end } };
  if (verb !== undefined)
    return { verb: verb.copula === undefined ? verb : { ...verb, copula: moved(verb.copula, at) } };
  return noun === undefined ? {} : { noun: moved(noun, at) };
}

function moved(noun: Noun, at: number): Noun {
  return { ...noun, end: at + noun.end };
}

/** Names of several words become one word. @returns the number of words */
function joinNames(words: Word[], first: number, nouns: Nouns, analyser: Analyser): number {
  for (let i = first; i < words.length; i++) {
    const names = nouns.long.get(words[i]!.text);
    if (names === undefined) continue;
    for (const name of names) {
      const last = words[i + name.length - 1];
      if (last === undefined || last.sign !== undefined || last.time !== undefined) continue;
      if (!name.slice(0, -1).every((part, k) => words[i + k]!.text === part)) continue;
      const end = name.at(-1)!;
      if (!last.text.startsWith(end)) continue;
      const stem = name.join('');
      const known = nouns.get(stem);
      const behind = analyser.word(stem + last.text.slice(end.length));
      if (known === undefined) continue;
      const noun = behind.noun ?? behind.verb?.copula;
      if (last.text.length > end.length && noun?.stem !== stem) continue;
      const whole: Noun = {
        stem,
        head: stem,
        known,
        plural: noun?.plural ?? false,
        end: last.start + end.length,
        ...(noun?.mark && { mark: noun.mark }),
      };
      const { noun: _noun, verb: _verb, number: _number, small: _small, ...rest } = words[i]!;
      words.splice(i, name.length, {
        ...rest,
        end: last.end,
        text: `${name.join(' ')}${last.text.slice(end.length)}`,
        ...(behind.verb?.copula ? { verb: { ...behind.verb, copula: whole } } : { noun: whole }),
      });
      break;
    }
  }
  for (let i = first; i < words.length; i++) if (words[i]!.i !== i) words[i] = { ...words[i]!, i };
  return words.length;
}
