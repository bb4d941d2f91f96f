import posModel from 'wink-eng-lite-web-model/dist/languages/cur/models/eng-pos-model.json' with {
  type: 'json',
};
import sentenceModel from 'wink-eng-lite-web-model/dist/languages/cur/models/eng-sbd-model.json' with {
  type: 'json',
};
import type { Doc, Sentence, Token } from './doc.ts';
import { Machine } from './tagger/machine.ts';
import { chunkOf, type Form, posName } from './tagger/words.ts';

const sentenceMachine = new Machine(sentenceModel[0]!);
const posMachines = posModel.map((json) => new Machine(json));

/**
 * Cuts an English text into tokens with part of speech and lemma, sentences and paragraphs.
 * Only this file and the folder `tagger` know the tagger: the rules and the vocabulary of wink's small English model,
 * carried inside its npm package, on our own machines. Time is linear in the text.
 *
 * @param text the normalised text of a report
 */
export function tag(text: string): Doc {
  const { forms, starts } = cut(text);
  const { length } = forms;
  const ends = sentenceEnds(forms, starts);
  const pos = tagged(forms);
  const tokens: Writable<Token>[] = [];
  const sentences: Sentence[] = [];
  let end = 0;
  let paragraph = 0;
  let first = 0;
  let next = 0;
  for (let w = 0; w < length; w++) {
    const form = forms[w]!;
    if (!form.blank) {
      const start = starts[w]!;
      if (start > end + 1 && tokens.length > 0 && isBlankLine(text, end, start)) {
        close();
        paragraph++;
      }
      end = start + form.text.length;
      const tag = pos[w]!;
      tokens.push({
        i: tokens.length,
        text: form.text,
        lower: form.lower,
        lemma: form.lemma(tag),
        pos: posName(tag),
        start,
        end,
        sentence: sentences.length,
      });
      if (tokens.length - first >= LONGEST_SENTENCE) cutSentence();
    }
    if (next < ends.length && ends[next] === w) {
      close();
      next++;
    }
  }
  close();
  return { text, tokens, sentences };

  function close(last = tokens.length): void {
    if (last <= first) return;
    sentences.push({
      i: sentences.length,
      paragraph,
      first,
      last,
      start: tokens[first]!.start,
      end: tokens[last - 1]!.end,
    });
    first = last;
  }

  /** Ends an endless sentence behind a mark in its second half, else here. */
  function cutSentence(): void {
    let last = tokens.length;
    while (last > first + LONGEST_SENTENCE / 2 && tokens[last - 1]!.pos !== 'PUNCT') last--;
    close(last > first + LONGEST_SENTENCE / 2 ? last : tokens.length);
    for (let i = first; i < tokens.length; i++) tokens[i]!.sentence = sentences.length;
  }
}

/**
 * No sentence has as many words. What reads a sentence may take the square of its length: this keeps a text without any
 * full stop linear.
 */
const LONGEST_SENTENCE = 256;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Words {
  readonly forms: readonly Form[];
  readonly starts: readonly number[];
}

/** The tokenizer's patterns take more than linear time on one endless word: it is cut before. */
const LONGEST_CHUNK = 400;

function cut(text: string): Words {
  const forms: Form[] = [];
  const starts: number[] = [];
  const { length } = text;
  let from = 0;
  while (from < length) {
    const kind = spaceOf(text.charCodeAt(from));
    let to = from + 1;
    while (to < length && spaceOf(text.charCodeAt(to)) === kind) to++;
    if (kind === INSIDE) {
      from = to;
      continue;
    }
    if (to - from > LONGEST_CHUNK) to = Math.min(to, boundary(text, from + LONGEST_CHUNK));
    const chunk = chunkOf(text.slice(from, to));
    for (let i = 0; i < chunk.forms.length; i++) {
      forms.push(chunk.forms[i]!);
      starts.push(from + chunk.starts[i]!);
    }
    from = to;
  }
  return { forms, starts };
}

const INSIDE = 1;
const LINE_END = 2;

/** White space as the tokenizer knows it: inside a line, at its end, none. */
function spaceOf(unit: number): number {
  if (unit === 32) return INSIDE;
  if (unit > 32 && unit < 0xa0) return 0;
  if (unit === 10 || unit === 13 || unit === 9) return LINE_END;
  return unit === 0xa0 ||
    (unit >= 0x2002 && unit <= 0x2005) ||
    unit === 0x2009 ||
    unit === 0x200a ||
    unit === 0x202f ||
    unit === 0x205f
    ? INSIDE
    : 0;
}

/** Never between the two halves of a character. */
function boundary(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit < 0xe000 ? offset + 1 : offset;
}

/** The last words of sentences. */
function sentenceEnds(forms: readonly Form[], starts: readonly number[]): number[] {
  const input = new Int16Array(forms.length);
  for (let w = 0; w < forms.length; w++) {
    const form = forms[w]!;
    if (form.lineFeed) {
      input[w] = -1;
      continue;
    }
    // A line end is a word of its own, so what stands behind it has no space before it.
    const before = forms[w - 1];
    const end = before === undefined ? 0 : starts[w - 1]! + before.text.length;
    input[w] = sentenceMachine.numberOf(starts[w]! > end ? form.spacedSymbol : form.symbol);
  }
  return sentenceMachine.find(input).map(({ first }) => first);
}

/** The part of speech of every word, by its number. */
function tagged(forms: readonly Form[]): Uint8Array {
  const pos = new Uint8Array(forms.length);
  for (let w = 0; w < forms.length; w++) pos[w] = forms[w]!.pos;
  const input = new Int16Array(forms.length);
  for (const machine of posMachines) {
    for (let w = 0; w < forms.length; w++) {
      const { posHint } = forms[w]!;
      input[w] = machine.numberOf(posHint === 0 ? pos[w]! : posHint);
    }
    for (const { first, name } of machine.find(input)) {
      const target = Number(name);
      // A negative one is meant whatever the word can be.
      if (target < 0) pos[first] = -target;
      else if (forms[first]?.possible?.has(target)) pos[first] = target;
    }
  }
  for (let w = 0; w < forms.length; w++) if (forms[w]!.fixed) pos[w] = forms[w]!.pos;
  return pos;
}

/** Whether a line without anything in it lies between two words. */
function isBlankLine(text: string, from: number, to: number): boolean {
  const line = text.indexOf('\n', from);
  return line >= 0 && line < to && text.lastIndexOf('\n', to - 1) > line;
}
