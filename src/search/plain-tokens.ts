/** Tokens of texts that are made of ASCII, Hangul syllables and common signs alone: most texts, several times quicker. */
import { LONGEST, type Token } from './token.ts';

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const HANGUL = 3;
const APOSTROPHE = 4;
const COMMA = 5;
/** Not known here. */
const STRANGE = 6;

/** Signs beyond ASCII that part words, as quotes and dashes do. */
const SIGNS =
  '\u00a0\u00ab\u00bb\u00b7\u2013\u2014\u201c\u201d\u2026\u3001\u3002\u3008\u3009\u300a\u300b\u300c\u300d';

/** What each of the first characters is; all of them fit into the table. */
const KINDS = (() => {
  const kinds = new Uint8Array(0x3100).fill(STRANGE);
  kinds.fill(OTHER, 0, 0x80);
  for (const sign of SIGNS) kinds[sign.charCodeAt(0)] = OTHER;
  for (const [first, last, kind] of [
    ['0', '9', DIGIT],
    ['A', 'Z', LETTER],
    ['a', 'z', LETTER],
  ] as const)
    kinds.fill(kind, first.charCodeAt(0), last.charCodeAt(0) + 1);
  for (const mark of "'`\u2018\u2019") kinds[mark.charCodeAt(0)] = APOSTROPHE;
  kinds[','.charCodeAt(0)] = COMMA;
  return kinds;
})();

/** As tokensOfRuns; undefined when the text has a letter or a sign that is not known here. */
export function plainTokens(text: string): Token[] | undefined {
  const kind = (at: number): number => {
    const code = text.charCodeAt(at);
    if (code < 0x3100) return KINDS[code]!;
    return code >= 0xac00 && code <= 0xd7a3 ? HANGUL : STRANGE;
  };
  const isWord = (at: number): boolean => at < text.length && (kind(at) === LETTER || kind(at) === DIGIT);
  const isDigit = (at: number): boolean => at < text.length && kind(at) === DIGIT;
  /** See joins() of tokens.ts. */
  const joins = (at: number): boolean => {
    if (!isWord(at + 1)) return false;
    if (kind(at) === APOSTROPHE) return !isDigit(at - 1) && !isDigit(at + 1) && isWord(at + 2);
    return isDigit(at - 1) && isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 3) && !isWord(at + 4);
  };
  const out: Token[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    const first = kind(at);
    if (first === STRANGE) return undefined;
    const start = at;
    if (first === HANGUL) {
      do at++;
      while (at < length && kind(at) === HANGUL);
      for (let i = start; i < at; i++) {
        const end = Math.min(i + 2, at);
        out.push({ token: text.slice(i, end), start: i, end });
      }
    } else if (first === LETTER || first === DIGIT) {
      let letters = '';
      let from = at;
      for (at++; at < length; at++) {
        const next = kind(at);
        if (next === LETTER || next === DIGIT) continue;
        if ((next !== APOSTROPHE && next !== COMMA) || !joins(at)) break;
        letters += text.slice(from, at);
        from = at + 1;
      }
      letters += text.slice(from, at);
      out.push({ token: letters.slice(0, LONGEST).toLowerCase(), start, end: at });
    } else at++;
  }
  return out;
}
