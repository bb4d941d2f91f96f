import type { OffsetMap, Report } from '../claims/types.ts';
import { type Decoded, width } from './decode.ts';

export type Run = OffsetMap['runs'][number];

/** Code points between two checkpoints. */
const STEP = 1024;

/**
 * How to read a map. A run of one code point covers all its bytes (a composed letter, an entity, a line end of two
 * bytes); a character that comes out as two has two runs over the same bytes. In a longer run each code point takes the
 * bytes that the encoding gives it. A run with no bytes was put in by intake (the blank line between paragraphs).
 *
 * @returns a function from code points `start`, `end` of the text to the bytes that they come from.
 * @throws RangeError when the range is empty or not in the text.
 * @example bytesOf(report)(anchor.start, anchor.end) // { start: 120, end: 131 }
 */
export function bytesOf(
  report: Pick<Report, 'text' | 'characters' | 'encoding' | 'map'>,
): (start: number, end: number) => { readonly start: number; readonly end: number } {
  const { runs } = report.map;
  const { encoding } = report;
  let checkpoints: readonly number[] | undefined;
  return (start, end) => {
    if (!(start >= 0 && end > start && end <= report.characters))
      throw new RangeError(`${start}-${end} is not in the text`);
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    for (let r = runAt(runs, start); r < runs.length && runs[r]!.text < end; r++) {
      const run = runs[r]!;
      if (run.bytes === 0 && first !== Number.POSITIVE_INFINITY) continue;
      const from = Math.max(start, run.text);
      const to = Math.min(end, run.text + run.length);
      first = Math.min(first, from === run.text ? run.byte : run.byte + bytesBetween(run, from));
      last = Math.max(
        last,
        to === run.text + run.length ? run.byte + run.bytes : run.byte + bytesBetween(run, to),
      );
    }
    return { start: first, end: Math.max(first, last) };
  };

  /** Bytes of the run before code point `at` of the text. */
  function bytesBetween(run: Run, at: number): number {
    if (run.bytes === 0) return 0;
    if (run.bytes === run.length) return at - run.text;
    checkpoints ??= unitCheckpoints(report.text);
    let bytes = 0;
    let point = run.text;
    let unit = unitOf(point);
    for (; point < at; point++) {
      const code = report.text.codePointAt(unit)!;
      bytes += width(encoding, code);
      unit += code > 0xffff ? 2 : 1;
    }
    return bytes;
  }

  function unitOf(point: number): number {
    let unit = checkpoints![Math.floor(point / STEP)]!;
    for (let p = point - (point % STEP); p < point; p++)
      unit += report.text.codePointAt(unit)! > 0xffff ? 2 : 1;
    return unit;
  }
}

/** UTF-16 offset of every 1,024th code point. */
function unitCheckpoints(text: string): number[] {
  const checkpoints: number[] = [];
  let point = 0;
  for (let unit = 0; unit < text.length; unit++, point++) {
    if (point % STEP === 0) checkpoints.push(unit);
    const code = text.charCodeAt(unit);
    if (code >= 0xd800 && code < 0xdc00) unit++;
  }
  checkpoints.push(text.length);
  return checkpoints;
}

function runAt(runs: readonly Run[], point: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.text <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The byte at which each UTF-16 offset of a decoded source starts. */
export interface ByteLine {
  at(unit: number): number;
  /** Whether the character at this offset takes another number of bytes than its encoding's rule says. */
  odd(unit: number): boolean;
  /** Whether any character does. */
  readonly anyOdd: boolean;
}

export function byteLine(source: Decoded, size: number): ByteLine {
  const { text, encoding, skip, odd } = source;
  const anyOdd = odd.length > 0;
  const oddBytes = new Map(odd.map(({ at, bytes }) => [at, bytes]));
  const isOdd = (unit: number): boolean => anyOdd && oddBytes.has(unit);
  if (size - skip === text.length) return { at: (unit) => skip + unit, odd: isOdd, anyOdd };
  if (encoding.startsWith('utf-16')) return { at: (unit) => skip + 2 * unit, odd: isOdd, anyOdd };
  const checkpoints: number[] = [];
  const widthAt = (unit: number, code: number): number =>
    (anyOdd ? oddBytes.get(unit) : undefined) ?? width(encoding, code);
  let byte = skip;
  let next = 0;
  for (let unit = 0; unit < text.length; ) {
    if (unit >= next) {
      checkpoints.push(unit, byte);
      next += STEP;
    }
    const code = text.codePointAt(unit)!;
    byte += widthAt(unit, code);
    unit += code > 0xffff ? 2 : 1;
  }
  const total = byte;
  let lastUnit = 0;
  let lastByte = skip;
  return {
    at(unit) {
      if (unit >= text.length) return total;
      // Mostly asked in ascending order: go on from the last answer when it is near, else from the checkpoint.
      if (unit < lastUnit || unit - lastUnit > STEP) {
        const c = Math.floor(unit / STEP) * 2;
        lastUnit = checkpoints[c]!;
        lastByte = checkpoints[c + 1]!;
        if (lastUnit > unit) {
          lastUnit = checkpoints[c - 2]!;
          lastByte = checkpoints[c - 1]!;
        }
      }
      while (lastUnit < unit) {
        const code = text.codePointAt(lastUnit)!;
        lastByte += widthAt(lastUnit, code);
        lastUnit += code > 0xffff ? 2 : 1;
      }
      return lastByte;
    },
    odd: isOdd,
    anyOdd,
  };
}

/** Collects runs, joining what follows on without a gap. */
export class RunBuilder {
  readonly runs: { text: number; length: number; byte: number; bytes: number }[] = [];
  #text = 0;
  #lastPlain = false;

  /** Characters that take the bytes their encoding gives them. */
  plain(length: number, byte: number, bytes: number): void {
    const last = this.runs.at(-1);
    if (this.#lastPlain && last !== undefined && last.byte + last.bytes === byte) {
      last.length += length;
      last.bytes += bytes;
    } else this.runs.push({ text: this.#text, length, byte, bytes });
    this.#text += length;
    this.#lastPlain = true;
  }

  /** Characters that all come from the same bytes. */
  whole(length: number, byte: number, bytes: number): void {
    for (let i = 0; i < length; i++) this.runs.push({ text: this.#text++, length: 1, byte, bytes });
    this.#lastPlain = false;
  }

  /** Characters put in by intake. */
  put(length: number, byte: number): void {
    this.runs.push({ text: this.#text, length, byte, bytes: 0 });
    this.#text += length;
    this.#lastPlain = false;
  }

  get characters(): number {
    return this.#text;
  }
}
