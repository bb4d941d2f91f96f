/**
 * The case that claims make: parties, acts in their order, conflicts. A projection that can be dropped and built again;
 * what it says is what `docs` calls format 1, with plain data only.
 */
import type { Claim, Count, Day, PartyKind, Phase, PlaceRef } from './types.ts';

/** A value that is known and kept back: whoever may see it finds it in the claims. */
export interface Sealed {
  readonly sealed: true;
}

/** A party as one report tells of it: the report, and its id there. */
export interface PartyOf {
  readonly report: string;
  readonly party: string;
}

/**
 * Two tellings of different reports that are proposed to be of one. A person decides; with one report there are none.
 * `weight` runs from 0 to 1 and says how strongly the details speak for it, never how true the tellings are.
 */
export interface Joining<Telling> {
  readonly a: Telling;
  readonly b: Telling;
  readonly weight: number;
  /** The evidence that weighed most, as a machine word: `name`, `kin-of`, `residence`, `parties`, `place`, `time` … */
  readonly reason: string;
  /** The evidence as a sentence. */
  readonly explain: string;
}

export interface CaseParty {
  readonly id: string;
  readonly kind: PartyKind;
  readonly label: string;
  readonly label_ko?: string;
  /** What it is called in a language in which no report tells of it: made of its details, in nobody's words. */
  readonly described?: { readonly en?: string; readonly ko?: string };
  readonly count?: Count;
  /** Property → working value: the one that most independent origins tell, then the first told. A name is there, and sealed. */
  readonly details: Readonly<Record<string, string | Sealed>>;
  /** An office of the pack, when it is one. */
  readonly office?: string;
  /** Where it was told: the report, and its id there. */
  readonly from: readonly PartyOf[];
  /** Why tellings of different reports are taken for it; absent when only one report tells of it. */
  readonly same?: readonly Joining<PartyOf>[];
  /** Of several reports the only one that tells of it. */
  readonly addedBy?: string;
  /** Of several lineages the only one that tells of it: then no other origin supports it. */
  readonly onlyLineage?: number;
}

export type Side = 'earliest' | 'latest';

/** One step on the way to a bound, as a sentence. Each rests on the one before. */
export interface ProofStep {
  readonly side: Side;
  readonly rule: string;
  readonly text: string;
  readonly claims: readonly string[];
}

export interface When {
  /** With an unknown year `XXXX`; null when nothing is known. */
  readonly edtf: string | null;
  readonly earliest: Day | null;
  readonly latest: Day | null;
  /** Claims that the bounds rest on. */
  readonly because: readonly string[];
  readonly proof: readonly ProofStep[];
}

/** What one report tells of an act. */
export interface Account {
  readonly report: string;
  readonly lineage: number;
  readonly claims: readonly string[];
}

export interface CaseAct {
  readonly id: string;
  readonly kind: string;
  readonly phase: Phase;
  readonly label: string;
  readonly label_ko?: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly with: readonly string[];
  readonly at: readonly PlaceRef[];
  readonly when: When;
  readonly for?: readonly string[];
  readonly through?: readonly string[];
  readonly stage: string;
  readonly rights: readonly {
    readonly instrument: string;
    readonly article: string;
    readonly binding: boolean;
  }[];
  readonly huridocs?: readonly string[];
  /** Claims that tell it, in the order of telling. */
  readonly claims: readonly string[];
  /** Independent origins that tell it; outlets that repeat one count once. */
  readonly lineages: number;
  /** Who tells it, in the order of the reports. */
  readonly accounts: readonly Account[];
  /** Why claims of different reports are taken to tell it, by claim id; absent when only one report tells it. */
  readonly same?: readonly Joining<string>[];
  /** Of several reports the only one that tells it. */
  readonly addedBy?: string;
  /** Of several lineages the only one that tells it. */
  readonly onlyLineage?: number;
}

/** What the claims of a conflict differ in. */
export type About = 'time' | 'order' | 'place' | 'charge' | 'office' | 'count' | 'age' | 'sex' | 'birth';

export interface CaseConflict {
  readonly kind: 'time' | 'value' | 'role';
  readonly about: About;
  /** The act or party that it is about; absent when it is about several. */
  readonly of?: string;
  /** As few as possible that cannot all be true. */
  readonly claims: readonly string[];
  readonly explain: string;
  /** The same sentence by sentence, where it is a chain of reasons: what is concluded comes last. */
  readonly steps?: readonly string[];
  /** The sides, in the words of the reports and their languages. Their quotes are those of the claims. */
  readonly values: readonly {
    readonly claims: readonly string[];
    readonly text: string;
    readonly language: string;
  }[];
  /** What follows when some are set aside. */
  readonly choices: readonly { readonly drop: readonly string[]; readonly then: string }[];
}

