/** The little calendar that the benchmark needs. */

const DAY = 86_400_000;

export function ymd(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function days(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

export function add(day: string, n: number): string {
  return new Date((days(day) + n) * DAY).toISOString().slice(0, 10);
}

/** Year and month of a day, month or year; a month that is missing is January. */
export function parts(day: string): { year: number; month: number } {
  const month = /^\d{4}-(\d\d)/.exec(day)?.[1];
  const quarter = /^\d{4}-Q(\d)/.exec(day)?.[1];
  return {
    year: Number(day.slice(0, 4)),
    month: month ? Number(month) : quarter ? Number(quarter) * 3 - 1 : 1,
  };
}

/** "1998-W33" (ISO 8601). */
export function isoWeek(day: string): string {
  const n = days(day);
  const weekday = (((n + 3) % 7) + 7) % 7;
  const thursday = new Date((n - weekday + 3) * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (7 * DAY)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
