/** A report as a page sets it: its paragraphs, and what stands above them as a heading. Nothing of the text is changed. */
export interface Block {
  readonly kind: 'heading' | 'paragraph';
  /** In UTF-16 units of the text; `end` exclusive. White space around it belongs to no block. */
  readonly start: number;
  readonly end: number;
  /** Whether its line ends stand for something: a list, a table, verse. Else they are where a line was full. */
  readonly lines: boolean;
}

/** A heading is no longer than this. */
const HEADING = 140;
/** A line that was broken because it was full is at least so long. */
const FULL = 40;
/** What ends a sentence, with what closes around it. */
const SENTENCE_ENDS = /[.!?。…][\s"'”’»」』)\]]*$/u;

/**
 * Paragraphs are parted by an empty line; where a text has none, every line is one. The first is a heading when it is one short line
 * that ends no sentence and another follows.
 */
export function blocksOf(text: string): Block[] {
  const parted = /\n[^\S\n]*\n/u.test(text.trim());
  const blocks: Block[] = [];
  const between = parted ? /\n[^\S\n]*(?:\n[^\S\n]*)+/gu : /\n+/gu;
  let from = 0;
  const close = (to: number) => {
    const start = from + (/^\s*/u.exec(text.slice(from, to))?.[0].length ?? 0);
    const end = start + text.slice(start, to).trimEnd().length;
    if (end > start)
      blocks.push({ kind: 'paragraph', start, end, lines: linesMatter(text.slice(start, end)) });
  };
  for (const { index, 0: gap } of text.matchAll(between)) {
    close(index);
    from = index + gap.length;
  }
  close(text.length);
  const [first, second] = blocks;
  if (first !== undefined && second !== undefined && isHeading(text.slice(first.start, first.end)))
    blocks[0] = { ...first, kind: 'heading' };
  return blocks;
}

function isHeading(line: string): boolean {
  return line.length <= HEADING && !line.includes('\n') && !SENTENCE_ENDS.test(line);
}

/** Lines that end before they are full were ended on purpose. */
function linesMatter(block: string): boolean {
  const lines = block.split('\n');
  return lines.length > 1 && lines.slice(0, -1).some((line) => line.length < FULL);
}
