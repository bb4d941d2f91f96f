/** Makes a noun phrase of a run of words: which word it is about, and what the others say of it. */
import type { Mark } from '../../packs/lexicon/verb-final.ts';
import { besideOf, callingIn } from './calling.ts';
import { countsPeople, inBrackets, measured } from './counts.ts';
import type { Doc, Word } from './doc.ts';
import { type Np, typeOf } from './np.ts';
import { endOf, isCounter, type NpGrammar, nounOf } from './np-grammar.ts';

/** The words of a phrase, and what stands around them. */
export interface Run {
  readonly words: readonly [Word, ...Word[]];
  readonly mark: Mark | undefined;
  /** The word behind the particle. */
  readonly last: number;
  /** Stands as the noun of "to be". */
  readonly copula: boolean;
  /** Words in brackets behind it. */
  readonly glosses: readonly Word[];
  readonly owner: Np | undefined;
  readonly determiner: Np['determiner'];
}

type Draft = { -readonly [K in keyof Np]: Np[K] };

export function phraseOf(run: Run, doc: Doc, g: NpGrammar, i: number): Np {
  const { words: of, mark } = run;
  const calling = callingIn(of, doc.text, g);
  const figures = measured(of, calling?.head ?? of.length - 1, g);
  const gloss = inBrackets(run.glosses, g);
  const head = headOf(of, figures.head, calling !== undefined, mark, g);
  const word = of[head]!;
  const noun = nounOf(word);
  const [first] = of;
  const known = noun?.known;
  const { count } = figures;
  const age = figures.age ?? gloss.age;
  const isCount = count !== undefined && (noun === undefined || isCounter(word, g)) && countsPeople(of, g);
  const isPerson = (calling !== undefined && known?.party === undefined) || isCount;
  const type = isPerson ? 'person' : typeOf(known);
  const written = doc.text.slice(word.start, endOf(word));
  const np: Draft = {
    i,
    sentence: first.sentence,
    first: first.i,
    last: run.last,
    head: word.i,
    start: first.start,
    end: endOf(of.at(-1)!),
    type,
    stem: noun?.stem ?? written,
    headWord: noun?.head ?? written,
    plural:
      (noun?.plural ?? false) ||
      (count !== undefined && count.value !== 1) ||
      known?.party?.group === true ||
      known?.pronoun?.number === 'many',
    names: of.flatMap((one, k) => {
      const { names, deed } = nounOf(one)?.known ?? {};
      return names === undefined || (k < head && deed === true) ? [] : [{ word: one.i, hits: names }];
    }),
    before: of.slice(0, head),
    items: [],
    copula: run.copula,
    site:
      mark !== undefined &&
      type !== 'person' &&
      type !== 'group' &&
      g.sites.some((end) => (noun?.stem ?? '').endsWith(end)),
    ...(mark && { mark }),
    ...(known && { known }),
    ...(count && { count }),
    ...(age && { age }),
    ...(gloss.sex && { sex: gloss.sex }),
    ...(calling && { name: calling.name }),
    ...(run.determiner && { determiner: run.determiner }),
  };
  if (run.owner !== undefined) own(np, run.owner, doc, g);
  return np;
}

/** Titles stand behind the word that a phrase is about, and so may a name. */
function headOf(
  of: readonly Word[],
  found: number,
  isCalled: boolean,
  mark: Mark | undefined,
  g: NpGrammar,
): number {
  let head = found;
  while (
    head > 0 &&
    g.titles.has(nounOf(of[head]!)?.stem ?? '') &&
    nounOf(of[head - 1]!)?.known?.party !== undefined
  )
    head--;
  return head === of.length - 1 && !isCalled ? besideOf(of, mark) : head;
}

/** What the phrase of belonging before it is: its count, another word for the same person, or whose it is. */
function own(np: Draft, owner: Np, doc: Doc, g: NpGrammar): void {
  const word = doc.words[owner.head]!;
  if (owner.count !== undefined && np.count === undefined && isCounter(word, g)) {
    np.count = owner.count;
    np.plural = owner.count.value !== 1;
    np.start = owner.start;
    np.first = owner.first;
    return;
  }
  if (!describesOne(owner, np)) {
    np.owner = owner;
    return;
  }
  // An age, or what somebody lives by, said of the same person: 40代の女性, 運び屋の男性.
  np.start = owner.start;
  np.first = owner.first;
  np.before = [...owner.before, word, ...np.before];
  if (owner.age !== undefined) np.age ??= owner.age;
  const of = owner.known?.party;
  if (of !== undefined && np.known?.party !== undefined)
    np.known = { ...np.known, party: { ...of, ...np.known.party } };
  if (owner.owner !== undefined) np.owner = owner.owner;
}

/** Whether a phrase of belonging says who somebody is instead: an age, or an occupation before a word for anybody. */
function describesOne(owner: Np, { type, known, plural }: Np): boolean {
  if (type !== 'person' && type !== 'group') return false;
  const party = owner.known?.party;
  if (party === undefined) return owner.age !== undefined && owner.type === 'other';
  return (
    (party.occupation !== undefined || party.age !== undefined) &&
    owner.mark === 'of' &&
    owner.plural === plural &&
    owner.determiner === undefined &&
    known?.party !== undefined &&
    known.party.relation === undefined &&
    known.party.occupation === undefined
  );
}
