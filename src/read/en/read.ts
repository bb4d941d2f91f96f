/**
 * Reads an English report: text and pack in, proposed claims out. Pure; the same text and pack always give the same
 * claims in the same order.
 */
import type { Reading, Report } from '../../claims/types.ts';
import { type VoicesLexicon, voicesLexicon } from '../../packs/lexicon/voices-index.ts';
import type { Pack } from '../../packs/types.ts';
import { everyPhrase, findActs, holdersOf } from './acts.ts';
import { chunker } from './chunk.ts';
import type { Clause } from './clause.ts';
import { parse } from './clauses.ts';
import { detailsOf, namings } from './details.ts';
import { entities } from './entities.ts';
import { compileFrames, type Frames } from './frames.ts';
import { compileGrammar, type Grammar } from './grammar.ts';
import { ordersOf } from './orders.ts';
import type { Np } from './phrases.ts';
import { positions } from './positions.ts';
import { propose } from './proposal.ts';
import { retag } from './retag.ts';
import { isPartyNp, slotsIn } from './slots.ts';
import { tag } from './tag.ts';
import { findTimes } from './times.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';
import { findVoices } from './voices.ts';

interface Compiled {
  readonly grammar: Grammar;
  readonly words: Vocabulary;
  readonly frames: Frames;
  readonly voices: VoicesLexicon;
}

const compiled = new WeakMap<Pack, Compiled>();

/** Reads a report in English. Proposes nothing that it cannot point at. */
export function readEnglish(report: Report, pack: Pack): Reading {
  const { grammar, words, frames, voices: cues } = compile(pack);
  const doc = retag(tag(report.text), grammar, words);
  const times = findTimes(doc, pack.lexicon.en.times);
  const voices = findVoices(doc, cues);
  const pieces = chunker(doc, grammar, words, pack, times);
  const clauses: Clause[] = [];
  const nps: Np[] = [];
  let n = 0;
  for (const sentence of doc.sentences) {
    const parsed = parse(sentence, pieces.items(sentence), grammar, () => n++);
    clauses.push(...parsed.clauses);
    nps.push(...parsed.nps);
  }
  const slots = slotsIn(clauses, grammar);
  const holders = holdersOf(slots);
  const every = everyPhrase(nps);
  const phrases = every.filter((np) => isPartyNp(np) || np.pronoun !== undefined);
  const named = namings(doc, phrases, grammar);
  const who = entities(
    doc,
    phrases,
    positions(doc, holders, clauses, phrases, voices),
    pack,
    grammar,
    named,
    words,
  );
  const acts = findActs(doc, { clauses, slots, phrases: every, holders }, frames, grammar);
  const details = detailsOf(who.all, doc, clauses, grammar, pack, named);
  const orders = ordersOf(acts, doc, grammar, pack);
  return propose({ report, doc, pack, grammar, voices, times, who, acts, details, orders });
}

function compile(pack: Pack): Compiled {
  let known = compiled.get(pack);
  if (!known) {
    const grammar = compileGrammar(pack.lexicon.en.grammar);
    known = {
      grammar,
      words: vocabulary(pack, grammar),
      frames: compileFrames(pack, grammar),
      voices: voicesLexicon([pack.lexicon.en.voices]),
    };
    compiled.set(pack, known);
  }
  return known;
}
