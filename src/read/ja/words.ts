/** What stands at one place of a Japanese sentence: text without spaces is cut by the longest word that is known there. */
import type { Mark, VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Known, Noun, Verb, Word } from '../verb-final/doc.ts';
import type { Nouns } from '../verb-final/nouns.ts';
import { typeOf } from '../verb-final/np.ts';
import { scriptOf } from './kana.ts';
import { numbersOf } from './numbers.ts';
import type { Conjugated, Verbs } from './verbs.ts';

/** What was found, up to `end`. */
export type Cut = Partial<Pick<Word, 'noun' | 'verb' | 'number' | 'small' | 'particle'>> & {
  readonly end: number;
};

export interface Cutter {
  /**
   * The word at `start`, which ends at `stop` at the latest.
   *
   * @param before the word right before, when nothing parts them
   */
  at(text: string, start: number, stop: number, before: Word | undefined): Cut;
}

const CLOSES = /^[”’"'」』)\]）］】]$/u;
/** Nouns of the longest names in writing. */
const LONGEST = 24;

export function cutter(grammar: VerbFinalGrammar, nouns: Nouns, verbs: Verbs): Cutter {
  const particles = particlesOf(grammar);
  const small = smallWords(grammar);
  const compounds = new Map<string, Set<Mark>>();
  for (const { words, after } of grammar.compounds ?? [])
    for (const word of words) compounds.set(word, new Set([...(compounds.get(word) ?? []), ...after]));
  const quoting = new Set(grammar.quoting ?? []);
  const plurals = longestFirst(grammar.suffixes?.plural ?? []);
  const loose = longestFirst(grammar.suffixes?.loose ?? []);
  const number = numbersOf(grammar);

  return { at };

  function at(text: string, start: number, stop: number, before: Word | undefined): Cut {
    if (before?.sign !== undefined && CLOSES.test(before.sign)) {
      const quote = longest(quoting, text, start, stop);
      if (quote !== undefined) return { small: 'quoting', end: quote };
      const mark = particleAt(text, start, stop, undefined);
      if (mark !== undefined) return { particle: mark.mark, end: mark.end };
      const be = verbs.copula(text, start);
      if (be !== undefined) return { verb: verbOf(be), end: be.end };
    }
    const tied = compoundAt(text, start, stop, before);
    if (tied !== undefined) return { noun: plain(text, start, tied), end: tied };
    const count = number(text, start);
    if (count !== undefined && count.end <= stop) {
      const tail = particleAt(text, count.end, stop, undefined);
      return {
        number: { ...count, ...(tail && { mark: tail.mark }) },
        end: tail?.end ?? count.end,
      };
    }
    const little = longest(small, text, start, stop);
    const verb = verbs.at(text, start);
    const noun = nounAt(text, start, stop, before);
    const best = Math.max(little ?? 0, noun?.end ?? 0);
    if (verb !== undefined && verb.end <= stop && verb.end > best)
      return { verb: verbOf(verb), end: verb.end };
    if (noun !== undefined && noun.end >= (little ?? 0)) return noun;
    if (little !== undefined) return { small: small.get(text.slice(start, little))!, end: little };
    if (scriptOf(text[start]!) === 'hiragana') {
      const mark = particleAt(text, start, stop, undefined);
      if (mark !== undefined) return { particle: mark.mark, end: mark.end };
    }
    return unknown(text, start, stop);
  }

  /** A known noun with all that is stuck to it. */
  function nounAt(text: string, start: number, stop: number, before: Word | undefined): Cut | undefined {
    const end = knownAt(text, start, stop, 1);
    if (end === undefined) return undefined;
    const word = text.slice(start, end);
    const known = nouns.get(word)!;
    if (scriptOf(text[start]!) === 'hiragana' && end - start === 1) {
      // A single syllable is a noun only behind the verb that describes it.
      if (before?.verb === undefined || known.bound === undefined) return undefined;
    } else if (end - start === 1 && end < stop && known.bound === undefined) {
      // One sign of a longer word that nobody knows.
      const next = scriptOf(text[end]!);
      const part = next === 'kanji' && knownAt(text, end, stop, 2) === undefined;
      if (part && oneOf(plurals, text, end, stop) === 0 && number(text, end) === undefined) return undefined;
    }
    return stuck(text, end, stop, known, word);
  }

  /** The longest noun of the pack that begins here. @returns where it ends */
  function knownAt(text: string, start: number, stop: number, least: number): number | undefined {
    const longest = nouns.longestFrom(text[start]!);
    for (let end = Math.min(stop, start + longest); end >= start + least; end--)
      if (nouns.get(text.slice(start, end)) !== undefined) return end;
    return undefined;
  }

  /** What follows a noun: a plural, a verb that it is the deed of, "to be", a particle. */
  function stuck(text: string, end: number, stop: number, known: Known | undefined, word: string): Cut {
    const plural = known?.deed === true ? 0 : oneOf(plurals, text, end, stop);
    const to = end + plural;
    const light = plural === 0 ? verbs.light(text, end) : undefined;
    if (light !== undefined && light.end <= stop)
      return { verb: { ...verbOf(light), lemma: word + light.lemma, deed: word }, end: light.end };
    const noun: Noun = {
      stem: word,
      head: word,
      end: to,
      plural: plural > 0,
      ...(known !== undefined && { known }),
    };
    const from = to + oneOf(loose, text, to, stop);
    const tail = particleAt(text, from, stop, known);
    const be = verbs.copula(text, from);
    if (be !== undefined && be.end <= stop && be.end > (tail?.end ?? 0))
      return { verb: { ...verbOf(be), copula: noun }, end: be.end };
    if (tail === undefined) return { noun, end: from };
    return { noun: { ...noun, mark: tail.mark }, end: tail.end };
  }

  /** A word that nobody knows: a run of one script, up to where something known begins. */
  function unknown(text: string, start: number, stop: number): Cut {
    const script = scriptOf(text[start]!);
    let end = start + 1;
    while (end < stop && scriptOf(text[end]!) === script && !begins(text, end, stop, script)) end++;
    if (script === 'hiragana') return { small: 'other', end };
    const word = text.slice(start, end);
    const verb =
      script === 'kanji' && verbs.light(text, end) === undefined ? verbs.unknown(text, end) : undefined;
    if (verb !== undefined && verb.end <= stop)
      return { verb: { ...verbOf(verb), lemma: word + verb.lemma }, end: verb.end };
    const tail = nouns.ending(word);
    const cut = stuck(text, end, stop, tail?.known, word);
    return tail === undefined || cut.noun === undefined
      ? cut
      : { ...cut, noun: { ...cut.noun, head: tail.head } };
  }

  function begins(text: string, at: number, stop: number, script: string): boolean {
    if (script === 'katakana' || script === 'latin') return false;
    if (knownAt(text, at, stop, 2) !== undefined) return true;
    return script === 'kanji' && verbs.at(text, at) !== undefined;
  }

  /** Words that make one particle with the one before: "によると". */
  function compoundAt(
    text: string,
    start: number,
    stop: number,
    before: Word | undefined,
  ): number | undefined {
    const mark = before?.noun?.mark ?? before?.particle ?? before?.number?.mark;
    if (mark === undefined) return undefined;
    for (let end = Math.min(stop, start + LONGEST); end > start; end--)
      if (compounds.get(text.slice(start, end))?.has(mark)) return end;
    return undefined;
  }

  function particleAt(
    text: string,
    start: number,
    stop: number,
    known: Known | undefined,
  ): { mark: Mark; end: number } | undefined {
    for (let end = Math.min(stop, start + particles.longest); end > start; end--) {
      const found = particles.map.get(text.slice(start, end));
      if (found === undefined) continue;
      const kinds: readonly string[] =
        known === undefined ? ['other'] : [known.bound ?? '', typeOf(known)].filter((kind) => kind !== '');
      const fits = found.find(({ of }) => of?.some((kind) => kinds.includes(kind)));
      const mark = fits ?? found.find(({ of }) => of === undefined);
      if (mark !== undefined) return { mark: mark.mark, end };
    }
    return undefined;
  }
}

function plain(text: string, start: number, end: number): Noun {
  const word = text.slice(start, end);
  return { stem: word, head: word, end, plural: false };
}

function verbOf({ lemma, voice, ending }: Conjugated): Verb {
  return {
    lemma,
    voice,
    form: ending.form,
    ending: ending.text,
    ...(ending.says && { says: ending.says }),
  };
}

interface Particles {
  readonly map: ReadonlyMap<string, readonly { readonly mark: Mark; readonly of?: readonly string[] }[]>;
  readonly longest: number;
}

/** All particles, alone and with a focus behind. */
function particlesOf({ particles = [], focus = [] }: VerbFinalGrammar): Particles {
  const map = new Map<string, { mark: Mark; of?: readonly string[] }[]>();
  for (const { mark, words = [], of } of particles)
    for (const word of words)
      for (const behind of ['', ...focus]) {
        const text = word + behind;
        // A focus alone is a particle of its own.
        if (behind !== '' && focus.includes(word)) continue;
        map.set(text, [...(map.get(text) ?? []), { mark, ...(of && { of }) }]);
      }
  return { map, longest: Math.max(0, ...[...map.keys()].map(({ length }) => length)) };
}

/** Determiners, joiners and adverbs by their class. */
function smallWords({ determiners = {}, joiners = [], adverbs = {} }: VerbFinalGrammar): Map<string, string> {
  return new Map([
    ...[adverbs, determiners].flatMap((lists) =>
      Object.entries(lists).flatMap(([kind, list]) => list.map((word): [string, string] => [word, kind])),
    ),
    ...joiners.map((word): [string, string] => [word, 'joiner']),
  ]);
}

function longest(
  words: { has(word: string): boolean },
  text: string,
  start: number,
  stop: number,
): number | undefined {
  for (let end = Math.min(stop, start + LONGEST); end > start; end--)
    if (words.has(text.slice(start, end))) return end;
  return undefined;
}

/** How many letters of the first that fits. */
function oneOf(words: readonly string[], text: string, at: number, stop: number): number {
  return words.find((word) => at + word.length <= stop && text.startsWith(word, at))?.length ?? 0;
}

function longestFirst(words: readonly string[]): readonly string[] {
  return [...words].sort((a, b) => b.length - a.length);
}
