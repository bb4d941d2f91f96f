/** Cuts a text into units: a sentence at one level of quotation, with each quotation inside it as one piece. */
import type { Doc, Word } from '../doc.ts';
import type { Quote } from './quotes.ts';

export interface Piece {
  /** The word, or the closing mark of the quotation. */
  readonly word: Word;
  readonly quote?: Quote;
}

export interface Unit {
  /** The quotation it stands in, or -1. */
  readonly level: number;
  readonly pieces: readonly Piece[];
  readonly paragraph: number;
}

/** The units of a text in its order; those of a quotation come before the one that the quotation stands in. */
export function unitsOf(doc: Doc, quotes: readonly Quote[]): Unit[] {
  const { words } = doc;
  const levels = levelsOf(doc, quotes);
  // Level -1 first.
  const lists: Piece[][] = [[], ...quotes.map(() => [])];
  const seen = new Uint8Array(quotes.length);
  for (const word of words) {
    const level = levels[word.i]!;
    for (let q = level; q >= 0 && !seen[q]; q = quotes[q]!.parent) {
      seen[q] = 1;
      const quote = quotes[q]!;
      lists[quote.parent + 1]!.push({ word: words[quote.close]!, quote });
    }
    lists[level + 1]!.push({ word });
  }
  const units: Unit[] = [];
  for (const [n, list] of lists.entries()) {
    const level = n - 1;
    let current: Piece[] = [];
    let sentence = -1;
    const add = (): void => {
      if (current.length > 0)
        units.push({
          level,
          pieces: current,
          paragraph: doc.sentences[current[0]!.word.sentence]!.paragraph,
        });
      current = [];
    };
    for (const piece of list) {
      const begins = piece.quote ? words[piece.quote.first]!.sentence : piece.word.sentence;
      if (begins !== sentence) add();
      current.push(piece);
      sentence = piece.word.sentence;
    }
    add();
  }
  return units.sort((a, b) => startOf(a.pieces[0]!) - startOf(b.pieces[0]!) || a.level - b.level);
}

function startOf({ word, quote }: Piece): number {
  return quote ? quote.first - 0.5 : word.i;
}

/** For each word the quotation that holds it most closely, or -1. */
function levelsOf(doc: Doc, quotes: readonly Quote[]): Int32Array {
  const levels = new Int32Array(doc.words.length).fill(-1);
  for (const { i, first, last } of quotes) levels.fill(i, first, last);
  return levels;
}
