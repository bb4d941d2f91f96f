/** What the columns of a list can hold, and what follows from it: how it is compared, which keys it gives, whether families share it. */
import type { ComparisonSpec } from './comparisons.ts';

export interface Kind {
  readonly compared: (column: string) => ComparisonSpec;
  /** Derived keys: how a key is cut from the folded value. */
  readonly keys: readonly KeyCut[];
  /** Brothers, neighbours and those taken on one day have the same value: alone it says little about who somebody is. */
  readonly shared: boolean;
  /** Rows that agree in nothing else are looked at. */
  readonly alone: boolean;
}

/** Keys that are no parts of a value but what is known of it: its sound, its words in one order, consonants of the longest. */
export type Known = 'sound' | 'order' | 'heard';
/** `whole` is the value itself. */
export type KeyCut = 'whole' | Known | 'three' | 'four' | 'year' | 'day-and-month' | 'month';

const text =
  (...levels: number[]) =>
  (column: string): ComparisonSpec => ({ kind: 'text', column, levels, tf: 1 });

const table = {
  given: { compared: text(0.92, 0.8), keys: ['whole', 'sound', 'three'], shared: false, alone: true },
  surname: { compared: text(0.92, 0.8), keys: ['whole', 'sound', 'three'], shared: true, alone: true },
  name: {
    compared: (column) => ({ kind: 'name', column, levels: [0.97, 0.88, 0.75], tf: 1 }),
    keys: ['whole', 'sound', 'order', 'heard', 'four'],
    shared: false,
    alone: true,
  },
  sex: { compared: (column) => ({ kind: 'same', column }), keys: [], shared: true, alone: false },
  birth: {
    compared: (column) => ({ kind: 'date', column }),
    keys: ['whole', 'year', 'day-and-month'],
    shared: false,
    alone: true,
  },
  event: {
    compared: (column) => ({ kind: 'date', column }),
    keys: ['whole', 'month'],
    shared: true,
    alone: false,
  },
  place: { compared: text(0.92, 0.8), keys: ['whole', 'four'], shared: true, alone: false },
  identifier: {
    compared: (column) => ({ kind: 'turns', column, levels: [1, 2] }),
    keys: ['whole'],
    shared: false,
    alone: true,
  },
  number: {
    compared: (column) => ({ kind: 'turns', column, levels: [1], tf: 1 }),
    keys: ['whole'],
    shared: true,
    alone: false,
  },
  words: { compared: text(0.92, 0.8), keys: ['whole', 'four'], shared: true, alone: true },
} as const satisfies Readonly<Record<string, Kind>>;

/** What the columns of a list can hold. */
export type Holds = keyof typeof table;

export function kindOf(holds: Holds): Kind {
  return table[holds];
}

/** Cuts a key from a folded value; a shorter one is the key itself. Nothing where a date is not written so finely. */
export function cut(how: Exclude<KeyCut, Known>, value: string): string | undefined {
  if (how === 'whole') return value;
  if (how === 'three' || how === 'four') {
    return Array.from(value)
      .slice(0, how === 'three' ? 3 : 4)
      .join('');
  }
  const found = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?/.exec(value);
  if (!found) return undefined;
  const [, year, month, day] = found;
  if (how === 'year') return year;
  if (how === 'month') return month === undefined ? undefined : `${year}-${month}`;
  return day === undefined ? undefined : `${month}-${day}`;
}
