/** The passage of a text that shows best why it was found. The index has no text: it is given. */
import type { Phrase } from './phrases.ts';
import { type Token, tokensAt } from './tokens.ts';

/** Code points of the text, `end` one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Snippet extends Span {
  readonly text: string;
  /** Where the words asked for stand, in code points of the whole text; sorted, none touches another. */
  readonly hits: readonly Span[];
}

/** Code points of a passage. */
const LENGTH = 160;
/** How far a passage may be shortened or grow so that it begins and ends between words. */
const SLACK = 20;

/**
 * Prefers a passage with many different phrases, then with many hits, then the first. Without a hit it is the beginning.
 *
 * @param phrases as in the query
 * @param length code points, about
 */
export function snippetOf(text: string, phrases: readonly Phrase[], length = LENGTH): Snippet {
  const points = [...text];
  const hits = hitsOf(text, phrases);
  const first = best(hits, length);
  const shown = hits.slice(first.from, first.to);
  const inner =
    shown.length === 0
      ? { start: 0, end: 0 }
      : { start: shown[0]!.start, end: Math.max(...shown.map((hit) => hit.end)) };
  const room = Math.max(0, length - (inner.end - inner.start));
  // What a text leads up to explains more than what follows: no more than a third of the room is before.
  const end = Math.min(points.length, Math.max(inner.end + Math.ceil((room * 2) / 3), length));
  const start = Math.max(0, Math.min(inner.start, end - Math.max(length, inner.end - inner.start)));
  const span = {
    start: start === 0 ? 0 : boundary(points, start, Math.min(inner.start, start + SLACK)),
    end: end === points.length ? end : boundaryBefore(points, end, Math.max(inner.end, end - SLACK)),
  };
  return {
    ...span,
    text: points.slice(span.start, span.end).join(''),
    hits: joined(shown).filter((hit) => hit.start >= span.start && hit.end <= span.end),
  };
}

interface PhraseHit extends Span {
  readonly phrase: number;
}

/** Every place where a phrase stands, in order. */
function hitsOf(text: string, phrases: readonly Phrase[]): PhraseHit[] {
  const tokens = tokensAt(text);
  const places = new Map<string, number[]>();
  const firsts = new Set(phrases.map((phrase) => phrase.tokens[0]));
  tokens.forEach(({ token }, i) => {
    if (!firsts.has(token)) return;
    const list = places.get(token);
    if (list === undefined) places.set(token, [i]);
    else list.push(i);
  });
  const out: PhraseHit[] = [];
  phrases.forEach(({ tokens: wanted, prefix }, phrase) => {
    const last = wanted.length - 1;
    const begins =
      last > 0 || !prefix
        ? (places.get(wanted[0] ?? '') ?? [])
        : tokens.flatMap(({ token }, i) => (token.startsWith(wanted[0]!) ? [i] : []));
    for (const at of begins) {
      const fits = wanted.every((token, i) => {
        const said = tokens[at + i]?.token;
        return said !== undefined && (i === last && prefix ? said.startsWith(token) : said === token);
      });
      if (fits) out.push({ phrase, start: tokens[at]!.start, end: endOf(tokens, at + last, wanted[last]!) });
    }
  });
  return out.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A letter that begins a pair is found without its neighbour; a word that goes on is found whole. */
function endOf(tokens: readonly Token[], at: number, wanted: string): number {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  const pair = next !== undefined && next.start < token.end;
  return pair && token.token !== wanted ? next.start : token.end;
}

/** The run of hits within `length` that has the most different phrases. */
function best(hits: readonly PhraseHit[], length: number): { from: number; to: number } {
  let found = { from: 0, to: 0, different: 0 };
  const within = new Map<number, number>();
  let to = 0;
  for (let from = 0; from < hits.length; from++) {
    for (; to < hits.length && (to <= from || hits[to]!.end - hits[from]!.start <= length); to++)
      within.set(hits[to]!.phrase, (within.get(hits[to]!.phrase) ?? 0) + 1);
    const different = within.size;
    if (different > found.different || (different === found.different && to - from > found.to - found.from))
      found = { from, to, different };
    const left = within.get(hits[from]!.phrase)! - 1;
    if (left === 0) within.delete(hits[from]!.phrase);
    else within.set(hits[from]!.phrase, left);
  }
  return found;
}

function joined(hits: readonly Span[]): Span[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of hits) {
    const last = out.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

const SPACE = /^\s$/u;

/** The first beginning of a word from `from` on, not after `most`. */
function boundary(points: readonly string[], from: number, most: number): number {
  for (let i = from; i <= most; i++)
    if (SPACE.test(points[i - 1]!) && !SPACE.test(points[i] ?? ' ')) return i;
  return from;
}

/** The last end of a word up to `from`, not before `least`. */
function boundaryBefore(points: readonly string[], from: number, least: number): number {
  for (let i = from; i >= least; i--)
    if (SPACE.test(points[i] ?? ' ') && i > 0 && !SPACE.test(points[i - 1]!)) return i;
  return from;
}
