import type { CueMode, CueStance } from '../../../packs/lexicon/voices-index.ts';
import type { Span } from './clause.ts';

/** A word or phrase that introduces what somebody says, learns, thinks or wants, with its place in the clause. */
export interface Cue {
  readonly head: number;
  readonly first: number;
  readonly last: number;
  readonly mode: CueMode;
  readonly stance: CueStance | undefined;
  /** What follows, in the lexicon's words: that, clause, quote, to-do … or `after` when the content came before. */
  readonly frame: string;
  readonly source: Span | null;
  readonly addressee: Span | null;
  /** Where the content starts, for what follows the cue. */
  readonly at: number;
  /** First token of the clause of the cue, its source included. */
  readonly clauseFirst: number;
  /** One after the last token of the clause of the cue, without its content. */
  readonly clauseLast: number;
  readonly negated: boolean;
  readonly passive: boolean;
  /** Its content is something said, so it has a voice of its own. */
  readonly voiced: boolean;
  /** Shares the source of the cue before it: ", adding that", "and added". */
  readonly shares: boolean;
}
