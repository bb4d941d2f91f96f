/** What a key does while a report is reviewed. Pure: the page carries it out. */

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
  | 'sides'
  | 'report'
  | 'show'
  | 'words'
  | 'leave';

/** A key as a browser tells of it. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Keys in the order in which the page explains them; the first of each is the one that is shown. */
export const KEYS: readonly (readonly [want: Want, ...keys: readonly string[]])[] = [
  ['accept', 'A'],
  ['correct', 'E'],
  ['reject', 'R'],
  ['withdraw', 'X'],
  ['undo', 'U'],
  ['next', 'J', 'ArrowDown', 'ArrowRight'],
  ['previous', 'K', 'ArrowUp', 'ArrowLeft'],
  ['waiting', 'N'],
  ['first', 'Home'],
  ['last', 'End'],
  ['why', 'W'],
  ['words', 'V'],
  ['show', 'G'],
  ['report', 'S'],
  ['sides', 'Z'],
  ['leave', 'Escape'],
];

const WANTS = new Map(KEYS.flatMap(([want, ...keys]) => keys.map((key) => [key, want] as const)));

/** The key that is shown for it. */
export function keyOf(want: Want): string {
  return KEYS.find(([each]) => each === want)![1]!;
}

/** What is wanted; undefined when the key is not ours: with Ctrl, Alt or the command key it is the browser's. */
export function wanted(press: Press): Want | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  const name = letter(press) ?? press.key;
  return press.shiftKey && name.length > 1 ? undefined : WANTS.get(name);
}

/** The digit for a preset, from 1; undefined when it is none. */
export function preset(press: Press): number | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || press.shiftKey) return undefined;
  return /^[1-9]$/.test(press.key) ? Number(press.key) : undefined;
}

/**
 * The Latin letter of a key, in capitals. A Hangul keyboard gives a jamo or nothing for it: then the place of the key counts.
 */
export function letter({ key, code }: Press): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is not ASCII is another script
  if (key.length === 1 && /[\x00-\x7f]/.test(key)) return undefined;
  if (key.length > 1 && key !== 'Process' && key !== 'Unidentified') return undefined;
  return /^Key([A-Z])$/.exec(code)?.[1];
}
