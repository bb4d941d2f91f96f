/** Numbers of people on a line on which each step is ten times the last. Pure. */

/** As far as the line goes. */
const MOST = 7;

/** From 0 to 100: one person stands left, ten million and more right. */
export function placeOf(people: number): number {
  const tens = Math.log10(Math.max(1, people));
  return Math.min(100, Math.max(0, (tens / MOST) * 100));
}

/** The steps that are written beside it. */
export const STEPS: readonly { readonly at: number; readonly power: number }[] = [0, 1, 2, 3, 4, 5, 6, 7].map(
  (power) => ({ at: placeOf(10 ** power), power }),
);

/** `12,345`; what is more than all people is no number. */
export function peopleText(people: number): string {
  return people > 5e9 ? '∞' : Math.round(people).toLocaleString('en');
}

/** A share as parts of a hundred, with two digits that say something. */
export function percentText(share: number): string {
  return String(Number((share * 100).toPrecision(2)));
}
