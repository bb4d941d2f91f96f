/**
 * The values that every step shares: report, anchor, claim, party, act, case.
 * All are readonly plain data; a change makes a new value. Words are those of the field (see README, "Words").
 */

/** `YYYY-MM-DD`. */
export type Day = string;

/** The exact place in a report's text: code points of the normalised text (W3C TextPosition + TextQuote). */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Up to 32 characters on either side. */
  readonly before: string;
  readonly after: string;
}

/**
 * One document as received. `text` is NFC with line ends `\n`. The way back: `map` leads to the bytes where bytes are
 * characters (plain text, HTML); where they are not (PDF, DOCX, e-mail …) it has no runs, and `layout` leads to page and place.
 */
export interface Report {
  readonly id: string;
  readonly sha256: string;
  readonly file: string;
  readonly mediaType: string;
  readonly encoding: string;
  /** ISO 639-1, decided by intake from the text or given by the person. */
  readonly language: string;
  readonly publisher?: string;
  /** EDTF; absent when unknown. */
  readonly published?: string;
  readonly text: string;
  /** Length of `text` in code points. */
  readonly characters: number;
  readonly map: OffsetMap;
  readonly layout?: readonly Stretch[];
  /** The received file that it was taken out of, when it is not one itself: the e-mail around an attachment. */
  readonly within?: { readonly file: string; readonly sha256: string };
}

/** A place in a document, as a person would look it up; all numbers from 1. Absent is what the format does not have. */
export interface Spot {
  readonly page?: number;
  /** Line of the page, of a plain text, or of an e-mail's body. */
  readonly line?: number;
  /** Paragraph of the document, or of its part. */
  readonly paragraph?: number;
  /** What it stands in, when not in the running text. */
  readonly part?: 'subject' | 'body' | 'table' | 'footnote' | 'endnote';
}

/** Code points from `text` on, `length` of them, that stand at one spot. Sorted; what lies between was put in by intake. */
export interface Stretch extends Spot {
  readonly text: number;
  readonly length: number;
}

/**
 * From the normalised text back to the bytes as received: runs sorted by `text` (code point offset in the text),
 * each starting at byte offset `byte`; `length` code points of text come from `bytes` bytes.
 */
export interface OffsetMap {
  readonly runs: readonly {
    readonly text: number;
    readonly length: number;
    readonly byte: number;
    readonly bytes: number;
  }[];
}

export type Stance = 'asserted' | 'reported' | 'alleged' | 'possible' | 'denied';
export type Phase = 'attempted' | 'ongoing' | 'done' | 'threatened' | 'not-done';
export type VoiceKind = 'narrator' | 'source' | 'official' | 'document';
export type Status = 'proposed' | 'accepted' | 'corrected' | 'rejected' | 'withdrawn';
export type PartyKind = 'person' | 'group' | 'office' | 'organisation';

/** Who says it. `chain` runs from the one who told to the one who printed: source → reporter → outlet. */
export interface Voice {
  readonly chain: readonly string[];
  readonly kind: VoiceKind;
  /** When the voice spoke; relative dates inside what it says count from there. */
  readonly told?: TimeRef;
}

/** Quantities that a report may leave vague: "dozens" is {min: 24, phrase: "dozens"}. */
export interface Count {
  readonly min?: number;
  readonly max?: number;
  readonly phrase: string;
}

export interface PlaceRef {
  /** As the pack spells it when it is known, else as written. */
  readonly label: string;
  readonly label_ko?: string;
  /** P-code of the county or province when the gazetteer knows exactly one. */
  readonly pcode?: string;
  readonly precision: 'country' | 'province' | 'county' | 'place' | 'area';
  /** A facility of the pack or the base lexicon (for example `political-prison-camp`). */
  readonly facility?: string;
  /** More than one county of that name: all of them, undecided. */
  readonly candidates?: readonly string[];
  readonly lat?: number;
  readonly lon?: number;
}

/** A written time, with what it counts from. */
export interface TimeRef {
  readonly phrase: string;
  readonly expr: TimeExpr;
  /** What a relative expression counts from. `utterance` is when the claim's voice spoke. */
  readonly from: 'utterance' | 'publication' | 'act' | 'absolute';
  readonly rule: string;
  /** Which bound of the act it gives: when it happened, from when, until when, or how long it took. */
  readonly sense: 'at' | 'start' | 'end' | 'duration';
  /** Where it is written. */
  readonly anchor?: Anchor;
}

export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century';
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'dawn';
export type Third = 'early' | 'mid' | 'late';

/**
 * What a written time means, in no language. `src/time` turns it into bounds, given what it counts from.
 * `approx` widens by the pack's convention ("around 9 May"); `part` is a third of the unit ("mid-June", 중순).
 */
