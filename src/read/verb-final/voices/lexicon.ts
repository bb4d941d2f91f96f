/** A lexicon's voices, indexed. */
import type { Stance } from '../../../claims/types.ts';
import type { VerbFinalCueMode, VerbFinalVoices } from '../../../packs/lexicon/voices-verb-final.ts';

export interface CueVerb {
  readonly mode: VerbFinalCueMode;
  readonly stance?: Stance | undefined;
}

export interface VoiceWords {
  readonly say: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  readonly modify: ReadonlySet<string>;
  /** By dictionary form or by the word as written. */
  readonly verbs: ReadonlyMap<string, readonly CueVerb[]>;
  readonly nouns: ReadonlyMap<string, Stance | undefined>;
  readonly things: ReadonlySet<string>;
  readonly accordingTo: ReadonlySet<string>;
  readonly hedgeNouns: ReadonlyMap<string, Stance>;
  readonly hedgeVerbs: ReadonlyMap<string, Stance>;
  readonly hedgeAdverbs: ReadonlyMap<string, Stance>;
  readonly people: ReadonlySet<string>;
  readonly anybody: ReadonlySet<string>;
  readonly official: ReadonlySet<string>;
  readonly document: ReadonlySet<string>;
  readonly outlets: ReadonlySet<string>;
  readonly outletEnds: readonly string[];
  readonly own: ReadonlySet<string>;
  readonly another: ReadonlySet<string>;
  readonly same: ReadonlySet<string>;
  /** Words before a source that are no part of its name. */
  readonly notSource: ReadonlySet<string>;
  /** Where something is told: a call, an interview. */
  readonly meetings: ReadonlySet<string>;
}

/** Indexes a lexicon by its words. */
export function voiceWords(v: VerbFinalVoices): VoiceWords {
  const verbs = new Map<string, CueVerb[]>();
  for (const { words, written, mode, stance } of v.verbs)
    for (const word of [...words, ...written])
      verbs.set(word, [...(verbs.get(word) ?? []), { mode, stance }]);
  const stances = (list: readonly { words: readonly string[]; stance?: Stance | undefined }[]) =>
    new Map(list.flatMap(({ words, stance }) => words.map((word) => [word, stance] as const)));
  const { sources: s } = v;
  return {
    say: new Set(v.quotative.say),
    and: new Set(v.quotative.and),
    modify: new Set(v.quotative.modify),
    verbs,
    nouns: stances(v.nouns),
    things: new Set(v.things),
    accordingTo: new Set(v.accordingTo),
    hedgeNouns: stances(v.hedges.nouns) as ReadonlyMap<string, Stance>,
    hedgeVerbs: stances(v.hedges.verbs) as ReadonlyMap<string, Stance>,
    hedgeAdverbs: stances(v.hedges.adverbs) as ReadonlyMap<string, Stance>,
    people: new Set(s.people),
    anybody: new Set(s.anybody),
    official: new Set(s.official),
    document: new Set(s.document),
    outlets: new Set(s.outlets),
    outletEnds: s.outletEnds,
    own: new Set(s.own),
    another: new Set(s.another),
    same: new Set(s.same),
    notSource: new Set(s.notSource),
    meetings: new Set(s.meetings),
  };
}

/** The longest end of a compound that a set knows ("현지소식통"), or the word itself when it does. */
export function endIn(words: ReadonlySet<string>, stem: string): string | undefined {
  for (let from = 0; from < stem.length; from++) {
    const end = stem.slice(from);
    if (words.has(end)) return end.length > 1 || from === 0 ? end : undefined;
  }
  return undefined;
}
