/** What a pack knows, after loading: plain data, resolved and checked. A pack that extends another contains it. */
import type { Day, PartyKind, Phase, TimeUnit } from '../claims/types.ts';
import type { Coarser } from './coarser.ts';
import type { ConventionsFile } from './conventions.ts';
import type { ExposureFile } from './exposure.ts';
import type { Grammar } from './lexicon/grammar.ts';
import type { Light } from './lexicon/light.ts';
import type { TimesLexicon } from './lexicon/times.ts';
import type { VerbFinalTimes } from './lexicon/times-verb-final.ts';
import type { VerbFinalGrammar } from './lexicon/verb-final.ts';
import type { VoicesFile } from './lexicon/voices.ts';
import type { VerbFinalVoices } from './lexicon/voices-verb-final.ts';
import type { ProofPhrases } from './phrases.ts';

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
  /** The office it is a branch or an organ of. */
  readonly partOf?: string;
  /** Words for it are used for every office of its class, or for any office. */
  readonly standsFor?: 'class' | 'any';
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
  /** Id of the place it lies in. */
  readonly within?: string;
  readonly spellings: readonly Spelling[];
  readonly valid?: Validity;
}

export interface Place {
  /** The P-code where there is one, the ISO 3166 code of a country, else a name of ours. */
  readonly id: string;
  readonly pcode?: string;
  readonly label: Labels;
  readonly precision: 'country' | 'province' | 'county' | 'place' | 'area';
  readonly spellings: readonly Spelling[];
  /** Id of what it lies in. */
  readonly within?: string;
  /** True for a place on or at the border. */
  readonly border?: boolean;
  /** Id of its unit (`county`, `city`; see spelling.yaml): its romanised name is found by fold key. */
  readonly unit?: string;
  /** `unit`: its name counts only with the unit behind it; `no`: never by itself. */
  readonly bare?: 'unit' | 'no';
  readonly lat?: number;
  readonly lon?: number;
  readonly population?: { readonly total?: number; readonly male?: number; readonly female?: number };
}

/** What the ids of a party's details are called. See packs/generic/terms.yaml. */
export interface Terms {
  readonly sexes: Readonly<Record<string, Labels>>;
  readonly ages: Readonly<Record<string, Labels>>;
  readonly relations: Readonly<Record<string, Labels>>;
  readonly occupations: Readonly<Record<string, Labels>>;
}

/** A step of the way through the hands of the state; acts are laid on stages. In order. */
export interface Stage {
  readonly id: string;
  readonly label: Labels;
}

/**
 * What an instrument is for the state of the pack. `reference` is shown but does not bind (not ratified);
 * `declaration` never needed ratifying; `unknown` when no country is known.
 */
export type Standing = 'binding' | 'reference' | 'declaration' | 'unknown';

/** A treaty or declaration. */
export interface Instrument {
  readonly id: string;
  readonly label: Labels;
  /** As it is cited. */
  readonly short: Labels;
  readonly status: Standing;
  /** When the state became a party. */
  readonly since?: string;
  readonly note?: string;
}

export interface Right {
  readonly instrument: string;
  readonly article: string;
  /** True only for an instrument that binds the state of the pack. */
  readonly binding: boolean;
  readonly status: Standing;
}

/** A reference to law: an article of an instrument or of a domestic law. */
export interface LawRef {
  readonly law: string;
  readonly article?: string;
}

/** A law of the country. */
export interface Law {
  readonly id: string;
  readonly label: Labels;
  readonly valid?: Validity;
  readonly articles: readonly { readonly article: string; readonly about: Labels }[];
  readonly note?: string;
}

/** A group that could know of an act. */
export interface Audience {
  readonly id: string;
  readonly label: Labels;
}

/**
 * Something the law owes the person held. Evidence says which acts (in which phase) or which words of the report make it
 * "reported present" or "reported absent"; anything else is "not reported", never "did not happen".
 */
export interface Safeguard {
  readonly id: string;
  readonly label: Labels;
  readonly law: readonly LawRef[];
  readonly clock?: string;
  readonly present: Evidence;
  readonly absent: Evidence;
}

export interface Evidence {
  readonly acts: readonly {
    readonly act: string;
    readonly phase?: Phase;
    /** Role → what its party must be: a relation, an occupation or a class of office. */
    readonly roles?: Readonly<Record<string, readonly string[]>>;
  }[];
  /** Phrases of a report, by language; lower case matches any case. */
  readonly en: readonly string[];
  readonly ko: readonly string[];
}