export type TimeExpr =
  /** A calendar date, as far as written: "mid-June" {month: 6, part: 'mid'}; "in 2019"; "May 3"; "spring 2021" {season}. */
  | {
      readonly kind: 'date';
      readonly year?: number;
      readonly month?: number;
      readonly day?: number;
      readonly season?: 'spring' | 'summer' | 'autumn' | 'winter';
      readonly quarter?: 1 | 2 | 3 | 4;
      /** First year of the decade: 1990. */
      readonly decade?: number;
      /** The ordinal of the century: 20 is 1901-2000. */
      readonly century?: number;
      readonly part?: Third;
      readonly approx?: boolean;
      readonly daypart?: DayPart;
    }
  /** A day of the week: `which` 0 = the last such day before, -1 "last Monday" of the week before, +1 "next Monday". 0 is Sunday. */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly which?: -1 | 0 | 1;
      readonly daypart?: DayPart;
    }
  /** A whole calendar unit counted from the reference: "last month" {unit: month, shift: -1}; "this year" 0; "early last month" part. */
  | {
      readonly kind: 'unit';
      readonly unit: TimeUnit;
      readonly shift: number;
      readonly part?: Third;
      /** "last June" {unit: year… month: 6}: the named month, day or season inside that unit. */
      readonly month?: number;
      readonly day?: number;
      readonly season?: 'spring' | 'summer' | 'autumn' | 'winter';
      /** In a week: "Tuesday of last week". 0 is Sunday. */
      readonly weekday?: number;
      readonly approx?: boolean;
      readonly daypart?: DayPart;
    }
  /** So many units before (-) or after (+) the reference: "three days ago" {unit: day, min: -3, max: -3}; "a few days later". */
  | {
      readonly kind: 'shift';
      readonly unit: TimeUnit;
      readonly min: number;
      readonly max: number;
      readonly approx?: boolean;
    }
  /** A stretch: "for about a month", "over two days". */
  | {
      readonly kind: 'duration';
      readonly unit: TimeUnit;
      readonly min: number;
      readonly max: number;
      readonly approx?: boolean;
    }
  /** From … to …, either side may be open. */
  | { readonly kind: 'interval'; readonly from?: TimeExpr; readonly to?: TimeExpr }
  /** "now", "currently", "at present": the reference itself. "recently", "in the past", "soon": no bound but before or after it. */
  | { readonly kind: 'vague'; readonly direction: 'past' | 'present' | 'future' }
  /** "every Monday", "twice a month": says how often, bounds nothing. */
  | { readonly kind: 'set'; readonly every?: TimeExpr };

export interface ActRoles {
  /** Ids of parties of the same report. */
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly with: readonly string[];
  readonly at: readonly PlaceRef[];
  readonly when: readonly TimeRef[];
  /** The charge or reason, in the report's words. */
  readonly for: readonly string[];
  /** The means, in the report's words. */
  readonly through: readonly string[];
}

export type Says =
  | {
      readonly kind: 'act';
      readonly act: string;
      readonly phase: Phase;
      readonly roles: ActRoles;
      /** True for a remark on what always happens: kept with the claims, never an act of the case. */
      readonly general?: boolean;
    }
  | { readonly kind: 'detail'; readonly party: string; readonly property: string; readonly value: string }
  /** The act of claim `before` comes before that of claim `after`; `gap` in days between the end of one and the start of the other. */
  | {
      readonly kind: 'order';
      readonly before: string;
      readonly after: string;
      readonly gap?: { readonly min: number; readonly max: number };
      readonly phrase: string;
    }
  /** Two claims that tell one act. */
  | { readonly kind: 'same'; readonly a: string; readonly b: string; readonly reason: string };

/** One statement that a report makes. A claim without an anchor cannot be made. */
export interface Claim {
  readonly id: string;
  readonly report: string;
  readonly says: Says;
  readonly voice: Voice;
  readonly stance: Stance;
  readonly anchors: readonly Anchor[];
  /** Who proposed it: the reader and its version. */
  readonly by: string;
  readonly rule: string;
  readonly status: Status;
  readonly derivedFrom: readonly string[];
}

/** A participant as one report tells of them. Ids are unique in the report (`p1`). */
export interface Party {
  readonly id: string;
  readonly kind: PartyKind;
  readonly label: string;
  readonly label_ko?: string;
  readonly count?: Count;
  /** An office of the pack, when it is one. */
  readonly office?: string;
  /** Offices it may be when the report does not decide. */
  readonly candidates?: readonly string[];
  readonly anchors: readonly Anchor[];
}

/** What a reader gives: everything with its anchors, nothing decided. Claims stand in the order of their first anchor. */
export interface Reading {
  readonly report: string;
  readonly parties: readonly Party[];
  readonly claims: readonly Claim[];
  readonly places: readonly PlaceRef[];
}
