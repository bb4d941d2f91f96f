/** A case as its entries make it. */
import type { Property } from '../claims/case.ts';
import type { Claim, Reading, Report, Status } from '../claims/types.ts';
import type { BlobRef, Bodies, Kind, LeftFile, Purpose, ReleaseBody, Sameness } from './bodies.ts';

/** Who did something, when and why. */
export interface Mark {
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly actor: string;
  /** Null when none was given, or when it was shredded. */
  readonly reason: string | null;
}

/**
 * Whether a decision counts. `stale`: another came between what the person had seen and the decision; `void`: it is about nothing
 * that is here; `sealed`: its words were shredded.
 */
export type Standing = 'live' | 'undone' | 'stale' | 'void' | 'sealed';

/** One decision of a person. */
export interface Decision extends Mark {
  readonly kind: Kind;
  /** The case in which it was taken. */
  readonly case: string;
  readonly subject: string;
  readonly standing: Standing;
  /** For an undoing: the decision that it undoes. */
  readonly of?: number;
  /** Undefined when it was shredded. */
  readonly body: Bodies[Kind] | undefined;
}

export interface ReportState {
  readonly id: string;
  /** The case it came into; another than that of the state when cases are joined. */
  readonly case: string;
  /** Null once it is shredded. */
  readonly report: Report | null;
  readonly source: string | null;
  readonly blob: BlobRef | null;
  readonly added: Mark;
  /** The withdrawal that counts. */
  readonly withdrawn: Mark | null;
  /** Readers that read it, with pack and version. */
  readonly read: readonly Pick<Bodies['reading.added'], 'reader' | 'pack' | 'version'>[];
}

export interface ClaimState {
  readonly id: string;
  readonly report: string;
  /** The case of its report. */
  readonly case: string;
  /** As its own decisions make it. */
  readonly own: Status;
  /** `withdrawn` also when its report is. */
  readonly status: Status;
  /** As proposed or added. Null once it is shredded. */
  readonly first: Claim | null;
  /** With the corrections that count, and its status. Null once it is shredded. */
  readonly claim: Claim | null;
  /** The last entry on it, in the case of its report, that counts or was undone: what a decision may say that it expects. */
  readonly last: number;
  /** Entries on it, all of them, in order. */
  readonly history: readonly HistoryLine[];
}

export interface HistoryLine extends Mark {
  readonly kind: Kind;
  readonly standing: Standing;
  readonly of?: number;
}

/** A working value that a person chose. */
export interface Chosen extends Mark {
  readonly claim: string;
  readonly property: Property;
  readonly value: string | null;
}

/** An entry of a kind or of a shape that a later version wrote: kept, and named. */
export interface UnknownEntry {
  readonly seq: number;
  readonly kind: string;
  readonly subject: string;
  readonly why: 'kind' | 'shape';
}

export interface Shredded extends Mark {
  readonly what: 'report' | 'case' | 'source';
  readonly id: string;
}

/** That somebody agreed to have told what these reports say. */
export interface Consent extends Mark {
  /** The case in which it was recorded. */
  readonly case: string;
  readonly purposes: readonly Purpose[];
  /** A source, or a role. */
  readonly by: string;
  readonly reports: readonly string[];
  /** The last day on which it holds. */
  readonly until: string | null;
  readonly how: string | null;
  readonly withdrawn: Mark | null;
}

/** What is to leave, or left. */
export interface Release extends Mark {
  /** The case in which it was proposed. */
  readonly case: string;
  /** Null once it is shredded: then only that something left is known. */
  readonly body: ReleaseBody | null;
  /** The first answer of another than those who drafted and proposed it; taking it back is a no. */
  readonly answer: (Mark & { readonly yes: boolean }) | null;
  /** Each time that it left. */
  readonly made: readonly (Mark & { readonly files: readonly LeftFile[] })[];
  readonly withdrawn: Mark | null;
}

export interface State {
  readonly case: {
    readonly id: string;
    readonly state: 'open' | 'joined' | 'shredded';
    readonly opened: Mark | null;
    /** When the last entry was written. */
    readonly changed: number;
    readonly label: string | null;
    readonly note: string | null;
    /** Cases that are joined into it. */
    readonly joined: readonly string[];
    /** The case that it is joined into. */
    readonly into: string | null;
  };
  /** In the order in which they were added. */
  readonly reports: readonly ReportState[];
  /** One for each report that can be read, with its claims as they stand now: rejected and withdrawn ones among them. */
  readonly readings: readonly Reading[];
  readonly claims: ReadonlyMap<string, ClaimState>;
  /** All decisions in order, undone ones among them. */
  readonly decisions: readonly Decision[];
  /** What was decided of sameness and counts: of several decisions on one pair the last. */
  readonly same: readonly (Sameness & Mark)[];
  readonly chosen: readonly Chosen[];
  readonly consents: readonly Consent[];
  readonly releases: readonly Release[];
  readonly shredded: readonly Shredded[];
  readonly unknown: readonly UnknownEntry[];
  /** One after the last entry that it was made of. */
  readonly through: number;
}
