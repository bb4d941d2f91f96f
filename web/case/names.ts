/** What the things of a case are called in the language of the page. Pure. */
import type { PackView } from '../../src/server/shapes.ts';
import type { Act, Language, Party, Place, Report } from './types.ts';

/** In the words of a report or of the pack, else as described, else as told in another language. */
export function partyName({ label, label_ko, described }: Party, language: Language): string {
  return language === 'ko' ? (label_ko ?? described?.ko ?? label) : (described?.en ?? label);
}

/** As it is told in other words: what somebody needs to find the party in a report. */
export function otherNames({ label, label_ko }: Party, shown: string): readonly string[] {
  return [...new Set([label, label_ko ?? label])].filter((name) => name !== shown);
}

/** With a capital where the script has them: it stands as a heading. */
export function actName({ label, label_ko }: Pick<Act, 'label' | 'label_ko'>, language: Language): string {
  const name = language === 'ko' ? (label_ko ?? label) : label;
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}

export function placeName(
  { label, label_ko, pcode, facility }: Place,
  language: Language,
  pack: Places,
): string {
  const kind = pack.facilities.find(({ id }) => id === facility);
  // A kind of place that is told without a name of its own is called as the pack calls it.
  if (language === 'ko') return label_ko ?? (kind?.en === label ? kind.ko : label);
  if (kind?.ko === label) return kind.en;
  // A place that only a Korean report names has no English label; the pack has one when it is a county.
  if (/\p{Script=Hangul}/u.test(label)) return pack.places.find(({ id }) => id === pcode)?.en ?? label;
  return label;
}
type Places = Pick<PackView, 'places' | 'facilities'>;

const SCRIPTS = { en: /\p{Script=Latin}/u, ko: /\p{Script=Hangul}/u };

/** Each place once: two reports name one station in two languages. */
export function placeNames(at: readonly Place[], language: Language, pack: Places): readonly string[] {
  const found = new Map<string, string>();
  for (const place of at) {
    const name = placeName(place, language, pack);
    const key = place.pcode === undefined ? name : `${place.pcode} ${place.precision}`;
    const known = found.get(key);
    if (known === undefined || (!SCRIPTS[language].test(known) && SCRIPTS[language].test(name)))
      found.set(key, name);
  }
  return [...new Set(found.values())];
}

/** The outlet, and where nobody named it the file. */
export function reportName({ publisher, file }: Pick<Report, 'publisher' | 'file'>): string {
  return publisher ?? file;
}

/** `Korean`, `한국어`. */
export function languageName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** `in Korean` → the value of a detail as the pack calls it; what the pack does not know stands as it was told. */
export function valueName(
  property: string,
  value: string,
  language: Language,
  pack: Terms,
  decade: string,
): string {
  const { sexes, ages, occupations } = pack.terms;
  const terms = { sex: sexes, age: ages, occupation: occupations }[property];
  const known = terms?.find(({ id }) => id === value)?.[language];
  if (known !== undefined) return known;
  return property === 'age' ? value.replace(/^(\d+)s$/, (_, n: string) => decade.replace('{n}', n)) : value;
}
type Terms = Pick<PackView, 'terms'>;

/** A detail that ties a party to another: `wife p3`. */
export function tieOf(value: string): { readonly relation: string; readonly other: string } | undefined {
  const [, relation, other] = /^(.*) (p\d+)$/.exec(value) ?? [];
  return relation === undefined || other === undefined ? undefined : { relation, other };
}
