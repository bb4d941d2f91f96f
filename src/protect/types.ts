/** What the check of exposure is given, and what it finds. Groups and counts only; never a list of people. */
import type { Case } from '../claims/case.ts';
import type { Reading, Report } from '../claims/types.ts';
import type { Labels, Pack, Span } from '../packs/types.ts';

/** From least to most; both are people, or shares. */
export type Range = readonly [least: number, most: number];

/** A text that is to leave, or that left before, with what the reader found in it. */
export interface Text {
  readonly id: string;
  /** As a person calls it: the file. */
  readonly name: string;
  readonly released: boolean;
  readonly report: Report;
  readonly reading: Reading;
}

/** Words of a text, counted in code points. */
export interface Quote {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Whom a release is for. Without a text, what the level would let out of the case is looked at. */
export type Level = 'vault' | 'partner' | 'un' | 'public';

/** What a person sets for one check instead of what the pack says. */
export interface Assumed {
  readonly people?: number;
  readonly groups?: number;
  readonly change?: Range;
  /** Kind of act → the groups that could have known. */
  readonly audience?: Readonly<Record<string, readonly string[]>>;
  /** Age as the pack names it → share. */
  readonly ages?: Readonly<Record<string, Range>>;
  readonly occupations?: Readonly<Record<string, Range>>;
  /** Place → people there. */
  readonly population?: Readonly<Record<string, Range>>;
}

/** A file that was written of a case besides its releases. */
export interface HandedOn {
  /** What it is: a bundle, a format. */
  readonly what: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
}

export interface Asked {
  readonly case: Case;
  /** The reports of the case. */
  readonly reports: readonly Report[];
  /** Report → who told it, where that is known; otherwise one source is reckoned for each lineage. */
  readonly sources?: Readonly<Record<string, string>>;
  /** Drafts and earlier releases, in all languages. None: everything that `level` would let out. */
  readonly texts: readonly Text[];
  readonly level?: Level;
  /** Files that were written of the case besides its releases: they are not looked at, and named. */
  readonly handedOn?: readonly HandedOn[];
  /** The planned day, for how soon it is after the telling. */
  readonly on?: string;
  readonly pack: Pack;
  readonly assumed?: Assumed;
}

/** An act that texts disclose. */
export interface DisclosedAct {
  /** Of the case, or one that only a text tells. */
  readonly id: string;
  readonly inCase: boolean;
  readonly kind: string;
  readonly claims: readonly string[];
  /** Texts that disclose it. */
  readonly texts: readonly string[];
  readonly quotes: readonly Quote[];
}

export type DetailType = 'place' | 'age' | 'occupation' | 'sex' | 'kin' | 'name';

/** A detail of a person as a text discloses it. */
export interface DisclosedDetail {
  /** Of the case. */
  readonly person: string;
  readonly type: DetailType;
  /** A place of the pack, a decade, an occupation; as the claim has it otherwise. */
  readonly value: string;
  /** How finely: a step of the ladder. */
  readonly step: string;
  readonly text: string;
  readonly claims: readonly string[];
  readonly quotes: readonly Quote[];
}

export interface Disclosed {
  readonly acts: readonly DisclosedAct[];
  readonly details: readonly DisclosedDetail[];
}

/** How many fit what is told of one person. */
export interface Fit {
  readonly people: Range;
  readonly details: readonly DetailEffect[];
  /** The place that was counted; absent when none is told. */
  readonly place?: string;
  readonly placePeople: Range;
  /** A full name is told: nothing else matters. */
  readonly named: boolean;
}

export interface DetailEffect {
  readonly type: DetailType;
  readonly value: string;
  readonly step: string;
  /** The share of people it fits; for a place the people there. */
  readonly share: Range;
  /** How many it alone leaves, of the place that is told. */
  readonly alone: Range;
  /** How many fit when only this is left out. */
  readonly without: Range;
}

/** A step on a ladder, taken. */
export interface Coarsening {
  readonly type: DetailType;
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

export interface CoarseSet {
  readonly changes: readonly Coarsening[];
  /** How many fit then. */
  readonly people: Range;
}

export interface SubjectExposure {
  readonly person: string;
  readonly texts: readonly string[];
  readonly fit: Fit;
  readonly quotes: readonly Quote[];
  /** Fewer people than asked for may fit. */
  readonly path: boolean;
  /** No single text does it, all of them do. */
  readonly together: boolean;
  /** It was so before this draft. */
  readonly already: boolean;
  /** What coarsening buys: each smallest set after which enough fit. */
  readonly ways: readonly CoarseSet[];
}

export type WayKind = 'generalise' | 'delay' | 'elsewhere' | 'drop';

/** What could be done about one act. */
export interface Way {
  readonly kind: WayKind;
  /** The groups that could have known it then; `all` when it points at nobody. */
  readonly audience: Audience;
  /** The kind of act it is told as. */
  readonly as?: string;
  readonly after?: Span;
}

/** `all` narrows nothing; `unknown` counts as one group that nobody can name. */
export type Audience = readonly string[] | 'all' | 'unknown';

export interface SourceChange {
  readonly act: string;
  /** Everything that is enough, what costs least evidence first. */
  readonly ways: readonly Way[];
  /** Rights that no other disclosed act engages. */
  readonly rights: readonly string[];
}

export interface ChangeSet {
  readonly changes: readonly SourceChange[];
  /** Groups that are left then, at least. */
  readonly left: readonly string[];
}

export interface SourceExposure {
  /** Who told it, as the case or the vault has it. */
  readonly source: string;
  readonly reports: readonly string[];
  /** Groups that could have known all of it at first hand. */
  readonly left: readonly string[];
  /** How many groups that counts as: an unknown audience is one group at most. */
  readonly counts: number;
  /** When none is left: who could have known most of it, with the acts that they could not have known. */
  readonly nearest: readonly { readonly group: string; readonly without: readonly string[] }[];
  /** The acts, the one that narrows most first. */
  readonly told: readonly {
    readonly act: string;
    readonly kind: string;
    readonly audience: Audience;
    /** Another independent origin tells it as well, or an official text. */
    readonly elsewhere: boolean;
    /** Groups left if it were not told. */
    readonly leftWithout: number;
    readonly quotes: readonly Quote[];
  }[];
  readonly path: boolean;
  readonly together: boolean;
  readonly already: boolean;
  readonly sets: readonly ChangeSet[];
}

export type StyleKind = 'verbatim' | 'sum' | 'time' | 'delay' | 'wording';

export interface StyleFinding {
  readonly kind: StyleKind;
  readonly quote: Quote;
  /** The report whose words they are, where they are taken over. */
  readonly report?: string;
  /** For a delay: days between telling and publishing, at most. */
  readonly days?: number;
  /** What a coarser text could say: a number, a step of a ladder. */
  readonly coarser?: string;
}

/** A text tells more finely than another, or tells what another leaves out. */
export interface Difference {
  readonly what: 'detail' | 'act';
  readonly person?: string;
  readonly type?: DetailType;
  readonly act?: string;
  readonly finer: { readonly text: string; readonly value: string; readonly quotes: readonly Quote[] };
  /** Absent: the other text does not tell it. */
  readonly coarser: { readonly text: string; readonly value?: string };
}

export interface Exposure {
  readonly texts: readonly {
    readonly id: string;
    readonly name: string;
    readonly released: boolean;
    readonly language: string;
  }[];
  readonly level?: Level;
  /** What the check asked for. */
  readonly asked: { readonly people: number; readonly groups: number };
  /** How many ways lead to somebody, at least. */
  readonly paths: number;
  readonly acts: readonly DisclosedAct[];
  readonly details: readonly DisclosedDetail[];
  readonly subjects: readonly SubjectExposure[];
  readonly sources: readonly SourceExposure[];
  readonly style: readonly StyleFinding[];
  readonly differences: readonly Difference[];
  /** What was reckoned with and is not known. */
  readonly basis: readonly Labels[];
}
