/** When something was, as far as it is known, in words; also for days of which only the year is not known. */
import { rangeWords, spanWords } from '../parts/when.ts';
import type { Language, When } from './types.ts';

/** Words of `web/parts` and of this folder. */
export interface DateForms {
  readonly from: string;
  readonly until: string;
  readonly undated: string;
  /** `{when}, in which year is not reported` */
  readonly yearless: string;
}

/** `21–29 Feb 2024`, `until 3 Jun 2020`, `June, in which year is not reported`. */
export function whenText(
  { edtf, earliest, latest }: Pick<When, 'edtf' | 'earliest' | 'latest'>,
  language: Language,
  forms: DateForms,
): string {
  const known = earliest !== null || latest !== null;
  const yearless = known ? null : yearlessText(edtf ?? '', language);
  return yearless === null
    ? spanWords({ earliest, latest }, language, forms)
    : forms.yearless.replace('{when}', yearless);
}

function yearlessText(edtf: string, language: Language): string | null {
  const match = /^XXXX-(\d\d)(?:-(\d\d))?(?:\/XXXX-(\d\d)(?:-(\d\d))?)?$/.exec(edtf);
  if (!match) return null;
  const [, month, day, toMonth = month, toDay = day] = match;
  const format = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    ...{ month: 'long', ...(day !== undefined && { day: 'numeric' }), timeZone: 'UTC' },
  });
  // A leap year, so that 29 February is a day.
  const [from, to] = [date(month, day), date(toMonth, toDay)];
  return from > to ? `${format.format(from)} – ${format.format(to)}` : rangeWords(format, from, to);
}

function date(month: string | undefined, day = '1'): Date {
  return new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
}
