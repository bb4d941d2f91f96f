/**
 * What the reader knows of English words, compiled from a pack: verb forms, heads of noun phrases, classes.
 * Made once per pack.
 */
import type { Pack, PartyNoun } from '../../packs/types.ts';
import type { Token } from './doc.ts';
import type { Grammar, VerbForm } from './grammar.ts';
import { formByEnding, inflections, singulars } from './inflection.ts';

/** A written verb form: its lemma, how it can be used, and whether the lexicon knows the verb. */
export interface VerbUse {
  readonly lemma: string;
  readonly form: VerbForm;
  readonly known: boolean;
}

export interface Vocabulary {
  nounLemma(token: Token): string;
  person(lemma: string, lower: string): PartyNoun | undefined;
  /** A noun for a participant of several words at the end of a phrase: "police officer". */
  personIn(words: string): PartyNoun | undefined;
  thing(lemma: string): string | undefined;
  isActNoun(lemma: string): boolean;
  /** The longest ending of the words that names an act: "brief preliminary examination" → "preliminary examination". */
  actNoun(words: string): string | undefined;
  /** A word for a part of an office: branch, department, headquarters. */
  isBranch(lemma: string): boolean;
  officeClass(id: string): string;
  facilityClass(id: string): string;
  placePrecision(id: string): string;
  verbUse(token: Token): VerbUse;
  beForm(lower: string): VerbForm;
  isPastAuxiliary(lower: string): boolean;
  sameParticiple(lower: string): boolean;
  /** The past looks like the base: put, hit, beat. */
  samePast(lower: string): boolean;
  hasParticle(lemma: string, particle: string): boolean;
  /** A plural of a noun for a thing. */
  isThing(token: Token): boolean;
  /** A plural of a noun for people. */
  isPlural(token: Token): boolean;
}

