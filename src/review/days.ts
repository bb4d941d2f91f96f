/** The days that a claim's own words give to what it tells, as far as the dates of its report bound them. */
import type { Claim, Report, TimeRef } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { type DayWindow, EdtfError, edtfBounds, fromDay, resolve } from '../time/index.ts';

/** Days since 1970, inclusive; null is open. */
export interface DayRange {
  readonly earliest: number | null;
  readonly latest: number | null;
}

const OPEN: DayRange = { earliest: null, latest: null };

/** When a report came out; open when that is not known. */
export function publishedOn({ published }: Pick<Report, 'published'>): DayWindow {
  const open = { earliest: null, latest: null };
  if (published === undefined) return open;
  try {
    return edtfBounds(published);
  } catch (error) {
    if (error instanceof EdtfError) return open;
    throw error;
  }
}

/**
 * A function from the claims of a report to the days of the beginning of their acts. What counts from another act is left to
 * assemble. Written times come again and again: each is counted once.
 */
export function dayReader(published: DayWindow, pack: Pack): (claim: Claim) => DayRange {
  const known = new Map<string, DayWindow | null>();
  const count = (time: TimeRef, from: DayWindow, tense: 'past' | 'future'): DayWindow | null => {
    const key = JSON.stringify([time.expr, from, tense]);
    let days = known.get(key);
    if (days === undefined) {
      days = spanOf(time, from, pack, tense);
      known.set(key, days);
    }
    return days;
  };
  return ({ says, voice }) => {
    if (says.kind !== 'act' || says.roles.when.length === 0) return OPEN;
    const told = voice.told === undefined ? published : (count(voice.told, published, 'past') ?? published);
    const tense = says.phase === 'threatened' ? 'future' : 'past';
    let { earliest, latest } = OPEN;
    for (const time of says.roles.when) {
      if (time.from === 'act' || time.sense === 'end') continue;
      const days = count(time, time.from === 'publication' ? published : told, tense);
      if (days === null) continue;
      if (days.earliest !== null) earliest = Math.max(earliest ?? -Infinity, fromDay(days.earliest));
      if (days.latest !== null) latest = Math.min(latest ?? Infinity, fromDay(days.latest));
    }
    // Times that exclude each other: the claim says no days.
    return earliest !== null && latest !== null && earliest > latest ? OPEN : { earliest, latest };
  };
}

function spanOf({ expr }: TimeRef, from: DayWindow, pack: Pack, tense: 'past' | 'future'): DayWindow | null {
  if (expr.kind === 'duration' || expr.kind === 'set') return null;
  // An interval dates a beginning by where it starts.
  if (expr.kind === 'interval' && expr.from === undefined) return null;
  const all = resolve(expr.kind === 'interval' ? expr.from! : expr, from, pack.time, tense);
  const [first, last] = [all[0], all.at(-1)];
  return first === undefined || last === undefined ? null : { earliest: first.earliest, latest: last.latest };
}
