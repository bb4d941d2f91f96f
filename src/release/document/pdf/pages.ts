/** Puts strips on pages, each with the notes that are called on it at its foot. */
import type { Line } from './lines.ts';
import { MARGIN, NOTE_SIZE, PAGE, type Strip } from './strips.ts';

export const NOTE_HEIGHT = NOTE_SIZE * 1.35;
/** From the last line of a page to its notes. */
export const NOTE_GAP = 12;
const ROOM = PAGE.height - 2 * MARGIN;

export interface Set {
  readonly strip: Strip;
  /** From the top margin to its top. */
  readonly y: number;
}

export interface Page {
  readonly strips: Set[];
  readonly notes: Line[];
}

/**
 * Pages in order. A note begins on the page that calls it when there is room, and runs over to the next when it is too long.
 *
 * @param notes the lines of each note, by number
 */
export function paginate(strips: readonly Strip[], notes: ReadonlyMap<number, readonly Line[]>): Page[] {
  const pages: Page[] = [];
  const waiting: Line[] = [];
  let page: Page;
  let y = 0;
  const free = () => ROOM - y - (page.notes.length === 0 ? 0 : NOTE_GAP + page.notes.length * NOTE_HEIGHT);
  const open = (share: number) => {
    page = { strips: [], notes: [] };
    pages.push(page);
    y = 0;
    pour(share);
  };
  /** Notes that wait, as many lines as a share of the free room holds. */
  const pour = (share: number) => {
    const room = free() * share - (page.notes.length === 0 ? NOTE_GAP : 0);
    page.notes.push(...waiting.splice(0, Math.max(0, Math.floor(room / NOTE_HEIGHT))));
  };
  open(1);
  for (let i = 0; i < strips.length; ) {
    let end = i + 1;
    while (end < strips.length && strips[end - 1]!.keep === true) end++;
    const group = strips.slice(i, end);
    const called = group.flatMap((one) => notesIn(one).flatMap((note) => [...(notes.get(note) ?? [])]));
    const gap = called.length > 0 && page!.notes.length === 0 ? NOTE_GAP : 0;
    const height = group.reduce((sum, one) => sum + one.above + one.height, 0);
    const fits = height + gap + called.length * NOTE_HEIGHT <= free() && waiting.length === 0;
    if (!fits && page!.strips.length > 0) {
      open(0.5);
      continue;
    }
    for (const one of group) {
      if (page!.strips.length > 0 && one.above + one.height > free()) open(0.5);
      if (page!.strips.length > 0) y += one.above;
      page!.strips.push({ strip: one, y });
      y += one.height;
    }
    waiting.push(...called);
    pour(1);
    i = end;
  }
  while (waiting.length > 0) open(1);
  return pages;
}

function notesIn({ lines }: Strip): number[] {
  return lines.flatMap(({ line }) => line.flatMap(({ note }) => note ?? []));
}
