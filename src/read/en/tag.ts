import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Doc, Pos, Sentence, Token } from './doc.ts';

const wink = winkNLP(winkModel, ['sbd', 'pos']);
const { its } = wink;

/**
 * Cuts an English text into tokens with part of speech and lemma, sentences and paragraphs.
 * Only this file knows the tagger (wink's small English model, carried inside its npm package).
 *
 * @param text the normalised text of a report
 */
export function tag(text: string): Doc {
  const doc = wink.readDoc(text);
  const words = doc.tokens().out() as string[];
  const tags = doc.tokens().out(its.pos) as string[];
  const lemmas = doc.tokens().out(its.lemma as never) as string[];
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let offset = 0;
  let paragraph = 0;
  let next = 0;
  const sentenceEnds = doc.sentences().out(its.span as never) as unknown as [number, number][];
  let first = 0;
  for (let w = 0; w < words.length; w++) {
    const word = words[w]!;
    if (tags[w] !== 'SPACE' && word.trim() !== '') {
      const start = text.indexOf(word, offset);
      if (start < 0) throw new Error('the tagger changed the text');
      const gap = text.slice(offset, start);
      if (/\n\s*\n/.test(gap) && tokens.length > 0) {
        close();
        paragraph++;
      }
      offset = start + word.length;
      tokens.push({
        i: tokens.length,
        text: word,
        lower: word.toLowerCase(),
        lemma: lemmas[w]!,
        pos: tags[w] as Pos,
        start,
        end: offset,
        sentence: sentences.length,
      });
    }
    if (sentenceEnds[next]?.[1] === w) {
      close();
      next++;
    }
  }
  close();
  return { text, tokens, sentences };

  function close(): void {
    if (tokens.length <= first) return;
    sentences.push({
      i: sentences.length,
      paragraph,
      first,
      last: tokens.length,
      start: tokens[first]!.start,
      end: tokens[tokens.length - 1]!.end,
    });
    first = tokens.length;
  }
}
