import { placeFinder } from './places.ts';
import type { NameHit, NameIndex, NameType, PackData, SpellingRules } from './types.ts';
import { atomsOf, cutter, isCapital } from './words.ts';

/** How an atom of a spelling wants its letters: as it is, with a capital, exactly so. */
type Case = 'any' | 'capital' | 'exact';

interface Entry {
  readonly lower: readonly string[];
  readonly exact: readonly string[];
  readonly cases: readonly Case[];
  readonly hits: NameHit[];
}

/**
 * Makes the index of all English spellings of a pack's offices, facilities and places.
 *
 * A spelling says by its own letters which case it wants: `border guard` fits any, `Unit 8` needs the capital, `MSS` fits
 * only as it stands. Names of counties and the like are found by their fold key as well.
 */
export function nameIndex(data: PackData): NameIndex {
  const entries = new Map<string, Entry[]>();
  const placeById = new Map(data.places.map((place) => [place.id, place]));
  const add = (type: NameType, id: string, text: string, ambiguous: boolean): void => {
    for (const variant of variants(text, data.spelling, type === 'facility')) {
      const atoms = atomsOf(variant);
      if (atoms.length === 0) continue;
      const entry: Entry = {
        lower: atoms.map((atom) => atom.lower),
        exact: atoms.map((atom) => atom.text),
        cases: atoms.map((atom) => caseOf(atom.text)),
        hits: [{ type, id, ...(ambiguous && { ambiguous }) }],
      };
      const bucket = entries.get(entry.lower[0]!);
      if (bucket === undefined) {
        entries.set(entry.lower[0]!, [entry]);
        continue;
      }
      const same = bucket.find((other) => sameEntry(other, entry));
      if (same === undefined) bucket.push(entry);
      else if (!same.hits.some((hit) => hit.type === type && hit.id === id)) same.hits.push(...entry.hits);
    }
  };
  for (const type of ['office', 'facility'] as const)
    for (const thing of type === 'office' ? data.offices : data.facilities)
      for (const { text, language, ambiguous } of thing.spellings)
        if (language === 'en') add(type, thing.id, text, ambiguous === true);
  // A name of a row is found by its fold key; one with its unit written out is found as it stands.
  for (const place of data.places)
    for (const { text, language, ambiguous } of place.spellings)
      if (
        language === 'en' &&
        (place.unit === undefined || (place.bare !== 'no' && endsInUnit(text, data.spelling)))
      )
        add('place', place.id, text, ambiguous === true);
  for (const bucket of entries.values()) bucket.sort((a, b) => b.lower.length - a.lower.length);

  const cut = cutter();
  const places = placeFinder(data);

  /** Matches an entry from word `i`; gives the number of words, 0 when it does not fit. */
  function fits(entry: Entry, words: readonly string[], i: number): number {
    let atom = 0;
    let w = i;
    for (; atom < entry.lower.length; w++) {
      const word = words[w];
      if (word === undefined) return 0;
      const parts = cut(word);
      if (parts === 'bar') return 0;
      if (parts === 'joint') {
        if (w === i) return 0;
        continue;
      }
      for (const part of parts) {
        if (atom >= entry.lower.length || part.lower !== entry.lower[atom]) return 0;
        const wants = entry.cases[atom]!;
        if (wants === 'capital' && !isCapital(part.text)) return 0;
        if (wants === 'exact' && part.text !== entry.exact[atom]) return 0;
        atom++;
      }
    }
    return w - i;
  }

  return {
    longestAt(words, i) {
      const word = words[i];
      if (word === undefined) return undefined;
      const first = cut(word);
      if (typeof first === 'string') return undefined;
      let length = 0;
      let atoms = 0;
      let hits: NameHit[] = [];
      for (const entry of entries.get(first[0]!.lower) ?? []) {
        // Sorted by atoms, and words are not more than atoms and joints: a shorter entry can only tie or lose.
        if (length > 0 && entry.lower.length < atoms) break;
        const n = fits(entry, words, i);
        if (n === 0) continue;
        if (n > length) {
          length = n;
          hits = [];
        }
        atoms = entry.lower.length;
        if (n === length) for (const hit of entry.hits) if (!has(hits, hit)) hits.push(hit);
      }
      if (length > 0 && hits.every((hit) => hit.type === 'place')) {
        const precision = placeById.get(hits[0]!.id)?.precision;
        length += places.unitAt(words, i + length, (unit) => unit.precision === precision)?.length ?? 0;
      }
      const found = isCapital(word) ? places.longestAt(words, i) : undefined;
      if (found !== undefined && found.length >= length) {
        if (found.length > length) hits = [];
        length = found.length;
        for (const place of found.places) {
          const hit: NameHit = {
            type: 'place',
            id: place.id,
            ...(found.places.length > 1 && { ambiguous: true }),
          };
          if (!has(hits, hit)) hits.push(hit);
        }
      }
      return length === 0 ? undefined : { length, hits };
    },
  };
}

function has(hits: readonly NameHit[], hit: NameHit): boolean {
  return hits.some((other) => other.type === hit.type && other.id === hit.id);
}

function sameEntry(a: Entry, b: Entry): boolean {
  return (
    a.lower.length === b.lower.length &&
    a.lower.every((text, i) => text === b.lower[i]) &&
    a.cases.every((wants, i) => wants === b.cases[i])
  );
}

function caseOf(atom: string): Case {
  if (!isCapital(atom)) return 'any';
  return atom.length > 1 && atom === atom.toUpperCase() ? 'exact' : 'capital';
}

function endsInUnit(text: string, rules: SpellingRules): boolean {
  return rules.units.some((unit) =>
    unit.after.some((after) => text.endsWith(after.startsWith('-') ? after : ` ${after}`)),
  );
}

/** A spelling in the other ways of writing its words, and in the plural. */
export function variants(text: string, rules: SpellingRules, plural: boolean): readonly string[] {
  let all: string[] = [text];
  for (const swap of rules.swaps)
    for (const from of swap) {
      if (!all.some((variant) => hasWord(variant, from))) continue;
      const others = swap.filter((word) => word !== from);
      all = all.flatMap((v) =>
        hasWord(v, from) ? [v, ...others.map((to) => replaceWord(v, from, to))] : [v],
      );
      break;
    }
  if (plural)
    all = all.flatMap((variant) => {
      const rule = rules.plurals.find(([ending]) => variant.toLowerCase().endsWith(ending));
      if (rule === undefined || !/\p{Ll}$/u.test(variant)) return [variant];
      return [variant, variant.slice(0, variant.length - rule[0].length) + rule[1]];
    });
  return all;
}

function hasWord(text: string, word: string): boolean {
  return ` ${text} `.includes(` ${word} `);
}

function replaceWord(text: string, from: string, to: string): string {
  return ` ${text} `.replaceAll(` ${from} `, ` ${to} `).trim();
}
