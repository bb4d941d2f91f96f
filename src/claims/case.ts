/**
 * The case that claims make: parties, acts in their order, conflicts. A projection that can be dropped and built again;
 * what it says is what `docs` calls format 1, with plain data only.
 */
import type { Claim, Count, Day, PartyKind, Phase, PlaceRef } from './types.ts';

/** A value that is known and kept back: whoever may see it finds it in the claims. */
export interface Sealed {
  readonly sealed: true;
}

export interface CaseParty {
  readonly id: string;
  readonly kind: PartyKind;
  readonly label: string;
  readonly label_ko?: string;
  readonly count?: Count;
  /** Property → working value: the one that most independent origins tell, then the first told. A name is there, and sealed. */
  readonly details: Readonly<Record<string, string | Sealed>>;
  /** An office of the pack, when it is one. */
  readonly office?: string;
  /** Where it was told: the report, and its id there. */
  readonly from: readonly { readonly report: string; readonly party: string }[];
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
}

export interface CaseConflict {
  readonly kind: 'time' | 'value' | 'role';
  /** As few as possible that cannot all be true. */
  readonly claims: readonly string[];
  readonly explain: string;
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

export interface Case {
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
}
