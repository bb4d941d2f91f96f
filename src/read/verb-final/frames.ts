/** The frames of a pack, by the verbs and nouns that begin them. */
import type { Frame, Pack, VerbFinalLexicon } from '../../packs/types.ts';
import { carriersOf, type VerbSense } from './clause-grammar.ts';

export interface Frames {
  readonly byNoun: ReadonlyMap<string, readonly Frame[]>;
  readonly byVerb: ReadonlyMap<string, readonly Frame[]>;
  /** "To be". */
  readonly copulas: ReadonlySet<string>;
  /** Verbs that carry a noun of doing. */
  readonly carriers: ReadonlySet<string>;
  sense(lemma: string, deed: string | undefined): VerbSense;
}

/** @param lexicon what the pack knows of the language */
export function framesOf(pack: Pack, lexicon: VerbFinalLexicon): Frames {
  const byNoun = new Map<string, Frame[]>();
  const byVerb = new Map<string, Frame[]>();
  // A frame that asks for more is tried first, and what a pack adds before what it builds on.
  const asked = ({ slots }: Frame): number => Object.values(slots).filter(({ required }) => required).length;
  for (const frame of [...lexicon.acts].reverse().sort((a, b) => asked(b) - asked(a))) {
    for (const noun of frame.noun ?? []) byNoun.set(noun, [...(byNoun.get(noun) ?? []), frame]);
    for (const verb of frame.verb ?? []) byVerb.set(verb, [...(byVerb.get(verb) ?? []), frame]);
  }
  const senses = new Map<string, VerbSense>();
  const senseOf = (frames: readonly Frame[]): VerbSense => ({
    transitive:
      frames.length === 0
        ? undefined
        : frames.some(
            ({ act, roles }) =>
              pack.acts.get(act)?.roles.to !== undefined && (roles.to ?? []).includes('object'),
          ),
    turned: frames.length > 0 && frames.every(({ voice }) => voice === 'passive'),
  });
  return {
    byNoun,
    byVerb,
    copulas: new Set(lexicon.grammar.copula ?? []),
    carriers: new Set(carriersOf(lexicon.grammar).keys()),
    sense(lemma, deed) {
      const key = deed ?? lemma;
      const known = senses.get(key);
      if (known !== undefined) return known;
      const sense = senseOf(
        deed === undefined ? (byVerb.get(lemma) ?? []) : (byNoun.get(deedOf(deed, byNoun)) ?? []),
      );
      senses.set(key, sense);
      return sense;
    },
  };
}

/** The noun that frames know: the longest end of a compound ("강제북송" is "북송"). */
export function deedOf(deed: string, byNoun: ReadonlyMap<string, unknown>): string {
  for (let cut = 0; cut < deed.length - 1; cut++) if (byNoun.has(deed.slice(cut))) return deed.slice(cut);
  return deed;
}
