/** Ages are told to the decade by default; where a report's own words hold the years, these are compared. */
import type { Claim } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import type { Telling } from './choose.ts';
import { relate, type Value } from './values.ts';

const DECADE = /^(\d{0,2})0s$/;

/**
 * The value of a detail as it is compared: of an age told as "50s" the years, where the quote has exactly one figure of that
 * decade ("who is 58", "58세").
 */
export function comparedText({ says, anchors }: Claim): string {
  if (says.kind !== 'detail') return '';
  const decade = says.property === 'age' ? DECADE.exec(says.value)?.[1] : undefined;
  if (decade === undefined) return says.value;
  const figures = anchors.flatMap(({ quote }) => quote.match(/(?<![\d.,])\d{1,3}(?![\d.,]*\d)/g) ?? []);
  const years = new Set(figures.filter((figure) => Math.floor(Number(figure) / 10) === Number(decade)));
  // "In her 50s" has a figure that is no year of life.
  return years.size === 1 && !says.value.startsWith([...years][0]!) ? [...years][0]! : says.value;
}

/** Ages of one decade stay one value with one label, unless two of them exclude each other: then each is shown by its years. */
export function agesApart(
  told: readonly Telling<Value>[],
  property: string,
  pack: Pack,
): readonly Telling<Value>[] {
  if (property !== 'age') return told;
  const byDecade = Map.groupBy(told, ({ key }) => key);
  const apart = new Set(
    [...byDecade].flatMap(([key, own]) =>
      own.some((a, i) => own.slice(i + 1).some((b) => relate('age', a.value, b.value, pack) === 'differ'))
        ? [key]
        : [],
    ),
  );
  return told.map((one) =>
    apart.has(one.key) ? { ...one, key: one.value.key, label: one.value.text } : one,
  );
}
