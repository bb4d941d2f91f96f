/** The different values of a column, each a number: what is compared is numbers, and every value is looked at once. */
import { dateSpan, digitsOf, NO_DAY, turnedDay } from './dates.ts';
import { codePoints, fold, type Letters } from './fold.ts';
import type { Names } from './names.ts';
import { shared } from './shared.ts';

/** A column as it was read: for each row the place of its value, −1 for none. */
export interface RawColumn {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** Different folded values and what the filters need to know of each. All arrays can be shared with other threads. */
export interface Values {
  readonly size: number;
  /** Symbols of value v: `symbols[starts[v]]` to `symbols[starts[v + 1]]`. Symbols are numbered from 1. */
  readonly starts: Int32Array;
  readonly symbols: Uint16Array;
  readonly alphabet: number;
  /** Up to 255; longer values are not filtered. */
  readonly lengths: Uint8Array;
  /** Buckets (symbol mod 32) that occur, that occur twice or more, and how many occurrences are beyond the second. */
  readonly once: Int32Array;
  readonly twice: Int32Array;
  readonly beyond: Uint8Array;
  /** The low bytes of the first four symbols. */
  readonly beginning: Int32Array;
  /** What the filters ask of a value, side by side: once, twice, beyond × 256 + length, beginning. */
  readonly packed: Int32Array;
  /** For dates, side by side: first and last day, the digits, the day with day and month in each other's place. */
  readonly dates: Int32Array;
  /** The sound of each value, −1 for none; empty where sounds say nothing. */
  readonly sounds: Int32Array;
  /** The words of each value, of whole names. */
  readonly names?: Names;
}

/** One column of all rows. */
export interface Column {
  readonly ids: Int32Array;
  /** How many rows have a value, by value, and in all. */
  readonly counts: Int32Array;
  readonly filled: number;
  readonly values: Values;
  /** Keys cut from the values: for each row a number, −1 for none. */
  readonly keys: ReadonlyMap<string, Int32Array>;
}

/** Raw values of one or more columns → one dictionary, and the columns in its numbers. Values are numbered in order of first appearance. */
export function columnsOf(
  raws: readonly RawColumn[],
  {
    dates = false,
    letters,
    sound,
    words,
    cuts = {},
  }: {
    readonly dates?: boolean;
    readonly letters?: Letters | undefined;
    /** The key of how a folded value sounds. */
    readonly sound?: ((folded: string) => string | undefined) | undefined;
    /** How the words of folded names are found. */
    readonly words?: (texts: readonly string[]) => Names;
    /** Keys by name, each with the function that cuts it from a folded value. */
    readonly cuts?: Readonly<Record<string, (folded: string) => string | undefined>>;
  } = {},
): Column[] {
  const known = new Map<string, number>();
  const texts: string[] = [];
  const places = raws.map(({ values }) =>
    Int32Array.from(values, (value) => {
      const folded = fold(value, letters);
      if (folded === undefined) return -1;
      const found = known.get(folded);
      if (found !== undefined) return found;
      known.set(folded, texts.length);
      return texts.push(folded) - 1;
    }),
  );
  const values = { ...valuesOf(texts, dates, sound), ...(words && { names: words(texts) }) };
  const numbers = Object.entries(cuts).map(([name, cut]) => [name, numbered(texts.map(cut))] as const);
  return raws.map(({ codes }, r) => {
    const to = places[r]!;
    const ids = shared(Int32Array, codes.length);
    const counts = shared(Int32Array, values.size);
    let filled = 0;
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i]!;
      const id = code < 0 ? -1 : to[code]!;
      ids[i] = id;
      if (id >= 0) {
        counts[id]!++;
        filled++;
      }
    }
    const keys = new Map(
      numbers.map(([name, of]) => {
        const key = shared(Int32Array, ids.length);
        for (let i = 0; i < ids.length; i++) key[i] = ids[i]! < 0 ? -1 : of[ids[i]!]!;
        return [name, key] as const;
      }),
    );
    return { ids, counts, filled, values, keys };
  });
}

/** Texts as numbers, in order of first appearance. */
function numbered(texts: readonly (string | undefined)[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    if (text === undefined) return -1;
    const found = known.get(text) ?? known.size;
    known.set(text, found);
    return found;
  });
}

/** The dictionary of texts that were folded. */
export function valuesOf(
  texts: readonly string[],
  dates = false,
  sound?: (folded: string) => string | undefined,
): Values {
  const points = texts.map(codePoints);
  const size = texts.length;
  const starts = shared(Int32Array, size + 1);
  for (let v = 0; v < size; v++) starts[v + 1] = starts[v]! + points[v]!.length;
  const symbols = shared(Uint16Array, starts[size]!);
  const lengths = shared(Uint8Array, size);
  const once = shared(Int32Array, size);
  const twice = shared(Int32Array, size);
  const beyond = shared(Uint8Array, size);
  const beginning = shared(Int32Array, size);
  const packed = shared(Int32Array, 4 * size);
  const days = shared(Int32Array, dates ? 4 * size : 0);
  const sounds = shared(Int32Array, sound ? size : 0);
  if (sound) sounds.set(numbered(texts.map(sound)));
  const number = new Map<number, number>();
  const seen = new Uint8Array(32);
  for (let v = 0; v < size; v++) {
    const own = points[v]!;
    lengths[v] = Math.min(255, own.length);
    seen.fill(0);
    let extra = 0;
    for (let i = 0; i < own.length; i++) {
      let symbol = number.get(own[i]!);
      // Beyond 65,535 different letters the last number is shared: no alphabet has so many.
      if (symbol === undefined) {
        symbol = Math.min(65_535, number.size + 1);
        number.set(own[i]!, symbol);
      }
      symbols[starts[v]! + i] = symbol;
      if (i < 4) beginning[v]! |= (symbol & 255) << (8 * i);
      const bucket = symbol & 31;
      const times = ++seen[bucket]!;
      if (times === 1) once[v]! |= 1 << bucket;
      else if (times === 2) twice[v]! |= 1 << bucket;
      else extra++;
    }
    beyond[v] = Math.min(255, extra);
    packed.set([once[v]!, twice[v]!, beyond[v]! * 256 + lengths[v]!, beginning[v]!], 4 * v);
    if (dates) {
      const span = dateSpan(texts[v]!);
      const low = span?.low ?? NO_DAY;
      const high = span?.high ?? NO_DAY;
      days.set([low, high, digitsOf(texts[v]!), low === high ? turnedDay(low) : NO_DAY], 4 * v);
    }
  }
  const alphabet = Math.min(65_536, number.size + 1);
  const filters = { lengths, once, twice, beyond, beginning, packed };
  return { size, starts, symbols, alphabet, ...filters, dates: days, sounds };
}

/** Overwrites what could be turned back into a value. */
export function wipe({ symbols, once, twice, beginning, packed, dates, sounds, names }: Values): void {
  for (const each of [symbols, once, twice, beginning, packed, dates, sounds]) each.fill(0);
  if (!names) return;
  names.words.fill(0);
  names.heard.fill(0);
  wipe(names.letters);
}
