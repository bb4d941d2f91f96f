import type { Stance, VoiceKind } from '../../claims/types.ts';

/** Who tells a stretch of text. */
export interface VoiceAt {
  /** From the innermost teller to the outlet; empty when the text names nobody and no outlet. */
  readonly chain: readonly string[];
  readonly kind: VoiceKind;
  /** The words that say when it was told. */
  readonly told?: { readonly start: number; readonly end: number };
}

/** Who tells what in a text, and how sure it is; offsets are UTF-16 units. */
export interface Voices {
  at(offset: number): VoiceAt;
  stanceAt(start: number, end: number): Stance;
  /** Whether the words from `start` to `end` name one who tells something. */
  isTeller(start: number, end: number): boolean;
  readonly outlet?: string;
}
