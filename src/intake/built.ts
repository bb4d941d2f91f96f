import type { Spot, Stretch } from '../claims/types.ts';
import { BlankFile, TooIntricate, TooMuch } from './errors.ts';
import { LIMITS } from './limits.ts';

/** A text that intake put together from a document whose bytes are not characters. */
export interface Built {
  readonly text: string;
  readonly characters: number;
  readonly layout: readonly Stretch[];
}

/** What may stand between two stretches; the later in this list wins over the earlier. */
const BREAKS = ['', ' ', '\t', '\n', '\n\n'] as const;
export type Break = (typeof BREAKS)[number];

/**
 * Puts a text together from stretches that stand at known spots. Breaks between them are kept back until more text comes, so
 * that none stands at the start, at the end or beside another.
 */
export class TextBuilder {
  readonly #file: string;
  readonly #parts: string[] = [];
  readonly #layout: { text: number; length: number; spot: Spot }[] = [];
  #characters = 0;
  #pending: Break = '';
  #spaces = '';

  constructor(file: string) {
    this.#file = file;
  }

  /** Asks for a break before the next text. */
  break(kind: Break): void {
    this.#spaces = '';
    if (BREAKS.indexOf(kind) > BREAKS.indexOf(this.#pending)) this.#pending = kind;
  }

  /**
   * Adds text as the document has it, in NFC and without control characters; white space beside a break is dropped.
   *
   * @throws TooMuch, TooIntricate
   */
  add(written: string, spot: Spot): void {
    let text = clean(written, this.#file);
    if (this.#pending !== '' || this.#characters === 0) text = text.replace(/^[ \t\u3000]+/, '');
    const trimmed = text.trimEnd();
    const held = text.slice(trimmed.length);
    if (trimmed === '') {
      this.#spaces += text.includes('\n') ? '' : held;
      if (text.includes('\n')) this.break('\n');
      return;
    }
    const start = this.#characters === 0 ? '' : this.#pending === '' ? this.#spaces : this.#pending;
    if (start !== '') this.#push(start);
    this.#pending = '';
    this.#spaces = held.includes('\n') ? '' : held;
    const from = this.#characters;
    this.#push(trimmed);
    const last = this.#layout.at(-1);
    if (last !== undefined && isSame(last.spot, spot)) last.length = this.#characters - last.text;
    else this.#layout.push({ text: from, length: this.#characters - from, spot });
    if (held.includes('\n')) this.break('\n');
    if (this.#characters > LIMITS.characters)
      throw new TooMuch(this.#file, `it holds more than ${LIMITS.characters} characters`, LIMITS.characters);
  }

  /** @throws BlankFile when nothing was added. */
  finish(): Built {
    if (this.#characters === 0) throw new BlankFile(this.#file);
    const text = this.#parts.join('');
    return {
      text,
      characters: this.#characters,
      layout: this.#layout.map(({ spot, ...stretch }) => ({ ...stretch, ...spot })),
    };
  }

  #push(text: string): void {
    this.#parts.push(text);
    let count = text.length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xdc00 && unit < 0xe000) count--;
    }
    this.#characters += count;
  }
}

function isSame(a: Spot, b: Spot): boolean {
  return a.page === b.page && a.line === b.line && a.paragraph === b.paragraph && a.part === b.part;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g;

/** NFC, line ends `\n`, well formed, no control characters. */
function clean(written: string, file: string): string {
  refuseMarks(written, file);
  return written
    .replace(CONTROLS, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .toWellFormed()
    .normalize('NFC');
}

const MARK = /^\p{M}$/u;

/** Piles of combining marks cost the square of their number to normalise. */
function refuseMarks(text: string, file: string): void {
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x300 || (unit >= 0x3000 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xd7a4)) marks = 0;
    else if (MARK.test(String.fromCodePoint(text.codePointAt(i)!))) {
      if (++marks > LIMITS.marks) throw new TooIntricate(file, 'combining marks on one letter', LIMITS.marks);
    } else if (unit < 0xdc00 || unit > 0xdfff) marks = 0;
  }
}
