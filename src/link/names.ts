/** Whole names, compared by their words: in any order, with initials, particles, titles and words that only one of them has. */
import { common, FILTERED } from './filter.ts';
import type { Letters } from './fold.ts';
import { Kernel } from './kernel.ts';
import { shared } from './shared.ts';
import { levenshtein, winkler } from './similarity.ts';
import { type Values, valuesOf } from './values.ts';

/** What a pack knows of names: see `packs/generic/link/names.yaml` and `scripts.yaml`. */
export interface NameRules {
  /** Letters of other scripts in Latin ones. */
  readonly scripts: Letters;
  readonly titles: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  /** Spellings of consonants and the class of each. */
  readonly sounds: Letters;
}

/** The words of names. All arrays can be shared with other threads. */
export interface Names {
  /** Words of name v: `words[starts[v]]` to `words[starts[v + 1]]`. */
  readonly starts: Int32Array;
  readonly words: Int32Array;
  readonly letters: Values;
  /** For each word: what it counts for, and its consonants as a number, −1 for fewer than two. */
  readonly weights: Float64Array;
  readonly heard: Int32Array;
}

/** Particles and initials say less than a word of a name. */
const LITTLE = 0.2;
const INITIAL = 0.5;
/** A word of one name is one of the other from here on. */
const ALIKE = 0.7;
/** More letters than these are not written wrongly: the word is another one, however it begins. */
const TYPED = 2;
/** A word that nothing in the other name is like is as near as this. */
const ALONE = 0.5;
/** Equal consonants between scripts and spellings; even then so much must be alike: vowels are a part of a name. */
const HEARD = 0.9;
const VOWELS = 0.35;
/** What each word that only the longer name has takes away. */
const MORE = 0.04;
/** So much of the nearness is that of the words that are least alike. */
const LEAST = 0.5;
/** Shorter names are not looked at as if they were written in one word. */
const GLUED = 5;

/** The words of names that were folded, titles left out unless nothing else is there. */
export function namesOf(folded: readonly string[], rules: NameRules): Names {
  const known = new Map<string, number>();
  const own = folded.map((name) =>
    wordsOf(name, rules).map((word) => {
      known.set(word, known.get(word) ?? known.size);
      return known.get(word)!;
    }),
  );
  const all = [...known.keys()];
  const starts = shared(Int32Array, own.length + 1);
  for (const [v, words] of own.entries()) starts[v + 1] = starts[v]! + words.length;
  const words = shared(Int32Array, starts[own.length]!);
  words.set(own.flat());
  const weights = shared(Float64Array, all.length);
  weights.set(all.map((word) => (rules.particles.has(word) ? LITTLE : isInitial(word) ? INITIAL : 1)));
  const sounds = new Map<string, number>();
  const heard = shared(Int32Array, all.length);
  for (const [w, word] of all.entries()) {
    const sound = heardOf(word, rules.sounds);
    if (sound.length > 1) sounds.set(sound, sounds.get(sound) ?? sounds.size);
    heard[w] = sounds.get(sound) ?? -1;
  }
  return { starts, words, letters: valuesOf(all), weights, heard };
}

