/**
 * The person at the terminal: lines with and without echo, and single keys.
 *
 * - The terminal is raw only while something is asked, and is put back whatever happens.
 * - What is typed or pasted ahead waits for the next question.
 * - Keys that are no characters (arrows, functions) are not part of a line.
 */

/** Control-C, Control-D, or the terminal went away: whoever asked gets no answer. */
export class Interrupted extends Error {}

export interface Keyboard {
  /** Asks for one line. A secret one is not shown, not even how long it is. */
  ask(question: string, options?: { readonly secret?: boolean }): Promise<string>;
  /** One key: a character, or `left`, `right`, `up`, `down`, `newline`, `esc`, `backspace`. */
  key(): Promise<string>;
  /** Keeps the terminal for the questions of a piece of work, so that what is typed between them is not shown and not lost. */
  hold<T>(work: () => Promise<T>): Promise<T>;
}

/** The parts of a terminal's input stream that are used. */
export interface Typing {
  setRawMode(raw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'end' | 'close', listener: () => void): unknown;
}

/** An escape sequence, or any one character; a letter with its marks is one. */
const ESCAPE = String.fromCharCode(0x1b);
const SEQUENCE = new RegExp(`^${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|O[A-Z])`);
const ARROWS: Readonly<Record<string, string>> = { A: 'up', B: 'down', C: 'right', D: 'left' };
const NAMES: Readonly<Record<string, string>> = {
  '\r': 'newline',
  '\n': 'newline',
  [ESCAPE]: 'esc',
  '\u007f': 'backspace',
  '\b': 'backspace',
};
const INTERRUPT = '\u0003';
const END = '\u0004';
const CLEAR = '\u0015';

/**
 * @param input standard input, a terminal
 * @param show writes to the terminal, beside the results
 */
export function keyboardOf(input: Typing, show: (text: string) => void): Keyboard {
  let waiting = '';
  let gone = false;
  let listening = false;
  let wake: () => void = () => {};

  return { ask, key: () => raw(next), hold: raw };

  async function ask(question: string, { secret = false } = {}): Promise<string> {
    return raw(async () => {
      // Not before the terminal is raw: it would show what is typed at once.
      show(question);
      let line = '';
      for (;;) {
        const key = await next();
        if (key === 'newline') {
          show('\r\n');
          return line;
        }
        if (key === 'backspace') {
          const kept = withoutLast(line);
          if (!secret && kept !== line) redraw(question, kept);
          line = kept;
        } else if (key === CLEAR) {
          line = '';
          if (!secret) redraw(question, line);
        } else if (![...key].some((c) => c < ' ') && !(key.length > 1 && key in WORDS)) {
          line += key;
          if (!secret) show(key);
        }
      }
    });
  }

  function redraw(question: string, line: string): void {
    show(`\r${ESCAPE}[2K${question.split('\n').at(-1)}${line}`);
  }

  /** Runs with a raw terminal, and puts it back. Inside of it, what is typed waits until it is asked for. */
  async function raw<T>(work: () => Promise<T>): Promise<T> {
    if (listening) return work();
    listening = true;
    input.setEncoding('utf8');
    input.setRawMode(true);
    input.on('data', heard);
    input.on('end', left);
    input.on('close', left);
    input.resume();
    try {
      return await work();
    } catch (error) {
      if (error instanceof Interrupted) {
        waiting = '';
        show('\r\n');
      }
      throw error;
    } finally {
      input.off('data', heard);
      input.off('end', left);
      input.off('close', left);
      input.pause();
      input.setRawMode(false);
      listening = false;
    }
  }

  function heard(text: string): void {
    waiting += text;
    wake();
  }

  function left(): void {
    gone = true;
    wake();
  }

  async function next(): Promise<string> {
    while (waiting === '') await more();
    const [sequence] = SEQUENCE.exec(waiting) ?? [];
    const typed = sequence ?? String.fromCodePoint(waiting.codePointAt(0)!);
    waiting = waiting.slice(typed.length);
    // What a terminal sends for Enter in a pasted text of two characters is one key.
    if (typed === '\r' && waiting.startsWith('\n')) waiting = waiting.slice(1);
    if (typed === INTERRUPT || typed === END) throw new Interrupted();
    if (sequence !== undefined) return ARROWS[sequence.at(-1)!] ?? 'esc';
    return NAMES[typed] ?? typed;
  }

  async function more(): Promise<void> {
    if (gone) throw new Interrupted();
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (gone && waiting === '') throw new Interrupted();
  }
}

/** Names of keys that are no text. */
const WORDS: Readonly<Record<string, true>> = {
  up: true,
  down: true,
  left: true,
  right: true,
  esc: true,
};

/** A letter of Hangul that was typed in parts is one letter, and goes at once. */
function withoutLast(text: string): string {
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return letters
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('');
}
