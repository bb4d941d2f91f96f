/** Cuts a sentence into phrases and what stands between them. */
import type { Mark } from '../../packs/lexicon/verb-final.ts';
import type { Doc, Sentence, Word } from './doc.ts';
import { withLists } from './lists.ts';
import type { Np } from './np.ts';
import type { NpGrammar } from './np-grammar.ts';
import { phraseOf } from './phrase.ts';

/** What else stands in a sentence between the phrases. */
export type Item =
  | { readonly kind: 'np'; readonly np: Np }
  | { readonly kind: 'verb' | 'time' | 'sign' | 'small'; readonly word: Word };

/** Signs that stand inside a phrase: a middle dot joins, a hyphen binds. */
const JOINS = /^[·ㆍ・/]$/u;
const OPENS_GLOSS = /^[([（［]$/u;
const CLOSES_GLOSS = /^[)\]）］]$/u;
const SOFT_QUOTE = /^['‘’"“”「」『』《》〈〉]$/u;
/** Words that a gloss has at most. */
const GLOSS = 24;
/** Nouns that close a clause as its time. */
const CLOSING: ReadonlySet<string> = new Set(['after', 'before', 'when', 'while', 'state']);
/** A quotation of so many words or fewer, without a verb, is a name or a term. */
const TERM = 6;

/** The phrases and what stands between them, in order. */
export function itemsOf(doc: Doc, sentence: Sentence, g: NpGrammar, next: () => number): Item[] {
  const items: Item[] = [];
  const { words } = doc;
  let run: Word[] = [];
  let glosses: Word[] = [];
  let owner: Np | undefined;
  let determiner: Np['determiner'];

  for (let i = sentence.first; i < sentence.last; i++) {
    const word = words[i]!;
    if (word.particle !== undefined) {
      if (run.length > 0) close(word.particle, i + 1);
      else remark(word.particle, i + 1);
    } else if (word.sign !== undefined) i = sign(word, i);
    else if (word.time !== undefined) between('time', word);
    else if (word.small !== undefined) small(word);
    else if (word.verb !== undefined) verb(word);
    else noun(word);
  }
  close(undefined, sentence.last);
  return withLists(items);

  function close(mark: Mark | undefined, last: number, copula = false): void {
    const [first, ...rest] = run;
    if (first === undefined) return;
    const np = phraseOf(
      { words: [first, ...rest], mark, last, copula, glosses, owner, determiner },
      doc,
      g,
      next(),
    );
    run = [];
    glosses = [];
    determiner = undefined;
    owner = mark === 'of' ? np : undefined;
    items.push({ kind: 'np', np });
  }

  function between(kind: 'verb' | 'time' | 'sign' | 'small', word: Word, mark?: Mark): void {
    close(mark, word.i);
    items.push({ kind, word });
  }

  /** @returns the word at which to go on */
  function sign(word: Word, i: number): number {
    const text = word.sign!;
    const end = OPENS_GLOSS.test(text) ? closing(i) : undefined;
    if (end !== undefined) {
      // "관리소(정치범수용소)로": the gloss says the same; its particle stands behind it.
      if (run.length > 0) glosses.push(...words.slice(i + 1, end));
      return end;
    }
    if (SOFT_QUOTE.test(text) && isTerm(i)) return i;
    const behind = words[i + 1];
    if (JOINS.test(text) && run.length > 0 && behind?.close && behind.noun !== undefined) close('or', i);
    else between('sign', word);
    return i;
  }

  function small(word: Word): void {
    const kind = word.small!;
    if (kind === 'definite' || kind === 'another' || kind === 'any') {
      close(undefined, word.i);
      determiner = kind;
    } else between('small', word, kind === 'joiner' ? 'with' : undefined);
  }

  function verb(word: Word): void {
    const compound = compoundOf(word);
    if (compound !== undefined) {
      remark(compound, word.i + 1);
      return;
    }
    if (word.verb!.copula !== undefined) {
      run.push(word);
      close(undefined, word.i + 1, true);
    } else close(undefined, word.i);
    items.push({ kind: 'verb', word });
  }

  function noun(word: Word): void {
    const compound = compoundOf(word);
    if (compound !== undefined) {
      remark(compound, word.i + 1);
      return;
    }
    run.push(word);
    const mark = word.noun?.mark ?? word.number?.mark;
    // "집을 나간 뒤 소식이 끊겼다": the noun that closes a clause begins no compound.
    if (mark !== undefined || CLOSING.has(word.noun?.known?.bound ?? '')) close(mark, word.i + 1);
  }

  /** Gives the last phrase another particle: "에" and "의해" are one. */
  function remark(mark: Mark, last: number): void {
    const item = items.at(-1);
    if (item?.kind !== 'np') return;
    items[items.length - 1] = { kind: 'np', np: { ...item.np, mark, last } };
  }

  function compoundOf(word: Word): Mark | undefined {
    const all = g.compounds.get(word.text);
    const item = items.at(-1);
    if (all === undefined || run.length > 0 || item?.kind !== 'np') return undefined;
    const { mark } = item.np;
    return mark && all.find(({ after }) => after.includes(mark))?.mark;
  }

  function closing(open: number): number | undefined {
    for (let i = open + 1; i < Math.min(sentence.last, open + GLOSS); i++) {
      const { sign } = words[i]!;
      if (sign !== undefined && CLOSES_GLOSS.test(sign)) return i;
    }
    return undefined;
  }

  /** Whether a quotation mark belongs to a term of a few nouns: ‘간첩’으로. */
  function isTerm(at: number): boolean {
    for (const step of [1, -1]) {
      let verbs = 0;
      for (let n = 1; n <= TERM; n++) {
        const word = words[at + n * step];
        if (word === undefined || word.sentence !== sentence.i) break;
        if (word.verb !== undefined) verbs++;
        if (word.sign !== undefined && SOFT_QUOTE.test(word.sign)) {
          if (verbs === 0 && n > 1) return true;
          break;
        }
        if (word.sign !== undefined) break;
      }
    }
    return false;
  }
}
