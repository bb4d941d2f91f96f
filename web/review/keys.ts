/** What a key does while a report is reviewed. Pure: the page carries it out. Keys by the names of `../parts/key.ts`. */

/** What a person can want with one key. */
export type Want =
  | 'accept'
  | 'correct'
  | 'reject'
  | 'withdraw'
  | 'undo'
  | 'next'
  | 'previous'
  | 'waiting'
  | 'first'
  | 'last'
  | 'why'
  | 'words'
  | 'show'
  | 'report'
  | 'sides';

/** In the order in which the page explains them; the first key of each is the one that is shown. */
export const KEYS: readonly {
  readonly want: Want;
  readonly keys: readonly string[];
  readonly foot?: true;
}[] = [
  { want: 'accept', keys: ['a'] },
  { want: 'correct', keys: ['e'] },
  { want: 'reject', keys: ['r'] },
  { want: 'withdraw', keys: ['x'] },
  { want: 'next', keys: ['j', 'ArrowDown', 'ArrowRight'], foot: true },
  { want: 'previous', keys: ['k', 'ArrowUp', 'ArrowLeft'] },
  { want: 'waiting', keys: ['n'], foot: true },
  { want: 'undo', keys: ['u'], foot: true },
  { want: 'why', keys: ['w'], foot: true },
  { want: 'words', keys: ['v'], foot: true },
  { want: 'show', keys: ['g'] },
  { want: 'report', keys: ['s'] },
  { want: 'sides', keys: ['z'] },
  { want: 'first', keys: ['Home'] },
  { want: 'last', keys: ['End'] },
];

/** The key that is shown for it. */
export function keyOf(want: Want): string {
  return KEYS.find((each) => each.want === want)!.keys[0]!.toUpperCase();
}

/** The preset that a digit chooses, from 0; undefined when there is none. */
export function presetOf(name: string, presets: number): number | undefined {
  const digit = /^[1-9]$/.test(name) ? Number(name) - 1 : undefined;
  return digit !== undefined && digit < presets ? digit : undefined;
}

/** What moves while words are chosen by keys. */
export type Move =
  | 'on'
  | 'back'
  | 'longer'
  | 'shorter'
  | 'letter-longer'
  | 'letter-shorter'
  | 'sentence-on'
  | 'sentence-back';

/** Arrows go by words and, up and down, by sentences; with Shift the choice grows and shrinks, with Alt by one letter. */
export function moveOf(press: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}): Move | undefined {
  switch (press.key) {
    case 'ArrowRight':
      return press.altKey ? 'letter-longer' : press.shiftKey ? 'longer' : 'on';
    case 'ArrowLeft':
      return press.altKey ? 'letter-shorter' : press.shiftKey ? 'shorter' : 'back';
    case 'ArrowDown':
      return 'sentence-on';
    case 'ArrowUp':
      return 'sentence-back';
    default:
      return undefined;
  }
}

/** What only those may do who decide about claims; others read. */
const DECIDES: readonly Want[] = ['accept', 'correct', 'reject', 'withdraw', 'undo', 'words'];

/** Whether somebody may want this. */
export function mayWant(want: Want, decides: boolean): boolean {
  return decides || !DECIDES.includes(want);
}
