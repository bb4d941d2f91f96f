/** How many a phrase counts, and how old it says somebody is. */
import type { Word } from './doc.ts';
import type { Count, Np } from './np.ts';
import { endOf, isVague, type NpGrammar, nounOf } from './np-grammar.ts';

/** What figures in a phrase say, and which word it is about once they are set aside. */
export interface Measured {
  readonly head: number;
  readonly count?: Count;
  readonly age?: NonNullable<Np['age']>;
}

/** @param head the word that the phrase is about so far */
export function measured(of: readonly Word[], head: number, g: NpGrammar): Measured {
  let at = head;
  let count: Count | undefined;
  let age: Np['age'];
  const nounBefore = (k: number): number =>
    of.slice(0, k).findLastIndex((word) => nounOf(word) !== undefined && !isVague(word, g));
  for (let k = 0; k < of.length; k++) {
    const { number, start } = of[k]!;
    if (number?.counts === 'thing' && at === k) {
      const before = nounBefore(k);
      if (before >= 0) at = before;
      continue;
    }
    if (number?.decade || number?.years) {
      if (number.decade !== true || number.value % 10 === 0)
        age = { value: number.value, decade: number.decade === true, start, end: number.end };
      if (at === k && k > 0 && nounOf(of[k - 1]!) !== undefined) at = k - 1;
      continue;
    }
    const found = countAt(of, k, g);
    if (found === undefined) continue;
    count = found.count;
    if (found.last === of.length - 1) {
      const before = nounBefore(k);
      at = before >= 0 ? before : found.last;
    }
    k = found.last;
  }
  return { head: at, ...(count && { count }), ...(age && { age }) };
}

/** What stands in brackets behind a name: "김 모 씨(48·여)". */
export function inBrackets(words: readonly Word[], g: NpGrammar): Pick<Np, 'sex' | 'age'> {
  let sex: Np['sex'];
  let age: Np['age'];
  for (const { number, text, start } of words) {
    sex ??= g.sexes.get(text);
    if (number === undefined || number.counts !== undefined || number.decade) continue;
    if (number.value > 9 && number.value < 100)
      age ??= { value: number.value, decade: false, start, end: number.end };
  }
  return { ...(sex && { sex }), ...(age && { age }) };
}

/** Whether people or families are counted: "3명", "두 세대". */
export function countsPeople(of: readonly Word[], g: NpGrammar): boolean {
  return of.some((word) => isOfPeople(word.number?.counts) || isOfPeople(g.counters.get(plainStem(word))));
}

function isOfPeople(counts: string | undefined): boolean {
  return counts === 'person' || counts === 'family';
}

/** "3명", "10여 명", "수십 명", "세 가족". */
function countAt(of: readonly Word[], k: number, g: NpGrammar): { count: Count; last: number } | undefined {
  const word = of[k]!;
  const { number } = word;
  const stem = plainStem(word);
  const quantity = g.quantities.get(stem) ?? quantityIn(stem, g);
  if (number === undefined && quantity === undefined) return undefined;
  let last = k;
  let vague =
    number?.vague === true || quantity !== undefined || (k > 0 && g.vagueBefore.has(of[k - 1]!.text));
  const behind = of[k + 1];
  const counter = behind === undefined ? undefined : g.counters.get(plainStem(behind));
  if (counter !== undefined && number?.counts === undefined) {
    last = k + 1;
    // "세 가족": what is counted is itself a party.
    if (behind!.noun?.known?.party !== undefined) return { count: make(word, word), last: k };
  } else if (number?.counts === undefined && quantity === undefined) return undefined;
  const more = of[last + 1];
  if (more !== undefined && g.vagueBehind.has(plainStem(more))) {
    vague = true;
    last++;
  }
  if (number?.counts === 'thing') return undefined;
  return { count: make(word, of[last]!), last };

  function make(from: Word, to: Word): Count {
    return {
      ...(quantity !== undefined ? { quantity } : number === undefined ? {} : { value: number.value }),
      vague,
      start: from.start,
      end: endOf(to),
    };
  }
}

/** "수십명": quantity and counter in one word. */
function quantityIn(stem: string, g: NpGrammar): string | undefined {
  for (const [word, name] of g.quantities)
    if (stem.startsWith(word) && g.counters.get(stem.slice(word.length)) === 'person') return name;
  return undefined;
}

function plainStem(word: Word): string {
  return word.noun?.stem ?? word.text;
}
