/** Sentences of a text: they end with a line, or with a full stop, a question or exclamation mark and what closes behind it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Number of the paragraph, from 0. */
  readonly paragraph: number;
}

/** A sign that ends a sentence, the quotation marks and brackets behind it, then a space or a letter that opens the next. */
const STOP = /[.!?。！？…]+["'”’」』)\]]*(?=\s|$)|[。！？]["'”’」』)\]]*|\n+/gu;
const LONGEST = 4000;

/**
 * Cuts a text. A full stop inside a quotation that goes on in its sentence ("….”라고 말했다") ends none when no space follows
 * the closing mark; inside a quotation of several sentences each is one.
 */
export function sentencesOf(text: string): Stretch[] {
  const out: Stretch[] = [];
  let paragraph = 0;
  let start = 0;
  const add = (end: number): void => {
    let [from, to] = [start, end];
    while (from < to && /\s/u.test(text[from]!)) from++;
    while (to > from && /\s/u.test(text[to - 1]!)) to--;
    if (to > from) out.push({ start: from, end: to, paragraph });
    start = end;
  };
  STOP.lastIndex = 0;
  for (let match = STOP.exec(text); match !== null; match = STOP.exec(text)) {
    const end = match.index + match[0].length;
    if (match[0][0] === '\n') {
      add(match.index);
      start = end;
      paragraph++;
    } else if (!isFigure(text, match.index) || end - start > LONGEST) add(end);
  }
  add(text.length);
  return out;
}

/** "2020. 7. 2." and "1. 첫째": a full stop behind a figure and before one ends nothing. */
function isFigure(text: string, at: number): boolean {
  if (text[at] !== '.' || !/\d/.test(text[at - 1] ?? '')) return false;
  return /^\.\s*\d/.test(text.slice(at, at + 4));
}
