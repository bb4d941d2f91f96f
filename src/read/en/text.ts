/** A document with what the pack knows of it, looked up once; what the finders of phrases work on. */
import type { Pack } from '../../packs/types.ts';
import type { Doc, Token } from './doc.ts';
import type { Grammar } from './grammar.ts';
import { lookThrough } from './look-through.ts';
import type { NamedSpan } from './phrases.ts';
import type { TimeMention } from './times.ts';
import type { VerbUse, Vocabulary } from './vocabulary.ts';
import { wordBits } from './word-bits.ts';

export interface Text {
  readonly tokens: readonly Token[];
  /** The tokens' words in lower case. */
  readonly lowers: readonly string[];
  /** What each token can be to the grammar, bits of `WORD`. */
  readonly bits: Uint8Array;
  readonly grammar: Grammar;
  readonly words: Vocabulary;
  /** 1 where the syntax looks through a token. */
  readonly skip: Uint8Array;
  /** The time that starts at a token, its preposition included. */
  readonly timeAt: ReadonlyMap<number, TimeMention>;
  /** 1 where a token belongs to a time. */
  readonly inTime: Uint8Array;
  /** The name that the pack knows and that starts at a token. */
  readonly names: readonly (NamedSpan | undefined)[];
  /** How the verb form at a token can be used. */
  verbUse(i: number): VerbUse;
}

/** Looks up a document's names, times and look-through tokens. */
export function textOf(
  doc: Doc,
  grammar: Grammar,
  words: Vocabulary,
  pack: Pack,
  times: readonly TimeMention[],
): Text {
  const { tokens } = doc;
  const lowers = tokens.map((token) => token.lower);
  const timeAt = new Map<number, TimeMention>();
  const inTime = new Uint8Array(tokens.length);
  for (const mention of times) {
    let first = Math.min(mention.preposition ?? mention.first, mention.first);
    // "spent eleven days": the verb stays a verb.
    while (first < mention.last - 1 && tokens[first]!.pos === 'VERB') first++;
    timeAt.set(first, mention);
    inTime.fill(1, first, mention.last);
  }
  const bits = wordBits(tokens, grammar);
  const uses = new Array<VerbUse | undefined>(tokens.length);
  return {
    tokens,
    lowers,
    bits,
    grammar,
    words,
    skip: lookThrough(doc, grammar, lowers, bits),
    timeAt,
    inTime,
    names: namedSpans(doc, pack, inTime),
    verbUse(i) {
      uses[i] ??= words.verbUse(tokens[i]!);
      return uses[i];
    },
  };
}

/** Where the pack's offices, facilities and places are named. */
function namedSpans(doc: Doc, pack: Pack, inTime: Uint8Array): (NamedSpan | undefined)[] {
  const { tokens } = doc;
  const written = tokens.map((token) => token.text);
  const out = new Array<NamedSpan | undefined>(tokens.length);
  let i = 0;
  while (i < tokens.length) {
    const found = inTime[i] ? undefined : pack.names.longestAt(written, i);
    if (found && found.length > 0 && tokens[i]!.sentence === tokens[i + found.length - 1]!.sentence) {
      const type = found.hits[0]!.type;
      const ids = (wanted: NamedSpan['type']) =>
        found.hits.filter((hit) => hit.type === wanted).map((hit) => hit.id);
      const facilities = type === 'facility' ? [] : ids('facility');
      const offices = type === 'office' ? [] : ids('office');
      out[i] = {
        first: i,
        last: i + found.length,
        type,
        ids: ids(type),
        ...(facilities.length > 0 ? { facilities } : {}),
        ...(offices.length > 0 ? { offices } : {}),
      };
      i += found.length;
    } else i++;
  }
  return out;
}
