/** Choosing words of a report by keys: always at least one word is chosen, and one end of it moves. Offsets in UTF-16 units. */

import type { Move } from './keys.ts';

export interface Chosen {
  /** The end that stays when the choice is extended. */
  readonly from: number;
  /** The end that moves. */
  readonly to: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Words of a text as its language parts them; without white space and signs. */
export function wordsIn(text: string, language: string): Stretch[] {
  return stretches(text, language, 'word');
}

/** Sentences, without the white space behind them. */
export function sentencesIn(text: string, language: string): Stretch[] {
  return stretches(text, language, 'sentence');
}

/** The word at a place, or the next one, or the last one. Undefined in a text without words. */
export function wordAt(words: readonly Stretch[], at: number): Chosen | undefined {
  const word = words.find(({ end }) => end > at) ?? words.at(-1);
  return word && { from: word.start, to: word.end };
}

/** What is chosen after a key. At the ends of the text it stays. */
export function moved(
  chosen: Chosen,
  move: Move,
  text: string,
  words: readonly Stretch[],
  sentences: readonly Stretch[],
): Chosen {
  const start = Math.min(chosen.from, chosen.to);
  const end = Math.max(chosen.from, chosen.to);
  switch (move) {
    case 'on': {
      const next = words.find((word) => word.start >= end);
      return next ? { from: next.start, to: next.end } : chosen;
    }
    case 'back': {
      const previous = words.findLast((word) => word.end <= start);
      return previous ? { from: previous.start, to: previous.end } : chosen;
    }
    case 'longer': {
      const next = words.find((word) => word.end > chosen.to);
      return next ? { from: chosen.from, to: next.end } : chosen;
    }
    case 'shorter': {
      const previous = words.findLast((word) => word.end < chosen.to && word.end > chosen.from);
      return previous ? { from: chosen.from, to: previous.end } : chosen;
    }
    case 'letter-longer':
      return { from: chosen.from, to: Math.min(text.length, chosen.to + widthAt(text, chosen.to)) };
    case 'letter-shorter': {
      const to = chosen.to - widthBefore(text, chosen.to);
      return to > chosen.from ? { from: chosen.from, to } : chosen;
    }
    case 'sentence-on':
    case 'sentence-back': {
      // A sentence may begin with a quotation mark: where its first word begins is what counts.
      const first = sentences.flatMap((one) => wordAt(words, one.start) ?? []);
      const found =
        move === 'sentence-on'
          ? first.find(({ from }) => from > start)
          : first.findLast(({ from }) => from < start);
      return found ?? chosen;
    }
  }
}

/** A character beyond the basic plane is two units wide. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function widthBefore(text: string, at: number): number {
  return at >= 2 && widthAt(text, at - 2) === 2 ? 2 : 1;
}

function stretches(text: string, language: string, granularity: 'word' | 'sentence'): Stretch[] {
  const found: Stretch[] = [];
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity }).segment(text)) {
    if (granularity === 'word' && !isWordLike) continue;
    const end = index + segment.trimEnd().length;
    if (end > index) found.push({ start: index, end });
  }
  return found;
}
