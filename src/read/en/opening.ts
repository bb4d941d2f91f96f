/** How a report is built: a title, a lead that tells in brief, a body that tells in full. */
import type { Doc } from './doc.ts';

export interface Structure {
  /** The paragraph of a sentence, counted from 0. A text without blank lines is cut at its line ends. */
  paragraphOf(sentence: number): number;
  /** Whether the first paragraph is a title. */
  readonly titled: boolean;
  /** The last paragraph of the opening: what it tells, the body may tell again in other words. */
  readonly opening: number;
}

const CLOSED = /[.!?…]["'”’»)\]]*$/u;
/** A text whose lines end like this share of sentences is cut at its lines. */
const LINES = 0.8;

/** @returns the structure of a report; linear in its text */
export function structureOf({ text, sentences }: Doc): Structure {
  const plain = (sentence: number) => sentences[sentence]?.paragraph ?? 0;
  const last = sentences.at(-1)?.paragraph ?? 0;
  const byLine = last === 0 ? lines() : undefined;
  const paragraphOf = byLine ? (sentence: number) => byLine[sentence] ?? 0 : plain;
  const first = sentences.filter((_, i) => i < 2 && paragraphOf(i) === 0);
  const titled =
    sentences.length > 1 && first.length === 1 && !CLOSED.test(text.slice(first[0]!.start, first[0]!.end));
  return { paragraphOf, titled, opening: titled ? 1 : 0 };

  /** The line of each sentence, when a line is a paragraph and no cut inside one. */
  function lines(): number[] | undefined {
    const parts = text.trimEnd().split('\n');
    if (parts.length < 3) return undefined;
    const closed = parts.filter((line) => CLOSED.test(line.trimEnd())).length;
    if (closed < parts.length * LINES) return undefined;
    const out: number[] = [];
    let line = 0;
    let at = 0;
    for (const { start } of sentences) {
      for (; at < start; at++) if (text[at] === '\n') line++;
      out.push(line);
    }
    return out;
  }
}
