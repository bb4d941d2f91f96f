import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { voicesFile } from '../../../packs/lexicon/voices.ts';
import { voicesLexicon } from '../../../packs/lexicon/voices-index.ts';
import type { Doc } from '../doc.ts';
import { tag } from '../tag.ts';
import { findVoices, type Span, type Voices } from '../voices.ts';

const packs = new URL('../../../../packs/', import.meta.url);
export const lexicon = voicesLexicon(
  ['generic', 'prk'].map((pack) =>
    voicesFile.parse(parse(readFileSync(new URL(`${pack}/lexicon.en/voices.yaml`, packs), 'utf8'))),
  ),
);

/** A text with its voices, and questions to ask by its words; for tests. */
export interface Read {
  readonly doc: Doc;
  readonly voices: Voices;
  /** The chain of the first token of `words`. */
  readonly chain: (words: string) => string[];
  readonly stance: (words: string) => string;
  readonly words: (span: Span | undefined) => string;
}

/** Reads a text with the lexicons of all packs. */
export function read(text: string): Read {
  const doc = tag(text);
  const voices = findVoices(doc, lexicon);
  const span = (words: string): Span => {
    const start = text.indexOf(words);
    assert.ok(start >= 0, `no "${words}" in the text`);
    const first = doc.tokens.findIndex((t) => t.end > start);
    let last = first;
    while (last < doc.tokens.length && doc.tokens[last]!.start < start + words.length) last++;
    return { first, last };
  };
  return {
    doc,
    voices,
    chain: (words) => [...voices.at(span(words).first).chain],
    stance: (words) => {
      const { first, last } = span(words);
      return voices.stanceAt(first, last).stance;
    },
    words: (s) =>
      s === undefined ? '' : text.slice(doc.tokens[s.first]!.start, doc.tokens[s.last - 1]!.end),
  };
}
