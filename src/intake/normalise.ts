import type { OffsetMap } from '../claims/types.ts';
import type { Decoded } from './decode.ts';
import { NotText, TooIntricate } from './errors.ts';
import { LIMITS } from './limits.ts';
import { type ByteLine, byteLine, RunBuilder } from './offsets.ts';
import { type Piece, textOf } from './pieces.ts';

export interface Normalised {
  readonly text: string;
  readonly characters: number;
  readonly map: OffsetMap;
}

/** A stretch of the raw text that normalising changes into `text`. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The normalised text (NFC, line ends `\n`, nothing else changed) with its way back to the bytes.
 * Text that needs no change gives one run.
 *
 * @param size number of bytes of the file
 * @throws NotText when hundreds of combining marks are piled on one letter; TooIntricate when text and bytes part too often.
 */
export function normalise(source: Decoded, pieces: readonly Piece[], size: number, file: string): Normalised {
  const raw = textOf(source.text, pieces);
  const line = byteLine(source, size);
  refuseMarks(raw, file, line);
  const builder = new RunBuilder();
  const parts: string[] = [];
  const walker = new PieceWalker(source, pieces, line, builder);
  let at = 0;
  for (const change of changes(raw)) {
    if (builder.runs.length > LIMITS.runs)
      throw new TooIntricate(file, 'line ends and composed letters that differ from the bytes', LIMITS.runs);
    if (change.from > at) {
      parts.push(raw.slice(at, change.from));
      walker.keep(raw, at, change.from);
    }
    parts.push(change.text);
    walker.replace(change);
    at = change.to;
  }
  if (at < raw.length) {
    parts.push(at === 0 ? raw : raw.slice(at));
    walker.keep(raw, at, raw.length);
  }
  return { text: parts.join(''), characters: builder.characters, map: { runs: builder.runs } };
}

/** Steps through the pieces in the order of the raw text. */
class PieceWalker {
  readonly #source: Decoded;
  readonly #pieces: readonly Piece[];
  readonly #line: ByteLine;
  readonly #builder: RunBuilder;
  #index = 0;
  /** Offset in the raw text at which the current piece starts. */
  #start = 0;

  constructor(source: Decoded, pieces: readonly Piece[], line: ByteLine, builder: RunBuilder) {
    this.#source = source;
    this.#pieces = pieces;
    this.#line = line;
    this.#builder = builder;
  }

  keep(raw: string, from: number, to: number): void {
    for (let at = from; at < to; ) {
      const { piece, start, end } = this.#pieceAt(at);
      const stop = Math.min(to, end);
      const count = pointsIn(raw, at, stop);
      if (piece.kind === 'plain') this.#plain(piece.from + at - start, piece.from + stop - start, count);
      else {
        const byte = this.#line.at(piece.from);
        if (piece.kind === 'put') this.#builder.put(count, byte);
        else this.#builder.whole(count, byte, this.#line.at(piece.to) - byte);
      }
      at = stop;
    }
  }

  replace({ from, to, text }: Change): void {
    const first = this.#pieceAt(from);
    const firstByte = this.#line.at(
      first.piece.kind === 'plain' ? first.piece.from + from - first.start : first.piece.from,
    );
    const last = this.#pieceAt(to - 1);
    const lastByte = this.#line.at(
      last.piece.kind === 'plain' ? last.piece.from + to - last.start : last.piece.to,
    );
    const length = pointsIn(text, 0, text.length);
    const bytes = Math.max(0, lastByte - firstByte);
    if (bytes === 0) this.#builder.put(length, firstByte);
    else this.#builder.whole(length, firstByte, bytes);
  }

  #plain(from: number, to: number, count: number): void {
    if (!this.#line.anyOdd) {
      const byte = this.#line.at(from);
      this.#builder.plain(count, byte, this.#line.at(to) - byte);
      return;
    }
    const { text } = this.#source;
    for (let unit = from; unit < to; ) {
      const next = unit + (text.codePointAt(unit)! > 0xffff ? 2 : 1);
      const byte = this.#line.at(unit);
      const bytes = this.#line.at(next) - byte;
      if (this.#line.odd(unit)) this.#builder.whole(1, byte, bytes);
      else this.#builder.plain(1, byte, bytes);
      unit = next;
    }
  }

  #pieceAt(at: number): { piece: Piece; start: number; end: number } {
    for (;;) {
      const piece = this.#pieces[this.#index]!;
      const length = piece.kind === 'plain' ? piece.to - piece.from : piece.text.length;
      if (at < this.#start + length) return { piece, start: this.#start, end: this.#start + length };
      this.#start += length;
      this.#index++;
    }
  }
}

/** Whether every character stands for itself in NFC without looking at its neighbours: below U+0300 it does. */
const SIMPLE = /^[\0-\u02ff\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f]*$/;

function* changes(raw: string): Generator<Change> {
  const returns = raw.includes('\r');
  const composed = raw.normalize('NFC') === raw;
  if (composed && !returns) return;
  for (let start = 0; start < raw.length; ) {
    let end = start;
    if (composed) {
      end = raw.indexOf('\r', start);
      if (end < 0) return;
    } else {
      // By lines: most need nothing, and the first and last character of a line never join with a neighbour's.
      while (end < raw.length && raw.charCodeAt(end) !== 10 && raw.charCodeAt(end) !== 13) end++;
      const line = raw.slice(start, end);
      if (!SIMPLE.test(line) && line.normalize('NFC') !== line) yield* clusterChanges(raw, start, end);
      if (end === raw.length) return;
    }
    if (raw.charCodeAt(end) === 13) {
      const two = raw.charCodeAt(end + 1) === 10;
      yield { from: end, to: end + (two ? 2 : 1), text: '\n' };
      start = end + (two ? 2 : 1);
    } else start = end + 1;
  }
}

/** Characters that may join with the one before (canonical composition): marks, Hangul vowels and finals, Kirat Rai vowels. */
const JOINS = /^[\p{M}\u1160-\u11ff\u{16d63}\u{16d67}-\u{16d6a}]$/u;

function* clusterChanges(raw: string, start: number, end: number): Generator<Change> {
  const found: Change[] = [];
  let joined = '';
  let from = start;
  while (from < end) {
    let to = from + sizeAt(raw, from);
    while (to < end && raw.charCodeAt(to) >= 0x300 && JOINS.test(String.fromCodePoint(raw.codePointAt(to)!)))
      to += sizeAt(raw, to);
    const cluster = raw.slice(from, to);
    const text = cluster.normalize('NFC');
    joined += text;
    if (text !== cluster) found.push({ from, to, text });
    from = to;
  }
  // A later Unicode may know joining characters that this list does not: then the line is one piece, still exact.
  if (joined === raw.slice(start, end).normalize('NFC')) yield* found;
  else yield { from: start, to: end, text: raw.slice(start, end).normalize('NFC') };
}

function sizeAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function pointsIn(text: string, from: number, to: number): number {
  let count = to - from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xdc00 && unit < 0xe000) count--;
  }
  return count;
}

const MARK = /^\p{M}$/u;

/** Refuses piles of combining marks before they reach the normaliser, which would take the square of their number. */
function refuseMarks(raw: string, file: string, line: ByteLine): void {
  let marks = 0;
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i);
    if (unit < 0x300 || (unit >= 0x3000 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xd7a4)) marks = 0;
    else if (MARK.test(String.fromCodePoint(raw.codePointAt(i)!))) {
      if (++marks > LIMITS.marks) throw new NotText(file, line.at(Math.min(i, raw.length)));
    } else if (unit < 0xdc00 || unit > 0xdfff) marks = 0;
  }
}
