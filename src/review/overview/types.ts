/** What is counted over all cases, and how it is asked for. A case counts once for everything that is said of it. */

export interface Asked {
  /** Cases that who asks may not see: they are in no count. */
  readonly except?: ReadonlySet<string> | undefined;
  /** `accepted`: claims that a person accepted or corrected. `standing`: proposed ones too. */
  readonly of: 'accepted' | 'standing';
  readonly kind?: string | undefined;
  readonly stage?: string | undefined;
  readonly place?: string | undefined;
  readonly office?: string | undefined;
  readonly language?: string | undefined;
  /** Days since 1970, inclusive: claims that are dated on both sides and could have been then. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A number of the overview, and the cases behind it. */
export interface Behind extends Asked {
  /** Months since 1970, both ends inclusive. */
  readonly months?: readonly [number, number] | undefined;
  /** Cases whose pathway goes from the one stage to the other, with nothing told between. */
  readonly link?: { readonly from: string; readonly to: string } | undefined;
  /** Cases of whose pathway this is the last stage that is told. */
  readonly last?: string | undefined;
  /** Cases that have any claim of this status that fits, counted or not. */
  readonly status?: string | undefined;
  /** Cases in which no claim that is counted says this. */
  readonly without?: 'place' | 'office' | 'date' | undefined;
}

export interface Count {
  readonly value: string;
  readonly cases: number;
}

/** What lies in one month: cases that were then and at no other time, and the parts of cases that may have been then. */
export interface Month {
  /** Months since 1970. */
  readonly month: number;
  readonly certain: number;
  readonly spread: number;
}

export interface Series {
  readonly kind: string;
  readonly cases: number;
  /** Of these, cases without a claim that is dated on both sides. */
  readonly undated: number;
  readonly months: readonly Month[];
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  /** Whether stages lie between of which nothing is told. */
  readonly silent: boolean;
}

export interface Pathways {
  readonly stages: readonly { readonly stage: string; readonly cases: number; readonly last: number }[];
  readonly links: readonly Link[];
}

export interface Counts {
  /** Cases with a claim that is counted and fits. */
  readonly cases: number;
  readonly claims: number;
  /** Cases that tell of any act, whatever is asked. */
  readonly all: number;
  readonly kinds: readonly Count[];
  readonly stages: readonly Count[];
  readonly places: readonly Count[];
  readonly offices: readonly Count[];
  readonly languages: readonly Count[];
  readonly statuses: readonly (Count & { readonly claims: number })[];
  /** Cases of which no claim that fits says it. */
  readonly without: { readonly place: number; readonly office: number; readonly date: number };
  readonly series: readonly Series[];
  readonly pathways: Pathways;
}
