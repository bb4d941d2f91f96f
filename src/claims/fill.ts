/**
 * Puts values into a template: `{name}` becomes the value of that name, once and from left to right; a place without a value
 * stays as it is.
 *
 * Endings of some languages hang on the sound before them. A place may bring them: `{name|A|B}` is the value with A behind a
 * consonant and B behind a vowel; with a third, `{name|A|B|C}`, C behind an L (Korean: the particles of direction). What the
 * endings are stands in the template, here is only which one fits. Where nobody can know, as behind a foreign word, both
 * stand: the first, and the second in brackets.
 *
 * @example fill('{n} acts', { n: 3 }) // '3 acts'
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(
    /\{(\w+)((?:\|[^|{}]*)*)\}/g,
    (place: string, name: string, endings: string): string => {
      if (!Object.hasOwn(values, name)) return place;
      const value = String(values[name]);
      const [, closed, open, liquid = closed] = endings.split('|');
      if (closed === undefined || open === undefined || liquid === undefined) return value;
      const sound = soundOf(value);
      return sound === undefined ? `${value}${closed}(${open})` : value + { closed, open, liquid }[sound];
    },
  );
}

type Sound = 'closed' | 'open' | 'liquid';

/** How the digits end when they are read aloud in Korean, from 0. */
const DIGITS: readonly Sound[] = [
  'closed',
  'liquid',
  'open',
  'closed',
  'open',
  'open',
  'closed',
  'liquid',
  'liquid',
  'open',
];
/** Names of letters that do not end in a vowel. */
const LETTERS: ReadonlyMap<string, Sound> = new Map([
  ['L', 'liquid'],
  ['M', 'closed'],
  ['N', 'closed'],
]);
/** The first and last Hangul syllable; each vowel comes with 28 finals, the first of them none, the ninth an L. */
const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
const L = 8;

/** How a text ends in sound, where that can be known: by its last letter or digit; what stands in brackets behind it is not read. */
export function soundOf(text: string): Sound | undefined {
  const bare = text.replace(/(?:\s*\([^()]*\))+$/, '');
  const last = /([\p{L}\p{N}])[^\p{L}\p{N}]*$/u.exec(bare)?.[1];
  if (last === undefined) return undefined;
  if (/\d/.test(last)) return DIGITS[Number(last)];
  // A capital that stands by itself or ends an abbreviation is read as a letter.
  if (/[A-Z]/.test(last)) return /[a-z][^a-z]*$/.test(bare) ? undefined : (LETTERS.get(last) ?? 'open');
  const code = last.charCodeAt(0);
  if (code < FIRST || code > LAST) return undefined;
  const final = (code - FIRST) % FINALS;
  return final === 0 ? 'open' : final === L ? 'liquid' : 'closed';
}
