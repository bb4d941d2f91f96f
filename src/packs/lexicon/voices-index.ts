/** The lexicon of voices as the reader takes it. Apart from its form, so that reading does not load the library that checks. */
import type { CueMode, CueStance, VoicesFile } from './voices.ts';

export type { CueMode, CueStance } from './voices.ts';

/** One way a word introduces what somebody says, knows, thinks or wants. */
export interface CueEntry {
  readonly mode: CueMode;
  readonly takes: ReadonlySet<string>;
  /** The entry's further words after the head: the particle of "point out". */
  readonly rest: readonly string[];
  readonly stance: CueStance | undefined;
  /** The verb names whom it is told to: "told her that". */
  readonly addressee: boolean;
  /** What may follow when the verb is passive and nobody is named: "is said to". */
  readonly passive: ReadonlySet<string>;
  /** Counts after "to" as well. */
  readonly infinitive: boolean;
}

export interface PhraseEntry {
  readonly words: readonly string[];
  readonly mode: CueMode;
  readonly source: 'after' | 'none';
  readonly stance: CueStance | undefined;
}

export interface ComplementHedge {
  readonly rest: readonly string[];
  readonly takes: ReadonlySet<string>;
  readonly stance: CueStance;
  readonly passive: boolean;
}

export interface Pronoun {
  readonly number: 'one' | 'many' | 'any';
  readonly sex: 'male' | 'female' | undefined;
  /** Never refers back: "another said". */
  readonly fresh: boolean;
}

type Index<T> = ReadonlyMap<string, readonly T[]>;
type Words = ReadonlySet<string>;

/** The grammar words the finders lean on; every one of them comes from the lexicon. */
export interface VoiceGrammar {
  readonly that: Words;
  readonly to: Words;
  readonly by: Words;
  readonly of: Words;
  readonly as: Words;
  readonly be: Words;
  readonly have: Words;
  readonly do: Words;
  readonly ability: Words;
  readonly not: Words;
  readonly wh: Words;
  readonly relative: Words;
  readonly expletive: Words;
  readonly definite: Words;
  readonly gerund: readonly string[];
  readonly plural: readonly string[];
  readonly possessive: Words;
  readonly first: Words;
  readonly titles: Words;
  readonly pronouns: ReadonlyMap<string, Pronoun>;
}

/** What a word can be, as bits: most words of a text are none of it, and one look-up says so. */
export const WORD = { cue: 1, phrase: 2, hedge: 4 } as const;

/** The lexicon of voices, merged over the packs and indexed by lemma or first word. */
export interface VoicesLexicon {
  /** The bits of `WORD` for every lemma and form that any index below knows. */
  readonly words: ReadonlyMap<string, number>;
  readonly grammar: VoiceGrammar;
  readonly verbs: Index<CueEntry>;
  /** By verb, the nouns that with it say something, and how: "made the case". */
  readonly light: ReadonlyMap<string, ReadonlyMap<string, CueMode>>;
  readonly nouns: Index<CueEntry>;
  readonly adjectives: Index<CueEntry>;
  readonly phrases: Index<PhraseEntry>;
  readonly adverbs: ReadonlyMap<string, CueStance>;
  readonly modals: ReadonlyMap<string, CueStance>;
  readonly hedgedNouns: ReadonlyMap<string, CueStance>;
  readonly complements: Index<ComplementHedge>;
  readonly people: Words;
  readonly anybody: Words;
  readonly official: Words;
  readonly document: Words;
  readonly hearsay: Words;
  /** Lower-case names of outlets, each as its words; by first word. */
  readonly outlets: Index<readonly string[]>;
  readonly reporters: Words;
  readonly told: Words;
}

/**
 * Merges the `voices.yaml` of the packs in use, the base pack first; later files add.
 *
 * @throws when no file has the grammar words
 */
