/**
 * A text taken apart, in a form that Korean and other languages share whose verb ends the clause and whose particles tell
 * the roles. What cuts the text (`src/read/ko`) knows the writing; everything behind it knows only this form.
 * Offsets are UTF-16 units of the text.
 */
import type { Form, Mark } from '../../packs/lexicon/verb-final.ts';
import type { NameHit, PartyNoun } from '../../packs/types.ts';
import type { TimeMention } from './times.ts';

export type Voice = 'active' | 'passive' | 'causative';

/** What the pack knows of a noun. */
export interface Known {
  readonly party?: PartyNoun;
  /** Class of a thing. */
  readonly thing?: string;
  readonly names?: readonly NameHit[];
  /** A noun of doing that frames know. */
  readonly deed?: boolean;
  /** Closes a modifying clause: "after", "reason". */
  readonly bound?: string;
  readonly pronoun?: Pronoun;
  readonly wrapper?: boolean;
  /** A person's name, as the text shows. */
  readonly name?: boolean;
}

export interface Pronoun {
  readonly number: 'one' | 'many';
  readonly sex?: 'male' | 'female';
  readonly of?: 'speaker' | 'anybody' | 'self';
}

export interface Noun {
  /** Without particle and plural. */
  readonly stem: string;
  /** Where it ends in the text, before the particle. */
  readonly end: number;
  readonly mark?: Mark;
  /** "only", "also", "topic" behind another particle. */
  readonly plural: boolean;
  /** What the pack knows of it: of the whole word, or of the longest part at its end. */
  readonly known?: Known;
  /** The part at its end that is known, when it is not the whole word. */
  readonly head: string;
}

export interface Verb {
  /** Dictionary form: of a noun of doing without the verb that carries it. */
  readonly lemma: string;
  /** The noun of doing: "체포" of "체포됐다". */
  readonly deed?: string;
  readonly voice: Voice;
  readonly form: Form;
  readonly says?: 'past' | 'present' | 'future' | 'tried' | 'ongoing' | 'ordered';
  readonly ending: string;
  /** Is only a noun with "to be". */
  readonly copula?: Noun;
}

export interface NumberWord {
  readonly value: number;
  /** What it counts, when the counter stands in the same word. */
  readonly counts?: 'person' | 'family' | 'thing';
  readonly vague?: boolean;
  /** "50대": first year of the decade of age. */
  readonly decade?: boolean;
  readonly years?: boolean;
  readonly mark?: Mark;
  /** End of number and counter, before the particle. */
  readonly end: number;
}

/** One written word, or a sign. Exactly one of noun, verb, number, time, sign, small is there. */
export interface Word {
  readonly i: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentence: number;
  readonly noun?: Noun;
  readonly verb?: Verb;
  readonly number?: NumberWord;
  readonly time?: TimeMention;
  /** A sign: quotation mark, comma, bracket. */
  readonly sign?: string;
  /** A particle by itself, behind a bracket or a quotation. */
  readonly particle?: Mark;
  /** A determiner, joiner or adverb, by its class in the grammar. */
  readonly small?: string;
  /** Stands next to the word before without a space. */
  readonly close: boolean;
}

export interface Sentence {
  readonly i: number;
  readonly start: number;
  readonly end: number;
  /** Words, last exclusive. */
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
}

export interface Doc {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
}