/** A stretch of time in whole units. */
export interface Span {
  readonly unit: TimeUnit;
  readonly n: number;
}

/** A step of the procedure as the law has it, by date. */
export interface ProcessStep {
  readonly id: string;
  readonly label: Labels;
  readonly stage: string;
  readonly acts: readonly string[];
  readonly valid?: Validity;
  readonly limit?: Span;
  readonly by: readonly string[];
  readonly law: readonly LawRef[];
  readonly note?: string;
}

/** A limit that the law sets between two acts, or between an act and today. */
export interface LegalClock {
  readonly id: string;
  readonly label: Labels;
  readonly from: readonly string[];
  /** Empty: until now (a window that closes). */
  readonly to: readonly string[];
  readonly limit: Span;
  readonly law: readonly LawRef[];
  readonly valid?: Validity;
}

/** Dated events that bound a time when a report speaks of them. */
export interface Circumstance {
  readonly id: string;
  readonly label: Labels;
  readonly from: Day;
  /** Absent: not over. */
  readonly to?: Day;
  readonly en: readonly string[];
  readonly ko: readonly string[];
  readonly note?: string;
}

/** A reason for which people are held: words of charges in several languages that mean one. See packs/generic/charges.yaml. */
export interface Charge {
  readonly id: string;
  /** What the person did, or what it is called in law: the two are never compared with each other. */
  readonly level: 'deed' | 'offence';
  /** Charges that are often told for the same deed. */
  readonly with: readonly string[];
  readonly en: readonly string[];
  readonly ko: readonly string[];
}

/** Names in several languages that are one: of a publisher, or a surname. */
export interface Named {
  readonly id: string;
  readonly en: readonly string[];
  readonly ko: readonly string[];
}

export interface Country {
  /** ISO 3166-1 alpha-3. */
  readonly iso: string;
  readonly label: Labels;
  readonly names: readonly string[];
  /** "Chinese", also of its people ("Swede"). */
  readonly adjectives: readonly string[];
}

/** What the reader takes words of order and of vague quantity to mean. See packs/generic/conventions.yaml. */
export interface Conventions {
  /** Days between two acts that words of order put one after the other. */
  readonly gaps: Readonly<Record<string, readonly [number, number]>>;
  /** Least and most of vague quantities. */
  readonly quantities: Readonly<Record<string, readonly [number, number]>>;
}

/** How spellings of one name are joined. See packs/generic/spelling.yaml and packs/prk/spelling.yaml. */
export interface SpellingRules {
  /** Spellings of one word that stand for one another ("labour", "labor"). */
  readonly swaps: readonly (readonly string[])[];
  /** Endings of the plural, first that fits wins: [singular ending, plural ending]. */
  readonly plurals: readonly (readonly [string, string])[];
  /** Words after a place's name that say what unit it is. */
  readonly units: readonly {
    readonly id: string;
    readonly label: Labels;
    readonly precision: Place['precision'];
    readonly after: readonly string[];
  }[];
  /** Changes that make the fold key of a romanised name, in order. */
  readonly fold: readonly FoldRule[];
  /** Words and foreign names that fold onto a place and are not it. */
  readonly never: readonly string[];
}

export interface FoldRule {
  readonly from: string;
  readonly to: string;
  readonly at: 'start' | 'any' | 'end';
}

export type NameType = 'office' | 'facility' | 'place';

/** One thing that words may name. */
export interface NameHit {
  readonly type: NameType;
  readonly id: string;
  /** The spelling names other things too. */
  readonly ambiguous?: boolean;
}

/** Finds names of offices, facilities and places in the words of an English text. */
export interface NameIndex {
  /**
   * The longest name that starts at word `i`, with everything it may name; `length` is in words.
   * A hyphen and an apostrophe may stand as words of their own, as taggers cut them.
   */
  longestAt(
    words: readonly string[],
    i: number,
  ): { readonly length: number; readonly hits: readonly NameHit[] } | undefined;
}

