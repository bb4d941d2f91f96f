/**
 * The small words of English, compiled for look-up. The words stand in `lexicon.en/grammar.yaml`;
 * this file knows only what they do in a clause.
 */
import type { Grammar as GrammarLexicon } from '../../packs/lexicon/grammar.ts';

export type PronounEntry = GrammarLexicon['pronouns'][number];
export type Modal = 'future' | 'possible' | 'unreal' | 'duty';
export type RelativeSort = 'person' | 'thing' | 'any' | 'possessive' | 'place' | 'time';
export type SubordinatorSort =
  | 'after'
  | 'before'
  | 'during'
  | 'condition'
  | 'question'
  | 'reason'
  | 'contrast';
export type ControlPhase = 'attempted' | 'threatened' | 'not-done' | 'done';

/** How a verb form can be used. `ed` is past or participle, undecided. */
export type VerbForm = 'base' | 's' | 'ing' | 'past' | 'participle' | 'ed';

export interface Grammar {
  readonly raw: GrammarLexicon;
  readonly be: ReadonlySet<string>;
  readonly have: ReadonlySet<string>;
  readonly do: ReadonlySet<string>;
  readonly become: ReadonlySet<string>;
  readonly modal: ReadonlyMap<string, Modal>;
  readonly negation: ReadonlySet<string>;
  readonly infinitive: ReadonlySet<string>;
  readonly agent: ReadonlySet<string>;
  readonly possessive: ReadonlySet<string>;
  /** `either`: the same word stands for somebody and for whose something is ("her"). */
  readonly pronoun: ReadonlyMap<
    string,
    { readonly entry: PronounEntry; readonly possessive: boolean; readonly either: boolean }
  >;
  readonly anybody: ReadonlySet<string>;
  readonly demonstrative: ReadonlySet<string>;
  readonly definite: ReadonlySet<string>;
  readonly any: ReadonlySet<string>;
  readonly relative: ReadonlyMap<string, RelativeSort>;
  /** First word → entries, longest first. */
  readonly subordinators: ReadonlyMap<string, readonly Phrase<SubordinatorSort>[]>;
  readonly prepositions: ReadonlyMap<string, readonly Phrase<string>[]>;
  readonly conjunctions: ReadonlyMap<string, readonly Phrase<string>[]>;
  readonly atOnce: ReadonlySet<string>;
  readonly content: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly means: ReadonlySet<string>;
  readonly causative: ReadonlySet<string>;
  readonly causal: ReadonlySet<string>;
  readonly quantifiers: ReadonlySet<string>;
  readonly both: ReadonlySet<string>;
  readonly spans: ReadonlySet<string>;
  readonly shortHave: ReadonlySet<string>;
  readonly somebody: ReadonlySet<string>;
  readonly wishing: ReadonlySet<string>;
  readonly none: ReadonlySet<string>;
  readonly causable: ReadonlySet<string>;
  readonly asides: ReadonlyMap<string, readonly Phrase<string>[]>;
  readonly hearsay: ReadonlySet<string>;
  readonly between: ReadonlySet<string>;
  readonly predicates: ReadonlyMap<string, string>;
  readonly raising: ReadonlySet<string>;
  readonly approximators: ReadonlySet<string>;
  /** The same by first word, those of several words too. */
  readonly approximatorPhrases: ReadonlyMap<string, readonly Phrase<string>[]>;
  readonly control: ReadonlyMap<string, ControlPhase>;
  readonly objectControl: ReadonlySet<string>;
  readonly clausal: ReadonlySet<string>;
  readonly attemptNouns: ReadonlyMap<string, string>;
  readonly attemptAdjectives: ReadonlyMap<string, string>;
  readonly habit: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
  readonly beside: ReadonlySet<string>;
  readonly happen: ReadonlySet<string>;
  readonly naming: ReadonlySet<string>;
  readonly nameNouns: ReadonlySet<string>;
  readonly origin: ReadonlySet<string>;
  readonly residents: ReadonlySet<string>;
  readonly residing: ReadonlySet<string>;
  readonly ageWords: ReadonlySet<string>;
  readonly aged: ReadonlySet<string>;
  readonly counts: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly placing: ReadonlySet<string>;
  readonly reflexive: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly one: ReadonlySet<string>;
  readonly other: ReadonlySet<string>;
  readonly standings: ReadonlySet<string>;
  readonly tellers: ReadonlySet<string>;
  readonly collectives: ReadonlyMap<string, number>;
  readonly rest: ReadonlySet<string>;
  readonly each: ReadonlySet<string>;
  readonly nobody: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly anew: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly titleSex: ReadonlyMap<string, 'male' | 'female'>;
  readonly within: ReadonlySet<string>;
  readonly past: ReadonlySet<string>;
  readonly ageUnits: ReadonlySet<string>;
  readonly intransitive: ReadonlySet<string>;
  /** Written form → lemma and use, for irregular verbs. */
  readonly irregular: ReadonlyMap<string, { readonly lemma: string; readonly form: VerbForm }>;
}

