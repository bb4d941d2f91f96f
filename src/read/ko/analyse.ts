/** Takes one written Korean word (어절) apart: noun and particle, or stem and ending. */
import type { Mark, VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Noun, NumberWord, Verb, Voice } from '../verb-final/doc.ts';
import type { Nouns } from '../verb-final/nouns.ts';
import { endsInConsonant, T, tailOf } from './jamo.ts';
import type { Conjugated, Verbs } from './verbs.ts';

/** What a word can be; ends count letters of the word. */
export interface Analysis {
  readonly noun?: Noun;
  readonly verb?: Verb;
  readonly number?: NumberWord;
  readonly small?: string;
  /** The other way to take a short word: "입을" is a mouth where a verb follows, and worn where a noun does. */
  readonly orNoun?: Noun;
  /** And a noun that is a verb before one that negates it: "오지 않았다". */
  readonly orVerb?: Verb;
}

export interface Analyser {
  word(text: string): Analysis;
  /** The mark of a particle that stands by itself, behind a bracket or a quotation. */
  particle(text: string): Mark | undefined;
  /** Whether a verb negates the one before it. */
  negates(lemma: string): boolean;
  /** A word that counts, with its particle. */
  counter(text: string): Noun | undefined;
  /** Ties a quotation before it to the one who says it. */
  quoting(text: string): boolean;
  /** "to be", or the ending of a quotation, that stands by itself behind a bracket or quotation mark. */
  rest(text: string): Verb | undefined;
}

interface Particle {
  readonly text: string;
  readonly mark: Mark;
  readonly after?: 'consonant' | 'vowel' | 'vowel-or-l';
}

/** Most words that are remembered. */
const KEPT = 20_000;
/** Particles that leave no doubt, even behind a single letter. */
const CLEAR: ReadonlySet<Mark> = new Set(['object', 'in', 'at', 'toward', 'to', 'of']);
/** A letter that stands for a person: "A는". */
const LATIN = /^[A-Z]/;
const LONGEST = 40;

