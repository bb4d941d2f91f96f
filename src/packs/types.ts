/** What a pack knows, after loading: plain data, resolved and checked. A pack that extends another contains it. */
import type { PartyKind } from '../claims/types.ts';

export interface Labels {
  readonly en: string;
  readonly ko: string;
}

/** A name's validity: EDTF bounds, either open. */
export interface Validity {
  readonly from?: string;
  readonly to?: string;
}

/** A spelling in use, in one language; an abbreviation is a spelling too. */
export interface Spelling {
  readonly text: string;
  readonly language: 'en' | 'ko';
  /** Only counts where the report writes it out once, or where it names only this ("MSS" is two ministries). */
  readonly ambiguous?: boolean;
}

export interface Office {
  readonly id: string;
  readonly label: Labels;
  readonly kind: 'office' | 'organisation';
  /** What it does, so that lexicon types can ask for it: `security`, `police`, `party`, `court`, `prosecution`, `military`, `neighbourhood`, `government`, `media`, … */
  readonly class: string;
  readonly spellings: readonly Spelling[];
  readonly valid?: Validity;
  readonly successor?: string;
}

export interface Facility {
  readonly id: string;
  readonly label: Labels;
  /** `camp`, `prison`, `labour`, `detention`, `police-station`, `court`, `hospital`, `school`, `workplace`, … */
  readonly class: string;
  readonly spellings: readonly Spelling[];
  readonly valid?: Validity;
}

export interface Place {
  readonly pcode?: string;
  readonly label: Labels;
  readonly precision: 'country' | 'province' | 'county' | 'place' | 'area';
  readonly spellings: readonly Spelling[];
  /** P-code of what it lies in. */
  readonly within?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly population?: { readonly total?: number; readonly male?: number; readonly female?: number };
}

/** A kind of act. */
export interface ActKind {
  readonly kind: string;
  readonly label: Labels;
  readonly stage: string;
  /** Kinds of party each role allows; a role not listed is not stated for this kind. */
  readonly roles: {
    readonly by?: readonly PartyKind[];
    readonly to?: readonly PartyKind[];
    readonly with?: readonly PartyKind[];
  };
  readonly huridocs: readonly string[];
  /** Rights it may engage. */
  readonly rights: readonly {
    readonly instrument: string;
    readonly article: string;
    readonly binding: boolean;
  }[];
  /** Groups that could know of such an act (default; a person may change it). */
  readonly audience: readonly string[];
}

/** How an act is said in English; see the comments in `packs/generic/lexicon.en/acts.yaml`. */
export interface Frame {
  readonly act: string;
  /** `file:line`, the name of the rule in a claim. */
  readonly rule: string;
  /** Lemmas of a verb (with its particle: "drag off"), or of a noun that names the act. Exactly one of the two. */
  readonly verb?: readonly string[];
  readonly noun?: readonly string[];
  /** What must or must not stand in a grammatical slot. */
  readonly slots: Readonly<Record<string, SlotTest>>;
  /** Role → slots that may fill it, the first that stands there wins. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly phase?: 'attempted' | 'threatened' | 'ongoing' | 'not-done';
  readonly match: readonly FrameExample[];
  readonly miss: readonly string[];
}

/** A sentence that must give the act, with the roles it must give (as a part of the party's or place's words). */
export interface FrameExample {
  readonly say: string;
  readonly by?: string;
  readonly to?: string;
  readonly with?: string;
  readonly at?: string;
  readonly phase?: string;
}

/** A test of one slot: any of the types or any of the head words; `absent` forbids the slot; optional tests only if the slot stands. */
export interface SlotTest {
  readonly types: readonly string[];
  readonly words: readonly string[];
  readonly not: readonly string[];
  readonly required: boolean;
  readonly absent: boolean;
}

/** A noun that names a participant. */
export interface PartyNoun {
  readonly words: readonly string[];
  readonly kind: PartyKind;
  readonly sex?: 'male' | 'female';
  /** `child`, `young`, `adult`, `old`. */
  readonly age?: string;
  /** Kin or tie to another party: `family`, `wife`, `neighbour`, `accomplice`. */
  readonly relation?: string;
  /** A job or standing: `driver`, `guard`, `broker`, `source`. */
  readonly occupation?: string;
  /** The class of office it acts for, when it is an agent of one: `security` for "state security agent". */
  readonly agentOf?: string;
  /** Only ever means many: "people", "authorities", "family". */
  readonly group?: boolean;
}

/** A noun for a thing, by class: `phone`, `message`, `money`, `goods`, `media`, `drugs`, `document`, `offence`, `weapon`, `belief`, `border`. */
export interface ThingNoun {
  readonly words: readonly string[];
  readonly class: string;
}
