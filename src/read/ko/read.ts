/** Reads a Korean report: what is Korean alone stands here and beside, all else in `../verb-final`. */
import type { Reading, Report } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import { framesOf } from '../verb-final/acts.ts';
import { carriersOf } from '../verb-final/clauses.ts';
import { nounsOf } from '../verb-final/nouns.ts';
import { npGrammar } from '../verb-final/np.ts';
import { type Language, readVerbFinal } from '../verb-final/read.ts';
import { findTimes } from '../verb-final/times.ts';
import { findVoices } from '../verb-final/voices.ts';
import { analyser } from './analyse.ts';
import { segment } from './segment.ts';
import { verbsOf } from './verbs.ts';

const READER = 'reader-ko/1';
const compiled = new WeakMap<Pack, Language>();

/** Reads a report in Korean. Proposes nothing that it cannot point at. */
export function readKorean(report: Report, pack: Pack): Reading {
  let language = compiled.get(pack);
  if (language === undefined) {
    language = koreanOf(pack);
    compiled.set(pack, language);
  }
  return readVerbFinal(report, pack, language);
}

/** What the reader makes of a pack once. */
export function koreanOf(pack: Pack): Language {
  const lexicon = pack.verbFinal.ko;
  if (lexicon === undefined) throw new Error(`pack ${pack.id} has no lexicon for Korean`);
  const { grammar } = lexicon;
  const nouns = nounsOf(lexicon);
  const frames = framesOf(pack, lexicon);
  const words = analyser(
    grammar,
    nouns,
    verbsOf(grammar, [
      ...lexicon.acts.flatMap(({ verb = [] }) => verb),
      ...lexicon.voices.verbs.flatMap(({ words }) => words),
    ]),
  );
  return {
    reader: READER,
    lexicon,
    frames,
    clauses: {
      grammar,
      np: npGrammar(grammar),
      carriers: carriersOf(grammar),
      copulas: new Set(grammar.copula ?? []),
      sense: frames.sense,
    },
    details: {
      residing: new Set(grammar.residing ?? []),
      from: new Set(grammar.from ?? []),
      standings: new Set(grammar.standings ?? []),
    },
    anew: new Set(grammar.anew ?? []),
    answers: new Map(Object.entries(grammar.answers ?? {})),
    atOnce: new Set(grammar.order?.['at-once'] ?? []),
    times: (text) => findTimes(text, lexicon.times),
    segment: (text, times) => segment(text, words, nouns, times),
    voices: (doc, clauses) => ({
      ...findVoices(doc, clauses, lexicon.voices),
      isTeller: (start, end) =>
        nouns.ending(doc.text.slice(start, end))?.known.party?.occupation === 'source',
    }),
  };
}