export function analyser(grammar: VerbFinalGrammar, nouns: Nouns, verbs: Verbs): Analyser {
  const particles = particlesOf(grammar);
  const longest = Math.max(0, ...[...particles.keys()].map((text) => text.length));
  const small = smallWords(grammar);
  const negators = new Set(
    (grammar.auxiliaries ?? []).flatMap(({ after, verbs: of, says }) =>
      after.includes('link') && says.includes('not') ? of : [],
    ),
  );
  const quoting = new Set(grammar.quoting ?? []);
  const counters = new Set([
    ...(grammar.counters ?? []).flatMap((counter) => counter.words),
    ...(grammar.ages?.years ?? []),
  ]);
  const voices = new Map<string, Voice>();
  for (const voice of ['active', 'passive', 'causative'] as const)
    for (const lemma of grammar.lights?.[voice] ?? []) voices.set(lemma, voice);
  const plurals = grammar.suffixes?.plural ?? [];
  const number = numbers(grammar, particleOf);
  const known = new Map<string, Analysis>();

  return {
    word(text) {
      const seen = known.get(text);
      if (seen !== undefined) return seen;
      // No word is so long: what has no spaces is not taken apart.
      if (text.length > LONGEST) return { noun: { stem: text, end: text.length, plural: false, head: text } };
      const found = analyse(text);
      if (known.size > KEPT) known.clear();
      known.set(text, found);
      return found;
    },
    particle: (text) => particles.get(text)?.[0]?.mark,
    negates: (lemma) => negators.has(lemma),
    counter(text) {
      for (let end = text.length; end > 0; end--) {
        if (!counters.has(text.slice(0, end))) continue;
        const mark = end === text.length ? undefined : particleOf(text, end);
        if (end < text.length && mark === undefined) continue;
        return { ...plain(stemOf(text, end)), ...(mark && { mark }) };
      }
      return undefined;
    },
    quoting: (text) => quoting.has(text),
    rest(text) {
      const found = verbs.copula(text, 0, true);
      return found && verbOf(found, 'active');
    },
  };

  function analyse(text: string): Analysis {
    const smallClass = small.get(text);
    if (smallClass !== undefined) return { small: smallClass };
    const figure = number(text);
    if (figure !== undefined) return { number: figure };
    const noun = nounOf(text);
    const whole = verbs.whole(text);
    const deed = lightVerb(text);
    const be = copulaOf(text);
    // "주기도 했다": a longer word is no noun when it is a verb as it stands.
    if (noun.known !== undefined && noun.sure && (whole === undefined || noun.head === noun.stem)) {
      // "압수하고" is done, not "with a seizure"; "포박해" is no "박해".
      if (deed?.sure && deed.verb.deed!.length >= noun.stem.length) return { verb: deed.verb };
      if (deed !== undefined && noun.mark === undefined && noun.stem.length - noun.head.length === 1)
        return { verb: deed.verb };
      // "나가": who says "I" takes another form before this particle.
      if (
        whole !== undefined &&
        whole.lemma.length > text.length &&
        noun.known.pronoun?.of === 'speaker' &&
        noun.mark === 'subject'
      )
        return { verb: verbOf(whole, 'active') };
      return {
        noun: plain(noun),
        ...(whole?.ending.form === 'link' ? { orVerb: verbOf(whole, 'active') } : {}),
      };
    }
    // "벌였다", "받아들인": a verb as it stands is no "to be" behind a letter or behind the end of a word.
    const { copula } = be?.verb ?? {};
    const parts = copula !== undefined && (copula.head !== copula.stem || copula.stem.length === 1);
    if (be?.sure && !(parts && whole !== undefined)) return { verb: be.verb };
    if (deed?.sure) return { verb: deed.verb };
    if (whole !== undefined) {
      const short = noun.mark !== undefined && noun.stem.length === 1 && text.length === 2;
      if (short && whole.ending.form === 'nominal') return { noun: plain(noun) };
      return { verb: verbOf(whole, 'active'), ...(short ? { orNoun: plain(noun) } : {}) };
    }
    if (deed !== undefined && !(noun.known !== undefined && noun.mark !== undefined))
      return { verb: deed.verb };
    if (be !== undefined) return { verb: be.verb };
    const past = verbs.unknown(text);
    if (past !== undefined && noun.known === undefined) return { verb: verbOf(past, 'active') };
    return { noun: plain(noun) };
  }

  function plain({ sure: _sure, ...noun }: Noun & { sure: boolean }): Noun {
    return noun;
  }

  /** The noun with the particle that leaves something known, else the longest particle. */
  function nounOf(text: string): Noun & { sure: boolean } {
    const exact = stemOf(text, text.length);
    // "휴대전화가": a word that the pack has, before one that only ends like another.
    const split = exact.sure && exact.stem !== exact.head ? wholeOf(text) : undefined;
    if (split !== undefined) return split;
    if (exact.sure) return exact;
    let best: (Noun & { sure: boolean }) | undefined;
    for (let length = Math.min(longest, text.length - 1); length > 0; length--) {
      const end = text.length - length;
      const mark = particleOf(text, end);
      if (mark === undefined) continue;
      const noun = stemOf(text, end);
      if (noun.known === undefined && end < 2 && !CLEAR.has(mark) && !LATIN.test(text)) continue;
      const marked = { ...noun, mark };
      if (marked.sure) return marked;
      if (best === undefined || (best.known === undefined && marked.known !== undefined)) best = marked;
    }
    if (best?.known === undefined && exact.known !== undefined) return exact;
    return best ?? exact;
  }

  /** Exactly a word of the pack, and a particle. */
  function wholeOf(text: string): (Noun & { sure: boolean }) | undefined {
    for (let length = Math.min(longest, text.length - 2); length > 0; length--) {
      const end = text.length - length;
      const mark = nouns.get(text.slice(0, end)) === undefined ? undefined : particleOf(text, end);
      if (mark !== undefined) return { ...stemOf(text, end), mark };
    }
    return undefined;
  }

  /** The noun that the first letters are; sure when the pack has exactly this word. */
  function stemOf(text: string, end: number): Noun & { sure: boolean } {
    const word = text.slice(0, end);
    const exact = nouns.get(word);
    if (exact !== undefined) return { stem: word, end, plural: false, known: exact, head: word, sure: true };
    for (const plural of plurals)
      if (word.length > plural.length && word.endsWith(plural)) {
        const one = stemOf(word.slice(0, -plural.length), end - plural.length);
        if (one.known !== undefined) return { ...one, end, plural: true };
      }
    const tail = nouns.ending(word);
    if (tail !== undefined)
      return {
        stem: word,
        end,
        plural: false,
        known: tail.known,
        head: tail.head,
        sure: tail.head.length > 1,
      };
    return { stem: word, end, plural: false, head: word, sure: false };
  }

  function particleOf(text: string, end: number): Mark | undefined {
    const found = particles.get(text.slice(end));
    if (found === undefined) return undefined;
    const before = text.slice(0, end);
    const consonant = endsInConsonant(before);
    for (const { after, mark } of found) {
      if (after === undefined || consonant === undefined) return mark;
      if (
        after === 'vowel-or-l' ? !consonant || tailOf(before) === T.l : (after === 'consonant') === consonant
      )
        return mark;
    }
    return undefined;
  }

  /** A noun made a verb: "체포됐다". Sure when the noun is known. */
  function lightVerb(text: string): { verb: Verb; sure: boolean } | undefined {
    let best: { verb: Verb; sure: boolean } | undefined;
    for (let from = 1; from < text.length; from++) {
      const found = verbs.light(text, from);
      if (found === undefined) continue;
      const deed = text.slice(0, from);
      const is = nouns.get(deed);
      const tail = is === undefined ? nouns.ending(deed) : undefined;
      const sure = is?.deed === true || tail?.known.deed === true;
      // "일하던": one letter and a plain ending; "북한" is no verb.
      if (!sure && deed.length < 2 && found.ending.text === '') continue;
      const verb = { ...verbOf(found, voices.get(found.lemma) ?? 'active'), lemma: deed + found.lemma, deed };
      if (sure) return { verb, sure };
      best ??= { verb, sure };
    }
    return best;
  }

  /** A noun with "to be". */
  function copulaOf(text: string): { verb: Verb; sure: boolean } | undefined {
    for (let from = text.length - 1; from > 0; from--) {
      const before = text.slice(0, from);
      const vowel = endsInConsonant(before) === false;
      const found = verbs.copula(text, from, vowel);
      if (found === undefined) continue;
      const noun = stemOf(text, from);
      if (!noun.sure && (found.stem === 0 || found.ending.text === '')) continue;
      const { sure, ...of } = noun;
      return { verb: { ...verbOf(found, 'active'), copula: of }, sure };
    }
    return undefined;
  }

  function verbOf({ lemma, ending }: Conjugated, voice: Voice): Verb {
    return {
      lemma,
      voice,
      form: ending.form,
      ending: ending.text,
      ...(ending.says && { says: ending.says }),
    };
  }
}

