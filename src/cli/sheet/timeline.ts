/** When, drawn: for each dated act a bar over the days that are possible, solid when written, light when it only follows. */

import { type Calendar, dayNumber, monthText, rangeOf, rangeText } from '../../claims/dates.ts';
import { capital, pad, shorten, widest, width } from '../layout.ts';
import { mark } from '../paint.ts';
import { count, fill } from '../words.ts';
import { type Act, beside, heading, labelOf, type Page } from './page.ts';
import { type Ground, groundOf } from './proof.ts';

const SOLID = '█';
const LIGHT = '░';
const DOTTED = '▒';
const LABEL = 24;
const DAY = 1;
const MONTH = 30.44;
const YEAR = 365.25;

const FILLS: Readonly<Record<Ground, string>> = {
  written: SOLID,
  words: DOTTED,
  reason: DOTTED,
  procedure: LIGHT,
};

interface Bar {
  readonly act: Act;
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

export function timeline(page: Page): string[] {
  const { acts, words, paint, columns } = page;
  const all = acts.flatMap((act, i): Bar[] => {
    const range = act.phase === 'not-done' ? undefined : rangeOf(act.when);
    if (!range?.from || !range.to) return [];
    const short = { ...words, months: words.monthsShort };
    return [
      {
        act,
        number: i + 1,
        first: dayNumber(range.from),
        last: dayNumber(range.to) + DAY,
        text: rangeText(range, short),
      },
    ];
  });
  // Acts without a year cannot stand on one line with acts that have one.
  const yearless = all.filter(({ act }) => !act.when.earliest);
  const bars = yearless.length > all.length / 2 ? yearless : all.filter(({ act }) => act.when.earliest);
  if (bars.length < 2) return [];
  const right = widest(bars.map(({ text }) => text)) + 1;
  const room = columns - LABEL - right;
  if (room < 16) return [];
  const start = bars.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY);
  const end = bars.reduce((most, { last }) => Math.max(most, last), Number.NEGATIVE_INFINITY);
  const scale = room / Math.max(1, end - start);
  const lines = bars.map(({ act, number, first, last, text }) => {
    const at = page.stage(act.stage);
    const from = Math.min(room - 1, Math.floor((first - start) * scale));
    const to = Math.max(from + 1, Math.round((last - start) * scale));
    const bar = FILLS[groundOf(act)].repeat(to - from);
    const label = shorten(
      `${String(number).padStart(2)} ${mark(at)} ${capital(labelOf(act, page.language))}`,
      LABEL - 2,
    );
    return `${pad(label, LABEL)}${' '.repeat(from)}${paint.stage(Math.max(0, at), bar)}${' '.repeat(room - to)} ${paint.dim(text)}`;
  });
  const undrawn = acts.length - bars.length;
  return [
    ...heading(page, words.when),
    paint.dim(axis(page, start, end, room, scale, bars !== yearless)),
    ...lines,
    '',
    ...beside(
      page,
      0,
      '',
      0,
      [
        ...(['written', 'words', 'procedure'] as const)
          .filter((ground) => bars.some(({ act }) => FILLS[groundOf(act)] === FILLS[ground]))
          .map((ground) => `${FILLS[ground]} ${words.key[ground]}`),
        ...(undrawn > 0 ? [count(words.undated, undrawn)] : []),
      ].join(' · '),
      paint.dim,
    ),
  ];
}

/** Names of months, or years when the line is long, where they begin; a name that has no room is left out. */
function axis(
  { words }: Page,
  start: number,
  end: number,
  room: number,
  scale: number,
  years: boolean,
): string {
  const short = { ...words, months: words.monthsShort };
  const nameOf = (month: number, year: number | undefined) =>
    monthText({ month, day: 1, ...(year !== undefined && { year }) }, short);
  const unit = end - start > 3 * YEAR ? YEAR : MONTH;
  let line = '';
  for (let { year, month } = monthOf(start), i = 0; i < 1200; i++, month++) {
    if (month > 12) {
      year++;
      month = 1;
    }
    if (unit === YEAR && month !== 1 && i > 0) continue;
    const first = dayNumber({ year, month, day: 1 });
    if (first >= end) break;
    const at = Math.max(0, Math.floor((first - start) * scale));
    const name =
      unit === YEAR || (month === 1 && i > 0 && years)
        ? fill(words.dates.year, { y: year })
        : nameOf(month, i === 0 && years ? year : undefined);
    if (at < width(line) + (line === '' ? 0 : 2) || at + width(name) > room) continue;
    line = pad(line, at) + name;
  }
  return ' '.repeat(LABEL) + line;
}

function monthOf(day: number): Required<Calendar> {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
