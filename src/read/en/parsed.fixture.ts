/** What the steps up to the clauses make of a text, in short lines that a test can compare. For tests only. */
import { loadPack } from '../../packs/load.ts';
import { chunker } from './chunk.ts';
import type { Clause } from './clause.ts';
import { parse } from './clauses.ts';
import { compileGrammar } from './grammar.ts';
import type { Item, Np } from './phrases.ts';
import { retag } from './retag.ts';
import { tag } from './tag.ts';
import { findTimes } from './times.ts';
import { vocabulary } from './vocabulary.ts';

export const pack = loadPack('prk');
export const grammar = compileGrammar(pack.lexicon.en.grammar);
export const words = vocabulary(pack, grammar);

/** The tokens, the pieces and the clauses of a text. */
export function parsed(text: string) {
  const doc = retag(tag(text), grammar, words);
  const pieces = chunker(doc, grammar, words, pack, findTimes(doc, pack.lexicon.en.times));
  const items: Item[] = [];
  const clauses: Clause[] = [];
  let next = 0;
  for (const sentence of doc.sentences) {
    const found = pieces.items(sentence);
    items.push(...found);
    clauses.push(...parse(sentence, found, grammar, () => next++).clauses);
  }
  return { doc, items, clauses };
}

/** The text of tokens as it is written. */
export function written(text: string, span: { first: number; last: number }): string {
  const { tokens } = tag(text);
  return text.slice(tokens[span.first]!.start, tokens[span.last - 1]!.end);
}

/** One line for each clause: link, verb, voice, and what fills its slots. */
export function lines(text: string): string[] {
  const np = (one: Np): string => [written(text, one), ...one.coordinated.map(np)].join(' + ');
  return parsed(text).clauses.map((clause) => {
    const slots: string[] = [];
    if (clause.subject) slots.push(`subject: ${np(clause.subject)}`);
    if (clause.object) slots.push(`object: ${np(clause.object)}`);
    if (clause.second) slots.push(`second: ${np(clause.second)}`);
    if (clause.predicate) slots.push(`predicate: ${np(clause.predicate)}`);
    for (const entry of clause.preps)
      slots.push(`${entry.word}: ${entry.np ? np(entry.np) : entry.clause!.vg.lemma}`);
    for (const time of clause.times) slots.push(`time: ${written(text, time)}`);
    for (const entry of clause.governs) slots.push(`${entry.slot}: ${entry.clause.vg.lemma}`);
    const voice = clause.passive ? 'passive' : 'active';
    return [`${clause.link} ${clause.vg.lemma} ${voice}`, ...slots].join(' | ');
  });
}
