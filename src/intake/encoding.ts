import { isUtf8 } from 'node:buffer';
import { BadByte, type Decoded, decode, encodingOf, firstNotUtf8, isMultiByte, utf8Size } from './decode.ts';
import { MixedEncoding, UnknownEncoding, WrongEncoding } from './errors.ts';
import type { Language } from './knowledge.ts';

/** Bytes outside ASCII looked at when guessing. */
const SAMPLE = 30_000;
/** Share of the characters outside ASCII that must be common ones of the language. Right guesses have 0.3 and more. */
const PLAUSIBLE = 0.15;
/** The same for a Latin code page: nearly all must stand where such a character stands in running text. */
const PLAUSIBLE_LATIN = 0.8;

/**
 * Decodes a report's bytes. What decides, in this order: a byte order mark; the look of UTF-16; valid UTF-8; what the
 * page's header says; which older encoding gives the characters that its languages are made of. Always fatal: a guess
 * that does not hold for every byte is an error.
 *
 * @throws MixedEncoding, WrongEncoding, UnknownEncoding
 */
export function decodeReport(
  bytes: Uint8Array,
  languages: readonly Language[],
  file: string,
  page = false,
): Decoded {
  const mark = markOf(bytes);
  if (mark !== undefined) return declaredAs(bytes, mark.encoding, mark.skip, file);
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    const decoded = attempt(bytes, wide);
    if (decoded !== undefined) return decoded;
  }
  if (isUtf8(bytes)) return decode(bytes, 'utf-8');
  const bad = firstNotUtf8(bytes);
  const mixed = mixedAt(bytes);
  if (mixed !== undefined) throw new MixedEncoding(file, lineOf(bytes, bad), bad);
  const header = page ? pageEncoding(bytes) : undefined;
  if (header !== undefined && header !== 'utf-8') {
    const decoded = attempt(bytes, header);
    if (decoded !== undefined) return decoded;
  }
  const guess = guessed(bytes, languages);
  if (guess !== undefined) return guess;
  if (header !== undefined) throw new WrongEncoding(file, header, lineOf(bytes, bad), bad);
  throw new UnknownEncoding(file, lineOf(bytes, bad), bad);
}

function markOf(bytes: Uint8Array): { encoding: string; skip: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return undefined;
}

function declaredAs(bytes: Uint8Array, encoding: string, skip: number, file: string): Decoded {
  try {
    return decode(bytes, encoding, skip);
  } catch (error) {
    if (error instanceof BadByte)
      throw new WrongEncoding(file, encoding, lineOf(bytes, error.byte), error.byte);
    throw error;
  }
}

function attempt(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    return decode(bytes, encoding);
  } catch (error) {
    if (error instanceof BadByte) return undefined;
    throw error;
  }
}

/**
 * UTF-16 without a mark: spaces, line ends and digits have a zero byte, always on the same side, and their other half is
 * one of the ordinary ASCII characters.
 */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const zeros = [0, 0];
  let ordinary = 0;
  let ascii = 0;
  const end = Math.min(bytes.length, 65536);
  for (let i = 0; i < end; i += 2) {
    if (isPrintable(bytes[i]!) && isPrintable(bytes[i + 1]!)) ascii++;
    for (const side of [0, 1] as const)
      if (bytes[i + side] === 0) {
        zeros[side]!++;
        const other = bytes[i + 1 - side]!;
        if (isPrintable(other) || other === 10 || other === 13 || other === 9) ordinary++;
      }
  }
  // Two ASCII bytes side by side are two letters of a narrow text with a stray zero, not one Han character.
  if (ascii > end / 4) return undefined;
  const [even, odd] = zeros as [number, number];
  // Hangul and Han whose second byte is zero (가 is AC00) may stand on the other side, rarely.
  if (even + odd < Math.max(1, end / 100) || ordinary < 0.8 * (even + odd)) return undefined;
  return odd > 4 * even ? 'utf-16le' : even > 4 * odd ? 'utf-16be' : undefined;
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}

/** The offset of a line that is UTF-8 beyond chance in a file that is not. */
function mixedAt(bytes: Uint8Array): number | undefined {
  let start = 0;
  let inside = 0;
  let outside = 0;
  while (start < bytes.length) {
    let end = bytes.indexOf(10, start);
    if (end < 0) end = bytes.length;
    const line = bytes.subarray(start, end);
    const { sequences, others, size } = countUtf8(line);
    if (sequences >= 3 && size >= 9 && others === 0) return start;
    inside += sequences;
    outside += others;
    start = end + 1;
  }
  // "Ã©" and its like do not occur in running text: a Latin code page with many of them is UTF-8 with damage.
  return inside > 0 && inside >= 0.5 * outside ? 0 : undefined;
}

/** Sequences of UTF-8 beyond ASCII, and bytes that belong to none. */
function countUtf8(line: Uint8Array): { sequences: number; others: number; size: number } {
  let sequences = 0;
  let others = 0;
  let total = 0;
  for (let i = 0; i < line.length; ) {
    const size = utf8Size(line, i);
    if (size > 1) {
      sequences++;
      total += size;
    }
    if (size === 0) others++;
    i += Math.max(1, size);
  }
  return { sequences, others, size: total };
}

