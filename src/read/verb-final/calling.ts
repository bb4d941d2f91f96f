/** The name that a phrase gives somebody, and the word beside it that says who that is. */
import type { Mark } from '../../packs/lexicon/verb-final.ts';
import type { Word } from './doc.ts';
import type { Np } from './np.ts';
import { isBehindName, type NpGrammar, nounOf, stemOf } from './np-grammar.ts';

export interface Calling {
  readonly name: NonNullable<Np['name']>;
  /** The word that the phrase is about. */
  readonly head: number;
}

/** Particles behind a name that stands beside a noun; and the most words that such a name has. */
const BESIDE: ReadonlySet<Mark> = new Set(['topic', 'subject', 'also', 'to']);
const NAME = 3;
const LETTERS = /^\p{L}{2,12}$/u;

/** The name among the words of a phrase: "한 모 씨", "김씨", "차광호 씨", "남편 이하르". */
export function callingIn(of: readonly Word[], text: string, g: NpGrammar): Calling | undefined {
  return titled(of, text, g) ?? behindRole(of, text);
}

function titled(of: readonly Word[], text: string, g: NpGrammar): Calling | undefined {
  for (let k = 0; k < of.length; k++) {
    const word = of[k]!;
    const behind = of[k + 1];
    const stem = stemOf(word);
    const isFamily = g.families.has(word.text) && behind !== undefined && isBehindName(stemOf(behind), g);
    const inOne =
      stem.length >= 2 && stem.length <= 4 && g.families.has(stem[0]!) && isBehindName(stem.slice(1), g);
    const isName = nounOf(word)?.known?.name === true;
    // "차광호 씨", "딜다 씨": a word that nobody knows before a title.
    const isFull =
      word.noun !== undefined &&
      word.noun.known === undefined &&
      word.noun.mark === undefined &&
      behind !== undefined &&
      g.behindName.has(stemOf(behind));
    if (!isFamily && !inOne && !isName && !isFull) continue;
    let to = isFull ? k + 1 : k;
    while (isName && to + 1 < of.length && isOfName(of[to + 1]!, g)) to++;
    while (isFamily && to + 1 < of.length && isBehindName(stemOf(of[to + 1]!), g)) to++;
    const last = of[to]!;
    const end = nounOf(last)?.end ?? last.end;
    const own = of.slice(0, k).findLastIndex(({ noun }) => noun?.known?.party !== undefined);
    const isLast = to === of.length - 1;
    return {
      name: {
        start: word.start,
        end,
        text: text.slice(word.start, end),
        core: coreOf(of.slice(k, to + 1), g),
      },
      head: !isLast ? of.length - 1 : own >= 0 ? own : to,
    };
  }
  return undefined;
}

/** "남편 이하르": a word that nobody knows behind a noun for a person. */
function behindRole(of: readonly Word[], text: string): Calling | undefined {
  const head = of.length - 1;
  const { noun, start } = of[head]!;
  const role = of[head - 1]?.noun;
  if (noun === undefined || noun.known !== undefined || !LETTERS.test(noun.stem)) return undefined;
  if (role?.known?.party === undefined || role.mark !== undefined) return undefined;
  return {
    name: { start, end: noun.end, text: text.slice(start, noun.end), core: noun.stem },
    head: head - 1,
  };
}

/**
 * "남편 이하르도": what stands behind a noun for one person and is in no list is the name of that person.
 *
 * @returns the word that the phrase is about: that noun, or the last
 */
export function besideOf(of: readonly Word[], mark: Mark | undefined): number {
  const last = of.length - 1;
  if (mark === undefined || !BESIDE.has(mark)) return last;
  let k = last;
  while (
    k > 0 &&
    last - k < NAME &&
    isOpen(of[k]!, k === last) &&
    (k === last || of[k]!.noun!.mark === undefined)
  )
    k--;
  const { noun } = of[k]!;
  const party = noun?.known?.party;
  if (k === last || noun === undefined || party?.kind !== 'person') return last;
  if (noun.plural || noun.mark !== undefined) return last;
  return party.relation !== undefined || party.sex !== undefined || party.occupation !== undefined ? k : last;
}

function isOpen({ noun }: Word, isLast: boolean): boolean {
  return noun !== undefined && noun.known === undefined && (noun.stem.length > 1 || !isLast);
}

/** The next word of a name, or the title behind it. */
function isOfName(word: Word, g: NpGrammar): boolean {
  return nounOf(word)?.known?.name === true || g.titles.has(stemOf(word));
}

/** A name without titles and what stands for the rest of it. */
function coreOf(of: readonly Word[], g: NpGrammar): string {
  const own = of.map(stemOf).filter((stem, k) => k === 0 || !(isBehindName(stem, g) || g.titles.has(stem)));
  const [first = ''] = own;
  return own.length === 1 && first.length > 1 && g.families.has(first[0]!) && isBehindName(first.slice(1), g)
    ? first[0]!
    : own.join(' ');
}