export interface Phrase<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** Compiles the grammar lexicon of a pack; done once per pack. */
export function compileGrammar(raw: GrammarLexicon): Grammar {
  const pronoun = new Map<string, { entry: PronounEntry; possessive: boolean; either: boolean }>();
  for (const entry of raw.pronouns) {
    for (const word of entry.words) pronoun.set(word, { entry, possessive: false, either: false });
    for (const word of entry.possessive)
      pronoun.set(word, { entry, possessive: true, either: entry.words.includes(word) });
  }
  const irregular = new Map<string, { lemma: string; form: VerbForm }>();
  for (const [lemma, past, participle] of raw.irregular) {
    if (past === participle) {
      if (past !== lemma) irregular.set(past, { lemma, form: 'ed' });
    } else {
      if (past !== lemma) irregular.set(past, { lemma, form: 'past' });
      if (participle !== lemma) irregular.set(participle, { lemma, form: 'participle' });
    }
  }
  return {
    raw,
    be: new Set(raw.be),
    have: new Set(raw.have),
    do: new Set(raw.do),
    become: new Set(raw.become),
    modal: invert(raw.modals),
    negation: new Set(raw.negation),
    infinitive: new Set(raw.infinitive),
    agent: new Set(raw.agent),
    possessive: new Set(raw.possessive),
    pronoun,
    anybody: new Set(raw.anybody),
    demonstrative: new Set(raw.demonstratives),
    definite: new Set(raw.determiners.definite),
    any: new Set(raw.determiners.any),
    relative: invert(raw.relative),
    subordinators: phrases(
      Object.entries(raw.subordinators).flatMap(([sort, list]) =>
        list.map((text) => [text, sort as SubordinatorSort]),
      ),
    ),
    prepositions: phrases(raw.prepositions.map((text) => [text, text])),
    conjunctions: phrases(raw.conjunctions.map((text) => [text, text])),
    atOnce: new Set(raw.at_once),
    content: new Set(raw.content),
    particles: new Set(raw.particles),
    means: new Set(raw.means),
    causative: new Set(raw.causative),
    causal: new Set(raw.causal),
    quantifiers: new Set(raw.quantifiers),
    both: new Set(raw.both),
    spans: new Set(raw.spans),
    shortHave: new Set(raw.short_have),
    somebody: new Set(raw.somebody),
    wishing: new Set(raw.wishing),
    none: new Set(raw.none),
    causable: new Set(raw.causable),
    asides: phrases(raw.asides.map((text) => [text, text])),
    hearsay: new Set(raw.hearsay),
    between: new Set([...raw.between, ...raw.reflexive]),
    predicates: invert(raw.predicates),
    raising: new Set(raw.raising),
    approximators: new Set(raw.approximators),
    approximatorPhrases: phrases(raw.approximators.map((text) => [text, text])),
    control: invert(raw.control),
    objectControl: new Set(raw.object_control),
    clausal: new Set(raw.clausal),
    attemptNouns: invert(raw.attempt_nouns),
    attemptAdjectives: invert(raw.attempt_adjectives),
    habit: new Set(raw.habit),
    without: new Set(raw.without),
    beside: new Set(raw.beside),
    happen: new Set(raw.happen),
    naming: new Set(raw.naming),
    nameNouns: new Set(raw.name_nouns),
    origin: new Set(raw.origin),
    residents: new Set(raw.residents),
    residing: new Set(raw.residing),
    ageWords: new Set(raw.age_words),
    aged: new Set(raw.aged),
    counts: new Set(raw.counts),
    sites: new Set(raw.sites),
    placing: new Set(raw.placing),
    reflexive: new Set(raw.reflexive),
    of: new Set(raw.of),
    one: new Set(raw.one),
    other: new Set(raw.determiners.other),
    standings: new Set(raw.standings),
    tellers: new Set(raw.tellers),
    collectives: new Map(Object.entries(raw.collectives)),
    rest: new Set(raw.rest),
    each: new Set(raw.each),
    nobody: new Set(raw.nobody),
    titles: new Set(raw.titles),
    anew: new Set(raw.anew),
    articles: new Set(raw.articles),
    titleSex: invert(raw.title_sex),
    within: new Set(raw.within),
    past: new Set(raw.past),
    ageUnits: new Set(raw.age_units),
    intransitive: new Set(raw.intransitive),
    irregular,
  };
}

/** The longest phrase of `index` that stands at token `i`, by lower-case words. */
export function phraseAt<Value>(
  index: ReadonlyMap<string, readonly Phrase<Value>[]>,
  lowers: readonly string[],
  i: number,
  end: number,
): Phrase<Value> | undefined {
  const entries = index.get(lowers[i]!);
  if (!entries) return undefined;
  for (const entry of entries) {
    if (i + entry.words.length > end) continue;
    let k = 1;
    while (k < entry.words.length && entry.words[k] === lowers[i + k]) k++;
    if (k === entry.words.length) return entry;
  }
  return undefined;
}

function invert<Key extends string>(lists: Readonly<Record<Key, readonly string[]>>): Map<string, Key> {
  const out = new Map<string, Key>();
  for (const [key, words] of Object.entries(lists) as [Key, readonly string[]][])
    for (const word of words) out.set(word, key);
  return out;
}

function phrases<Value>(list: readonly (readonly [string, Value])[]): Map<string, Phrase<Value>[]> {
  const out = new Map<string, Phrase<Value>[]>();
  for (const [text, value] of list) {
    const words = text.split(' ');
    const first = out.get(words[0]!);
    if (first) first.push({ words, value });
    else out.set(words[0]!, [{ words, value }]);
  }
  for (const entries of out.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return out;
}
