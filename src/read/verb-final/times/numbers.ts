/** Reads the numbers of times: figures, and number words put together ("열두", "이십오", 二十一). */
import type { CompiledTimes } from './compile.ts';
import { figureAt, gap } from './words.ts';

export interface Numeral {
  readonly min: number;
  readonly max: number;
  readonly end: number;
  /** `figures`, `some` ("several"), or the kind of number words as the lexicon names it. */
  readonly kind: string;
}

const MOST_FIGURES = 6;

/** A run of figures that is a whole number by itself: value and how many figures. */
export function figures(
  text: string,
  i: number,
): { readonly n: number; readonly digits: number; readonly end: number } | undefined {
  let n = 0;
  let end = i;
  while (end - i <= MOST_FIGURES) {
    const figure = figureAt(text, end);
    if (figure < 0) break;
    n = n * 10 + figure;
    end++;
  }
  if (end === i || end - i > MOST_FIGURES) return undefined;
  return { n, digits: end - i, end };
}

/** A number of something, with "10여" (ten and some) and "2~3" (two to three). */
export function numeral(t: CompiledTimes, text: string, i: number): Numeral | undefined {
  const some = t.some.at(text, i);
  if (some) return { min: some.value[0], max: some.value[1], end: some.end, kind: 'some' };
  const first = decimal(text, i) ?? spelt(t, text, i);
  if (first === undefined) return undefined;
  const odd = t.odd.at(text, first.end);
  if (odd) {
    const step = 10 ** Math.max(0, trailingZeros(first.n));
    return { min: first.n, max: first.n + Math.max(step - 1, 1), end: odd.end, kind: first.kind };
  }
  const joined = t.connectors.at(text, first.end);
  if (joined && first.kind === 'figures') {
    const second = decimal(text, joined.end);
    if (second && second.n > first.n)
      return { min: first.n, max: second.n, end: second.end, kind: first.kind };
  }
  return { min: first.n, max: first.n, end: first.end, kind: first.kind };
}

function trailingZeros(n: number): number {
  let zeros = 0;
  for (let rest = n; rest > 0 && rest % 10 === 0; rest /= 10) zeros++;
  return zeros;
}

const POINT = 46;
const COMMA = 44;

function decimal(text: string, i: number): { n: number; end: number; kind: string } | undefined {
  const whole = figures(text, i);
  if (whole === undefined) return undefined;
  const mark = text.charCodeAt(whole.end);
  const rest = mark === POINT || mark === COMMA ? figures(text, whole.end + 1) : undefined;
  if (rest && mark === COMMA && rest.digits === 3)
    return { n: whole.n * 1000 + rest.n, end: rest.end, kind: 'figures' };
  if (rest && mark === POINT && rest.digits === 1)
    return { n: whole.n + rest.n / 10, end: rest.end, kind: 'figures' };
  return { n: whole.n, end: whole.end, kind: 'figures' };
}

/** No number word of a time is put together of more. */
const MOST_WORDS = 6;

function spelt(
  t: CompiledTimes,
  text: string,
  i: number,
): { n: number; end: number; kind: string } | undefined {
  for (const [kind, words] of t.counts) {
    let total = 0;
    let digit = -1;
    let end = i;
    for (let n = 0; n < MOST_WORDS; n++) {
      const hit = words.at(text, end);
      if (hit === undefined) break;
      if (hit.value.scale) {
        total += (digit < 0 ? 1 : digit) * hit.value.n;
        digit = -1;
      } else if (hit.value.n >= 10) total += hit.value.n;
      else digit = digit < 0 ? hit.value.n : digit * 10 + hit.value.n;
      end = hit.end;
    }
    if (end > i) return { n: total + Math.max(digit, 0), end, kind };
  }
  return undefined;
}

/** Whether a number begins behind a gap: what "two times", "50 yuan" look like behind "a month". */
export function numberFollows(t: CompiledTimes, text: string, i: number): boolean {
  return numeral(t, text, gap(text, i)) !== undefined;
}
