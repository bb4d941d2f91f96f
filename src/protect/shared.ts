/** Stretches of words that a text shares with a report: taken over, and so recognised by whoever knows how the source talks. */
import { codePoints } from '../claims/anchor.ts';
import type { Report } from '../claims/types.ts';
import type { Quote } from './types.ts';

export interface Run {
  readonly here: Omit<Quote, 'text'>;
  readonly report: string;
  /** Where in the report, in code points. */
  readonly there: { readonly start: number; readonly end: number };
  readonly words: number;
}

const TOKEN = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu;
/** As few words in a row as are not shared by chance. Words that carry their endings are fewer for the same sense. */
const LEAST = { long: 5, short: 8 };

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The longest runs of words, each as long as it goes, in the order of the text. */
export function sharedRuns(text: Report, reports: readonly Report[]): readonly Run[] {
  const words = wordsOf(text.text);
  const points = codePoints(text.text);
  const runs: Run[] = [];
  for (const report of reports) {
    if (report.language !== text.language) continue;
    const theirs = wordsOf(report.text);
    const least = spoken(report.text) ? LEAST.short : LEAST.long;
    const starts = new Map<string, number[]>();
    for (let i = 0; i + least <= theirs.length; i++) {
      const key = keyOf(theirs, i, least);
      const list = starts.get(key);
      if (list === undefined) starts.set(key, [i]);
      else if (list.length < 8) list.push(i);
    }
    const far = codePoints(report.text);
    for (let i = 0; i + least <= words.length; i++) {
      let best: { at: number; n: number } | undefined;
      for (const at of starts.get(keyOf(words, i, least)) ?? []) {
        let n = least;
        while (i + n < words.length && at + n < theirs.length && words[i + n]!.text === theirs[at + n]!.text)
          n++;
        if (best === undefined || n > best.n) best = { at, n };
      }
      if (best === undefined) continue;
      const { at, n } = best;
      const [first, last] = [words[i]!, words[i + n - 1]!];
      runs.push({
        here: {
          start: points(first.start),
          end: points(last.end),
          quote: text.text.slice(first.start, last.end),
        },
        report: report.id,
        there: { start: far(theirs[at]!.start), end: far(theirs[at + n - 1]!.end) },
        words: n,
      });
      i += n - 1;
    }
  }
  return runs;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function keyOf(words: readonly Word[], from: number, n: number): string {
  let key = '';
  for (let i = from; i < from + n; i++) key += `${words[i]!.text} `;
  return key;
}

/** Mostly letters of the Latin alphabet: words without endings that carry the grammar. */
function spoken(text: string): boolean {
  const head = text.slice(0, 2000);
  return (head.match(/[A-Za-z]/g)?.length ?? 0) * 2 > head.replace(/\s/g, '').length;
}
