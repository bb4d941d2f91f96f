/** The cases behind a number of the overview. */
import { orderOf } from './count.ts';
import { intervalsOf } from './intervals.ts';
import { type Order, stagesTold, steps } from './pathway.ts';
import { type Interval, slotOfMonth, spread } from './spread.ts';
import { AT, type Tellings } from './tellings.ts';
import type { Behind } from './types.ts';
import { type Met, walk } from './walk.ts';

export interface Found {
  readonly case: string;
  /** With a month: how much of the case was counted in it. */
  readonly share: number | null;
}

/** The latest changed first: as many as the number says. */
export function behind(tellings: Tellings, stages: readonly string[], asked: Behind): readonly Found[] {
  const found: (Found & { readonly changed: number })[] = [];
  const order = orderOf(stages, tellings.names.stage);
  const status = asked.status === undefined ? undefined : tellings.names.status.known(asked.status);
  walk(tellings, asked, (met) => {
    const { told, fitting, any } = met;
    if (status !== undefined) {
      if (!any.some((at) => told.numbers[at + AT.status] === status)) return;
    } else if (fitting.length === 0 || !onTheWay(met, asked, stages, order) || !silent(met, asked)) return;
    const share = asked.months === undefined ? null : shareOf(met, asked.months);
    if (share !== 0) found.push({ case: told.case, share, changed: told.changed });
  });
  return found
    .sort((a, b) => b.changed - a.changed || (a.case < b.case ? -1 : 1))
    .map(({ case: id, share }) => ({ case: id, share }));
}

function onTheWay(
  { told, counted }: Met,
  { link, last }: Behind,
  stages: readonly string[],
  order: Order,
): boolean {
  if (link === undefined && last === undefined) return true;
  let goes = link === undefined;
  const end = steps(stagesTold(told, counted, order), (from, to) => {
    if (stages[from] === link?.from && stages[to] === link?.to) goes = true;
  });
  return goes && (last === undefined || stages[end] === last);
}

function silent({ told, fitting }: Met, { without }: Behind): boolean {
  const { numbers } = told;
  if (without === undefined) return true;
  if (without === 'date') return intervalsOf(told, fitting).every(({ intervals }) => intervals.length === 0);
  return fitting.every((at) => {
    const places = numbers[at + AT.places]!;
    return without === 'place' ? places === 0 : numbers[at]! === AT.lists + places;
  });
}

/** Of several kinds the largest share. */
function shareOf({ told, fitting }: Met, [first, last]: readonly [number, number]): number {
  let most = 0;
  for (const { intervals } of intervalsOf(told, fitting))
    if (intervals.length > 0)
      most = Math.max(most, shareIn(slotOfMonth(first), slotOfMonth(last), intervals));
  return most;
}

function shareIn(first: number, last: number, intervals: readonly Interval[]): number {
  let share = 0;
  spread(intervals, (slot, part) => {
    if (slot >= first && slot <= last) share += part;
  });
  return share;
}
