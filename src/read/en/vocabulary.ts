/**
 * What the reader knows of English words, compiled from a pack: verb forms, heads of noun phrases, classes.
 * Made once per pack.
 */
import type { Pack, PartyNoun } from '../../packs/types.ts';
import type { VerbUse } from './chunk.ts';
import type { Token } from './doc.ts';
import type { Grammar, VerbForm } from './grammar.ts';

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
  const particles = new Set<string>();
  const forms = new Map<string, VerbUse>();
  for (const frame of lexicon.acts) {
    for (const noun of frame.noun ?? []) actNouns.add(noun);
    for (const verb of frame.verb ?? []) {
      const [lemma, particle] = verb.split(' ') as [string, string | undefined];
      if (particle) particles.add(`${lemma} ${particle}`);
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
  const forms_be = new Map<string, VerbForm>(
    Object.entries(grammar.raw.be_forms).flatMap(([form, list]) =>
      list.map((word) => [word, form as VerbForm] as const),
    ),
  );
  const pastAuxiliaries = new Set(grammar.raw.past_auxiliaries);

  return {
    nounLemma(token) {
      if (token.pos === 'NOUN' || token.pos === 'NUM') {
        if (people.has(token.lower) || actNouns.has(token.lower)) return token.lower;
        return token.lemma;
      }
      const { lower } = token;
      if (people.has(lower) || things.has(lower) || actNouns.has(lower)) return lower;
      for (const stem of singulars(lower))
        if (people.has(stem) || things.has(stem) || actNouns.has(stem)) return stem;
      return lower;
    },
    person: (lemma, lower) => people.get(lower) ?? people.get(lemma),
    personIn: (written) => {
      if (!written.includes(' ')) return undefined;
      for (const ending of endings(written)) {
        if (!ending.includes(' ')) return undefined;
        const found = people.get(ending);
        if (found) return found;
      }
      return undefined;
    },
    thing: (lemma) => things.get(lemma),
    isActNoun: (lemma) => actNouns.has(lemma),
    actNoun: (written) => endings(written).find((ending) => actNouns.has(ending)),
    isBranch: (lemma) => branches.has(lemma),
    officeClass: (id) => pack.offices.get(id)?.class ?? '',
    facilityClass: (id) => pack.facilities.get(id)?.class ?? 'place',
    placePrecision: (id) => pack.places.get(id)?.precision ?? 'area',
    verbUse(token) {
      const { lower } = token;
      const irregular = grammar.irregular.get(lower);
      if (irregular) return { ...irregular, known: known.has(irregular.lemma) };
      const use = forms.get(lower);
      if (use) return use;
      const lemma = token.lemma;
      if (lower.endsWith('ing') && lower !== lemma) return { lemma, form: 'ing', known: false };
      if (lower.endsWith('ed') && lower !== lemma) return { lemma, form: 'ed', known: false };
      if (lower === lemma)
        return { lemma, form: lower.endsWith('ed') && token.pos !== 'VERB' ? 'ed' : 'base', known: false };
      if (lower.endsWith('s')) return { lemma, form: 's', known: false };
      return { lemma, form: 'past', known: false };
    },
    beForm: (lower) => forms_be.get(lower) ?? 's',
    isPastAuxiliary: (lower) => pastAuxiliaries.has(lower),
    sameParticiple: (lower) => same.has(lower),
    samePast: (lower) => samePast.has(lower),
    isThing: (token) => singulars(token.lower).some((stem) => things.has(stem) && !people.has(stem)),
    isPlural: (token) =>
      singulars(token.lower).some((stem) => people.has(stem)) || (people.get(token.lower)?.group ?? false),
    hasParticle: (lemma, particle) => particles.has(`${lemma} ${particle}`),
  };
}

/** The endings of a phrase by whole words, the longest first. */
export function endings(words: string): string[] {
  const parts = words.split(' ');
  return parts.map((_, i) => parts.slice(i).join(' '));
}

const VOWEL = /[aeiou]/;

/** The regular forms of an English verb: third person, gerund, past. A final consonant is given both single and doubled. */
export function inflections(lemma: string): readonly (readonly [string, VerbForm])[] {
  const out: [string, VerbForm][] = [[lemma, 'base']];
  const last = lemma.at(-1)!;
  const beforeLast = lemma.at(-2) ?? '';
  if (last === 'e') {
    out.push(
      [`${lemma}s`, 's'],
      [`${lemma}d`, 'ed'],
      [
        beforeLast === 'i'
          ? `${lemma.slice(0, -2)}ying`
          : beforeLast === 'e'
            ? `${lemma}ing`
            : `${lemma.slice(0, -1)}ing`,
        'ing',
      ],
    );
  } else if (last === 'y' && !VOWEL.test(beforeLast)) {
    const stem = lemma.slice(0, -1);
    out.push([`${stem}ies`, 's'], [`${stem}ied`, 'ed'], [`${lemma}ing`, 'ing']);
  } else {
    out.push(
      [/(?:s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, 's'],
      [`${lemma}ed`, 'ed'],
      [`${lemma}ing`, 'ing'],
    );
    if (
      !VOWEL.test(last) &&
      !/[wxy]/.test(last) &&
      VOWEL.test(beforeLast) &&
      !VOWEL.test(lemma.at(-3) ?? '')
    ) {
      out.push([`${lemma}${last}ed`, 'ed'], [`${lemma}${last}ing`, 'ing']);
    }
  }
  return out;
}

function singulars(lower: string): string[] {
  const out: string[] = [];
  if (lower.endsWith('ies')) out.push(`${lower.slice(0, -3)}y`);
  if (lower.endsWith('es')) out.push(lower.slice(0, -2));
  if (lower.endsWith('s')) out.push(lower.slice(0, -1));
  if (lower.endsWith('men')) out.push(`${lower.slice(0, -3)}man`);
  return out;
}
