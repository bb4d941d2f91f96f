import type { Doc } from '../doc.ts';

/** A stretch between quotation marks; token indices, `last` is one after the last word. */
export interface Quote {
  /** The opening mark. */
  readonly open: number;
  /** The closing mark, or one after the last word when the quotation has none. */
  readonly close: number;
  readonly first: number;
  readonly last: number;
  /** No closing mark because the next paragraph opens again: the same speaker goes on. */
  readonly continues: boolean;
  /** A quotation inside a quotation. */
  readonly inner: boolean;
}

const MARKS = '“”„«»‟"‘’\'';
const OPEN_DOUBLE = new Set(['“', '„', '«', '‟']);
const CLOSE_DOUBLE = new Set(['”', '»']);

/**
 * All quotations of a text, in the order of their opening marks.
 *
 * - “ ” and " " quote; ‘ ’ and ' ' quote inside them or instead of them, when both marks stand as words of their own.
 * - A paragraph that opens and never closes runs to its end; when the next paragraph opens again, it continues.
 * - An opening mark without a closing one elsewhere runs to the end of its sentence: a slip must not swallow a report.
 */
export function findQuotes(doc: Doc): Quote[] {
  const { tokens, sentences } = doc;
  const quotes: Quote[] = [];
  let s = 0;
  while (s < sentences.length) {
    const paragraph = sentences[s]!.paragraph;
    const firstSentence = s;
    while (s < sentences.length && sentences[s]!.paragraph === paragraph) s++;
    const from = sentences[firstSentence]!.first;
    const to = sentences[s - 1]!.last;
    readParagraph(from, to, s < sentences.length && opens(sentences[s]!.first));
  }
  return quotes.sort((a, b) => a.open - b.open);

  function opens(token: number): boolean {
    const text = tokens[token]!.text;
    return OPEN_DOUBLE.has(text) || text === '"';
  }

  function readParagraph(from: number, to: number, nextOpens: boolean): void {
    let double = -1;
    let single = -1;
    for (let i = from; i < to; i++) {
      const token = tokens[i]!;
      const { text } = token;
      // Every mark is one character and none is a letter or digit; most words end here.
      if (text.length !== 1 || !MARKS.includes(text)) continue;
      // Two straight apostrophes are one double mark in old type.
      const paired =
        text === "'" && tokens[i + 1]?.text === "'" && tokens[i + 1]!.start - token.end <= 1 && i + 1 < to;
      if (paired) {
        if (double < 0) double = i + 1;
        else {
          // The second mark is the last of the quotation, but neither is a word of it.
          add(double, i + 1, undefined, i);
          double = -1;
          single = -1;
        }
        i++;
        continue;
      }
      if (OPEN_DOUBLE.has(text) || (text === '"' && double < 0)) {
        if (double >= 0) add(double, i);
        double = i;
      } else if (CLOSE_DOUBLE.has(text) || text === '"') {
        if (double >= 0) add(double, i);
        double = -1;
        single = -1;
      } else if (text === '‘' || (text === "'" && single < 0 && standsBefore(i, to))) {
        single = i;
      } else if ((text === '’' || text === "'") && single >= 0 && standsAfter(i)) {
        add(single, i, double >= 0 ? 'inner' : undefined);
        single = -1;
      }
    }
    if (double < 0) return;
    const continues = nextOpens && double === from;
    const end = double === from ? to : sentences[tokens[double]!.sentence]!.last;
    add(double, end, continues ? 'continues' : undefined);
  }

  function add(open: number, close: number, kind?: 'inner' | 'continues', last = close): void {
    if (last <= open + 1) return;
    quotes.push({
      open,
      close,
      first: open + 1,
      last,
      continues: kind === 'continues',
      inner: kind === 'inner',
    });
  }

  /** An opening single mark has space before it and none after. */
  function standsBefore(i: number, to: number): boolean {
    return (
      i + 1 < to &&
      tokens[i + 1]!.start === tokens[i]!.end &&
      (i === 0 || tokens[i - 1]!.end < tokens[i]!.start || opens(i - 1))
    );
  }

  /** A closing single mark ends a word and no word goes on from it ("drivers’ phones" has no opening mark). */
  function standsAfter(i: number): boolean {
    return i > 0 && tokens[i - 1]!.end === tokens[i]!.start;
  }
}