/** What a pack knows of one language. The last four are parsed data, checked by the schemas in src/packs/lexicon/. */
export interface Lexicon {
  readonly acts: readonly Frame[];
  readonly people: readonly PartyNoun[];
  readonly things: readonly ThingNoun[];
  readonly grammar: Grammar;
  readonly light: Light;
  readonly times: TimesLexicon;
  readonly voices: VoicesFile;
}

/** A spelling of an office, a facility or a place. */
export type NameSpelling = readonly [text: string, type: NameType, id: string, ambiguous: boolean];

/** What a pack knows of a language whose verb ends the clause. */
export interface VerbFinalLexicon {
  readonly acts: readonly Frame[];
  readonly people: readonly PartyNoun[];
  readonly things: readonly ThingNoun[];
  readonly grammar: VerbFinalGrammar;
  readonly times: VerbFinalTimes;
  readonly voices: VerbFinalVoices;
  readonly names: readonly NameSpelling[];
}

/** Everything a pack says, as plain data: what `pack dump` prints and the cache keeps. */
export interface PackData {
  readonly id: string;
  readonly label: Labels;
  /** SHA-256 over the files it was made of: the version of the pack. */
  readonly version: string;
  /** The packs it contains, the most general first, itself last. */
  readonly chain: readonly string[];
  /** ISO 3166-1 alpha-3 of the state it is about. */
  readonly country?: string;
  readonly languages: readonly string[];
  readonly stages: readonly Stage[];
  readonly acts: readonly ActKind[];
  readonly audiences: readonly Audience[];
  /** What the check of exposure assumes. */
  readonly exposure: ExposureFile;
  readonly instruments: readonly Instrument[];
  readonly laws: readonly Law[];
  readonly safeguards: readonly Safeguard[];
  readonly process: readonly ProcessStep[];
  readonly clocks: readonly LegalClock[];
  readonly circumstances: readonly Circumstance[];
  readonly charges: readonly Charge[];
  readonly outlets: readonly Named[];
  readonly surnames: readonly Named[];
  readonly offices: readonly Office[];
  readonly facilities: readonly Facility[];
  readonly places: readonly Place[];
  readonly countries: readonly Country[];
  readonly conventions: Conventions;
  /** How vague words of time are taken, as the time step reckons with them. */
  readonly time: Omit<ConventionsFile, 'quantities'>;
  /** The words in which a proof of a date is said. */
  readonly phrases: { readonly en?: ProofPhrases; readonly ko?: ProofPhrases };
  /** The words in which less is told. */
  readonly coarser: { readonly en?: Coarser; readonly ko?: Coarser };
  readonly spelling: SpellingRules;
  readonly terms: Terms;
  readonly lexicon: { readonly en: Lexicon };
  /** The other languages that the pack has a `lexicon.<language>` for. */
  readonly verbFinal: Readonly<Record<string, VerbFinalLexicon>>;
}

/** A loaded pack: what is asked for by its id stands in maps, in the order of the files. */
export interface Pack extends Omit<PackData, 'acts' | 'offices' | 'facilities' | 'places'> {
  /** By kind. */
  readonly acts: ReadonlyMap<string, ActKind>;
  readonly offices: ReadonlyMap<string, Office>;
  readonly facilities: ReadonlyMap<string, Facility>;
  readonly places: ReadonlyMap<string, Place>;
  readonly names: NameIndex;
  /** The folder that its files were looked for in, before those that come with the program. */
  readonly dir: string;
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
  readonly rights: readonly Right[];
  /** Groups that could know of such an act (default; a person may change it). */
  readonly audience: readonly string[];
  /** The kind it is told as when less is told. */
  readonly coarser?: string;
  /** What is told of it is hard to read: a page covers it until a person opens it. */
  readonly grave: boolean;
  /** Kinds that are often told as this one, by who tells it more coarsely. */
  readonly tellsAgain: readonly string[];
}

/** How an act is said; see the comments in `packs/generic/lexicon.<language>/acts.yaml`. */
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
  /** The verb's subject is whom it was done to. */
  readonly voice?: 'passive';
  /** The act is said by what is denied: "not let sleep". */
  readonly negated?: true;
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
  readonly for?: string;
  readonly through?: string;
  readonly phase?: string;
}

/** A test of one slot: any of the types or any of the head words; `absent` forbids the slot; optional tests only if the slot stands. */
export interface SlotTest {
  readonly types: readonly string[];
  readonly words: readonly string[];
  /** Types and words that must not fit; a word keeps its double quotes. */
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
