import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { voicesFile, voicesLexicon } from '../../packs/lexicon/voices.ts';
import type { Doc } from './doc.ts';
import { tag } from './tag.ts';
import { findVoices, type Span, type Voices } from './voices.ts';

const packs = new URL('../../../packs/', import.meta.url);
const lexicon = voicesLexicon(
  ['generic', 'prk'].map((pack) =>
    voicesFile.parse(parse(readFileSync(new URL(`${pack}/lexicon.en/voices.yaml`, packs), 'utf8'))),
  ),
);

interface Read {
  readonly doc: Doc;
  readonly voices: Voices;
  /** The chain of the first token of `words`. */
  readonly chain: (words: string) => string[];
  readonly stance: (words: string) => string;
  readonly words: (span: Span | undefined) => string;
}

function read(text: string): Read {
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

describe('voices', () => {
  test('a quotation split around its cue has one source', () => {
    const r = read(
      '“The woman was taken at dawn,” a source in Ryanggang Province told Daily NK on Monday. “Nobody saw her again.”',
    );
    const who = ['a source in Ryanggang Province', 'Daily NK'];
    assert.deepEqual(r.chain('woman was taken'), who);
    assert.deepEqual(r.chain('Nobody saw'), who);
    const a = r.voices.attributions[0]!;
    assert.equal(r.words(a.addressee), 'Daily NK');
    assert.equal(r.words(a.told), 'on Monday');
  });
});
