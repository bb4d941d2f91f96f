/** What stands at a tick of the axis: `Jun`, `Jun 2023`, `11 Jun`, `6월`, `2023년`. Pure. */
import { calendarOf } from './days.ts';
import type { Tick } from './scale.ts';
import type { Language } from './types.ts';

export function tickText({ at, unit, year }: Tick, language: Language): string {
  const { year: y, month, day } = calendarOf(at);
  const date = new Date(0);
  date.setUTCFullYear(y, month - 1, day);
  return new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    timeZone: 'UTC',
    ...((unit === 'year' || year) && { year: 'numeric' }),
    ...(unit !== 'year' && { month: 'short' }),
    ...(unit === 'day' && { day: 'numeric' }),
  }).format(date);
}