/** The words of a folded name in Latin letters, titles left out unless nothing else is there. */
export function wordsOf(folded: string, { scripts, titles }: NameRules): string[] {
  let written = '';
  // Syllables of Hangul are spelt by their letters; each sign of Han is a word.
  for (const one of folded.normalize('NFC'))
    written +=
      scripts.get(one) ?? Array.from(one.normalize('NFD'), (each) => scripts.get(each) ?? each).join('');
  const words = written
    .replace(/\p{Script=Han}/gu, ' $& ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const said = words.filter((word) => !titles.has(word));
  return said.length > 0 ? said : words;
}

function isInitial(word: string): boolean {
  return word.length === 1 && !/\p{Script=Han}/u.test(word);
}

function heardOf(word: string, sounds: Letters): string {
  let heard = '';
  for (let i = 0; i < word.length; ) {
    let length = Math.min(3, word.length - i);
    while (length > 1 && !sounds.has(word.slice(i, i + length))) length--;
    const sound = sounds.get(word.slice(i, i + length));
    if (sound !== undefined && !heard.endsWith(sound)) heard += sound;
    i += length;
  }
  return heard;
}

interface Alike {
  readonly near: number;
  readonly i: number;
  readonly j: number;
}

/** Compares names by number. */
export class NameKernel {
  readonly #names: Names;
  readonly #kernel: Kernel;

  constructor(names: Names) {
    this.#names = names;
    this.#kernel = new Kernel(names.letters);
  }

  /** How near two names are, 0 to 1. */
  nearness(x: number, y: number): number {
    const [one, other] = [this.#wordsOf(x), this.#wordsOf(y)];
    const [short, long] = this.#weight(one) <= this.#weight(other) ? [one, other] : [other, one];
    if (short.length === 0) return 0;
    return Math.max(this.#byWords(short, long), this.#together(short, long));
  }

  #byWords(short: Int32Array, long: Int32Array): number {
    const { weights } = this.#names;
    const pairs: Alike[] = [];
    for (let i = 0; i < short.length; i++)
      for (let j = 0; j < long.length; j++) {
        const near = this.#likeness(short[i]!, long[j]!);
        if (near >= ALIKE) pairs.push({ near, i, j });
      }
    pairs.sort((a, b) => b.near - a.near || a.i - b.i || a.j - b.j);
    let left = this.#weight(short);
    let more = this.#weight(long);
    let matched = 0;
    let weight = 0;
    let least = 1;
    let words = 0;
    const used = new Set<number>();
    for (const { near, i, j } of pairs) {
      if (used.has(i) || used.has(~j)) continue;
      used.add(i).add(~j);
      const own = Math.min(weights[short[i]!]!, weights[long[j]!]!);
      left -= weights[short[i]!]!;
      more -= weights[long[j]!]!;
      matched += own * near;
      weight += own;
      if (own < 1) continue;
      words++;
      least = Math.min(least, near);
    }
    if (words === 0) return 0;
    if (left >= 1 || (left >= INITIAL && more >= INITIAL)) least = Math.min(least, ALONE);
    const mean = matched / (weight + left);
    return (mean * (1 - LEAST) + least * LEAST) * (1 - MORE * Math.max(0, more - left));
  }

  /** Names whose words were written together, or parted elsewhere. */
  #together(one: Int32Array, other: Int32Array): number {
    if (one.length === other.length) return 0;
    const a = this.#lettersOf(one);
    const b = this.#lettersOf(other);
    const [least, most] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
    // Fewer letters than this cannot come near.
    if (least < GLUED || least < most * ALIKE) return 0;
    return 1 - levenshtein(a, b) / most;
  }

  #likeness(a: number, b: number): number {
    if (a === b) return 1;
    const { letters, heard } = this.#names;
    const { lengths, starts, symbols } = letters;
    const la = lengths[a]!;
    const lb = lengths[b]!;
    if (la === 1 || lb === 1) return symbols[starts[a]!] === symbols[starts[b]!] ? 1 : 0;
    const alike = heard[a]! >= 0 && heard[a] === heard[b];
    const most = la > lb ? la : lb;
    if (!alike && la <= FILTERED && lb <= FILTERED) {
      const m = Math.min(la, lb, common(letters, a, b));
      const reach = winkler((m / la + m / lb + 1) / 3, 4);
      if (reach + m / most < 2 * ALIKE) return 0;
    }
    const differ = this.#kernel.edits(a, b);
    const edits = 1 - differ / most;
    const near = differ > TYPED ? 0 : (this.#kernel.similarity(a, b) + edits) / 2;
    return alike && edits >= VOWELS ? Math.max(near, HEARD) : near;
  }

  #wordsOf(v: number): Int32Array {
    const { starts, words } = this.#names;
    return words.subarray(starts[v], starts[v + 1]);
  }

  #lettersOf(words: Int32Array): number[] {
    const { starts, symbols } = this.#names.letters;
    return Array.from(words).flatMap((word) => Array.from(symbols.subarray(starts[word], starts[word + 1])));
  }

  #weight(words: Int32Array): number {
    let sum = 0;
    for (const word of words) sum += this.#names.weights[word]!;
    return sum;
  }
}

/** How near two folded names are by themselves, 0 to 1. */
export function nearness(one: string, other: string, rules: NameRules): number {
  return new NameKernel(namesOf([one, other], rules)).nearness(0, 1);
}

/** The words of a folded name in one order: a key for names that were written in another. */
export function inOrder(folded: string, rules: NameRules): string {
  return wordsOf(folded, rules).sort().join(' ');
}

/** The consonants of the longest word of a folded name, if it has two. */
export function longestHeard(folded: string, rules: NameRules): string | undefined {
  const words = wordsOf(folded, rules).filter((word) => !rules.particles.has(word));
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  const heard = heardOf(longest, rules.sounds);
  return heard.length > 1 ? heard : undefined;
}