export function voicesLexicon(files: readonly VoicesFile[]): VoicesLexicon {
  const grammar = files.find((file) => file.grammar)?.grammar;
  if (!grammar) throw new Error('no lexicon of voices has the section "grammar"');
  const set = (of: readonly string[]) => new Set(of);
  const source = (name: keyof VoicesFile['sources']) =>
    set(files.flatMap((file) => file.sources[name] ?? []));
  const cues = (name: 'verbs' | 'nouns' | 'adjectives') =>
    index(
      files.flatMap((file) =>
        file[name].flatMap((entry) =>
          entry.words.map((word) => {
            const [head, ...rest] = word.split(' ');
            const passive = 'passive' in entry ? entry.passive : undefined;
            const value: CueEntry = {
              mode: entry.mode,
              takes: set(entry.takes),
              rest,
              stance: entry.stance,
              addressee: 'addressee' in entry && entry.addressee === true,
              passive: set(passive ?? []),
              infinitive: entry.mode === 'tell' || ('infinitive' in entry && entry.infinitive === true),
            };
            return [head!, value] as const;
          }),
        ),
      ),
    );
  const hedge = (name: 'adverbs' | 'modals' | 'adjectives') =>
    new Map(
      files.flatMap((file) => file.hedges[name].flatMap((h) => h.words.map((w) => [w, h.stance] as const))),
    );
  const lexicon = {
    grammar: {
      that: set(grammar.that),
      to: set(grammar.to),
      by: set(grammar.by),
      of: set(grammar.of),
      as: set(grammar.as),
      be: set(grammar.be),
      have: set(grammar.have),
      do: set(grammar.do),
      ability: set(grammar.ability),
      not: set(grammar.not),
      wh: set(grammar.wh),
      relative: set(grammar.relative),
      expletive: set(grammar.expletive),
      definite: set(grammar.definite),
      gerund: grammar.gerund,
      plural: grammar.plural,
      possessive: set(grammar.possessive),
      first: set(grammar.first),
      titles: set(grammar.titles),
      pronouns: new Map(
        grammar.pronouns.flatMap((p) =>
          p.words.map((word) => [word, { number: p.number, sex: p.sex, fresh: p.fresh === true }] as const),
        ),
      ),
    },
    verbs: cues('verbs'),
    light: lightVerbs(files),
    nouns: cues('nouns'),
    adjectives: cues('adjectives'),
    phrases: index(
      files.flatMap((file) =>
        file.phrases.flatMap((entry) =>
          entry.words.map((phrase) => {
            const words = phrase.split(' ');
            const value: PhraseEntry = {
              words,
              mode: entry.mode,
              source: entry.source,
              stance: entry.stance,
            };
            return [words[0]!, value] as const;
          }),
        ),
      ),
    ),
    adverbs: hedge('adverbs'),
    modals: hedge('modals'),
    hedgedNouns: hedge('adjectives'),
    complements: index(
      files.flatMap((file) =>
        file.hedges.complements.flatMap((entry) =>
          entry.words.map((phrase) => {
            const [head, ...rest] = phrase.split(' ');
            const value: ComplementHedge = {
              rest,
              takes: set(entry.takes),
              stance: entry.stance,
              passive: entry.passive === true,
            };
            return [head!, value] as const;
          }),
        ),
      ),
    ),
    people: source('people'),
    anybody: source('anybody'),
    official: source('official'),
    document: source('document'),
    hearsay: source('hearsay'),
    outlets: index(
      files.flatMap((file) =>
        (file.sources.outlets ?? []).map((name) => {
          const parts = name.toLowerCase().split(' ');
          return [parts[0]!, parts] as const;
        }),
      ),
    ),
    reporters: source('reporters'),
    told: set(files.flatMap((file) => file.told ?? [])),
  };
  return { ...lexicon, words: wordBits(lexicon, grammar.plural) };
}

function lightVerbs(files: readonly VoicesFile[]): Map<string, Map<string, CueMode>> {
  const map = new Map<string, Map<string, CueMode>>();
  for (const entry of files.flatMap((file) => file.light)) {
    for (const verb of entry.verbs) {
      const nouns = map.get(verb) ?? new Map<string, CueMode>();
      for (const noun of entry.nouns) nouns.set(noun, entry.mode);
      map.set(verb, nouns);
    }
  }
  return map;
}

function wordBits(lexicon: Omit<VoicesLexicon, 'words'>, plural: readonly string[]): Map<string, number> {
  const bits = new Map<string, number>();
  const add = (keys: Iterable<string>, bit: number) => {
    for (const key of keys) bits.set(key, (bits.get(key) ?? 0) | bit);
  };
  add(lexicon.verbs.keys(), WORD.cue);
  add(lexicon.adjectives.keys(), WORD.cue);
  add(lexicon.light.keys(), WORD.cue);
  add(lexicon.nouns.keys(), WORD.cue);
  for (const ending of plural) {
    add(
      [...lexicon.nouns.keys()].map((noun) => noun + ending),
      WORD.cue,
    );
  }
  add(lexicon.phrases.keys(), WORD.phrase);
  add(lexicon.adverbs.keys(), WORD.hedge);
  add(lexicon.modals.keys(), WORD.hedge);
  add(lexicon.hedgedNouns.keys(), WORD.hedge);
  add(lexicon.complements.keys(), WORD.hedge);
  return bits;
}

/** Longer entries first, so that the longest that fits wins. */
function index<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }
  for (const list of map.values()) list.sort((a, b) => length(b) - length(a));
  return map;
}

function length(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  const entry = value as { rest?: readonly string[]; words?: readonly string[] };
  return (entry.rest ?? entry.words ?? []).length;
}
