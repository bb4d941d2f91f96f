/** How regular English verbs and nouns change their endings. What is irregular stands in the lexicon. */
import type { VerbForm } from './grammar.ts';

const VOWEL = /[aeiou]/;

/** The regular forms of an English verb: third person, gerund, past. A final consonant is given both single and doubled. */
export function inflections(lemma: string): readonly (readonly [string, VerbForm])[] {
  const out: [string, VerbForm][] = [[lemma, 'base']];
  const last = lemma.at(-1)!;
  const beforeLast = lemma.at(-2) ?? '';
  if (last === 'e') {
    out.push(
      [`${lemma}s`, 's'],
      [`${lemma}d`, 'ed'],
      [
        beforeLast === 'i'
          ? `${lemma.slice(0, -2)}ying`
          : beforeLast === 'e'
            ? `${lemma}ing`
            : `${lemma.slice(0, -1)}ing`,
        'ing',
      ],
    );
  } else if (last === 'y' && !VOWEL.test(beforeLast)) {
    const stem = `${lemma.slice(0, -1)}i`;
    out.push([`${stem}es`, 's'], [`${stem}ed`, 'ed'], [`${lemma}ing`, 'ing']);
  } else {
    out.push(
      [/(?:s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, 's'],
      [`${lemma}ed`, 'ed'],
      [`${lemma}ing`, 'ing'],
    );
    if (
      !VOWEL.test(last) &&
      !/[wxy]/.test(last) &&
      VOWEL.test(beforeLast) &&
      !VOWEL.test(lemma.at(-3) ?? '')
    ) {
      out.push([`${lemma}${last}ed`, 'ed'], [`${lemma}${last}ing`, 'ing']);
    }
  }
  return out;
}

/** The form of a verb that no lexicon knows, by its ending; a base that ends in -ed is one only where a verb stands. */
export function formByEnding(lower: string, lemma: string, isVerb: boolean): VerbForm {
  if (lower === lemma) return isRegularPast(lower) && !isVerb ? 'ed' : 'base';
  if (lower.endsWith('ing')) return 'ing';
  if (isRegularPast(lower)) return 'ed';
  return lower.endsWith('s') ? 's' : 'past';
}

/** An -ed form. */
export function isRegularPast(lower: string): boolean {
  return lower.endsWith('ed');
}

/** A plural in -s. */
export function isRegularPlural(lower: string): boolean {
  return lower.endsWith('s');
}

/**
 * What a noun may be in the singular when it is written as `lower` in the plural.
 *
 * @param endings the endings of plurals, each with that of the singular
 */
export function singulars(lower: string, endings: readonly (readonly [string, string])[]): string[] {
  return endings.flatMap(([plural, singular]) =>
    lower.endsWith(plural) ? [`${lower.slice(0, lower.length - plural.length)}${singular}`] : [],
  );
}
