/** Words of claims → ids of the pack, in all its languages. */
import type { Named, Pack } from '../packs/types.ts';

export interface Lookup {
  /** Name of a place or country in small letters → the ids that it may mean. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  /** Word for a job in small letters → the id of the job; the id itself too. */
  readonly jobs: ReadonlyMap<string, string>;
  /** Word for a number. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Surname in small letters → its id. */
  readonly surnames: ReadonlyMap<string, string>;
  /** Name of an outlet in small letters → its id. */
  readonly outlets: ReadonlyMap<string, string>;
}

const known = new WeakMap<Pack, Lookup>();

export function lookupOf(pack: Pack): Lookup {
  const before = known.get(pack);
  if (before !== undefined) return before;
  const made = {
    places: placesOf(pack),
    jobs: jobsOf(pack),
    numbers: numbersOf(pack),
    surnames: namesOf(pack.surnames),
    outlets: namesOf(pack.outlets),
  };
  known.set(pack, made);
  return made;
}

function placesOf(pack: Pack): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (name: string, id: string): void => {
    const key = name.toLowerCase();
    const ids = found.get(key);
    if (ids === undefined) found.set(key, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  for (const { id, label, pcode } of pack.places.values())
    for (const name of [label.en, label.ko, id, pcode ?? id]) add(name, id);
  // A spelling counts where no label is written so.
  const labelled = new Set(found.keys());
  for (const { id, spellings } of pack.places.values())
    for (const { text } of spellings) if (!labelled.has(text.toLowerCase())) add(text, id);
  return found;
}

function jobsOf(pack: Pack): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { people } of [pack.lexicon.en, ...Object.values(pack.verbFinal)])
    for (const { words, occupation } of people) {
      if (occupation === undefined) continue;
      if (!found.has(occupation)) found.set(occupation, occupation);
      for (const word of words) if (!found.has(word.toLowerCase())) found.set(word.toLowerCase(), occupation);
    }
  return found;
}

function numbersOf({ lexicon, verbFinal }: Pack): ReadonlyMap<string, number> {
  return new Map([
    ...Object.values(verbFinal).flatMap(({ grammar }) => Object.entries(grammar.numbers ?? {})),
    ...Object.entries(lexicon.en.times.numbers ?? {}),
  ]);
}

function namesOf(named: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(
    named.flatMap(({ id, en, ko }) => [...en, ...ko].map((name) => [name.toLowerCase(), id] as const)),
  );
}
