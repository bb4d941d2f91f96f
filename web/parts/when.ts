/** What is possible of a date, in few words: "21–29 Feb 2024", "2024년 2월 21~29일". Pure. */

export interface Span {
  /** `YYYY-MM-DD`, inclusive; null is open. */
  readonly earliest: string | null;
  readonly latest: string | null;
}
interface Forms {
  readonly from: string;
  readonly until: string;
  readonly undated: string;
}

/** `forms` are the words of `web/parts`: `from`, `until` with {day}, and `undated`. */
export function spanWords(span: Span, language: 'en' | 'ko', forms: Forms): string {
  const { earliest, latest } = span;
  if (earliest === null && latest === null) return forms.undated;
  if (earliest === null) return forms.until.replace('{day}', dayWords(latest!, language));
  if (latest === null) return forms.from.replace('{day}', dayWords(earliest, language));
  if (earliest === latest) return dayWords(earliest, language);
  const [from, to] = [date(earliest), date(latest)];
  const wholeMonths = earliest.endsWith('-01') && isLastOfMonth(to);
  const wholeYears = wholeMonths && earliest.endsWith('-01-01') && latest.endsWith('-12-31');
  if (wholeYears) return ranged({ year: 'numeric' }, from, to, language);
  if (wholeMonths) return ranged({ year: 'numeric', month: 'short' }, from, to, language);
  return ranged({ year: 'numeric', month: 'short', day: 'numeric' }, from, to, language);
}

export function dayWords(day: string, language: 'en' | 'ko'): string {
  return formatter({ year: 'numeric', month: 'short', day: 'numeric' }, language).format(date(day));
}

function ranged(form: Intl.DateTimeFormatOptions, from: Date, to: Date, language: 'en' | 'ko'): string {
  return rangeWords(formatter(form, language), from, to);
}

/** Two days as a range, as one writes it; one day when both are written the same. */
export function rangeWords(format: Intl.DateTimeFormat, from: Date, to: Date): string {
  const [a, b] = [format.format(from), format.format(to)];
  if (a === b) return a!;
  // Thin spaces around the dash are for print; the unit once is how Korean writes a range.
  const written = format.formatRange(from, to).replaceAll(/[\u2009\u202f]/g, '');
  return written.replace(/(\d+)(\D) ?~ ?(\d+)\2/, '$1~$3$2');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(form: Intl.DateTimeFormatOptions, language: 'en' | 'ko'): Intl.DateTimeFormat {
  const key = `${language} ${Object.keys(form).length}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', { ...form, timeZone: 'UTC' });
  formatters.set(key, made);
  return made;
}

function date(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function isLastOfMonth(day: Date): boolean {
  return new Date(day.getTime() + 86_400_000).getUTCDate() === 1;
}