/** "not reported" is never "did not happen". */
export type SafeguardState = 'reported present' | 'reported absent' | 'not reported';

export interface SafeguardReport {
  readonly safeguard: string;
  readonly law: string;
  readonly state: SafeguardState;
}

/** The one missing date that would tighten most, so that a source is asked as little as possible. */
export interface CaseAsk {
  readonly of: 'act' | 'telling' | 'publication';
  /** The act, or the report whose source spoke or which came out. */
  readonly id: string;
  /** When the source spoke, as written; null for an act or a publication. */
  readonly phrase: string | null;
  /** What an exact day would tighten, most first: days of doubt before and after; null is unbounded. */
  readonly tightens: readonly {
    readonly act: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/** What a person or an act has several values of, as different reports tell them. */
export type Property =
  | 'age'
  | 'sex'
  | 'birth'
  | 'count'
  | 'residence'
  | 'occupation'
  | 'nationality'
  | 'by'
  | 'at'
  | 'when'
  | 'for';

/** Values that differ, side by side, and the one that is used for now. */
export interface WorkingValue {
  /** The act or party. */
  readonly of: string;
  readonly property: Property;
  /** Which of `values` is used for now. */
  readonly working: number;
  /** `most-lineages`: told by the most independent origins; `finest`: it lies within the others; `first-told`: nothing else decides; `chosen`: by a person. */
  readonly why: 'most-lineages' | 'finest' | 'first-told' | 'chosen';
  readonly explain: string;
  readonly values: readonly {
    /** As compared: a token, a P-code, an EDTF date. */
    readonly value: string;
    /** As shown. */
    readonly label: string;
    readonly claims: readonly string[];
    readonly reports: readonly string[];
    readonly lineages: readonly number[];
  }[];
}

/** What a person decided and what a person decided against it, told by their words: a claim's or a party's first quote. */
export interface Contradiction {
  readonly of: 'act' | 'party';
  /** The pair that was said to be one; it is kept apart. */
  readonly yes: readonly [Quoted, Quoted];
  /** The pair that was said to be two. */
  readonly no: readonly [Quoted, Quoted];
}

export interface Quoted {
  /** The report. */
  readonly report: string;
  /** The claim, or the party's id in the report. */
  readonly id: string;
  readonly quote: string;
}

/** Why two reports go back to one origin. */
export interface LineageReason {
  readonly reports: readonly [string, string];
  readonly reason: 'near-duplicate' | 'repeats-outlet' | 'translation' | 'same-source-and-day';
  readonly explain: string;
}

/** Why a case stands beside the first: nothing is merged across cases, and no party is sought across them. */
export interface Apart {
  /** The case's reports and those of the first case, compared at what is most alike in them. */
  readonly reason: 'no-act-in-common' | 'other-party' | 'other-time' | 'other-place';
  readonly explain: string;
}

export interface Case {
  /** Ids of its reports, in the order given. */
  readonly reports: readonly string[];
  /** Every claim of the reports, with ids of its own and of its parties that are unique in the case. */
  readonly claims: readonly Claim[];
  readonly parties: readonly CaseParty[];
  /** In the order of telling. */
  readonly acts: readonly CaseAct[];
  /** Ids of the acts in the order in which they happened, as far as known. */
  readonly pathway: readonly string[];
  readonly conflicts: readonly CaseConflict[];
  readonly notReported: readonly SafeguardReport[];
  readonly places: readonly PlaceRef[];
  readonly ask?: CaseAsk;
  /** Report → its lineage: reports of one origin have the same number. */
  readonly lineages: Readonly<Record<string, number>>;
  readonly lineageReasons: readonly LineageReason[];
  readonly workingValues: readonly WorkingValue[];
  /** Decisions that a no of a person overrules; absent when there are none. */
  readonly contradictions?: readonly Contradiction[];
  /** For a further case of a draft: why it is not the first. */
  readonly apart?: Apart;
}

/** What several reports make: one case for every event they tell of. */
export interface Cases {
  /** The case of the first report. */
  readonly case: Case;
  /** Cases of other events, in the order of their first reports. Ids are unique over all cases of a draft. */
  readonly others: readonly Case[];
}
