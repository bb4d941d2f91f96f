/** What a text marks as told, and by whom. */
import type { Stance } from '../../../claims/types.ts';
import type { TimeMention } from '../times.ts';
import type { Speaker } from './sources.ts';

/** Words; last exclusive. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export interface Attribution {
  /** The word that marks it: the cue, at the level of whoever reports it. */
  readonly head: number;
  readonly content: readonly Span[];
  /** Who tells it; without one nobody is named. */
  readonly speaker?: Speaker;
  readonly told?: TimeMention;
  /** The outlet that it was told to. */
  readonly heard?: string;
  readonly stance?: Stance;
}
