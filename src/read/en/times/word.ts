/** What a word can be in a written time. */
import type { DayPart, Third, TimeExpr, TimeRef, TimeUnit } from '../../../claims/types.ts';
import { SMALL_WORDS } from '../../../packs/lexicon/small-words.ts';

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';
export type From = TimeRef['from'];

/** What a written date in figures says. */
export interface Figures {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Everything that one word can be in a written time; a word may be several ("second", "may", "last").
 * A class, so that all words have one shape: this is read for every token of every report.
 */
export class Word {
  /** Which patterns may begin with this word, bits of BEGINS. */
  begins = 0;
  month: number | undefined = undefined;
  weekday: number | undefined = undefined;
  /** "Mondays" */
  weekdays: number | undefined = undefined;
  season: Season | undefined = undefined;
  guarded: boolean | undefined = undefined;
  unit: { unit: TimeUnit; times: number; many: boolean; night: boolean } | undefined = undefined;
  daypart: DayPart | undefined = undefined;
  number: number | undefined = undefined;
  /** The number is written in figures, with so many digits. */
  digits: number | undefined = undefined;
  /** Upper end of a range in one token: "3-5", "2018-2019". */
  numberTo: number | undefined = undefined;
  scale: number | undefined = undefined;
  ordinal: number | undefined = undefined;
  decade: number | undefined = undefined;
  /** What figures take to become an ordinal: "9th". */
  ordinalTail: boolean | undefined = undefined;
  /** … and to become a decade: "1990s". */
  decadeTail: boolean | undefined = undefined;
  some: readonly [number, number] | undefined = undefined;
  which:
    | { shift: -1 | 0 | 1; from: From; span: boolean; loose: boolean; the?: 'span' | 'act' | undefined }
    | undefined = undefined;
  turn: { words: readonly string[]; sign: -1 | 1; from: From } | undefined = undefined;
  link: boolean | undefined = undefined;
  part: Third | undefined = undefined;
  within: boolean | undefined = undefined;
  every: boolean | undefined = undefined;
  per: boolean | undefined = undefined;
  often: boolean | undefined = undefined;
  oftenTimes: boolean | undefined = undefined;
  alternate: boolean | undefined = undefined;
  adverb: TimeUnit | undefined = undefined;
  meridiem: 'am' | 'pm' | undefined = undefined;
  oclock: boolean | undefined = undefined;
  zone: boolean | undefined = undefined;
  figures: Figures | undefined = undefined;
  /** A time of day in figures, "10:35", "3pm". */
  clock: { hour: number; minute: number; meridiem?: 'am' | 'pm' } | undefined = undefined;
  /** Bit set of the small words, see `SMALL`. */
  small: number | undefined = undefined;
  /** Counts only beside a figure. */
  beside: boolean | undefined = undefined;
  /** Counts only with a capital letter. */
  capital: boolean | undefined = undefined;
  /** Expressions that begin here, by their second word (none: ''), longest first. */
  phrases: Map<string, Phrase[]> | undefined = undefined;
  /** Words before a time that say how exact it is; longest first. */
  approx: Lead[] | undefined = undefined;
  edges: { words: readonly string[]; part: Third }[] | undefined = undefined;
  prepositions: { words: readonly string[]; sense: PrepositionSense }[] | undefined = undefined;
  /** The part of a compound before this word, "post-1959": an unknown prefix. */
  prefixed: boolean | undefined = undefined;
}

export type PrepositionSense = 'start' | 'end' | 'to' | 'from' | 'duration';

export interface Lead {
  readonly words: readonly string[];
  readonly kind: 'approx' | 'atleast' | 'atmost';
}

export interface Phrase {
  readonly words: readonly string[];
  readonly expr: TimeExpr;
  readonly loose?: TimeExpr;
  readonly from: From;
  readonly pos?: string;
  readonly rule: string;
  /** It only looks like a time. */
  readonly trap?: boolean;
}

/** The small words that patterns ask for, as bits. */
export const SMALL = Object.fromEntries(SMALL_WORDS.map((word, n) => [word, 1 << n])) as Readonly<
  Record<(typeof SMALL_WORDS)[number], number>
>;

/** The patterns of `phrase.ts`, by what a word must be to begin one. */
export const BEGINS = {
  fixed: 1,
  modified: 2,
  repeated: 4,
  clock: 8,
  date: 16,
  stretch: 32,
  relative: 64,
  named: 128,
  daypart: 256,
  period: 512,
  /** Means nothing unless the next word is one of ours too: "the", "a". */
  leads: 1024,
} as const;

/** A word with these properties; says which patterns may begin with it. */
export function wordOf(properties: Partial<Word>): Word {
  return begun(Object.assign(new Word(), properties));
}

/** Fills in `begins`, once everything else about the word is known. */
export function begun(w: Word): Word {
  const small = w.small ?? 0;
  const number = w.number !== undefined;
  const article = (small & (SMALL.the | SMALL.his)) !== 0;
  w.begins =
    (w.phrases ? BEGINS.fixed : 0) |
    (w.approx || w.part || w.within || w.edges || small & SMALL.the ? BEGINS.modified : 0) |
    (w.weekdays !== undefined || w.every || w.adverb || w.often || w.per || number ? BEGINS.repeated : 0) |
    (w.clock || number || w.daypart ? BEGINS.clock : 0) |
    (w.figures ||
    w.weekday !== undefined ||
    w.month !== undefined ||
    w.ordinal !== undefined ||
    w.decade !== undefined ||
    number
      ? BEGINS.date
      : 0) |
    (w.unit || number || w.some || small & (SMALL.a | SMALL.half) ? BEGINS.stretch : 0) |
    (article || w.which ? BEGINS.relative : 0) |
    (article || w.season || w.ordinal !== undefined || small & SMALL.fiscal ? BEGINS.named : 0) |
    (w.daypart ? BEGINS.daypart : 0) |
    (w.unit?.unit === 'year' || number || small & SMALL.comparable || w.which?.loose ? BEGINS.period : 0);
  if (article || small & SMALL.a) w.begins |= BEGINS.leads;
  return w;
}
