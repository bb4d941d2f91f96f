/** Patterns and templates of coarser.*.yaml: `{name}` is one of a list of words in the one, and what was found in the other. */
import { literal } from '../../protect/pattern.ts';
import { phraseEnd, type Written } from './written.ts';

export interface Form {
  readonly say: string;
  readonly decade?: string | undefined;
  readonly adult?: string | undefined;
  readonly none?: string | undefined;
}

export interface Found {
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string>>;
  readonly form: Form;
}

/** A phrase of nouns behind, which only the tagger can end. */
const PHRASE = /\{np\}$/;

/** Everywhere that one of the forms stands; of forms at one place the first. `places` are patterns for `{name}`. */
export function formsIn(
  of: Written,
  forms: readonly Form[],
  places: Readonly<Record<string, string>>,
): readonly Found[] {
  const found: Found[] = [];
  const taken = new Uint8Array(of.text.length + 1);
  for (const form of forms) {
    const whole = form.say.replace(PHRASE, '');
    for (const match of of.text.matchAll(patternOf(whole, places, of.coarser.spaced))) {
      const start = match.index;
      let end = start + match[0].length;
      let np = '';
      if (whole !== form.say) {
        const to = phraseEnd(of, end);
        if (to === end) continue;
        np = of.text.slice(end, to);
        end = to;
      }
      if (taken[start] === 1 || taken[end - 1] === 1) continue;
      taken.fill(1, start, end);
      found.push({ start, end, groups: { ...match.groups, np }, form });
    }
  }
  return found;
}

function patternOf(say: string, places: Readonly<Record<string, string>>, spaced: boolean): RegExp {
  const body = say
    .split(/(\{[\w-]+\})/)
    .map((part) => {
      const name = /^\{([\w-]+)\}$/.exec(part)?.[1];
      return name === undefined ? literal(part) : `(?<${name}>${places[name] ?? '(?!)'})`;
    })
    .join('');
  const first = spaced && /^[\p{L}\p{N}{]/u.test(say) ? '(?<![\\p{L}\\p{N}])' : '(?<![\\p{N}.,])';
  const last = spaced && /[\p{L}\p{N}}]$/u.test(say) ? '(?![\\p{L}\\p{N}])' : '';
  return new RegExp(`${/^[ ,(]/.test(say) ? '' : first}${body}${last}`, 'giu');
}

/** A list of words as a pattern, the longest first. */
export function anyOf(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
}

/** Puts values into a template. */
export function said(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([\w-]+)\}/g, (place, name: string) => values[name] ?? place);
}
