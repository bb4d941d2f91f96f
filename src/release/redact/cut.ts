/** Leaves out what an act is told in: a clause where the rest of its sentence stands without it, else the whole sentence. */
import { anyOf } from './forms.ts';
import type { Edit } from './pieces.ts';
import { type Stretch, sentenceAt, type Written } from './written.ts';

/** Words that tell what is withheld, with the choices that withhold them. */
export interface Told extends Stretch {
  readonly choices: readonly number[];
}

/**
 * @param told words that have to go
 * @param others words that tell something else: a sentence that has some is worth cutting
 */
export function cuts(of: Written, told: readonly Told[], others: readonly Stretch[]): readonly Edit[] {
  const bySentence = new Map<number, { sentence: Stretch; told: Told[] }>();
  for (const one of told)
    for (let at = one.start; at < one.end; ) {
      const sentence = sentenceAt(of, at);
      const known = bySentence.get(sentence.start) ?? { sentence, told: [] };
      known.told.push(one);
      bySentence.set(sentence.start, known);
      // A quote may run over the end of a sentence.
      at = Math.max(at + 1, nextSentence(of, sentence.end));
    }
  return [...bySentence.values()].map(({ sentence, told: own }) => {
    const choices = [...new Set(own.flatMap((one) => one.choices))].sort((a, b) => a - b);
    const clause = clauseOf(of, sentence, own, others);
    return clause === undefined
      ? sentenceCut(of, sentence, choices)
      : { ...clause, words: '', choices, unit: 'clause' };
  });
}

function nextSentence({ text }: Written, end: number): number {
  let at = end;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}

/** A part of a sentence that holds all of it, and without which the rest stands. */
function clauseOf(
  of: Written,
  { start, end }: Stretch,
  told: readonly Stretch[],
  others: readonly Stretch[],
): Stretch | undefined {
  const { tails, middles } = of.coarser.acts;
  const first = Math.max(start, Math.min(...told.map((one) => one.start)));
  const last = Math.min(end, Math.max(...told.map((one) => one.end)));
  const within = (part: Stretch): boolean =>
    others.some((one) => part.start <= one.start && one.end <= part.end);
  const middle = lastMark(of.text, middles, start, first);
  if (middle !== undefined) {
    const comma = of.text.indexOf(',', last);
    if (comma > 0 && comma < end && balanced(of.text.slice(middle, comma + 1)))
      return { start: middle, end: comma + 1 };
  }
  const tail = lastMark(of.text, tails, start, first);
  if (tail === undefined) return undefined;
  const stop = /[.!?]["”’)]*$/.exec(of.text.slice(start, end));
  const until = stop === null ? end : start + stop.index;
  if (!within({ start, end: tail }) || !balanced(of.text.slice(tail, until))) return undefined;
  return { start: tail, end: until };
}

/** Where the last of the marks stands that ends before an offset. */
function lastMark(text: string, marks: readonly string[], from: number, to: number): number | undefined {
  if (marks.length === 0) return undefined;
  const found = [...text.slice(from, to).matchAll(new RegExp(anyOf(marks), 'giu'))].at(-1);
  return found === undefined || found.index === 0 ? undefined : from + found.index;
}

function balanced(text: string): boolean {
  return openMarks(text) === '' && !/\)/.test(text.replace(/\([^()]*\)/g, ''));
}

/** A sentence goes with the space behind it, or with its line; a quotation mark whose other half stays, stays. */
export function sentenceCut({ text }: Written, { start, end }: Stretch, choices: readonly number[]): Edit {
  const mark = openMarks(text.slice(start, end));
  let [from, to] = [start, end];
  const startsLine = from === 0 || text[from - 1] === '\n';
  const endsLine = to === text.length || text[to] === '\n';
  if (mark === '' && startsLine && endsLine) {
    while (text[to] === '\n') to++;
    if (to === text.length) while (from > 0 && text[from - 1] === '\n') from--;
  } else if (mark === '' ? !endsLine : OPENING.test(mark)) while (text[to] === ' ') to++;
  else while (from > 0 && text[from - 1] === ' ') from--;
  return { start: from, end: to, words: mark, choices, unit: 'whole' };
}

const OPENING = /[“「『«]/;
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['”', '“'],
  ['」', '「'],
  ['』', '『'],
  ['»', '«'],
]);

/** The quotation mark of a pair whose other half is not there. */
function openMarks(text: string): string {
  const open: string[] = [];
  for (const mark of text.match(/["“”「」『』«»]/g) ?? []) {
    const other = PAIRS.get(mark);
    if (mark === '"' && open.at(-1) === '"') open.pop();
    else if (other !== undefined && open.at(-1) === other) open.pop();
    else open.push(mark);
  }
  return open.at(-1) ?? '';
}
