/** The shapes of a Japanese verb or adjective before its endings (the classes of school grammar). */
import type { Shape } from '../../packs/lexicon/verb-final.ts';
import { isBright, KANA, rowOf } from './kana.ts';

/** How a word changes; the classes of `verbs` in grammar.yaml. `iku` is godan with a past tense of its own. */
export type Class = 'godan' | 'ichidan' | 'suru' | 'kuru' | 'iku' | 'adjective';

type Shapes = Readonly<Partial<Record<Shape, readonly string[]>>>;

/**
 * All shapes of a word.
 *
 * @param lemma dictionary form
 * @returns shape → surfaces; 捕まる → {base: 捕まる, a: 捕まら, i: 捕まり, e: 捕まれ, o: 捕まろ, t: 捕まっ, r: 捕まら, s: 捕まら}
 */
export function shapesOf(lemma: string, kind: Class): Shapes {
  const stem = lemma.slice(0, -1);
  switch (kind) {
    case 'ichidan':
      return {
        base: [lemma],
        a: [stem],
        i: [stem],
        e: [stem + KANA.re],
        o: [stem + KANA.yo],
        t: [stem],
        r: [stem + KANA.ra],
        s: [stem + KANA.sa],
      };
    case 'suru': {
      const head = lemma.slice(0, -2);
      return {
        base: [lemma],
        a: [head + KANA.shi, head + KANA.se],
        i: [head + KANA.shi],
        e: [head + KANA.su + KANA.re],
        o: [head + KANA.shi + KANA.yo],
        t: [head + KANA.shi],
        r: [head + KANA.sa],
        s: [head + KANA.sa],
      };
    }
    case 'kuru': {
      const head = lemma.slice(0, -2);
      return {
        base: [lemma],
        a: [head + KANA.ko],
        i: [head + KANA.ki],
        e: [stem + KANA.re],
        o: [head + KANA.ko + KANA.yo],
        t: [head + KANA.ki],
        r: [head + KANA.ko + KANA.ra],
        s: [head + KANA.ko + KANA.sa],
      };
    }
    case 'adjective':
      return {
        base: [lemma],
        i: [stem + KANA.ku],
        e: [stem + KANA.ke + KANA.re],
        t: [stem + KANA.ka + KANA.doubled],
      };
    default: {
      const row = rowOf(lemma.slice(-1));
      if (row === undefined) return { base: [lemma] };
      const past = [stem + (kind === 'iku' ? KANA.doubled : row.past)];
      return {
        base: [lemma],
        a: [stem + row.a],
        i: [stem + row.i],
        e: [stem + row.e],
        o: [stem + row.o],
        ...(row.voiced ? { d: past } : { t: past }),
        r: [stem + row.a],
        s: [stem + row.a],
      };
    }
  }
}

/** The class of a word that no list of the grammar has, by how it ends. */
export function classOf(lemma: string): Class {
  const last = lemma.slice(-1);
  if (lemma.endsWith(KANA.su + KANA.ru)) return 'suru';
  if (rowOf(last) === undefined) return 'adjective';
  return last === KANA.ru && isBright(lemma.slice(-2, -1)) ? 'ichidan' : 'godan';
}
