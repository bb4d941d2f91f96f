/** The peers: chrono-node and compromise-dates, their results written as TIMEX3 as favourably as they allow. */
import * as chrono from 'chrono-node';
import nlp from 'compromise';
import dates from 'compromise-dates';
import type { Timex } from './timeml.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** chrono-node: what it knows for certain becomes the value, as fine as it knows it. */
export function byChrono(text: string, created: string): Timex[] {
  const out: Timex[] = [];
  for (const r of chrono.parse(text, new Date(`${created}T12:00:00`))) {
    const c = r.start;
    const day = c.isCertain('day') || c.isCertain('weekday');
    const value = [
      String(c.get('year')),
      ...(day || c.isCertain('month') ? [two(c.get('month') ?? 1)] : []),
      ...(day ? [two(c.get('day') ?? 1)] : []),
    ].join('-');
    const time = c.isCertain('hour') ? `T${two(c.get('hour') ?? 0)}:${two(c.get('minute') ?? 0)}` : '';
    const whole = time && !day ? value.slice(0, 4) + c.date().toISOString().slice(4, 10) : value;
    out.push(trimmed(text, r.index, r.index + r.text.length, time ? 'TIME' : 'DATE', whole + time));
  }
  return out;
}

interface CompromiseDate {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
  readonly dates?: { readonly start?: string; readonly unit?: string };
  readonly duration?: Readonly<Record<string, number>>;
}

let plugged = false;

/** compromise-dates, paragraph by paragraph where it fails on the whole text; a paragraph that it cannot read has no times. */
export function byCompromise(text: string, created: string): Timex[] {
  try {
    return compromise(text, created);
  } catch {
    const out: Timex[] = [];
    for (const piece of text.matchAll(/[^\n]+/g)) {
      try {
        for (const f of compromise(piece[0], created))
          out.push({ ...f, start: f.start + piece.index, end: f.end + piece.index });
      } catch {
        // It throws on some years ("the 1990 census"): nothing found.
      }
    }
    return out;
  }
}

function compromise(text: string, created: string): Timex[] {
  if (!plugged) nlp.plugin(dates as never);
  plugged = true;
  const doc = nlp(text) as unknown as Record<
    'dates' | 'durations',
    (options?: object) => { json(options: object): CompromiseDate[] }
  >;
  const out: Timex[] = [];
  for (const found of doc.dates({ today: created }).json({ offset: true, terms: false })) {
    const { start, unit } = found.dates ?? {};
    if (!start) continue;
    const whole = { year: 4, month: 7, quarter: 4, season: 4, decade: 3, century: 2 }[unit ?? ''] ?? 10;
    const value =
      unit === 'quarter'
        ? `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`
        : unit === 'week'
          ? week(start)
          : start.slice(0, whole);
    const { offset } = found;
    out.push(trimmed(text, offset.start, offset.start + offset.length, 'DATE', value));
  }
  const letters: Readonly<Record<string, string>> = {
    year: 'Y',
    month: 'M',
    week: 'W',
    day: 'D',
    hour: 'TH',
    minute: 'TM',
  };
  for (const found of doc.durations().json({ offset: true, terms: false })) {
    const { start, length } = found.offset;
    if (out.some((o) => o.start < start + length && start < o.end)) continue;
    const value = Object.entries(found.duration ?? {})
      .map(([unit, n]) =>
        letters[unit]?.startsWith('T') ? `T${n}${letters[unit]![1]}` : `${n}${letters[unit] ?? ''}`,
      )
      .join('');
    out.push(trimmed(text, start, start + length, 'DURATION', `P${value}`));
  }
  return out.sort((a, b) => a.start - b.start);
}

function week(start: string): string {
  const day = new Date(start);
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * 86_400_000);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return `${thursday.getUTCFullYear()}-W${two(Math.floor((thursday.getTime() - first) / 604_800_000) + 1)}`;
}

/** Without a preposition before and a full stop behind, so that the extent is compared and not the habit. */
function trimmed(text: string, start: number, end: number, type: string, value: string): Timex {
  const words = text.slice(start, end);
  const lead = /^(?:(?:on|in|at|for|from|by|until|since|during|the)\s+)*/i.exec(words)![0].length;
  const tail = /[\s.,;:)"']*$/.exec(words)![0].length;
  const from = start + lead < end - tail ? start + lead : start;
  return { start: from, end: end - tail > from ? end - tail : end, type, value };
}
