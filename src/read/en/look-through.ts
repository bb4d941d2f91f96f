/** What the syntax looks through: datelines, asides, brackets with what they hold, and the marks of scare quotes. */
import { CLOSING, isDash, isHyphen } from './characters.ts';
import type { Doc, Sentence } from './doc.ts';
import { type Grammar, phraseAt } from './grammar.ts';
import { WORD } from './word-bits.ts';

/** How far a dateline may reach, in tokens. */
const DATELINE = 10;
/** How far the second mark of scare quotes may stand from the first, in tokens. */
const SCARE = 6;

/** Marks the tokens that the syntax looks through with 1. */
export function lookThrough(
  doc: Doc,
  grammar: Grammar,
  lowers: readonly string[],
  bits: Uint8Array,
): Uint8Array {
  const skip = new Uint8Array(doc.tokens.length);
  for (const sentence of doc.sentences) {
    skip.fill(1, sentence.first, afterDateline(doc, sentence, grammar));
    for (let i = sentence.first; i < sentence.last; i++) {
      if ((bits[i]! & WORD.aside) === 0) continue;
      const aside = phraseAt(grammar.asides, lowers, i, sentence.last);
      if (!aside) continue;
      const after = i + aside.words.length;
      // "was, in fact, released": the commas around it too.
      const apart =
        lowers[i - 1] === ',' && lowers[after] === ',' && i > sentence.first && after < sentence.last;
      skip.fill(1, apart ? i - 1 : i, apart ? after + 1 : after);
    }
    scareQuotes(doc, sentence, skip);
    brackets(doc, sentence, skip);
  }
  return skip;
}

/** Where the words after "SEOUL (Wire) —" at the head of a paragraph begin; its first token when there is no dateline. */
function afterDateline(doc: Doc, sentence: Sentence, grammar: Grammar): number {
  const { tokens, sentences } = doc;
  if (sentences[sentence.i - 1]?.paragraph === sentence.paragraph) return sentence.first;
  for (let i = sentence.first; i < Math.min(sentence.last, sentence.first + DATELINE); i++) {
    const token = tokens[i]!;
    if (
      i > sentence.first &&
      (isDash(token.text) || (isHyphen(token.text) && token.start > tokens[i - 1]!.end))
    )
      return i + 1;
    if (
      !/^\p{Lu}/u.test(token.text) &&
      token.pos !== 'PUNCT' &&
      token.pos !== 'NUM' &&
      !grammar.of.has(token.lower)
    )
      break;
  }
  return sentence.first;
}

/** Marks the two marks around a few words without a verb: his “confession”. */
function scareQuotes(doc: Doc, sentence: Sentence, skip: Uint8Array): void {
  const { tokens } = doc;
  for (let i = sentence.first; i < sentence.last; i++) {
    const { text } = tokens[i]!;
    const closing = text.length === 1 ? CLOSING.get(text) : undefined;
    if (closing === undefined || skip[i]) continue;
    for (let k = i + 1; k < Math.min(sentence.last, i + SCARE + 1); k++) {
      const word = tokens[k]!;
      if (word.text === closing) {
        if (k > i + 1 && (namesBefore(doc, sentence, i) || !endsSpeech(tokens[k - 1]!.text))) {
          skip[i] = 1;
          skip[k] = 1;
        }
        break;
      }
      if (word.pos === 'AUX' || word.text === ',' || word.text === '.') break;
    }
  }
}

/** Whether the word before a mark shows that the marks hold part of a phrase and not what somebody said. */
function namesBefore(doc: Doc, sentence: Sentence, i: number): boolean {
  const before = doc.tokens[i - 1];
  return (
    i > sentence.first && before !== undefined && ['DET', 'ADJ', 'ADP', 'NOUN', 'SCONJ'].includes(before.pos)
  );
}

function endsSpeech(text: string): boolean {
  return text === ',' || text === '.' || text === '?' || text === '!';
}

function brackets(doc: Doc, sentence: Sentence, skip: Uint8Array): void {
  let open = -1;
  for (let i = sentence.first; i < sentence.last; i++) {
    const { text } = doc.tokens[i]!;
    if (text === '(' || text === '[') {
      if (open < 0) open = i;
    } else if ((text === ')' || text === ']') && open >= 0) {
      skip.fill(1, open, i + 1);
      open = -1;
    }
  }
}
