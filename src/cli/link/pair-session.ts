/**
 * Review of pairs at the terminal: two rows at a time, one key each. Rows are shown on a screen of their own, which goes away with them;
 * every decision is durable before the next pair is shown.
 */
import type { Waiting } from '../../link/queue.ts';
import type { Keyboard } from '../keyboard.ts';
import { wrap } from '../layout.ts';
import { messages } from '../messages.ts';
import { fill } from '../words.ts';
import type { PairAt } from './pair-screen.ts';

export interface PairSeat {
  readonly keyboard: Keyboard;
  readonly show: (text: string) => void;
  readonly columns: number;
}

/** What the session asks of a run and its vault. */
export interface PairTable {
  screen(pair: Waiting, at: PairAt): readonly string[];
  /** Durable when it resolves; gives the number of the entry. */
  decide(pair: Waiting, same: boolean, reason?: string): Promise<number>;
  withdraw(of: number): Promise<number>;
}

const OTHER: Readonly<Record<string, string>> = {
  right: 'n',
  down: 'n',
  ' ': 'n',
  newline: 'n',
  left: 'p',
  up: 'p',
  backspace: 'p',
};

/** A screen of its own: what was on it is not in what can be scrolled back to. */
const ENTER = '\u001b[?1049h';
const LEAVE = '\u001b[2J\u001b[?1049l';
const CLEAR = '\u001b[2J\u001b[H';

/** Goes through pairs until the person leaves or all were shown. Gives how many decisions stand. */
export async function reviewPairs(
  table: PairTable,
  queue: readonly Waiting[],
  { keyboard, show, columns }: PairSeat,
): Promise<number> {
  const words = messages.link.review;
  const done: { readonly place: number; readonly seq: number }[] = [];
  let at = 0;
  let said: readonly string[] = [];

  await keyboard.hold(async () => {
    show(ENTER);
    try {
      while (at < queue.length) {
        const lines = table.screen(queue[at]!, { n: at + 1, of: queue.length, done: done.length });
        const note = said.flatMap((text) => wrap(text, columns));
        show(`${CLEAR}${[...lines, ...note].map((line) => `${line.trimEnd()}\r\n`).join('')}`);
        said = [];
        const typed = await keyboard.key();
        const key = OTHER[typed] ?? typed;
        if (key === 'q') break;
        if (key === '?') said = words.help;
        else if (key === 'n') at++;
        else if (key === 'p') at = Math.max(0, at - 1);
        else if (key === 'u') await undo();
        else if (key === 's' || key === 'd' || key === 'S' || key === 'D') await decide(key);
      }
    } finally {
      show(LEAVE);
    }
  });
  return done.length;

  async function decide(key: 's' | 'd' | 'S' | 'D'): Promise<void> {
    const same = key === 's' || key === 'S';
    const reason = key === 'S' || key === 'D' ? (await keyboard.ask(`${words.reason} `)).trim() : '';
    const seq = await table.decide(queue[at]!, same, reason === '' ? undefined : reason);
    done.push({ place: at, seq });
    const { same: one, different } = messages.link.decided;
    said = [fill(words.done, { seq, what: same ? one : different })];
    at++;
  }

  async function undo(): Promise<void> {
    const last = done.pop();
    if (last === undefined) {
      said = [words.nothing];
      return;
    }
    const seq = await table.withdraw(last.seq);
    at = last.place;
    said = [fill(words.undone, { seq, of: last.seq })];
  }
}
