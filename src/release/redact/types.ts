/** What a redaction is asked for, and what it gives: plain data. All offsets count code points, as those of anchors and quotes do. */
import type { Case } from '../../claims/case.ts';
import type { Report } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';

/** What has a ladder. */
export type Ladder = 'place' | 'time' | 'age' | 'occupation' | 'sum' | 'kin' | 'name';

/**
 * What is to be told otherwise: what a claim of the case tells, wherever it is told; a value, wherever it is told; or words at
 * one place. A value is written as an exposure has it: a place of the pack, `40s`, `58`, `nurse`, `brother`; a sum in digits; a
 * time and a name in words.
 */
export type What =
  | { readonly claim: string }
  | { readonly type: Ladder; readonly value: string; readonly sex?: 'male' | 'female' }
  | { readonly start: number; readonly end: number };

/** One choice. `coarser` without a step goes up one; `say` puts these words in the place of those that were found. */
export type Choice = { readonly what: What } & (
  | { readonly how: 'out' }
  | { readonly how: 'coarser'; readonly step?: string }
  | { readonly how: 'say'; readonly words: string }
);

export interface Asked {
  /** A report's normalised text, or a person's own draft. */
  readonly text: string;
  /** `en` or `ko`. */
  readonly language: string;
  readonly choices: readonly Choice[];
  /** Whose claims the choices name; without it only values and words can be. */
  readonly case?: Case;
  /** The reports of the case. */
  readonly reports?: readonly Report[];
  readonly pack: Pack;
}

/** What became of some words, for a screen: never part of what leaves, for it holds the withheld words. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** The words that stood there. */
  readonly quote: string;
  /** What stands there now; empty where they were left out. */
  readonly words: string;
  /** Numbers of the choices, from 0. */
  readonly choices: readonly number[];
  /** `whole`: the sentence; the rules could not keep the rest of it, or nothing of it was to stay. */
  readonly unit: 'words' | 'clause' | 'whole';
}

/** Something withheld that may still be told, or a choice that could not be followed. */
export interface Left {
  readonly choice: number;
  /** `found`: it still stands in the text. `by-hand`: no rule can do this. `unknown`: the case, the pack or the text has no such thing. */
  readonly why: 'found' | 'by-hand' | 'unknown';
  /** Of the new text; absent where there is no place. */
  readonly start?: number;
  readonly end?: number;
  readonly quote?: string;
}

export interface Redacted {
  readonly text: string;
  /** In the order of the text. */
  readonly changes: readonly Change[];
  /** Empty when reading the new text again found nothing withheld. Anything here means: not done. */
  readonly left: readonly Left[];
}
