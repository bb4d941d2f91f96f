/** Finds words at a place in a text: the longest of a kind that begins there. */

export interface Hit<T> {
  readonly value: T;
  /** UTF-16 offset behind the word. */
  readonly end: number;
}

interface Entry<T> {
  readonly parts: readonly string[];
  readonly length: number;
  readonly value: T;
}

/** Words of one kind. A space inside a word may be missing in the text. */
export class Words<T> {
  private readonly byFirst = new Map<number, Entry<T>[]>();

  constructor(entries: Iterable<readonly [word: string, value: T]>) {
    for (const [word, value] of entries) {
      const first = word.charCodeAt(0);
      const list = this.byFirst.get(first) ?? [];
      list.push({ parts: word.split(' '), length: word.length, value });
      this.byFirst.set(first, list);
    }
    for (const list of this.byFirst.values()) list.sort((a, b) => b.length - a.length);
  }

  /** The words with their values. */
  *all(): Iterable<readonly [string, T]> {
    for (const list of this.byFirst.values())
      for (const { parts, value } of list) yield [parts.join(' '), value];
  }

  /** Calls back with the value of every word that stands at `i`. */
  each(text: string, i: number, seen: (value: T) => void): void {
    const list = this.byFirst.get(text.charCodeAt(i));
    if (list !== undefined)
      for (const { parts, value } of list) if (spelled(text, i, parts) >= 0) seen(value);
  }

  /** The longest word that stands at `i`. */
  at(text: string, i: number): Hit<T> | undefined {
    const list = this.byFirst.get(text.charCodeAt(i));
    if (list === undefined) return undefined;
    for (const { parts, value } of list) {
      const end = spelled(text, i, parts);
      if (end >= 0) return { value, end };
    }
    return undefined;
  }
}

function spelled(text: string, i: number, parts: readonly string[]): number {
  let at = i;
  for (let n = 0; n < parts.length; n++) {
    if (n > 0) at = gap(text, at);
    if (!text.startsWith(parts[n]!, at)) return -1;
    at += parts[n]!.length;
  }
  return at;
}

/** Behind at most two blanks, and never past the end of a paragraph. */
export function gap(text: string, i: number): number {
  if (!isBlank(text.charCodeAt(i))) return i;
  if (!isBlank(text.charCodeAt(i + 1))) return i + 1;
  return text.charCodeAt(i) === LINE && text.charCodeAt(i + 1) === LINE ? i : i + 2;
}

const LINE = 10;

function isBlank(c: number): boolean {
  return c === 32 || c === LINE || c === 9 || c === 0xa0 || c === 0x3000;
}

/** A letter of any script that such languages are written in, or of the Latin one. */
export function isLetter(c: number): boolean {
  return (
    (c >= 0xac00 && c <= 0xd7a3) ||
    (c >= 0x3041 && c <= 0x30ff) ||
    (c >= 0x3400 && c <= 0x9fff) ||
    (c >= 97 && c <= 122) ||
    (c >= 65 && c <= 90) ||
    (c >= 0x1100 && c <= 0x11ff) ||
    (c >= 0x3131 && c <= 0x318e)
  );
}

/** Figures, narrow or wide. */
export function figureAt(text: string, i: number): number {
  const c = text.charCodeAt(i);
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 0xff10 && c <= 0xff19) return c - 0xff10;
  return -1;
}
