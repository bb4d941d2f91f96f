/**
 * The index: what is derived from the ledger so that cases, reports and claims can be found. It can be dropped and built again;
 * the unit is the case: `replace` takes all rows that a case has. Words come as tokens (src/search makes them), so that a store
 * knows no language; a store whose file is not encrypted blinds tokens and facets with a key before it keeps them.
 */
import type { Status } from '../claims/types.ts';

/** One case, as lists show it. */
export interface CaseRow {
  readonly case: string;
  readonly state: 'open' | 'joined' | 'shredded';
  /** Milliseconds. */
  readonly opened: number;
  readonly changed: number;
  readonly reports: number;
  readonly claims: number;
  /** Claims that wait for a person. */
  readonly proposed: number;
}

/** One report. */
export interface ReportRow {
  readonly report: string;
  readonly case: string;
  readonly source: string | null;
  readonly language: string;
  /** Days since 1970 of its publication, both ends; null when unknown. */
  readonly published: readonly [number, number] | null;
  readonly withdrawn: boolean;
}

/** One claim, as far as it can be asked for. A claim that tells no act has no kind. */
export interface ClaimRow {
  /** `r-5c1d2e3f.c4` */
  readonly claim: string;
  readonly report: string;
  readonly case: string;
  readonly status: Status;
  readonly kind: string | null;
  readonly stage: string | null;
  /** P-codes, counties with their province. */
  readonly places: readonly string[];
  /** Offices that are said to have done it, each with those that it is a part of. */
  readonly offices: readonly string[];
  /**
   * Whether it says that an act was done or goes on: not that it was tried, threatened, denied or left undone, nor what always
   * happens.
   */
  readonly done: boolean;
  /** Days since 1970, both ends; null when the text alone does not bound it. */
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** Something with words that can be found: the text of a report, the quote of a claim, a field of a case. */
export interface Doc {
  readonly id: string;
  readonly of: 'report' | 'quote' | 'case';
  readonly case: string;
  readonly report: string | null;
  readonly claim: string | null;
  /** Tokens in their order, as src/search makes them. */
  readonly tokens: readonly string[];
}

export interface Rows {
  readonly case: CaseRow;
  readonly reports: readonly ReportRow[];
  readonly claims: readonly ClaimRow[];
  readonly docs: readonly Doc[];
}

export interface Facets {
  readonly kind?: readonly string[];
  readonly stage?: readonly string[];
  readonly place?: readonly string[];
  readonly office?: readonly string[];
  readonly status?: readonly Status[];
  /** Days since 1970, inclusive. `overlaps`: could have been within; `within`: certainly was. */
  readonly time?: { readonly from: number; readonly to: number; readonly how: 'overlaps' | 'within' };
}

/** What is asked for. All of it must hold; of several values of one facet one is enough, and one claim must fit all facets. */
export interface Query {
  /** Each phrase is tokens in a row; the last token of a prefix phrase may go on. Empty: facets alone. */
  readonly phrases: readonly { readonly tokens: readonly string[]; readonly prefix?: boolean }[];
  readonly facets?: Facets;
  readonly of?: Doc['of'];
  readonly limit: number;
  readonly offset?: number;
  /** Cases of which nothing is found nor counted. */
  readonly except?: readonly string[];
}

export interface Hit {
  readonly doc: string;
  readonly of: Doc['of'];
  readonly case: string;
  readonly report: string | null;
  readonly claim: string | null;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** Counted up to a bound; `atLeast` says that the bound was reached. */
  readonly total: number;
  readonly atLeast: boolean;
}

export type FacetCounts = Readonly<
  Record<
    'kind' | 'stage' | 'place' | 'office' | 'status',
    readonly { readonly value: string; readonly claims: number }[]
  >
>;

/** A claim that tells an act, as far as it is counted. */
export interface Telling
  extends Pick<
    ClaimRow,
    'status' | 'kind' | 'stage' | 'places' | 'offices' | 'done' | 'earliest' | 'latest'
  > {
  readonly kind: string;
  readonly language: string;
}

/** What a case tells. */
export interface CaseTellings {
  readonly case: string;
  readonly changed: number;
  readonly tellings: readonly Telling[];
}

/** How much of an index somebody has seen: its making, and the changes since. */
export interface Seen {
  readonly made: number;
  readonly turn: number;
}

export type CaseOrder = 'changed' | 'opened' | 'waiting';

export interface CasesAsked {
  readonly limit: number;
  readonly offset?: number;
  /** The latest changed first, unless said otherwise: the latest opened, or the one with the most proposed claims. */
  readonly order?: CaseOrder;
  /** Only open cases with proposed claims. */
  readonly waiting?: boolean;
  /** Cases that are left out. */
  readonly except?: readonly string[];
}

export interface Index {
  /** Entries of the ledger that it has seen. */
  through(): Promise<number>;
  /** In one transaction: every case given has these rows and no others, and `through` is what was seen. */
  replace(rows: readonly Rows[], through: number): Promise<void>;
  /** Forgets everything; `through` is 0. */
  drop(): Promise<void>;
  search(query: Query): Promise<Found>;
  /** Of the claims that fit the query, or of their first some thousands: `atLeast` as in Found. */
  facets(query: Query): Promise<FacetCounts>;
  cases(page: CasesAsked): Promise<readonly CaseRow[]>;
  /** How many cases it has; of those that wait, when only they are asked for. */
  count(of?: Pick<CasesAsked, 'waiting' | 'except'>): Promise<number>;
  case(id: string): Promise<CaseRow | null>;
  reports(of: { readonly case?: string; readonly source?: string }): Promise<readonly ReportRow[]>;
  claims(of: { readonly case: string }): Promise<readonly ClaimRow[]>;
  /**
   * Every case that was replaced since, in parts; all cases when nothing was seen, or another making. Ends with what was seen then:
   * a case that is replaced while this goes on comes again the next time.
   */
  tellings(seen: Seen | null): AsyncGenerator<readonly CaseTellings[], Seen>;
  /** SHA-256 over all rows in a defined order: two indexes of the same ledger have the same. */
  digest(): Promise<Uint8Array>;
}
