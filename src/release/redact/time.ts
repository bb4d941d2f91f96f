/** Times told more coarsely, or not at all. */
import type { TimeExpr } from '../../claims/types.ts';
import { anyOf, said } from './forms.ts';
import type { Edit } from './pieces.ts';
import { timeStep, type WantedTime } from './wanted.ts';
import type { Stretch, Written, WrittenTime } from './written.ts';

type DateExpr = Extract<TimeExpr, { readonly kind: 'date' }>;

/** @param told act → where it is told: a time that counts from something else is meant only there */
export function timeEdits(
  of: Written,
  wanted: readonly WantedTime[],
  told: (act: string) => readonly Stretch[],
): readonly Edit[] {
  if (wanted.length === 0) return [];
  return of.times.flatMap((time): Edit[] => {
    const want = wanted.find((one) => isMeant(time, one, of, told));
    if (want === undefined) return [];
    return [{ ...withHour(of, coarser(of, time, want)), choices: [want.choice], unit: 'words' }];
  });
}

/** A time of day that stands before the day goes with it: "at four in the morning on 17 August". */
function withHour(
  of: Written,
  edit: Pick<Edit, 'start' | 'end' | 'words'>,
): Pick<Edit, 'start' | 'end' | 'words'> {
  const hour = of.times.find(({ end, expr }) => end === edit.start - 1 && isHour(expr));
  if (hour === undefined) return edit;
  const led = leadOf(of, hour);
  return {
    ...edit,
    start: led !== undefined && of.coarser.times.lead.includes(led.word) ? led.start : hour.start,
  };
}

function isHour(expr: TimeExpr): boolean {
  return 'daypart' in expr && expr.daypart !== undefined && (expr.kind !== 'date' || expr.day === undefined);
}

/** Whether a written time is the one that is wanted, and finer than it may be. */
export function isMeant(
  time: WrittenTime,
  want: WantedTime,
  of: Written,
  told: (act: string) => readonly Stretch[],
): boolean {
  const { expr } = time;
  if (expr.kind === 'date') {
    if (want.expr.kind !== 'date' || !sameDate(expr, want.expr, of)) return false;
    const ladder = (of.pack.exposure.ladders.time ?? []).map(({ id }) => id);
    return want.step === 'none' || ladder.indexOf(timeStep(expr)) < ladder.indexOf(want.step);
  }
  if (of.text.slice(time.start, time.end).toLowerCase() !== want.phrase.toLowerCase()) {
    if (JSON.stringify(expr) !== JSON.stringify(want.expr)) return false;
  }
  return (
    want.act === undefined || told(want.act).some(({ start, end }) => start < time.end && time.start < end)
  );
}

/** The same day, or month where no day is told; what one of the two leaves open agrees. */
function sameDate(a: DateExpr, b: DateExpr, of: Written): boolean {
  const agree = (x: number | string | undefined, y: number | string | undefined): boolean =>
    x === undefined || y === undefined || x === y;
  const common = (['month', 'season', 'quarter', 'decade', 'century'] as const).some(
    (field) => a[field] !== undefined && b[field] !== undefined,
  );
  if (
    !common &&
    !(a.year !== undefined && a.year === b.year && a.month === undefined && b.month === undefined)
  )
    return false;
  const third = ({ day, part }: DateExpr): string | undefined =>
    day === undefined ? part : thirdOf(day, of);
  if (!agree(third(a), third(b))) return false;
  return (['year', 'month', 'day', 'season', 'quarter', 'decade', 'century'] as const).every((field) =>
    agree(a[field], b[field]),
  );
}

function coarser(of: Written, time: WrittenTime, want: WantedTime): Pick<Edit, 'start' | 'end' | 'words'> {
  const { times } = of.coarser;
  const { end } = time;
  const led = leadOf(of, time);
  const kept = led !== undefined && times.keep.includes(led.word);
  const start = led === undefined ? time.start : kept ? led.end : led.start;
  if (want.say !== undefined) return { start, end, words: want.say };
  if (time.lasts) return lasting(of, time);
  const words = want.step === 'none' ? '' : inWords(time.expr, want, of);
  // The small word cannot stay without its time.
  if (words === '') return without(of, { start: led?.start ?? start, end });
  return {
    start,
    end,
    words: led !== undefined && !kept && times.in !== '' ? `${times.in} ${words}` : words,
  };
}

/** As far as the small words before a time may reach. */
const LEAD = 24;

/** The small words before a time, or at its beginning: "on", "since", "on the evening of". The longest. */
function leadOf(
  { text, coarser: { times } }: Written,
  { start, end }: Stretch,
): (Stretch & { readonly word: string }) | undefined {
  const from = Math.max(0, start - LEAD);
  const pattern = new RegExp(`(?<!\\p{L})(?:${anyOf([...times.lead, ...times.keep]) || '(?!)'}) `, 'giu');
  return [...text.slice(from, end).matchAll(pattern)]
    .map(({ 0: word, index }) => ({
      start: from + index,
      end: from + index + word.length,
      word: word.trim().toLowerCase(),
    }))
    .filter((one) => one.start <= start && one.end >= start)
    .sort((x, y) => y.end - y.start - (x.end - x.start))[0];
}

