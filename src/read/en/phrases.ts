/**
 * Noun phrases and verb groups: the pieces between which the clause finder works.
 * Offsets are token indexes, `last` exclusive.
 */
import type { PartyNoun } from '../../packs/types.ts';
import type { Modal, PronounEntry, RelativeSort, SubordinatorSort } from './grammar.ts';
import type { TimeMention } from './times.ts';

/** What the head of a noun phrase is, as far as the pack knows. */
export interface NpType {
  readonly sort:
    | 'party'
    | 'office'
    | 'facility'
    | 'place'
    | 'thing'
    | 'act'
    | 'name'
    | 'number'
    | 'pronoun'
    | 'time'
    | 'other';
  /** Class of office, facility or thing. */
  readonly class?: string;
  /** Ids of offices, facilities or places that the written name may be. */
  readonly ids?: readonly string[];
  readonly noun?: PartyNoun;
  /** Also the name of these: "court" is an office and a building. */
  readonly facilities?: readonly string[];
  readonly offices?: readonly string[];
}

export interface Np {
  readonly kind: 'np';
  readonly first: number;
  last: number;
  readonly head: number;
  readonly lemma: string;
  /** The head with the words before it, lower case: "preliminary examination". */
  readonly words: string;
  readonly determiner: 'definite' | 'indefinite' | 'any' | 'possessive' | 'none';
  readonly pronoun?: PronounEntry;
  readonly possessor?: Np;
  readonly type: NpType;
  readonly plural: boolean;
  /** Words between determiner and head. */
  readonly modifiers: readonly number[];
  /** Offices, facilities and places named inside the modifiers ("MSS agents", "Hyesan resident"). */
  readonly named: readonly NamedSpan[];
  /** A time inside the phrase: "last month’s arrest". */
  readonly times: readonly TimeMention[];
  /** Filled by the clause finder. */
  readonly attached: { readonly word: string; readonly np: Np }[];
  readonly coordinated: Np[];
  apposition?: Np;
}

export interface NamedSpan {
  readonly first: number;
  readonly last: number;
  readonly type: 'office' | 'facility' | 'place';
  readonly ids: readonly string[];
  readonly facilities?: readonly string[];
  readonly offices?: readonly string[];
}

export interface VerbGroup {
  readonly kind: 'vg';
  readonly first: number;
  last: number;
  readonly main: number;
  readonly lemma: string;
  particle?: string;
  /** `ed`: past or participle without auxiliary, undecided until the clause is seen. */
  readonly form: 'finite' | 'infinitive' | 'ing' | 'participle' | 'ed' | 'base';
  readonly passive: boolean;
  readonly progressive: boolean;
  readonly perfect: boolean;
  /** Perfect with "has" or "have": up to now. */
  readonly presentPerfect: boolean;
  readonly tense: 'past' | 'present' | 'future';
  readonly modal?: Modal;
  readonly negated: boolean;
  readonly adverbs: readonly number[];
  /** Times that stand inside: "was recently arrested". */
  readonly times: readonly TimeMention[];
  readonly copula: boolean;
}

export type Item =
  | Np
  | VerbGroup
  | {
      readonly kind: 'prep';
      readonly word: string;
      readonly first: number;
      readonly last: number;
      readonly sub?: SubordinatorSort;
    }
  | { readonly kind: 'conj'; readonly word: string; readonly first: number; readonly last: number }
  | {
      readonly kind: 'sub';
      readonly word: string;
      readonly sort: SubordinatorSort;
      readonly first: number;
      readonly last: number;
    }
  | { readonly kind: 'rel'; readonly sort: RelativeSort; readonly first: number; readonly last: number }
  | {
      readonly kind: 'time';
      readonly mention: TimeMention;
      readonly np: Np;
      readonly word?: string;
      readonly first: number;
      readonly last: number;
    }
  | { readonly kind: 'adj'; readonly np: Np; readonly first: number; readonly last: number }
  | { readonly kind: 'particle'; readonly word: string; readonly first: number; readonly last: number }
  | {
      readonly kind: 'comma' | 'break' | 'quote' | 'adv' | 'other';
      readonly first: number;
      readonly last: number;
    };
