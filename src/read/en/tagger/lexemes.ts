/**
 * The lexicon of wink's small English model: 87,593 words with what the tagger asks of each. The model is taken as it lies
 * in its package, packed: unpacking all of it, as wink does, takes most of a cold start, and a report has a few hundred words.
 */
import core from 'wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json' with {
  type: 'json',
};

type Field = keyof typeof core.packing.layout;

const list: readonly string[] = core.features.lexeme.list;
const layout = core.packing.layout as Readonly<Record<string, readonly number[]>>;
/** The first two are no words: what is out of the vocabulary, and the line feed. The rest is sorted. */
const SORTED_FROM = 2;

export const LINE_FEED = 1;
export const SIZE: number = list.length;
export const model = core;

/** A part of a contraction: "ca" and "n’t". */
export interface Part {
  readonly lexeme: number;
  readonly normal: number;
  readonly lemma: number;
  readonly pos: number;
}

/** The number of a word, written exactly so; undefined when it is not in the vocabulary. */
export function lexemeOf(text: string): number | undefined {
  if (text === '\n') return LINE_FEED;
  const lower = text.toLowerCase();
  let low = SORTED_FROM;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const word = list[middle]!;
    const other = word.toLowerCase();
    if (other === lower ? word === text : false) return middle;
    if (other < lower || (other === lower && word < text)) low = middle + 1;
    else high = middle - 1;
  }
  return text === list[0] ? 0 : undefined;
}

export function textOf(lexeme: number): string {
  return list[lexeme]!;
}

/** One property of a word. */
export function property(lexeme: number, name: Field): number {
  const [word, mask, shift] = layout[name] as readonly [number, number, number];
  return (unpack(core.lexicon, lexeme * core.packing.size + word) & mask) >>> shift;
}

/** The parts that a contraction stands for; undefined for any other word. */
export function partsOf(lexeme: number): readonly Part[] | undefined {
  if (property(lexeme, 'isContraction') === 0) return undefined;
  const pointer = property(lexeme, 'lemma');
  const from = pointer & 0x3fff;
  const count = (pointer >>> 14) & 0x1f;
  const parts: Part[] = [];
  for (let i = from; i < from + count; i += 4)
    parts.push({
      lexeme: unpack(core.xpansions, i),
      normal: unpack(core.xpansions, i + 1),
      lemma: unpack(core.xpansions, i + 2),
      pos: unpack(core.xpansions, i + 3),
    });
  return parts;
}

/** The word in the spelling that the vocabulary describes: "colour" under "color". */
export function mappedSpelling(lexeme: number): number {
  return property(lexeme, 'isSpellingMapped') === 1 ? property(lexeme, 'lemma') : lexeme;
}

/** The word in lower case and in the spelling that the vocabulary describes. */
export function normalOf(lexeme: number): number {
  return property(lexeme, 'isSpellingMapped') === 1
    ? property(lexeme, 'lemma')
    : lexeme + property(lexeme, 'normal');
}

const clusters = new Map<number, ReadonlySet<number>>();

/** The parts of speech that a word can be. */
export function possiblePos(lexeme: number): ReadonlySet<number> {
  const cluster = property(lexeme, 'lexemeCID');
  let known = clusters.get(cluster);
  if (known === undefined) {
    const hash = core.pos.hash as Readonly<Record<string, number>>;
    known = new Set(core.features.posClusters.list[cluster]!.split('_').map((name) => hash[name] ?? 0));
    clusters.set(cluster, known);
  }
  return known;
}

const DIGITS = new Uint8Array(128);
for (let i = 0; i < 64; i++)
  DIGITS['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charCodeAt(i)] = i;

/** The number at `index` of an array of 32-bit numbers, little end first, written in base 64. */
function unpack(packed: string, index: number): number {
  let value = 0;
  for (let b = 3; b >= 0; b--) {
    const byte = index * 4 + b;
    const at = Math.trunc(byte / 3) * 4;
    const place = byte % 3;
    const one = DIGITS[packed.charCodeAt(at + place)]!;
    const two = DIGITS[packed.charCodeAt(at + place + 1)]!;
    value = (value << 8) | (((one << (2 * place + 2)) | (two >>> (4 - 2 * place))) & 0xff);
  }
  return value >>> 0;
}
