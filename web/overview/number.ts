/** Counts in words of a page. Pure. */
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const parts = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** `1,204`; a part of cases as `3.25`, and what is less than can be shown as that. */
export function numberWords(n: number): string {
  if (Number.isInteger(n)) return whole.format(n);
  return n > 0 && n < 0.005 ? '< 0.01' : parts.format(n);
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function shareWords(share: number): string {
  return share > 0 && share < 0.001 ? '< 0.1%' : percent.format(share);
}

/** `July 2020`, `2020년 7월`. */
export function monthWords(month: string, language: 'en' | 'ko'): string {
  const format = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** A month, a year, or from one month to another. */
export function monthsWords(first: string, last: string, language: 'en' | 'ko', until: string): string {
  if (first === last) return monthWords(first, language);
  const year = first.slice(0, 4);
  if (first === `${year}-01` && last === `${year}-12`) return language === 'ko' ? `${year}년` : year;
  return until.replace('{from}', monthWords(first, language)).replace('{to}', monthWords(last, language));
}
