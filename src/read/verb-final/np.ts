/** What a noun phrase is: the words before a particle, with what stands before the head and says more of it. */
import type { Mark } from '../../packs/lexicon/verb-final.ts';
import type { NameHit } from '../../packs/types.ts';
import type { Known, Word } from './doc.ts';

export type NpType =
  | 'person'
  | 'group'
  | 'office'
  | 'organisation'
  | 'place'
  | 'facility'
  | 'thing'
  | 'deed'
  | 'bound'
  | 'other';

export interface Count {
  readonly value?: number;
  /** Name of a vague quantity of the pack's conventions. */
  readonly quantity?: string;
  readonly vague: boolean;
  /** Words of the count in the text. */
  readonly start: number;
  readonly end: number;
}

export interface Np {
  readonly i: number;
  readonly sentence: number;
  /** Words; last exclusive. */
  readonly first: number;
  readonly last: number;
  /** The word that it is about. */
  readonly head: number;
  /** In the text, without the particle. */
  readonly start: number;
  readonly end: number;
  readonly mark?: Mark;
  readonly type: NpType;
  /** The head's word without particle, and the part of it that the pack knows. */
  readonly stem: string;
  readonly headWord: string;
  readonly known?: Known;
  readonly plural: boolean;
  /** Offices, facilities and places named in it, the head's own last. */
  readonly names: readonly { readonly word: number; readonly hits: readonly NameHit[] }[];
  readonly count?: Count;
  /** First year of the decade of age, or the age in years. */
  readonly age?: {
    readonly value: number;
    readonly decade: boolean;
    readonly start: number;
    readonly end: number;
  };
  /** A word for a place where things happen that has no name: a station, a field. */
  readonly site: boolean;
  /** Told in brackets. */
  readonly sex?: 'male' | 'female';
  /** A surname or other name: words of the text. */
  readonly name?: {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    /** Without titles and what stands for the rest: "한" of "한 모 씨". */
    readonly core: string;
  };
  readonly determiner?: 'definite' | 'another' | 'any';
  /** Whose it is: the phrase before with the particle of belonging. */
  readonly owner?: Np;
  /** Other parties and deeds in the same compound, before the head: "남성" of "남성 체포 소식". */
  readonly before: readonly Word[];
  /** Joined with it by "and": all of them, itself too. */
  readonly items: readonly Np[];
  /** Stands as the noun of "to be". */
  readonly copula: boolean;
}

/** The phrases of a list; of any other phrase itself. */
export function membersOf(np: Np): readonly Np[] {
  return np.items.length === 0 ? [np] : np.items;
}

/** What sort of thing a known word stands for. */
export function typeOf(known: Known | undefined): NpType {
  if (known === undefined) return 'other';
  if (known.pronoun !== undefined) return known.pronoun.number === 'many' ? 'group' : 'person';
  const types = new Set(known.names?.map(({ type }) => type));
  if (types.has('office')) return 'office';
  if (known.party !== undefined) return known.party.kind;
  if (known.deed) return 'deed';
  if (types.has('facility')) return 'facility';
  if (types.has('place')) return 'place';
  if (known.thing !== undefined) return 'thing';
  if (known.bound !== undefined) return 'bound';
  return 'other';
}
