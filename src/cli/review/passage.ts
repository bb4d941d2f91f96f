/** The words that a claim rests on, in the text around them. */
import { clean } from '../layout.ts';

/** A stretch of a text, in code points. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A piece of a passage: `hit` is the quote itself. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** What is shown on either side of a quote, at most. */
const AROUND = 160;
/** A sentence or a paragraph ends here. */
const ENDS = /[.!?。\n]["”’)]*\s/gu;

/**
 * The quote with what stands before and after it, from the beginning of its sentence to the end of the last, cut where that is far.
 *
 * @param text of the report
 * @param anchors of one claim; those that stand close together are shown in one passage, of others the first
 */
export function passage(text: string, anchors: readonly Stretch[]): Piece[] {
  const points = Array.from(text);
  const sorted = anchors.toSorted((a, b) => a.start - b.start);
  const [first] = sorted;
  if (first === undefined) return [];
  const near: Stretch[] = [first];
  for (const next of sorted.slice(1)) {
    const last = near.at(-1)!;
    if (next.start > last.end + AROUND) break;
    if (next.start < last.end)
      near[near.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else near.push(next);
  }
  const from = beginning(points, first.start);
  const to = ending(points, near.at(-1)!.end);
  const pieces: Piece[] = [];
  let at = from;
  for (const { start, end } of near) {
    pieces.push({ text: points.slice(at, start).join(''), hit: false });
    pieces.push({ text: points.slice(start, end).join(''), hit: true });
    at = end;
  }
  pieces.push({ text: points.slice(at, to).join(''), hit: false });
  const shown = pieces.map(({ text, hit }) => ({ text: spaced(text), hit }));
  if (from > 0) shown[0] = { text: `… ${shown[0]!.text.trimStart()}`, hit: false };
  if (to < points.length) shown.push({ text: ' …', hit: false });
  return shown.filter(({ text }) => text !== '');
}

/** Where the sentence begins in which a place stands, or so many characters before it. */
function beginning(points: readonly string[], at: number): number {
  const from = Math.max(0, at - AROUND);
  const before = points.slice(from, at).join('');
  const ends = [...before.matchAll(ENDS)];
  const last = ends.at(-1);
  if (last === undefined) return from === 0 ? 0 : from + Array.from(before.replace(/\s.*$/su, '')).length;
  return from + Array.from(before.slice(0, last.index + last[0].length)).length;
}

function ending(points: readonly string[], at: number): number {
  const to = Math.min(points.length, at + AROUND);
  const after = points.slice(at, to).join('');
  ENDS.lastIndex = 0;
  const first = ENDS.exec(after);
  ENDS.lastIndex = 0;
  if (first !== null) return at + Array.from(after.slice(0, first.index + first[0].trimEnd().length)).length;
  if (to === points.length) return to;
  // Not in the middle of a word.
  const whole = after.replace(/\S+$/u, '');
  return whole.trim() === '' ? to : at + Array.from(whole.trimEnd()).length;
}

/** Safe to print, on one line, with a space kept at either end. */
function spaced(text: string): string {
  const inner = clean(text);
  if (inner === '') return /\s/.test(text) ? ' ' : '';
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) ? ' ' : ''}`;
}
