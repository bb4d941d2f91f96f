/** Finds what stands in quotation marks, also over several paragraphs. */
import type { Doc } from '../doc.ts';

export interface Quote {
  readonly i: number;
  /** Words inside the marks; last exclusive. */
  readonly first: number;
  readonly last: number;
  /** The closing mark's word; the last word inside when it is left open. */
  readonly close: number;
  /** The quotation around it, or -1. */
  readonly parent: number;
  /** Left open at the end of its paragraph: what follows tells whose it is. */
  readonly open: boolean;
  readonly double: boolean;
}

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '"': '"',
  '″': '″',
  '＂': '＂',
};
const DOUBLE = new Set(['“', '"', '「', '『', '″', '＂']);
const DEEPEST = 4;
/** A quotation of more words is a mark that was never closed. */
const LONGEST = 600;

interface Opened {
  readonly sign: string;
  readonly word: number;
  readonly parent: number;
  readonly i: number;
}

/** The quotations of a text in the order in which they begin. Linear. */
export function findQuotes(doc: Doc): Quote[] {
  const quotes: (Quote | undefined)[] = [];
  const open: Opened[] = [];
  const paragraphOf = (word: number): number => doc.sentences[doc.words[word]!.sentence]!.paragraph;
  const close = (word: number, left: boolean): void => {
    const { sign, word: from, parent, i } = open.pop()!;
    if (word - from <= 1 || word - from > LONGEST) return;
    quotes[i] = {
      i,
      first: from + 1,
      last: word,
      close: left ? word - 1 : word,
      parent,
      open: left,
      double: DOUBLE.has(sign),
    };
  };
  let paragraph = 0;
  for (const { sign, i } of doc.words) {
    const here = paragraphOf(i);
    if (here !== paragraph) {
      while (open.length > 0) close(i, true);
      paragraph = here;
    }
    if (sign === undefined) continue;
    const top = open.at(-1);
    const match = open.findLastIndex((one) => PAIRS[one.sign] === sign);
    if (match >= 0 && (PAIRS[sign] !== sign || top?.sign === sign)) {
      // An inner mark that was never closed ends with the outer one.
      while (open.length > match + 1) open.pop();
      close(i, false);
    } else if (PAIRS[sign] !== undefined && open.length < DEEPEST) {
      open.push({ sign, word: i, parent: open.at(-1)?.i ?? -1, i: quotes.length });
      quotes.push(undefined);
    }
  }
  while (open.length > 0) close(doc.words.length, true);
  // Dropped ones hand their place to the one around them.
  const place = new Map<number, number>();
  let n = 0;
  quotes.forEach((quote, i) => {
    if (quote) place.set(i, n++);
  });
  return quotes.flatMap((quote) =>
    quote ? [{ ...quote, i: place.get(quote.i)!, parent: place.get(quote.parent) ?? -1 }] : [],
  );
}
