/** From what a page says about places to what is drawn: where, how large, with which name. Pure. */
import type { Sheet } from './geometry.ts';
import type { Box, Named } from './labels.ts';
import type { View } from './view.ts';

/** What a page says about one place. */
export interface MapMark {
  /** Id of a county or province of the pack. */
  readonly place: string;
  /** Stands beside it: the name of the place. */
  readonly label: string;
  /** What is heard, and seen in the hint: "Hoeryong: arrest, 3 cases". */
  readonly name: string;
  /** From 0 to 1: the area of the disc. The smallest when nothing is said. */
  readonly size?: number;
  /** Id of a stage: its colour. */
  readonly stage?: string;
  /** Said inside the disc when there is room. */
  readonly inside?: string;
  /** Only proposed as yet: hollow. */
  readonly hollow?: boolean;
}

export interface Spot extends MapMark {
  readonly x: number;
  readonly y: number;
  /** Shares of the whole sheet, whatever is in sight. */
  readonly at: readonly [number, number];
  readonly r: number;
  /** Told no nearer than an area of the map. */
  readonly coarse: boolean;
}

const SMALLEST = 5;
const LARGEST = 17;

/** Large ones first, so that small ones lie on top; those without a place on the map are `left`. */
export function spotsOf(
  marks: readonly MapMark[],
  sheet: Sheet,
  view: View,
  coarse: (place: string) => boolean,
): { readonly spots: readonly Spot[]; readonly left: readonly MapMark[] } {
  const spots: Spot[] = [];
  const left: MapMark[] = [];
  const largest = Math.min(LARGEST, sheet.width / 30);
  for (const mark of marks) {
    const at = sheet.at(mark.place);
    if (at === null) {
      left.push(mark);
      continue;
    }
    const [x, y] = onScreen(at, sheet, view);
    const r = SMALLEST + (largest - SMALLEST) * Math.sqrt(mark.size ?? 0);
    spots.push({
      ...mark,
      x,
      y,
      at: [at[0] / sheet.width, at[1] / sheet.height],
      r,
      coarse: coarse(mark.place),
    });
  }
  spots.sort((a, b) => b.r - a.r || (a.place < b.place ? -1 : 1));
  return { spots, left };
}

export function onScreen(
  [x, y]: readonly [number, number],
  { width, height }: Pick<Sheet, 'width' | 'height'>,
  view: View,
): readonly [number, number] {
  return [(x - view.x * width) * view.k + width / 2, (y - view.y * height) * view.k + height / 2];
}

export function boxesOf(spots: readonly Spot[]): readonly Box[] {
  return spots.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
}

/** Names of marks, the largest first. */
export function markNames(spots: readonly Spot[], size: number): readonly Named[] {
  return spots.map(({ place, label, x, y, r }) => ({ key: place, text: label, x, y, away: r, size }));
}
