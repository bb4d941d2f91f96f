/**
 * Review at the terminal: one claim at a time, one key each. Each decision is durable before the next claim is shown; leaving at any
 * moment loses nothing.
 */
import type { Deciding } from '../../review/deciding.ts';
import type { Keyboard } from '../keyboard.ts';
import { shorten, wrap } from '../layout.ts';
import type { Page } from '../sheet/page.ts';
import { fill } from '../words.ts';
import type { Kinds } from './claim-lines.ts';
import { claimScreen, type Seen } from './screen.ts';

/** The case on the desk. What it answers is as the vault has it after the last decision. */
export interface Desk {
  readonly kinds: Kinds;
  page(): Page;
  /** Claims in the order of the text. */
  claims(): readonly string[];
  seen(claim: string): Seen;
  /** Fields that can be corrected. */
  fields(claim: string): readonly string[];
  /** Whether there is a decision on it that can be undone. */
  decided(claim: string): boolean;
  /** Durable when it resolves; gives the number of the entry. Throws NotDone with a line for the person. */
  decide(claim: string, deciding: Deciding): Promise<number>;
}

/** A decision that cannot be taken as given: the line says why, and nothing happened. */
export class NotDone extends Error {}

export interface Seat {
  readonly keyboard: Keyboard;
  readonly show: (text: string) => void;
}

/** What was done, as a kind of entry. */
const DONE = {
  accept: 'claim.accepted',
  correct: 'claim.corrected',
  reject: 'claim.rejected',
  withdraw: 'claim.withdrawn',
  undo: 'decision.undone',
} as const;

/** Other keys for going on and back. */
const ARROWS: Readonly<Record<string, string>> = {
  right: 'n',
  down: 'n',
  ' ': 'n',
  newline: 'n',
  left: 'p',
  up: 'p',
  backspace: 'p',
};

/**
 * Goes through the claims until the person leaves or all were shown.
 *
 * @param ids the claims to look at, in their order
 */
export async function reviewAt(desk: Desk, ids: readonly string[], { keyboard, show }: Seat): Promise<void> {
  const say = (text: string) => {
    for (const line of wrap(text, desk.page().columns)) show(`${line}\n`);
  };
  const { review: words } = desk.page().words;
  const done: string[] = [];
  let at = 0;
  let drawn = -1;

  await keyboard.hold(async () => {
    while (at < ids.length) {
      if (drawn !== at) draw();
      drawn = at;
      const typed = await keyboard.key();
      const key = (ARROWS[typed] ?? typed).toLowerCase();
      const id = ids[at]!;
      if (key === 'q') break;
      if (key === '?') for (const line of words.help) say(line);
      else if (key === 'n') step(1);
      else if (key === 'p') step(-1);
      else if (key === 'a') await take(id, async () => ({ what: 'accept' }));
      else if (key === 'r' || key === 'w')
        await take(id, async () => ({ what: key === 'r' ? 'reject' : 'withdraw', reason: await why() }));
      else if (key === 'c') await take(id, () => correction(id));
      else if (key === 'u') await undo(id);
    }
  });

  function draw(): void {
    const page = desk.page();
    const waiting = ids.filter((id) => desk.seen(id).status === 'proposed').length;
    const lines = claimScreen(page, desk.kinds, desk.seen(ids[at]!), { n: at + 1, of: ids.length, waiting });
    show(`${lines.map((line) => line.replace(/ +$/, '')).join('\n')}\n`);
  }

  function step(by: 1 | -1): void {
    const to = at + by;
    if (to < 0) return;
    if (to >= ids.length) say(words.end);
    else at = to;
  }

  async function take(id: string, ask: () => Promise<Deciding>): Promise<void> {
    const deciding = await ask();
    if (!(await decide(id, deciding))) return;
    done.push(id);
    if (at + 1 < ids.length) at++;
    else {
      drawn = -1;
      if (ids.every((each) => desk.seen(each).status !== 'proposed')) at = ids.length;
      else say(words.end);
    }
  }

  /** Of the claim in view when it was decided, else the last decision of this sitting. */
  async function undo(id: string): Promise<void> {
    const target = desk.decided(id) ? id : done.findLast((each) => desk.decided(each));
    if (target === undefined) {
      say(words.nothingToUndo);
      return;
    }
    if (!(await decide(target, { what: 'undo', reason: await why() }))) return;
    const place = ids.indexOf(target);
    drawn = -1;
    if (place >= 0) at = place;
  }

  async function decide(id: string, deciding: Deciding): Promise<boolean> {
    try {
      const seq = await desk.decide(id, deciding);
      say(fill(words.done, { what: desk.page().words.vault.kinds[DONE[deciding.what]], seq }));
      return true;
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      say(error.message);
      return false;
    }
  }

  async function correction(id: string): Promise<Deciding> {
    const fields = desk.fields(id);
    const field = (await ask(fill(words.field, { fields: fields.join(', ') }))).trim();
    if (!fields.includes(field)) return { what: 'correct', field, value: '', reason: '' };
    const value = (await ask(words.value)).trim();
    return { what: 'correct', field, value, reason: await why() };
  }

  async function why(): Promise<string> {
    return (await ask(words.reason)).trim();
  }

  function ask(question: string): Promise<string> {
    return keyboard.ask(`${shorten(question, Math.max(40, desk.page().columns * 3))} `);
  }
}
