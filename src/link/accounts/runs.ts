/** Words that two reports have in one row: a hint that they go back to one origin, for a person to look at. */

/** So many words in the same order are seldom chance. */
const WORDS = 8;
const SHOWN = 5;

export interface Run {
  /** Code points of each text, end not in it. */
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  readonly words: number;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Stretches that are not counted: what an official said is quoted by everybody. In code points. */
export type Left = readonly (readonly [number, number])[];

/**
 * The longest runs of eight words or more, longest first.
 *
 * @param leftA stretches of the first text that are not counted
 */
export function sharedRuns(a: string, b: string, leftA: Left = [], leftB: Left = []): Run[] {
  const one = wordsOf(a, leftA);
  const other = wordsOf(b, leftB);
  const starts = new Map<string, number[]>();
  for (let i = 0; i + WORDS <= other.length; i++) {
    const key = keyAt(other, i);
    if (key === undefined) continue;
    const there = starts.get(key);
    if (there) there.push(i);
    else starts.set(key, [i]);
  }
  const runs: Run[] = [];
  for (let i = 0; i + WORDS <= one.length; ) {
    const key = keyAt(one, i);
    let longest = 0;
    let at = -1;
    for (const j of (key === undefined ? undefined : starts.get(key)) ?? []) {
      let n = WORDS;
      while (one[i + n] && other[j + n] && one[i + n]!.text === other[j + n]!.text && one[i + n]!.text !== '')
        n++;
      if (n > longest) [longest, at] = [n, j];
    }
    if (longest === 0) {
      i++;
      continue;
    }
    runs.push({
      a: [one[i]!.start, one[i + longest - 1]!.end],
      b: [other[at]!.start, other[at + longest - 1]!.end],
      words: longest,
    });
    i += longest;
  }
  return runs.sort((x, y) => y.words - x.words || x.a[0] - y.a[0]).slice(0, SHOWN);
}

/** Words with their places; what is left out is an empty word, over which no run goes. */
function wordsOf(text: string, left: Left): Word[] {
  const words: Word[] = [];
  let point = 0;
  let unit = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    point += points(text, unit, match.index);
    const start = point;
    unit = match.index + match[0].length;
    point += points(text, match.index, unit);
    const out = left.some(([from, to]) => start < to && point > from);
    words.push({ text: out ? '' : match[0].toLowerCase(), start, end: point });
  }
  return words;
}

function points(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) n++;
  return n;
}

function keyAt(words: readonly Word[], i: number): string | undefined {
  const run = words.slice(i, i + WORDS).map(({ text }) => text);
  return run.includes('') ? undefined : run.join(' ');
}
