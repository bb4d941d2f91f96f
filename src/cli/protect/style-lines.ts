/** What the way of telling gives away, and where versions differ. */
import { fill } from '../words.ts';
import { indented, quoteLines, type Sheet } from './page.ts';

/** Speech, sums, times, delay, wording: each with its words. */
export function styleLines(sheet: Sheet): string[] {
  const { found, words, names } = sheet;
  const own = words.protect;
  return found.style.flatMap(({ kind, quote, report, days, coarser }) => {
    const more =
      kind === 'delay'
        ? fill(own.soon, { n: days ?? 0 })
        : report !== undefined
          ? fill(own.from, { file: names.report(report) })
          : kind === 'sum'
            ? fill(own.sum, { range: coarser ?? '' })
            : '';
    return [
      ...indented(sheet, 2, more === '' ? own.kinds[kind] : `${own.kinds[kind]} · ${more}`),
      ...(kind === 'delay' ? [] : quoteLines(sheet, 2, quote)),
    ];
  });
}

/** What one text tells and another leaves out or tells more coarsely. */
export function versionLines(sheet: Sheet): string[] {
  const { found, words, names } = sheet;
  const own = words.protect;
  return found.differences.flatMap(({ type, finer, coarser }) => {
    if (type === undefined) return [];
    const values = {
      name: names.text(finer.text),
      value: names.value(type, finer.value),
      other: names.text(coarser.text),
      coarse: coarser.value === undefined ? '' : names.value(type, coarser.value),
    };
    return [
      ...indented(sheet, 2, fill(coarser.value === undefined ? own.finerOnly : own.finer, values)),
      ...finer.quotes.flatMap((quote) => quoteLines(sheet, 2, quote)),
    ];
  });
}
