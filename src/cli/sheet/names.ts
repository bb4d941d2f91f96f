/** What the things of a pack are called in the language of the sheet. A word that no pack knows stands as the report has it. */
import type { Labels, Lexicon, Pack } from '../../packs/types.ts';
import { fill, type Language, type Words } from '../words.ts';

/** The parts of a pack that have names on a sheet. */
export type NamedPack = Pick<
  Pack,
  'id' | 'stages' | 'facilities' | 'places' | 'instruments' | 'safeguards' | 'terms'
> & {
  readonly lexicon: { readonly en: Nouns };
  readonly verbFinal: Readonly<Record<string, Nouns>>;
};

type Nouns = Pick<Lexicon, 'people'>;

export interface Names {
  readonly label: (labels: Labels) => string;
  /** A place or a kind of place as the JSON names it: by its label, or its id in the pack. */
  readonly place: (label: string, own?: string) => string;
  readonly instrument: (short: string) => string;
  readonly safeguard: (label: string) => string;
  /** The value of a property of a party. */
  readonly value: (property: string, value: string) => string;
  /** A kin or tie: `wife`. */
  readonly tie: (relation: string) => string;
}

/** Words in letters of this script are words of the language. */
const SCRIPTS: Readonly<Record<Language, RegExp>> = { en: /\p{Script=Latin}/u, ko: /\p{Script=Hangul}/u };

/** Properties whose value is a place. */
const PLACES: ReadonlySet<string> = new Set(['residence', 'nationality', 'at']);

export function namesOf(pack: NamedPack, language: Language, words: Words): Names {
  const label = (labels: Labels) => labels[language];
  const once = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const places = once(() => byLabel([...pack.facilities.values(), ...pack.places.values()]));
  const safeguards = once(() => byLabel(pack.safeguards));
  const instruments = once(() => new Map(pack.instruments.map(({ short }) => [short.en, short[language]])));
  const jobs = once(() => {
    const all = new Map<string, string>();
    for (const { people } of [pack.lexicon.en, ...Object.values(pack.verbFinal)])
      for (const { words, occupation } of people)
        if (occupation !== undefined) for (const word of words) all.set(word, occupation);
    return all;
  });
  const place = (text: string, own?: string) =>
    own !== undefined && language !== 'en'
      ? own
      : (places().get(text) ?? (pack.places.has(text) ? label(pack.places.get(text)!.label) : text));
  const term = (kind: keyof Pack['terms'], id: string): string | undefined => {
    const labels = Object.hasOwn(pack.terms[kind], id) ? pack.terms[kind][id] : undefined;
    return labels && label(labels);
  };

  return {
    label,
    place,
    instrument: (short) => instruments().get(short) ?? short,
    safeguard: (text) => safeguards().get(text) ?? text,
    tie: (relation) => term('relations', relation) ?? relation,
    value,
  };

  function value(property: string, text: string): string {
    if (property === 'sex') return term('sexes', text) ?? text;
    if (property === 'age') return term('ages', text) ?? text.replace(/^(\d+)s$/, decade);
    if (property === 'occupation') return occupation(text);
    return PLACES.has(property) ? place(text) : text;
  }

  function decade(_: string, n: string): string {
    return fill(words.ages.decade, { n });
  }

  /** A job as the report words it; in another language by the pack's term for the kind of job, with the report's word behind it. */
  function occupation(text: string): string {
    const known = term('occupations', text);
    if (known !== undefined) return known;
    const id = jobs().get(text) ?? jobs().get(text.split(' ').at(-1)!);
    const general = id === undefined ? undefined : term('occupations', id);
    return general === undefined || SCRIPTS[language].test(text) ? text : `${general} (${text})`;
  }

  /** Either language's label → the label of this one. */
  function byLabel(list: readonly { readonly label: Labels }[]): ReadonlyMap<string, string> {
    return new Map(
      list.flatMap((one) => [one.label.en, one.label.ko].map((text) => [text, label(one.label)])),
    );
  }
}