const ALIASES: Readonly<Record<string, string>> = {
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  ms949: 'euc-kr',
  cp936: 'gbk',
  cp932: 'shift_jis',
};

/** What a page's header says of its encoding (first 1,024 bytes, as browsers do). */
export function pageEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024))
    .toString('latin1')
    .toLowerCase();
  for (let at = head.indexOf('<meta'); at >= 0; at = head.indexOf('<meta', at + 5)) {
    const close = head.indexOf('>', at);
    const tag = head.slice(at, close < 0 ? head.length : close);
    const found = /charset\s{0,9}=\s{0,9}["']?([a-z0-9_:.-]{1,40})/.exec(tag);
    if (found === null) continue;
    const name = encodingOf(ALIASES[found[1]!] ?? found[1]!);
    if (name !== undefined) return name.startsWith('utf-16') ? 'utf-8' : name;
  }
  return undefined;
}

/** The older encoding that gives the most plausible text, if one does and holds for every byte. */
function guessed(bytes: Uint8Array, languages: readonly Language[]): Decoded | undefined {
  const sample = sampleOf(bytes);
  const scores = new Map<string, number>();
  for (const { encodings, letters } of languages)
    for (const encoding of encodings) {
      const decoded = attempt(sample, encoding) ?? attempt(sample.subarray(0, -1), encoding);
      if (decoded === undefined) continue;
      const score = letters.size > 0 ? commonShare(decoded.text, letters) : latinShare(decoded.text);
      const own = letters.size === 0 || isMultiByte(encoding) || mostlyOwn(decoded.text);
      const plausible = own && score >= (letters.size > 0 ? PLAUSIBLE : PLAUSIBLE_LATIN);
      // A Latin code page holds for nearly any bytes, so it only counts when no language with its own letters does.
      // A single byte code page holds for any bytes too; that pairs of bytes make common syllables is no accident.
      const rank = plausible ? score + (letters.size > 0 ? 1 : 0) + (isMultiByte(encoding) ? 1 : 0) : 0;
      if (rank > (scores.get(encoding) ?? 0)) scores.set(encoding, rank);
    }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  for (const [encoding] of ranked) {
    const decoded = attempt(bytes, encoding);
    if (decoded !== undefined) return decoded;
  }
  return undefined;
}

/** Whole lines that hold bytes outside ASCII, up to a limit; one endless line is cut. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let start = 0; start < bytes.length && length < SAMPLE; ) {
    let end = bytes.indexOf(10, start);
    if (end < 0) end = bytes.length;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte >= 0x80)) {
      const part = line.length > SAMPLE ? cut(line) : line;
      parts.push(part);
      length += part.length;
    }
    start = end + 1;
  }
  return Buffer.concat(parts.flatMap((part) => [part, Uint8Array.of(10)]));
}

/** From before the first byte outside ASCII to after some ASCII byte, so that no character is cut in two. */
function cut(line: Uint8Array): Uint8Array {
  const first = Math.max(0, line.findIndex((byte) => byte >= 0x80) - 100);
  let end = Math.min(line.length, first + SAMPLE);
  while (end > first + SAMPLE / 2 && line[end]! !== 0x20) end--;
  return line.subarray(first, end);
}

function commonShare(text: string, letters: ReadonlySet<string>): number {
  let others = 0;
  let common = 0;
  for (const char of text) {
    if (char < '\u0080') continue;
    others++;
    if (letters.has(char) || letters.has(char.toLowerCase())) common++;
  }
  return others === 0 ? 0 : common / others;
}

/** A code page of another script is used for text in that script, not for a letter here and there. */
function mostlyOwn(text: string): boolean {
  let ascii = 0;
  let others = 0;
  for (const char of text) {
    if (isAsciiLetter(char)) ascii++;
    else if (char >= '\u0080' && LETTER.test(char)) others++;
  }
  return others > ascii / 2;
}

const PUNCTUATION = /^[\u00a0§©«®°±²³·»¿¡–—‘’‚“”„†•…‹›€™£]$/u;
const LETTER = /^\p{L}$/u;

/** Share of the characters beyond ASCII that stand where they do in running text: quotes and dashes, letters beside ASCII letters. */
function latinShare(text: string): number {
  let others = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char < '\u0080') continue;
    others++;
    const before = text[i - 1] ?? ' ';
    const after = text[i + 1] ?? ' ';
    const alone =
      before < '\u0080' || PUNCTUATION.test(before) || after < '\u0080' || PUNCTUATION.test(after);
    if (PUNCTUATION.test(char) ? alone : LETTER.test(char) && (isAsciiLetter(before) || isAsciiLetter(after)))
      good++;
  }
  return others === 0 ? 0 : good / others;
}

function isAsciiLetter(char: string): boolean {
  const lower = char.toLowerCase();
  return lower >= 'a' && lower <= 'z';
}

function lineOf(bytes: Uint8Array, byte: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < byte; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