/** All particles, alone and with a focus behind. */
function particlesOf({
  particles = [],
  focus = [],
}: VerbFinalGrammar): ReadonlyMap<string, readonly Particle[]> {
  const all = new Map<string, Particle[]>();
  const add = (particle: Particle): void => {
    const list = all.get(particle.text) ?? [];
    if (!list.some(({ after }) => after === particle.after)) list.push(particle);
    all.set(particle.text, list);
  };
  const simple: Particle[] = particles.flatMap(({ mark, words = [], pair }) => [
    ...words.map((text): Particle => ({ text, mark })),
    ...(pair === undefined
      ? []
      : [
          { text: pair[0], mark, after: 'consonant' as const },
          // ㄹ takes the short form of the direction.
          {
            text: pair[1],
            mark,
            after: mark === 'toward' || mark === 'as' ? ('vowel-or-l' as const) : ('vowel' as const),
          },
        ]),
  ]);
  for (const particle of simple) add(particle);
  const core: ReadonlySet<Mark> = new Set(['topic', 'subject', 'object', 'of', 'also', 'only', 'or', 'each']);
  for (const particle of simple)
    if (!core.has(particle.mark)) for (const more of focus) add({ ...particle, text: particle.text + more });
  return all;
}

/** Determiners, joiners and adverbs by their class. */
function smallWords({
  determiners = {},
  joiners = [],
  adverbs = {},
}: VerbFinalGrammar): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(adverbs).flatMap(([kind, list]) => list.map((word): [string, string] => [word, kind])),
    ...joiners.map((word): [string, string] => [word, 'joiner']),
    ...Object.entries(determiners).flatMap(([kind, list]) =>
      list.map((word): [string, string] => [word, kind]),
    ),
  ]);
}

/** Reads "3명이", "10여", "50대", "세", "42세의". */
function numbers(
  { numbers: named = {}, counters = [], vague = {}, ages = {} }: VerbFinalGrammar,
  particleOf: (text: string, end: number) => Mark | undefined,
): (text: string) => NumberWord | undefined {
  const of = new Map(counters.flatMap((counter) => counter.words.map((word) => [word, counter.of] as const)));
  const longest = Math.max(0, ...[...of.keys()].map((word) => word.length));
  return (text) => {
    const match = /^(\d[\d,.]*)(.*)$/su.exec(text);
    const value = match === null ? named[text] : Number(match[1]!.replaceAll(',', ''));
    if (value === undefined || !Number.isFinite(value)) {
      return undefined;
    }
    if (match === null) return { value, end: text.length };
    let at = match[1]!.length;
    let isVague = false;
    for (const word of vague.inside ?? [])
      if (text.startsWith(word, at)) {
        at += word.length;
        isVague = true;
      }
    const of10 = (ages.decade ?? []).find((word) => text.startsWith(word, at));
    if (of10 !== undefined) {
      const end = at + of10.length;
      const mark = end < text.length ? particleOf(text, end) : undefined;
      if (end === text.length || mark !== undefined)
        return { value, decade: true, end, ...(mark && { mark }) };
    }
    const years = (ages.years ?? []).find((word) => text.startsWith(word, at));
    if (years !== undefined) {
      const end = at + years.length;
      const mark = end < text.length ? particleOf(text, end) : undefined;
      if (end === text.length || mark !== undefined)
        return { value, years: true, end, ...(mark && { mark }) };
    }
    for (let length = Math.min(longest, text.length - at); length > 0; length--) {
      const counts = of.get(text.slice(at, at + length));
      if (counts === undefined) continue;
      let end = at + length;
      for (const word of vague.behind ?? []) if (text.startsWith(word, end)) end += word.length;
      const mark = end < text.length ? particleOf(text, end) : undefined;
      if (end === text.length || mark !== undefined)
        return { value, counts, end, ...(mark && { mark }), ...(isVague && { vague: true }) };
    }
    return at === text.length ? { value, end: at, ...(isVague && { vague: true }) } : undefined;
  };
}
