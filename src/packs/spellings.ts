import type { NameHit, NameType, PackData, SpellingRules } from './types.ts';
import { atomsOf, isCapital } from './words.ts';

/**
 * One spelling, cut for the index: [atoms in lower case, atoms as written, case of each atom, what it names].
 * A case is `a` any, `c` with a capital, `e` exactly so. Plain strings, since it is kept in the cache.
 */
export type NameEntry = readonly [lower: string, written: string, cases: string, hits: readonly NameHit[]];

/** All English spellings of a pack's offices, facilities and places, with their plurals and other ways of writing. */
export function nameEntries(data: PackData): readonly NameEntry[] {
  const entries = new Map<string, [string, string, string, NameHit[]]>();
  const add = (type: NameType, id: string, text: string, ambiguous: boolean | undefined): void => {
    for (const variant of variants(text, data.spelling, type === 'facility')) {
      const atoms = atomsOf(variant);
      if (atoms.length === 0) continue;
      const lower = atoms.map((atom) => atom.lower).join(' ');
      const cases = atoms.map((atom) => caseOf(atom.text)).join('');
      const hit: NameHit = { type, id, ...(ambiguous === true && { ambiguous }) };
      const key = `${lower} ${cases}`;
      const known = entries.get(key);
      if (known === undefined)
        entries.set(key, [lower, atoms.map((atom) => atom.text).join(' '), cases, [hit]]);
      else if (!known[3].some((other) => other.type === type && other.id === id)) known[3].push(hit);
    }
  };
  for (const [type, things] of [
    ['office', data.offices],
    ['facility', data.facilities],
  ] as const)
    for (const { id, spellings } of things)
      for (const { text, language, ambiguous } of spellings)
        if (language === 'en') add(type, id, text, ambiguous);
  for (const place of data.places)
    for (const { text, language, ambiguous } of place.spellings) {
      // A name of a row is found by its fold key; one with its unit written out is found as it stands.
      const asWritten = place.unit === undefined || (place.bare !== 'no' && endsInUnit(text, data.spelling));
      if (language === 'en' && asWritten) add('place', place.id, text, ambiguous);
    }
  return [...entries.values()];
}

function caseOf(atom: string): 'a' | 'c' | 'e' {
  if (!isCapital(atom)) return 'a';
  return atom.length > 1 && atom === atom.toUpperCase() ? 'e' : 'c';
}

function endsInUnit(text: string, rules: SpellingRules): boolean {
  return rules.units.some((unit) =>
    unit.after.some((after) => text.endsWith(after.startsWith('-') ? after : ` ${after}`)),
  );
}

/** A spelling in the other ways of writing its words, and in the plural. */
export function variants(text: string, rules: SpellingRules, plural: boolean): readonly string[] {
  let all: readonly string[] = [text];
  for (const swap of rules.swaps) {
    const from = swap.find((word) => hasWord(text, word));
    if (from === undefined) continue;
    const others = swap.filter((word) => word !== from);
    all = all.flatMap((variant) => [variant, ...others.map((to) => replaceWord(variant, from, to))]);
  }
  if (!plural) return all;
  return all.flatMap((variant) => {
    const rule = rules.plurals.find(([ending]) => variant.endsWith(ending));
    if (rule === undefined || !/\p{Ll}$/u.test(variant)) return [variant];
    return [variant, variant.slice(0, variant.length - rule[0].length) + rule[1]];
  });
}

function hasWord(text: string, word: string): boolean {
  return ` ${text} `.includes(` ${word} `);
}

function replaceWord(text: string, from: string, to: string): string {
  return ` ${text} `.replaceAll(` ${from} `, ` ${to} `).trim();
}