/** A stretch of time: some time. */
function lasting(
  { text, coarser: { times } }: Written,
  { start, end }: Stretch,
): Pick<Edit, 'start' | 'end' | 'words'> {
  const lead = new RegExp(`(?<!\\p{L})(?:${anyOf(times.stretchLead) || '(?!)'}) $`, 'iu').exec(
    text.slice(Math.max(0, start - 16), start),
  );
  return { start: start - (lead?.[0].length ?? 0), end, words: times.stretch };
}

/** The time goes, with the particles that hang on it. */
function without({ text, coarser }: Written, { start, end }: Stretch): Pick<Edit, 'start' | 'end' | 'words'> {
  if (coarser.spaced) return { start, end, words: '' };
  const rest = text.slice(end, end + 8);
  const drop = coarser.drops.find((one) => rest.startsWith(one) && !/^\p{L}/u.test(rest.slice(one.length)));
  return { start, end: end + (drop?.length ?? 0), words: '' };
}

/** The time at the step, in words; empty where nothing that coarse is known of it. */
function inWords(expr: TimeExpr, want: WantedTime, of: Written): string {
  const date = expr.kind === 'date' ? expr : undefined;
  const known = date?.month === undefined ? boundsOf(want) : undefined;
  const year = date?.year ?? (expr.kind === 'date' && want.expr.kind === 'date' ? undefined : known?.year);
  const month = date?.month ?? known?.month;
  const { times } = of.coarser;
  const third =
    date?.day !== undefined
      ? thirdOf(date.day, of)
      : (date?.part ?? (date === undefined ? known?.third(of) : undefined));
  const name = month === undefined ? undefined : monthName(month, of);
  const dated = (x: string, how: 'day' | 'month' | 'quarter'): string =>
    year === undefined ? x : said(times.withYear[how], { x, y: String(year) });
  if (want.step === 'year') return year === undefined ? '' : said(times.year, { y: String(year) });
  if (month === undefined || name === undefined) return '';
  if (want.step === 'quarter')
    return dated(said(times.quarter, { nth: String(times.nth[Math.floor((month - 1) / 3)]) }), 'quarter');
  if (want.step === 'month' || third === undefined) return dated(said(times.month, { month: name }), 'month');
  if (want.step === 'third') return dated(said(times[third], { month: name }), 'day');
  if (want.step === 'day' && date?.day !== undefined) return '';
  return '';
}

const SPANS = ['day', 'third', 'month', 'quarter', 'year'] as const;

/**
 * A stretch of days in words, as finely as it is known, and never more finely than a step.
 *
 * @param bounds first and last day
 * @example spanInWords(['2020-05-11', '2020-05-14'], 'day', of) // 'mid-May 2020'
 */
export function spanInWords(
  [first, last]: readonly [string, string],
  step: string,
  of: Pick<Written, 'coarser' | 'pack' | 'language'>,
): string {
  const [a, b] = [dayOf(first), dayOf(last)];
  const { times } = of.coarser;
  const [month, year] = [monthName(a.month, of) ?? '', String(a.year)];
  const quarter = Math.floor((a.month - 1) / 3);
  const dated = (x: string, how: 'day' | 'month' | 'quarter'): string =>
    said(times.withYear[how], { x, y: year });
  for (const span of SPANS.slice(Math.max(0, SPANS.indexOf(step as 'day')))) {
    if (a.year !== b.year) break;
    if (span === 'day' && first === last)
      return said(of.pack.phrases[of.language === 'ko' ? 'ko' : 'en']?.dates.day ?? first, {
        d: String(a.day),
        month,
        y: year,
      });
    if (a.month === b.month) {
      const third = thirdOf(a.day, of);
      if (span === 'third' && third === thirdOf(b.day, of))
        return dated(said(times[third], { month }), 'day');
      if (span === 'month') return dated(said(times.month, { month }), 'month');
    }
    if (span === 'quarter' && quarter === Math.floor((b.month - 1) / 3))
      return dated(said(times.quarter, { nth: String(times.nth[quarter]) }), 'quarter');
    if (span === 'year') return said(times.year, { y: year });
  }
  return `${said(times.year, { y: year })}–${said(times.year, { y: String(b.year) })}`;
}

function dayOf(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  return { year, month, day: of };
}

interface Bounds {
  readonly year: number;
  readonly month: number | undefined;
  readonly third: (of: Written) => 'early' | 'mid' | 'late' | undefined;
}

/** What the bounds of the act say for certain: its year, its month, its third. */
function boundsOf({ bounds }: WantedTime): Bounds | undefined {
  if (bounds === undefined) return undefined;
  const [[year, month, first], [lastYear, lastMonth, last]] = bounds.map((day) =>
    day.split('-').map(Number),
  ) as [[number, number, number], [number, number, number]];
  if (year !== lastYear) return undefined;
  const inMonth = month === lastMonth;
  return {
    year,
    month: inMonth ? month : undefined,
    third: (of) => (inMonth && thirdOf(first, of) === thirdOf(last, of) ? thirdOf(first, of) : undefined),
  };
}

function thirdOf(day: number, { pack }: Pick<Written, 'pack'>): 'early' | 'mid' | 'late' {
  const { early, mid } = pack.time.thirds;
  return day <= early ? 'early' : day <= mid ? 'mid' : 'late';
}

function monthName(
  month: number,
  { pack, language }: Pick<Written, 'pack' | 'language'>,
): string | undefined {
  return pack.phrases[language === 'ko' ? 'ko' : 'en']?.dates.months[month - 1];
}
