/** What a clause is: a verb with what stands before it, and what its ending makes of it for the next. */
import type { Form } from '../../packs/lexicon/verb-final.ts';
import type { Voice } from './doc.ts';
import type { Np } from './np.ts';
import type { TimeMention } from './times.ts';

export type Says =
  | 'past'
  | 'present'
  | 'ongoing'
  | 'not'
  | 'possible'
  | 'future'
  | 'tried'
  | 'caused'
  | 'usual'
  | 'ordered'
  | 'happened';

export interface Clause {
  readonly i: number;
  readonly sentence: number;
  /** Of the text: from its first phrase to the end of its verb. */
  readonly start: number;
  readonly end: number;
  /** The verb alone, with its auxiliaries and with the noun of doing before a carrier. */
  readonly at: number;
  readonly lemma: string;
  readonly deed?: string;
  /** The noun of doing as a phrase of its own: "조사를 받다". */
  readonly deedNp?: Np;
  readonly voice: Voice;
  readonly form: Form;
  readonly says: ReadonlySet<Says>;
  /** Phrases of this clause, in order. */
  readonly args: readonly Np[];
  /** Who its grammatical subject is when it does not say: told in the clause before, or the noun that it describes. */
  readonly carried?: Np;
  readonly times: readonly TimeMention[];
  /** Those of them that stand before who it is about, and so before the whole chain. */
  readonly ahead: readonly TimeMention[];
  /** The noun behind that closes it, by its class: "after", "reason", "thing". */
  readonly bound?: string;
  readonly boundNp?: Np;
  /** The noun that it describes. */
  readonly describes?: Np;
  /** The role of that noun in it. */
  readonly gap?: 'subject' | 'object';
  /** A noun of doing with "to be": "수감 중이다". */
  readonly state?: boolean;
  /** The clause before in the same chain. */
  readonly chain?: number;
  /** How many quotation marks it stands in. */
  readonly depth: number;
  /** Adverbs of its own, by class. */
  readonly adverbs: readonly string[];
}
