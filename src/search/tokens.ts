/**
 * Words as the indexes keep them, the same for every store. Case, width, the marks of Latin letters and the way a letter is
 * composed make no difference. What is written without spaces between words (Hangul with its particles, Han and kana) becomes
 * its overlapping pairs and its last letter, so that a word is found wherever it stands; other scripts become words of
 * letters and digits. A token has letters, digits and marks only: nothing in it means anything to an engine.
 */

import { plainTokens } from './plain-tokens.ts';
import { LONGEST, type Token } from './token.ts';

export type { Token } from './token.ts';

/** How a run of letters becomes tokens: `hangul` and `han` in pairs, each by itself; `word` whole. */
export type Script = 'hangul' | 'han' | 'word';

/** Letters of one script without a break. */
export interface Run {
  readonly script: Script;
  /** As tokens spell it. */
  readonly letters: readonly string[];
  /** Where each of the letters begins and ends, in code points of the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** What is one letter although it may be written as several: conjoining jamo, half-width kana with its mark, marks behind a letter. */
const LETTER =
  /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?\p{M}*|[\uac00-\ud7a3][\u11a8-\u11c2]?\p{M}*|[\uff66-\uff9d][\uff9e\uff9f]?|.\p{M}*/gsu;
const HANGUL = /^\p{Script=Hangul}/u;
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const LATIN = /^\p{Script=Latin}/u;
const WORD = /^[\p{L}\p{Nd}\p{Nl}]/u;
const DIGIT = /^\p{Nd}$/u;
const APOSTROPHE = /^['’ʼ‘`]$/u;

/** The tokens of a text in their order. */
export function tokensOf(text: string): string[] {
  return tokensAt(text).map(({ token }) => token);
}

/** The tokens of a text in their order, each with its place in the text as given. */
export function tokensAt(text: string): Token[] {
  return plainTokens(text) ?? tokensOfRuns(text);
}

/** The same for any text: plainTokens knows the commonest letters only. */
export function tokensOfRuns(text: string): Token[] {
  const out: Token[] = [];
  for (const { script, letters, starts, ends } of runs(text)) {
    const last = letters.length - 1;
    if (script === 'word') {
      out.push({ token: letters.join(''), start: starts[0]!, end: ends[last]! });
      continue;
    }
    for (let i = 0; i <= last; i++) {
      const next = Math.min(i + 1, last);
      const token = i === last ? letters[i]! : letters[i]! + letters[next]!;
      out.push({ token, start: starts[i]!, end: ends[next]! });
    }
  }
  return out;
}

/** The runs of a text in their order. */
export function* runs(text: string): Generator<Run> {
  let script: Script | undefined;
  let letters: string[] = [];
  let starts: number[] = [];
  let ends: number[] = [];
  const all = lettersOf(text);
  const done = function* (): Generator<Run> {
    if (script !== undefined) yield { script, letters, starts, ends };
    script = undefined;
    letters = [];
    starts = [];
    ends = [];
  };
  for (let i = 0; i < all.length; i++) {
    const letter = all[i]!;
    if (letter.script === undefined) {
      if (script !== 'word' || !joins(all, i)) yield* done();
      continue;
    }
    if (letter.script !== script) yield* done();
    script = letter.script;
    // A word goes on unseen when it is too long, a run in pairs has no length.
    if (script === 'word' && letters.length >= LONGEST) {
      ends[ends.length - 1] = letter.end;
      continue;
    }
    letters.push(letter.text);
    starts.push(letter.start);
    ends.push(letter.end);
  }
  yield* done();
}

interface Letter {
  readonly text: string;
  readonly script: Script | undefined;
  readonly start: number;
  readonly end: number;
}

/** Letters are the same few again and again. */
const known = new Map<string, Pick<Letter, 'text' | 'script'>>();

function lettersOf(text: string): Letter[] {
  const out: Letter[] = [];
  let at = 0;
  for (const [written] of text.matchAll(LETTER)) {
    let folded = known.get(written);
    if (folded === undefined) {
      folded = fold(written);
      if (known.size > 20_000) known.clear();
      if (written.length < 8) known.set(written, folded);
    }
    const end = at + (written.length === 1 ? 1 : lengthOf(written));
    out.push({ ...folded, start: at, end });
    at = end;
  }
  return out;
}

function lengthOf(text: string): number {
  let n = 0;
  for (const _ of text) n++;
  return n;
}

/** One letter as tokens spell it, and its script; none for what stands between words. */
function fold(written: string): Pick<Letter, 'text' | 'script'> {
  // Full-width and half-width forms are the same letters; other compatibility forms (²) are not.
  let text = written.replace(/[\uff00-\uffef]+/gu, (wide) => wide.normalize('NFKC')).normalize('NFC');
  // Lower case may need composing again, and once more lower case: İ.
  text = text.toLowerCase().normalize('NFC');
  if (LATIN.test(text)) text = text.normalize('NFD').replace(/\p{M}+/gu, '');
  // Radicals and letters in circles are signs, whatever their script.
  if (!WORD.test(text)) return { text, script: undefined };
  if (HANGUL.test(text)) return { text: text.replace(/\p{M}+/gu, ''), script: 'hangul' };
  if (HAN.test(text)) return { text, script: 'han' };
  return { text, script: 'word' };
}

/**
 * Does what stands at `i` hold a word together? An apostrophe between letters does ("Ch'ongjin") unless one letter alone
 * follows ("Lee's"), and a comma before three digits ("1,000").
 */
function joins(all: readonly Letter[], i: number): boolean {
  const mark = all[i]!.text;
  const isWord = (at: number): boolean => all[at]?.script === 'word';
  const isDigit = (at: number): boolean => DIGIT.test(all[at]?.text ?? '');
  if (!isWord(i - 1) || !isWord(i + 1)) return false;
  if (APOSTROPHE.test(mark)) return !isDigit(i - 1) && !isDigit(i + 1) && isWord(i + 2);
  if (mark !== ',' || !isDigit(i - 1)) return false;
  return isDigit(i + 1) && isDigit(i + 2) && isDigit(i + 3) && !isWord(i + 4);
}
