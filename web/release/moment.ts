/** A moment of the record, as one writes it. Pure. */
export function momentText(at: number, language: 'en' | 'ko'): string {
  const form = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', form).format(at);
}