/** Compiles a pack's English words. */
export function vocabulary(pack: Pack, grammar: Grammar): Vocabulary {
  const lexicon = pack.lexicon.en;
  const people = new Map<string, PartyNoun>();
  for (const noun of lexicon.people)
    for (const word of noun.words) if (!people.has(word)) people.set(word, noun);
  const things = new Map<string, string>();
  for (const noun of lexicon.things)
    for (const word of noun.words) if (!things.has(word)) things.set(word, noun.class);
  const actNouns = new Set<string>();
  /** Verb → the particles that some frame knows with it. */
  const particles = new Map<string, Set<string>>();
  const forms = new Map<string, VerbUse>();
  for (const frame of lexicon.acts) {
    for (const noun of frame.noun ?? []) actNouns.add(noun);
    for (const verb of frame.verb ?? []) {
      const [lemma, particle, ...more] = verb.split(' ') as [string, string | undefined, ...string[]];
      // "put in place" makes no particle of every "in".
      if (particle && more.length === 0) {
        const known = particles.get(lemma);
        if (known) known.add(particle);
        else particles.set(lemma, new Set([particle]));
      }
      for (const [written, form] of inflections(lemma))
        if (!forms.has(written)) forms.set(written, { lemma, form, known: true });
    }
  }
  const known = new Set([...forms.values()].map((use) => use.lemma));
  const same = new Set(
    grammar.raw.irregular.filter(([base, , participle]) => base === participle).map(([base]) => base),
  );
  const samePast = new Set(
    grammar.raw.irregular.filter(([base, past]) => base === past).map(([base]) => base),
  );
  const branches = new Set(grammar.raw.branches);
  const beForms = new Map<string, VerbForm>(
    Object.entries(grammar.raw.be_forms).flatMap(([form, list]) =>
      list.map((word) => [word, form as VerbForm] as const),
    ),
  );
  const pastAuxiliaries = new Set(grammar.raw.past_auxiliaries);
  const irregular = new Map<string, VerbUse>();
  for (const [written, use] of grammar.irregular)
    irregular.set(written, { ...use, known: known.has(use.lemma) });

  /** What a written word can be as a noun; asked for the same few words again and again. */
  interface Noun {
    /** A plural of a noun for people, of one for a thing. */
    readonly people: boolean;
    readonly thing: boolean;
    /** Its lemma when the tagger does not take it for a noun. */
    readonly lemma: string;
    /** A noun for people or for an act as it stands. */
    readonly itself: boolean;
  }
  const nouns = new Map<string, Noun>();
  const nounOf = (lower: string): Noun => {
    const held = nouns.get(lower);
    if (held) return held;
    const stems = singulars(lower, grammar.raw.singulars);
    const isNoun = (word: string) => people.has(word) || things.has(word) || actNouns.has(word);
    const noun = {
      people: stems.some((stem) => people.has(stem)) || (people.get(lower)?.group ?? false),
      thing: stems.some((stem) => things.has(stem) && !people.has(stem)),
      lemma: isNoun(lower) ? lower : (stems.find(isNoun) ?? lower),
      itself: people.has(lower) || actNouns.has(lower),
    };
    keep(nouns, lower, noun);
    return noun;
  };
  /** Uses of a form: one when a list knows it, else by lemma and by whether it is a verb here. */
  const uses = new Map<string, Use[]>();
  const usesOf = (lower: string): Use[] => {
    const held = uses.get(lower);
    if (held) return held;
    const use = irregular.get(lower) ?? forms.get(lower);
    const list = use ? [{ use, verb: undefined }] : [];
    keep(uses, lower, list);
    return list;
  };
  const endingsInActs = memo((written) => endingOf(written, (ending) => actNouns.has(ending)));
  const endingsInPeople = memo((written) =>
    endingOf(written, (ending) => ending.includes(' ') && people.has(ending)),
  );

  return {
    nounLemma(token) {
      const noun = nounOf(token.lower);
      if (token.pos === 'NOUN' || token.pos === 'NUM') return noun.itself ? token.lower : token.lemma;
      return noun.lemma;
    },
    person: (lemma, lower) => people.get(lower) ?? people.get(lemma),
    personIn: (written) => {
      const ending = written.includes(' ') ? endingsInPeople(written) : undefined;
      return ending === undefined ? undefined : people.get(ending);
    },
    thing: (lemma) => things.get(lemma),
    isActNoun: (lemma) => actNouns.has(lemma),
    actNoun: endingsInActs,
    isBranch: (lemma) => branches.has(lemma),
    officeClass: (id) => pack.offices.get(id)?.class ?? '',
    facilityClass: (id) => pack.facilities.get(id)?.class ?? 'place',
    placePrecision: (id) => pack.places.get(id)?.precision ?? 'area',
    verbUse({ lower, lemma, pos }) {
      const list = usesOf(lower);
      const verb = pos === 'VERB';
      for (const { use, verb: as } of list)
        if (as === undefined || (as === verb && use.lemma === lemma)) return use;
      const use = { lemma, form: formByEnding(lower, lemma, verb), known: false };
      list.push({ use, verb });
      return use;
    },
    beForm: (lower) => beForms.get(lower) ?? 's',
    isPastAuxiliary: (lower) => pastAuxiliaries.has(lower),
    sameParticiple: (lower) => same.has(lower),
    samePast: (lower) => samePast.has(lower),
    isThing: (token) => nounOf(token.lower).thing,
    isPlural: (token) => nounOf(token.lower).people,
    hasParticle: (lemma, particle) => particles.get(lemma)?.has(particle) ?? false,
  };
}

/** `verb` undefined: so used whatever the tagger says. */
interface Use {
  readonly use: VerbUse;
  readonly verb: boolean | undefined;
}

/** Texts have few different words; a hostile one must not fill the memory. */
const MOST = 20_000;
const LONGEST = 80;

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= MOST) map.clear();
  if (key.length <= LONGEST) map.set(key, value);
}

/** The same function, which remembers what it answered. */
function memo(ask: (written: string) => string | undefined): (written: string) => string | undefined {
  const answers = new Map<string, string | undefined>();
  return (written) => {
    const known = answers.get(written);
    if (known !== undefined || answers.has(written)) return known;
    const answer = ask(written);
    keep(answers, written, answer);
    return answer;
  };
}

/** The longest ending of a phrase by whole words that passes a test. */
export function endingOf(words: string, test: (ending: string) => boolean): string | undefined {
  for (let from = 0; ; ) {
    const ending = from === 0 ? words : words.slice(from);
    if (test(ending)) return ending;
    const space = words.indexOf(' ', from);
    if (space < 0) return undefined;
    from = space + 1;
  }
}

/** The endings of a phrase by whole words, the longest first. */
export function endings(words: string): string[] {
  const parts = words.split(' ');
  return parts.map((_, i) => parts.slice(i).join(' '));
}
