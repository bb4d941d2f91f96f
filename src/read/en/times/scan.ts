/** A text's tokens beside what each can be in a written time. */
import type { TimeExpr, TimeRef } from '../../../claims/types.ts';
import type { Doc, Token } from '../doc.ts';
import type { CompiledTimes } from './compile.ts';
import { figures } from './figures.ts';
import { type From, Word, wordOf } from './word.ts';

/** Part of a written time that a pattern found: tokens up to `last` (exclusive) and what they say. */
export interface Match {
  readonly last: number;
  readonly expr: TimeExpr;
  readonly from: From;
  readonly rule: string;
  /** What the words say although nothing may be bounded by it ("the quarter"). */
  readonly loose?: TimeExpr;
  readonly sense?: TimeRef['sense'];
  /** A token inside the match that links it to what follows ("four days [after] his arrest"). */
  readonly link?: number;
  readonly clock?: string;
  /** Where the time proper starts, when modifiers stand before it. */
  readonly core?: number;
  /** The lexicon has it as a whole. */
  readonly fixed?: boolean;
  /** It only looks like a time. */
  readonly trap?: boolean;
}

export interface Scan {
  readonly doc: Doc;
  readonly tokens: readonly Token[];
  readonly words: readonly (Word | undefined)[];
}

const EMPTY: Word = Object.freeze(new Word());

/** Looks every token up once. */
export function scan(doc: Doc, times: CompiledTimes): Scan {
  const { tokens } = doc;
  const words: (Word | undefined)[] = new Array(tokens.length);
  const table = times.words;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { lower } = token;
    let word = table.get(lower);
    if (word === undefined) {
      const code = lower.charCodeAt(0);
      if ((code >= 48 && code <= 57) || code === 39 || code === 0x2019 || (code >= 0xbc && code <= 0xbe))
        word = figures(lower, table);
      else if (lower.length > 3 && lower.length < 40) {
        const c = lower.charCodeAt(lower.length - 2);
        if (lower.charCodeAt(lower.length - 1) === 115 && (c === 39 || c === 0x2019))
          word = table.get(lower.slice(0, -2));
        else {
          const dash = lower.indexOf('-', 2);
          if (dash > 1) word = compound(token.text, lower, dash, table);
        }
      }
    }
    if (word?.capital && isLower(token.text)) word = undefined;
    if (word?.beside && !besideFigure(tokens, i)) word = undefined;
    words[i] = word;
  }
  return { doc, tokens, words };
}

function besideFigure(tokens: readonly Token[], i: number): boolean {
  const behind = tokens[i + 1]?.text.charCodeAt(0) ?? 0;
  const before = tokens[i - 1]?.text.charCodeAt(0) ?? 0;
  return isFigure(behind) || isFigure(before);
}

function isFigure(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLower(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 97 && code <= 122;
}

/** "mid-June", "post-1959", "January-March" in one token. */
function compound(
  token: string,
  lower: string,
  dash: number,
  table: ReadonlyMap<string, Word>,
): Word | undefined {
  const right = lower.slice(dash + 1);
  if (right === '') return undefined;
  const rest = table.get(right) ?? figures(right, table);
  if (!rest) return undefined;
  if (rest.capital && isLower(token.slice(dash + 1))) return undefined;
  const left = table.get(lower.slice(0, dash));
  if (left?.part) {
    if (rest.month || rest.season || rest.daypart || rest.decade || rest.weekday !== undefined || rest.unit)
      return wordOf({ ...rest, part: left.part, prefixed: true, capital: undefined, beside: undefined });
    return undefined;
  }
  if (rest.number && rest.digits === 4) return wordOf({ ...rest, prefixed: true });
  return undefined;
}

/** The word of a token, empty when it is none of ours or outside the text. */
export function at(s: Scan, i: number): Word {
  return s.words[i] ?? EMPTY;
}

/** Whether the token is one of the small words (bits of SMALL). */
export function is(s: Scan, i: number, bits: number): boolean {
  return ((s.words[i]?.small ?? 0) & bits) !== 0;
}

/** Steps over a hyphen that joins two tokens without a space: "third-quarter". */
export function hyphen(s: Scan, i: number): number {
  const token = s.tokens[i];
  if (!token || token.end - token.start !== 1 || i === 0) return i;
  if (token.text !== '-' && token.text !== '–' && token.text !== '‑') return i;
  const next = s.tokens[i + 1];
  return next && next.start === token.end && s.tokens[i - 1]!.end === token.start ? i + 1 : i;
}

/** Whether the words stand here, one token each; gives the index after them, or 0. */
export function spelled(s: Scan, i: number, words: readonly string[]): number {
  for (let k = 0; k < words.length; k++) {
    const token = s.tokens[i + k];
    if (!token) return 0;
    const word = words[k]!;
    if (token.lower !== word) {
      // A possessive at the end stays outside the expression.
      if (k !== words.length - 1 || !token.lower.startsWith(word)) return 0;
      const tail = token.lower.slice(word.length);
      if (tail !== "'s" && tail !== '’s') return 0;
    }
  }
  return i + words.length;
}

/** Whether two tokens stand in the same sentence. */
export function together(s: Scan, a: number, b: number): boolean {
  return s.tokens[a]?.sentence === s.tokens[b]?.sentence;
}

/** Whether a token is exactly this character sequence. */
export function text(s: Scan, i: number): string {
  return s.tokens[i]?.lower ?? '';
}
