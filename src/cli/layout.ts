/** Text on a terminal: width as it is shown (Hangul takes two columns), wrapping, harmless characters. */
import { createRequire } from 'node:module';

/** Printable Latin without the soft hyphen, quotation marks and dashes, arrows, signs of arithmetic, what the sheet draws with. */
const ONE_COLUMN =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2193\u2200-\u22ff\u2500-\u25fc]*$/;
/** The same, and whole Hangul syllables, which never join with their neighbours. */
const SYLLABLES =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2193\u2200-\u22ff\u2500-\u25fc\uac00-\ud7a3]*$/;

/** Columns that a text takes. */
export function width(text: string): number {
  // Nearly everything is Latin or Hangul with signs of one column; the Unicode tables are slow to load and to ask.
  if (ONE_COLUMN.test(text)) return text.length;
  if (!SYLLABLES.test(text)) return tables().default(text);
  let columns = text.length;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0xac00) columns++;
  return columns;
}

let loaded: typeof import('string-width') | undefined;

function tables(): typeof import('string-width') {
  loaded ??= createRequire(import.meta.url)('string-width') as typeof import('string-width');
  return loaded;
}

/** Fills with spaces on the right. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/**
 * Breaks a text into lines of at most so many columns, at spaces; a word that is too long for a line is cut.
 * Every line but the first may be narrower or wider by `first`.
 */
export function wrap(text: string, columns: number, first = columns): string[] {
  const lines: string[] = [];
  let line = '';
  let room = Math.max(1, first);
  for (const word of text.split(' ')) {
    if (word === '') continue;
    if (line !== '' && width(line) + 1 + width(word) > room) close();
    if (width(word) <= room) line = line === '' ? word : `${line} ${word}`;
    else cut(word);
  }
  if (line !== '' || lines.length === 0) close();
  return lines;

  function cut(word: string): void {
    let used = 0;
    for (const { segment } of graphemes().segment(word)) {
      const columns = width(segment);
      if (used + columns > room && line !== '') {
        close();
        used = 0;
      }
      line += segment;
      used += columns;
    }
  }

  function close(): void {
    lines.push(line);
    line = '';
    room = Math.max(1, columns);
  }
}

/** Cuts at a word's end so that the result, with `…`, takes at most so many columns. */
export function shorten(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const head = fit(text, columns - 2);
  const space = head.lastIndexOf(' ');
  return `${(space > columns / 2 ? head.slice(0, space) : head).trimEnd()} …`;
}

/**
 * A text from outside, safe for a terminal and on one line: no control characters, no escape sequences, none of the
 * characters that turn the direction of writing round.
 */
export function clean(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, (c) => (c === '\u200d' || c === '\u200c' ? c : ''))
    .trim();
}

/** The widest of some texts. A loop, because a list may be longer than the arguments that a call can take. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}

/** With a capital: labels of packs are lower case, because they also stand inside sentences. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The longest beginning that takes at most so many columns; at least one character. */
function fit(text: string, columns: number): string {
  let used = 0;
  let end = 0;
  for (const { segment } of graphemes().segment(text)) {
    used += width(segment);
    if (used > columns && end > 0) break;
    end += segment.length;
    if (used >= columns) break;
  }
  return text.slice(0, end);
}

let segmenter: Intl.Segmenter | undefined;

function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter;
}
