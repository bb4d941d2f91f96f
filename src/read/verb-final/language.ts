/** A language whose verb ends the clause: its lexicon, made ready once for a pack, and the cutting of its text. */
import type { Reading, Report } from '../../claims/types.ts';
import type { Pack, VerbFinalLexicon } from '../../packs/types.ts';
import { carriersOf } from './clause-grammar.ts';
import type { Doc } from './doc.ts';
import { framesOf } from './frames.ts';
import { type Nouns, nounsOf } from './nouns.ts';
import { npGrammar } from './np-grammar.ts';
import { type Language, readVerbFinal } from './read.ts';
import { findTimes, type TimeMention } from './times.ts';
import { findVoices } from './voices.ts';

/** Cuts texts of one language; all that a reader has of its own. */
export type Segmenter = (text: string, times: readonly TimeMention[]) => Doc;

/** What a reader brings: the code of its language, a name with the version of its rules, and how it cuts. */
export interface Own {
  readonly language: string;
  /** `reader-ko/1`. */
  readonly reader: string;
  segmenter(lexicon: VerbFinalLexicon, nouns: Nouns): Segmenter;
}

/**
 * The reader of a language.
 *
 * @returns reads a report; throws when the pack has no lexicon of the language
 */
export function readerOf(own: Own): (report: Report, pack: Pack) => Reading {
  const compiled = new WeakMap<Pack, Language>();
  return (report, pack) => {
    let language = compiled.get(pack);
    if (language === undefined) {
      language = languageOf(pack, own);
      compiled.set(pack, language);
    }
    return readVerbFinal(report, pack, language);
  };
}

/** What a reader makes of a pack once. */
export function languageOf(pack: Pack, { language, reader, segmenter }: Own): Language {
  const lexicon = pack.verbFinal[language];
  if (lexicon === undefined) throw new Error(`pack ${pack.id} has no lexicon for the language ${language}`);
  const { grammar } = lexicon;
  const nouns = nounsOf(lexicon);
  const frames = framesOf(pack, lexicon);
  return {
    reader,
    lexicon,
    frames,
    clauses: {
      grammar,
      np: npGrammar(grammar),
      carriers: carriersOf(grammar),
      sense: frames.sense,
    },
    details: {
      residing: new Set(grammar.residing ?? []),
      standings: new Set(grammar.standings ?? []),
    },
    anew: new Set(grammar.anew ?? []),
    answers: new Map(Object.entries(grammar.answers ?? {})),
    atOnce: new Set(grammar.at_once ?? []),
    times: (text) => findTimes(text, lexicon.times),
    segment: segmenter(lexicon, nouns),
    voices: (doc, clauses) => findVoices(doc, clauses, lexicon.voices),
  };
}

/** The verbs that frames and cues of telling name, beside those of the grammar. */
export function namedVerbs({ acts, voices }: VerbFinalLexicon): readonly string[] {
  return [...acts.flatMap(({ verb = [] }) => verb), ...voices.verbs.flatMap(({ words }) => words)];
}
