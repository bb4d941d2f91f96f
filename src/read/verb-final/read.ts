/**
 * Reads a report in a language whose verb ends the clause: everything behind the cutting of the text into words. Pure; the
 * same text and pack always give the same claims in the same order.
 */
import type { Reading, Report } from '../../claims/types.ts';
import type { Pack, VerbFinalLexicon } from '../../packs/types.ts';
import { type ActMention, findActs } from './acts.ts';
import type { Clause } from './clause.ts';
import type { ClauseGrammar } from './clause-grammar.ts';
import { clausesOf } from './clauses.ts';
import { type DetailWords, detailsOf } from './details.ts';
import type { Doc } from './doc.ts';
import { entities } from './entities.ts';
import type { Frames } from './frames.ts';
import { withNames } from './names.ts';
import type { Np } from './np.ts';
import { ordersOf } from './orders.ts';
import { propose } from './proposal.ts';
import type { TimeMention } from './times.ts';
import type { Voices } from './voice.ts';

/** What is made of a pack once for one language. */
export interface Language {
  /** The reader and the version of its rules: `reader-ko/1`. */
  readonly reader: string;
  readonly lexicon: VerbFinalLexicon;
  readonly clauses: ClauseGrammar;
  readonly frames: Frames;
  readonly details: DetailWords;
  readonly anew: ReadonlySet<string>;
  /** Relations by those that answer them: a wife has a husband. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** Nouns behind an act that say "at once". */
  readonly atOnce: ReadonlySet<string>;
  times(text: string): readonly TimeMention[];
  segment(text: string, times: readonly TimeMention[]): Doc;
  voices(doc: Doc, clauses: readonly Clause[], nps: readonly Np[], times: readonly TimeMention[]): Voices;
}

/** Proposes nothing that it cannot point at. */
export function readVerbFinal(report: Report, pack: Pack, language: Language): Reading {
  const times = language.times(report.text);
  const doc = withNames(language.segment(report.text, times), language.lexicon.grammar);
  const clauses: Clause[] = [];
  const nps: Np[] = [];
  let np = 0;
  let clause = 0;
  for (const sentence of doc.sentences) {
    const parsed = clausesOf(
      doc,
      sentence,
      language.clauses,
      () => np++,
      () => clause++,
    );
    clauses.push(...parsed.clauses);
    nps.push(...parsed.nps);
  }
  const voices = language.voices(doc, clauses, nps, times);
  const acts = findActs(doc, { clauses, nps }, language.frames, pack);
  const who = entities({
    doc,
    nps,
    clauses,
    acts,
    pack,
    isTeller: ({ start, end }) => voices.isTeller(start, end),
    voiceAt: (offset) => voices.at(offset).chain[0] ?? '',
    answers: language.answers,
  });
  const anew = doc.words.filter(({ text }) => language.anew.has(text));
  return propose({
    report,
    doc,
    pack,
    reader: language.reader,
    voices,
    times,
    who,
    acts,
    details: detailsOf(who.all, clauses, doc, pack, language.details),
    orders: ordersOf(acts, clauses, pack, language.atOnce),
    isAnew: (act: ActMention) => anew.some(({ start }) => start >= act.start && start < act.end),
  });
}
