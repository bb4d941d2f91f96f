/** Our machines give what wink gives, only faster; and they keep their pace on hostile texts. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { parse } from 'yaml';
import { assertGrowth } from '../../growth.fixture.ts';
import { tag } from '../tag.ts';
import { lexemeOf, model, partsOf, textOf } from './lexemes.ts';

const gold = join(import.meta.dirname, '../../../../bench/read/gold/en/dev');
const texts = readdirSync(gold)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => (parse(readFileSync(join(gold, name), 'utf8')) as { text: string }).text);

test('words, parts of speech, lemmas and sentences are those of wink', () => {
  const wink = winkNLP(winkModel, ['sbd', 'pos']);
  const odd = [
    "He can’t. She couldn't’ve said “I’m”. The U.S. and Mr. Kim paid $5,000 (RMB 2,000) at 5:30pm on the 3rd.",
    'Colour,labour;e-mail a.b@c.org or http://x.org/a?b=c #tag @name :-) 🙏 co-operate self-made 1990s ’90s --- … —',
    'a\u00a0b\u2009c\n\n\n \nd\r\ne\tf "g" \'h\' (i) [j]. "K," l. “M.” N',
  ];
  for (const text of [...texts, ...odd]) {
    const doc = wink.readDoc(text);
    const pos = doc.tokens().out(wink.its.pos) as string[];
    const lemmas = doc.tokens().out(wink.its.lemma as never) as string[];
    const expected = (doc.tokens().out() as string[])
      .map((word, i) => `${word} ${pos[i]} ${lemmas[i]}`)
      .filter((_, i) => pos[i] !== 'SPACE');
    const { tokens, sentences } = tag(text);
    assert.deepEqual(
      tokens.map((token) => `${token.text} ${token.pos} ${token.lemma}`),
      expected,
    );
    const ends = doc.sentences().out(wink.its.span as never) as unknown as [number, number][];
    const words = ends.map(([from, to]) => pos.slice(from, to + 1).filter((tag) => tag !== 'SPACE').length);
    // A blank line ends a sentence too, so ours are at least as many.
    assert.ok(sentences.length >= words.filter((n) => n > 0).length);
    const ours = new Set(sentences.map(({ last }) => last));
    let sum = 0;
    for (const n of words) {
      sum += n;
      assert.ok(ours.has(sum) || sum === 0, `a sentence ends before word ${sum}`);
    }
  }
});

test('every word of the vocabulary is found', () => {
  const { list } = model.features.lexeme;
  for (let i = 0; i < list.length; i++) assert.equal(lexemeOf(list[i]!), i);
  assert.equal(lexemeOf('vurlish'), undefined);
  assert.deepEqual(
    partsOf(lexemeOf("can't")!)?.map(({ lexeme }) => textOf(lexeme)),
    ['ca', "n't"],
  );
});

test('what a text is made of does not change how the next one is cut', () => {
  const text = 'The person’s-own x.y.Z zorble-ing said.';
  const before = tag(text);
  tag("person's. x.y.Z x.y y.Z (zorble-ing) person’s-own");
  assert.deepEqual(tag(text), before);
});

for (const [name, piece] of [
  ['one endless word', 'a'],
  ['words joined by hyphens', 'a1-'],
  ['slashes', 'a/'],
  ['commas', ','],
  ['quotation marks', "'"],
  ['line ends between spaces', '\n '],
  ['sentences', 'The man was taken away. '],
] as const)
  test(`${name}: twice the text, no more than about twice the time`, () => {
    const run = (n: number) => void tag(piece.repeat(n / piece.length));
    run(20_000);
    assertGrowth(run, [40_000, 160_000], (one) => 10 * one + 100);
  });
