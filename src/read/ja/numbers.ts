/** Numbers in running Japanese text: "4人", "40代", "2万元", "20人余り", "三人", "十数人". */
import type { VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { NumberWord } from '../verb-final/doc.ts';

/** A number and its counter at a place of the text; undefined where none stands. */
export type Numbers = (text: string, start: number) => Omit<NumberWord, 'mark'> | undefined;

const FIGURES = /[0-9\uff10-\uff19][0-9\uff10-\uff19,，.]*/uy;
const LONGEST = 12;

export function numbersOf(grammar: VerbFinalGrammar): Numbers {
  const { numbers = {}, counters = [], vague = {}, ages = {} } = grammar;
  const named = new Map(Object.entries(numbers));
  const counts = new Map(
    counters.flatMap(({ words, of }) => words.map((word): [string, typeof of] => [word, of])),
  );
  const longest = Math.max(0, ...[...counts.keys()].map(({ length }) => length));
  const oneOf = (words: readonly string[] | undefined, text: string, at: number): number =>
    Math.max(0, ...(words ?? []).map((word) => (text.startsWith(word, at) ? word.length : 0)));

  return (text, start) => {
    const read = figures(text, start) ?? words(text, start);
    if (read === undefined) return undefined;
    const { value, spelled } = read;
    let at = read.end;
    let isVague = false;
    const inside = oneOf(vague.inside, text, at);
    if (inside > 0) {
      at += inside;
      isVague = true;
    }
    const decade = oneOf(ages.decade, text, at);
    if (decade > 0) return { value, decade: true, end: at + decade };
    const years = oneOf(ages.years, text, at);
    if (years > 0) return { value, years: true, end: at + years };
    for (let length = Math.min(longest, text.length - at); length > 0; length--) {
      const what = counts.get(text.slice(at, at + length));
      if (what === undefined) continue;
      let end = at + length;
      const behind = oneOf(vague.behind, text, end);
      end += behind;
      return { value, counts: what, end, ...((isVague || behind > 0) && { vague: true }) };
    }
    // A number in letters that counts nothing is most often part of a name.
    return spelled ? undefined : { value, end: at, ...(isVague && { vague: true }) };
  };

  function figures(text: string, start: number): { value: number; end: number; spelled: false } | undefined {
    FIGURES.lastIndex = start;
    const match = FIGURES.exec(text);
    if (match === null) return undefined;
    const digits = match[0].normalize('NFKC').replaceAll(',', '').replace(/\.$/, '');
    let value = Number(digits);
    let end = start + match[0].length;
    for (let scale = named.get(text[end] ?? ''); scale !== undefined; scale = named.get(text[end] ?? '')) {
      if (scale < TEN) break;
      value *= scale;
      end++;
    }
    return Number.isFinite(value) ? { value, end, spelled: false } : undefined;
  }

  /** "三", "二十五", "百". */
  function words(text: string, start: number): { value: number; end: number; spelled: true } | undefined {
    let sum = 0;
    let one = 0;
    let end = start;
    for (; end < start + LONGEST; end++) {
      const value = named.get(text[end] ?? '');
      if (value === undefined) break;
      if (value < TEN) one = value;
      else {
        sum += Math.max(1, one) * value;
        one = 0;
      }
    }
    return end === start ? undefined : { value: sum + one, end, spelled: true };
  }
}

const TEN = 10;
