/** The way through the stages as one line of stops: filled when something is reported, hollow and dashed when not. */

import { type Calendar, dayNumber, rangeOf, rangeText } from '../../claims/dates.ts';
import { capital, width, wrap } from '../layout.ts';
import { mark } from '../paint.ts';
import { count } from '../words.ts';
import type { Page } from './page.ts';
import { groundOf } from './proof.ts';

const NARROWEST = 11;

export function pathway(page: Page): string[] {
  const { columns, pack, paint } = page;
  if (pack.stages.length === 0) return [];
  const perRow = Math.max(1, Math.min(pack.stages.length, Math.floor(columns / NARROWEST)));
  const rows = Math.ceil(pack.stages.length / perRow);
  const inRow = Math.ceil(pack.stages.length / rows);
  const stopWidth = Math.floor(columns / inRow);
  const stops = pack.stages.map((stage, i) =>
    stopOf(page, stage.id, page.names.label(stage.label), i, stopWidth),
  );
  const lines: string[] = [];
  for (let first = 0; first < stops.length; first += inRow) {
    if (first > 0) lines.push('');
    const row = stops.slice(first, first + inRow);
    lines.push(
      row
        .map((stop, i) => {
          const next = stops[first + i + 1];
          const sign = stop.reported ? paint.stage(stop.index, mark(stop.index)) : paint.dim('○');
          if (!next) return sign;
          return sign + paint.dim((stop.reported && next.reported ? '━' : '╌').repeat(stopWidth - 1));
        })
        .join(''),
    );
    for (let i = 0; i < Math.max(...row.map(({ text }) => text.length)); i++)
      lines.push(
        row
          .map(({ text, reported }, n) => {
            const { words = '', strong = false } = text[i] ?? {};
            const rest = n === row.length - 1 ? '' : ' '.repeat(stopWidth - width(words));
            return (strong && reported ? paint.bold(words) : paint.dim(words)) + rest;
          })
          .join(''),
      );
  }
  return lines;
}

interface Stop {
  readonly index: number;
  readonly reported: boolean;
  readonly text: readonly { readonly words: string; readonly strong: boolean }[];
}

function stopOf(page: Page, id: string, label: string, index: number, stopWidth: number): Stop {
  const { acts, words } = page;
  const here = acts.filter((act) => act.stage === id && act.phase !== 'not-done');
  // How long a reason lasted says little of when.
  const ranges = here.flatMap((act) => (groundOf(act) === 'reason' ? [] : (rangeOf(act.when) ?? [])));
  const span = hull(ranges.filter(({ from, to }) => from && to) as { from: Calendar; to: Calendar }[]);
  const lines = (text: string, strong: boolean) =>
    wrap(text, stopWidth - 1).map((words) => ({ words, strong }));
  const short = { ...words, months: words.monthsShort };
  return {
    index,
    reported: here.length > 0,
    text: [
      ...lines(capital(label), true),
      ...lines(here.length > 0 ? count(words.acts, here.length) : words.silent, false),
      ...(span ? lines(breakable(rangeText(span, short), stopWidth - 1), false) : []),
    ],
  };
}

/** A range that is written without blanks may break behind its sign when it is too long for one line. */
function breakable(text: string, columns: number): string {
  return width(text) > columns ? text.replace(/~(?=\S*\s)/g, '~ ') : text;
}

function hull(ranges: readonly { readonly from: Calendar; readonly to: Calendar }[]) {
  if (
    ranges.length === 0 ||
    ranges.some(({ from }) => from.year === undefined) !== ranges.every(({ from }) => from.year === undefined)
  )
    return undefined;
  return {
    from: ranges.map(({ from }) => from).reduce((a, b) => (dayNumber(a) <= dayNumber(b) ? a : b)),
    to: ranges.map(({ to }) => to).reduce((a, b) => (dayNumber(a) >= dayNumber(b) ? a : b)),
  };
}
