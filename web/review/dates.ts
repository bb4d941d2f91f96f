/**
 * A date as a person types it, in EDTF as the server takes it: `2024`, `2024-02`, `2024-02-21`, `2024-02-21/2024-02-29`, with `~` for
 * about. Pure: a short way to the commonest, nothing is guessed.
 */

/** Days of each third of a month: 1–10, 11–20, 21 to its end. */
const THIRDS = [
  [1, 10],
  [11, 20],
  [21, 31],
] as const;

/**
 * What was typed, tidied: any signs between the numbers (`2024. 2. 21.`), a stroke or a wave between two dates, an open end as `..`.
 * Undefined when it is no date of those forms.
 */
export function edtfOf(typed: string): string | undefined {
  const text = typed.normalize('NFC').trim();
  const ends = text.split(/\s*(?:\/|–|—|\s-\s|~(?=\s*\d))\s*/u);
  if (text === '' || ends.length > 2) return undefined;
  const dates = ends.map(dateOf);
  if (dates.includes(undefined) || dates.every((date) => date === OPEN)) return undefined;
  return dates.join('/');
}

/** A third of a month as two days: `thirdOf('2024-02', 3)` is `2024-02-21/2024-02-29`. */
export function thirdOf(month: string, third: 1 | 2 | 3): string | undefined {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? [];
  if (year === undefined || number === undefined) return undefined;
  const last = new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate();
  const [from, to] = THIRDS[third - 1]!;
  return `${month}-${pad(from)}/${month}-${pad(Math.min(to, last))}`;
}

const OPEN = '..';

function dateOf(text: string): string | undefined {
  if (text === '' || text === OPEN) return OPEN;
  const match = /^(\d{4})(?:[^\d~]{1,3}(\d{1,2})(?:[^\d~]{1,3}(\d{1,2}))?)?[^\d~]{0,3}(~)?$/u.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, about = ''] = match;
  if (!valid(year!, month, day)) return undefined;
  const parts = [month, day].flatMap((part) => (part === undefined ? [] : [pad(Number(part))]));
  return [year!, ...parts].join('-') + about;
}

function valid(year: string, month: string | undefined, day: string | undefined): boolean {
  if (month === undefined) return true;
  const m = Number(month);
  const last = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  return m >= 1 && m <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= last));
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}

/** A typed date as a value of a field. */
export function readDate(text: string): { value: string; label: string } | undefined {
  const edtf = edtfOf(text);
  return edtf === undefined ? undefined : { value: edtf, label: edtf };
}
