/** What else a label of a pack is called in the language of the reports. */
import type { Pack, Spelling } from '../../src/packs/types.ts';
import type { Aliases } from './score.ts';

/**
 * From every label that the draft may give an office, a facility or (in languages other than English) a place to its names in the
 * language. What may be two offices ("MSS") is no alias.
 */
export function aliasesOf({ offices, facilities, places, verbFinal }: Pack, language: string): Aliases {
  const named = [...offices.values(), ...facilities.values()];
  if (language === 'en') return new Map(named.map((one) => [one.label.en, plain(one, language)]));
  const names = new Map<string, readonly string[]>();
  const written = new Map<string, string[]>();
  for (const [text, , id, ambiguous] of verbFinal[language]?.names ?? [])
    if (!ambiguous) written.set(id, [...(written.get(id) ?? []), text]);
  for (const one of [...named, ...places.values()])
    for (const key of new Set([one.id, one.label.en, one.label.ko, ...plain(one, 'en')]))
      names.set(key, [...(names.get(key) ?? []), one.label.ko, ...(written.get(one.id) ?? [])]);
  return names;
}

function plain({ spellings }: { readonly spellings: readonly Spelling[] }, language: string): string[] {
  return spellings.filter((one) => one.language === language && !one.ambiguous).map(({ text }) => text);
}
