/** Ages told more coarsely, or not at all. */
import { decadeOf } from '../../protect/ladders.ts';
import { anyOf, formsIn, said } from './forms.ts';
import type { Edit } from './pieces.ts';
import type { WantedValue } from './wanted.ts';
import { sexAt, type Written } from './written.ts';

/** From this age on somebody is an adult to the ladder. */
const ADULT = 16;

/** @param wanted of the type `age` */
export function ageEdits(of: Written, wanted: readonly WantedValue[]): readonly Edit[] {
  return wanted.flatMap((one) => editsOf(of, one));
}

function editsOf(of: Written, { choice, value, step, say, sex }: WantedValue): readonly Edit[] {
  const { coarser } = of;
  const decade = decadeOf(value);
  if (decade === undefined) return [];
  const first = Number.parseInt(decade, 10);
  const exact = !value.endsWith('s');
  const years = exact ? spelled(Number(value), of) : Array.from({ length: 10 }, (_, i) => String(first + i));
  const lists = Object.fromEntries(Object.entries(coarser.words).map(([name, list]) => [name, anyOf(list)]));
  const places = {
    ...lists,
    own: anyOf(coarser.owners),
    n: anyOf(years),
    d: anyOf(decadesOf(first, of)),
    part: `(?:${lists.part ?? ''})?`,
  };
  // Of a decade only what is plainly an age; a bare number of its years could be anything.
  const plain = exact
    ? coarser.ages.years
    : coarser.ages.years.filter(({ say: form }) => /\{unit\}|\{own\}|year|age/.test(form));
  const forms = [...plain, ...(step === 'decade' ? [] : coarser.ages.decade)];
  return formsIn(of, forms, places).flatMap(({ start, end, groups, form }): Edit[] => {
    const template = { decade: form.decade, adult: form.adult, none: form.none }[step];
    if (template === undefined && say === undefined) return [];
    const adult = Number.parseInt(value, 10) < ADULT ? coarser.ages.child : coarser.ages.adult;
    const own = groups.own ?? coarser.own[sex ?? sexAt(of, start, end) ?? 'other'];
    const decades = coarser.ages.decades[String(first)] ?? coarser.ages.decades.other;
    const words = said(say ?? template ?? '', {
      ...groups,
      own: own.toLowerCase(),
      adult,
      'an-adult': withArticle(adult, of),
      decade: said(decades, { d: String(first) }),
    });
    return [{ start, end, words, choices: [choice], unit: 'words' }];
  });
}

function withArticle(noun: string, { coarser: { articles } }: Written): string {
  if (articles === undefined) return noun;
  return `${articles.indefinite[/^[aeiou]/.test(noun) ? 1 : 0]} ${noun}`;
}

/** A number of years in figures and in words: 58, fifty-eight. */
function spelled(n: number, { coarser: { numbers, spaced } }: Written): readonly string[] {
  const exact = Object.entries(numbers).flatMap(([word, value]) => (value === n ? [word] : []));
  const tens = Object.entries(numbers).filter(([, value]) => value === Math.floor(n / 10) * 10 && value > 0);
  const ones = Object.entries(numbers).filter(([, value]) => value === n % 10 && value > 0);
  const both = tens.flatMap(([ten]) =>
    ones.flatMap(([one]) => (spaced ? [`${ten}-${one}`, `${ten} ${one}`] : [`${ten}${one}`])),
  );
  return [String(n), ...exact, ...both];
}

function decadesOf(first: number, { coarser: { ages, spaced } }: Written): readonly string[] {
  const word = ages.decades[String(first)];
  const figures = said(ages.decades.other, { d: String(first) });
  return [figures, ...(spaced ? [`${first}'s`, `${first}’s`] : []), ...(word === undefined ? [] : [word])];
}
