import { placeFinder } from './places.ts';
import { type NameEntry, nameEntries } from './spellings.ts';
import type { NameHit, NameIndex, PackData } from './types.ts';
import { cutter, isCapital } from './words.ts';

interface Entry {
  readonly lower: readonly string[];
  readonly written: readonly string[];
  readonly cases: string;
  readonly hits: readonly NameHit[];
}

interface Start {
  readonly entries: readonly Entry[];
  readonly capital: boolean;
}

/**
 * Makes the index of all English spellings of a pack's offices, facilities and places.
 *
 * A spelling says by its own letters which case it wants: `border guard` fits any, `Bureau 10` needs the capital, `MSS`
 * fits only as it stands. Names of counties and the like are found by their fold key as well.
 */
export function nameIndex(data: PackData, spelled: readonly NameEntry[] = nameEntries(data)): NameIndex {
  const byFirst = new Map<string, NameEntry[]>();
  for (const entry of spelled) {
    const space = entry[0].indexOf(' ');
    const first = space < 0 ? entry[0] : entry[0].slice(0, space);
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [entry]);
    else list.push(entry);
  }
  // Cut only when a text has the first word: most names of a pack are in no report.
  const opened = new Map<string, readonly Entry[]>();
  const startingWith = (first: string): readonly Entry[] => {
    const known = opened.get(first);
    if (known !== undefined) return known;
    const list = byFirst.get(first);
    if (list === undefined) return none;
    const entries = list
      .map(([lower, written, cases, hits]) => ({
        lower: lower.split(' '),
        written: written.split(' '),
        cases,
        hits,
      }))
      .sort((a, b) => b.lower.length - a.lower.length);
    opened.set(first, entries);
    return entries;
  };
  const cut = cutter();
  // One look-up for each word of a text: most words begin no name.
  const starts = new Map<string, Start>();
  const startOf = (word: string): Start => {
    const known = starts.get(word);
    if (known !== undefined) return known;
    const atoms = cut(word);
    const start: Start =
      typeof atoms === 'string'
        ? { entries: none, capital: false }
        : { entries: startingWith(atoms[0]!.lower), capital: isCapital(word) };
    if (starts.size > 20_000) starts.clear();
    if (word.length <= 40) starts.set(word, start);
    return start;
  };
  const places = placeFinder(data);
  const precisions = new Map(data.places.map((place) => [place.id, place.precision]));

  /** Matches an entry from word `i`; gives the number of words, 0 when it does not fit. */
  function fits(entry: Entry, words: readonly string[], i: number): number {
    let atom = 0;
    let w = i;
    for (; atom < entry.lower.length; w++) {
      const word = words[w];
      if (word === undefined) return 0;
      const parts = cut(word);
      if (parts === 'bar') return 0;
      if (parts === 'joint') continue;
      for (const part of parts) {
        if (part.lower !== entry.lower[atom]) return 0;
        const wants = entry.cases[atom];
        if (wants === 'c' && !isCapital(part.text)) return 0;
        if (wants === 'e' && part.text !== entry.written[atom]) return 0;
        atom++;
      }
    }
    return w - i;
  }

  return {
    longestAt(words, i) {
      const word = words[i];
      if (word === undefined) return undefined;
      const { entries, capital } = startOf(word);
      if (entries.length === 0 && !capital) return undefined;
      let length = 0;
      let atoms = 0;
      let hits: NameHit[] = [];
      for (const entry of entries) {
        // Longest first: one with fewer atoms can only name less of the same words.
        if (entry.lower.length < atoms) break;
        const n = fits(entry, words, i);
        if (n === 0) continue;
        length = n;
        atoms = entry.lower.length;
        for (const hit of entry.hits) if (!has(hits, hit)) hits.push(hit);
      }
      if (length > 0 && hits.every((hit) => hit.type === 'place')) {
        const precision = precisions.get(hits[0]!.id);
        length += places.unitAt(words, i + length, (unit) => unit.precision === precision)?.length ?? 0;
      }
      const found = capital ? places.longestAt(words, i) : undefined;
      if (found !== undefined && found.length >= length) {
        if (found.length > length) hits = [];
        length = found.length;
        const ambiguous = found.places.length > 1;
        for (const { id } of found.places) {
          const hit: NameHit = { type: 'place', id, ...(ambiguous && { ambiguous }) };
          if (!has(hits, hit)) hits.push(hit);
        }
      }
      return length === 0 ? undefined : { length, hits };
    },
  };
}

const none: readonly Entry[] = [];

function has(hits: readonly NameHit[], hit: NameHit): boolean {
  return hits.some((other) => other.type === hit.type && other.id === hit.id);
}
