import { folder, letters } from './fold.ts';
import type { PackData, Place, SpellingRules } from './types.ts';
import { isCapital } from './words.ts';

type Unit = SpellingRules['units'][number];

interface Folded {
  readonly place: Place;
  /** How many words the pack writes the name with. */
  readonly words: number;
  /** The name's letters as the pack writes them. */
  readonly written: string;
  /** The place's own name, when that counts only with the unit behind it; as one word it still counts ("Kimchaek"). */
  readonly unitNeeded: boolean;
}

/** Finds places whose romanised names are joined by the fold key, with the unit that may follow ("County", "-gun"). */
export interface PlaceFinder {
  longestAt(words: readonly string[], i: number): { length: number; places: readonly Place[] } | undefined;
  unitAt(
    words: readonly string[],
    i: number,
    fits: (unit: Unit) => boolean,
  ): { length: number; unit: Unit } | undefined;
}

/** Longest run of words that is tried as one name, and of letters: names are shorter, hostile texts are not. */
const mostWords = 7;
const mostLetters = 30;

export function placeFinder(data: PackData): PlaceFinder {
  const fold = folder(data.spelling.fold);
  const never = new Set(data.spelling.never);
  const byKey = new Map<string, Folded[]>();
  for (const place of data.places) {
    if (place.unit === undefined) continue;
    for (const { text, language } of place.spellings) {
      if (language !== 'en') continue;
      const key = fold(text);
      const unitNeeded = place.bare === 'unit' && text === place.spellings[0]!.text;
      const folded: Folded = { place, words: text.split(' ').length, written: letters(text), unitNeeded };
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [folded]);
      else list.push(folded);
    }
  }
  const units = new Map<string, { unit: Unit; hyphen: boolean }[]>();
  for (const unit of data.spelling.units)
    for (const after of unit.after) {
      const hyphen = after.startsWith('-');
      const word = (hyphen ? after.slice(1) : after).toLowerCase();
      units.set(word, [...(units.get(word) ?? []), { unit, hyphen }]);
    }

  function unitAt(
    words: readonly string[],
    i: number,
    fits: (unit: Unit) => boolean,
  ): { length: number; unit: Unit } | undefined {
    const word = words[i];
    if (word === undefined) return undefined;
    const hyphen = word === '-' || word === '‐' || word === '‑';
    const named = hyphen ? words[i + 1] : word;
    if (named === undefined || named.length > mostLetters) return undefined;
    const found = units.get(named.toLowerCase())?.find((u) => u.hyphen === hyphen && fits(u.unit));
    return found && { length: hyphen ? 2 : 1, unit: found.unit };
  }

  return {
    unitAt,
    longestAt(words, i) {
      let best: { length: number; places: readonly Place[] } | undefined;
      const first = words[i]!;
      if (first.length > mostLetters) return undefined;
      for (const run of runsAt(words, i)) {
        const found = byKey.get(fold(run.text));
        if (found === undefined) continue;
        const end = i + run.length;
        const isUnitOf = ({ place }: Folded, unit: Unit): boolean =>
          place.unit === unit.id ||
          data.spelling.units.find((u) => u.id === place.unit)?.precision === unit.precision;
        const after = unitAt(words, end, (unit) => found.some((f) => isUnitOf(f, unit)));
        const fitting = found.filter((f) => {
          if (f.place.bare === 'no') return false;
          const unit = after !== undefined && isUnitOf(f, after.unit);
          if (after !== undefined && !unit) return false;
          if (!unit && never.has(run.text)) return false;
          if (!unit && f.unitNeeded && run.words === f.words) return false;
          return run.words === 1 || run.words === f.words || (unit && run.words < f.words);
        });
        if (fitting.length === 0) continue;
        const length = run.length + (after?.length ?? 0);
        if (best !== undefined && length <= best.length) continue;
        // Two names with one key: what the pack writes just so is meant, else all of them.
        const asWritten =
          fitting.length > 1 ? fitting.filter((f) => f.written === letters(run.text)) : fitting;
        const meant = asWritten.length > 0 ? asWritten : fitting;
        best = { length, places: [...new Set(meant.map((f) => f.place))] };
      }
      return best;
    },
  };
}

interface Run {
  /** How many words of the text. */
  readonly length: number;
  /** How many of them stand apart by a space. */
  readonly words: number;
  readonly text: string;
}

/**
 * The runs of words from `i` that could be one name: capitalised words, or parts joined by hyphens and apostrophes, or
 * the pieces into which a tagger cuts a word with marked vowels ("Ch", "’", "ŏ", "ngjin").
 */
function runsAt(words: readonly string[], i: number): readonly Run[] {
  const runs: Run[] = [];
  let text = '';
  let apart = 0;
  let glue: 'none' | 'hyphen' | 'mark' = 'none';
  for (let w = i; w < words.length && w < i + mostWords; w++) {
    const word = words[w]!;
    if (text.length + word.length > mostLetters) break;
    if (w > i && word.length === 1) {
      if (isHyphen(word)) {
        glue = 'hyphen';
        continue;
      }
      if (isApostrophe(word)) {
        glue = 'mark';
        continue;
      }
    }
    const c = word.charCodeAt(0);
    const ascii = (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
    if (!ascii && !(c > 127 && /^\p{L}/u.test(word))) break;
    if (w === i || (glue === 'none' && ascii)) {
      if (!isCapital(word)) break;
      apart++;
    }
    text += word;
    const last = word.charCodeAt(word.length - 1);
    glue = last > 127 && last !== 8217 ? 'mark' : 'none';
    runs.push({ length: w - i + 1, words: apart, text });
  }
  return runs;
}

function isHyphen(word: string): boolean {
  return word === '-' || word === '‐' || word === '‑';
}

function isApostrophe(word: string): boolean {
  return word === "'" || word === '’' || word === 'ʼ' || word === '‘' || word === '`';
}
