/** Who speaks: the phrase that names a source, its kind, and which earlier speaker it stands for. */
import type { VoiceKind } from '../../../claims/types.ts';
import type { Doc, Word } from '../doc.ts';
import { endIn, type VoiceWords } from './lexicon.ts';
import type { Piece } from './units.ts';

/** The phrase of a source at its level: pieces, last exclusive. */
export interface SourcePhrase {
  readonly first: number;
  readonly last: number;
  readonly stem: string;
  readonly head: Word;
  readonly mark: string | undefined;
  readonly start: number;
  /** Without its particle. */
  readonly end: number;
}

export interface Speaker {
  label: string;
  kind: VoiceKind;
  readonly head: string;
  /** Named with more than its head: "함경북도 소식통". */
  full: boolean;
}

const MOST_BEFORE = 8;
/** Words in brackets or marks inside a name: "곽 모(29) 씨", "매체 ‘강의 소리’". */
const MOST_INSIDE = 10;
const OPENERS: Readonly<Record<string, string>> = { ')': '(', '’': '‘', '”': '“', '」': '「', '》': '《' };

/** The phrase that ends with the noun at `k`, or with the particle at `k` behind a mark that closes a name. */
export function phraseAt(pieces: readonly Piece[], k: number, words: VoiceWords): SourcePhrase | undefined {
  const piece = pieces[k];
  if (!piece || piece.quote) return undefined;
  const { word } = piece;
  let first = k;
  let head = word;
  if (word.particle !== undefined) {
    const opener = openerOf(pieces, k - 1);
    const inner = opener === undefined ? undefined : pieces[k - 2]!.word;
    if (opener === undefined || inner?.noun === undefined) return undefined;
    head = inner;
    first = opener;
  } else if (word.noun === undefined) return undefined;
  for (let n = 0; n < MOST_BEFORE && first > 0; n++) {
    const before = pieces[first - 1]!;
    if (before.word.sign !== undefined && !before.quote) {
      const opener = openerOf(pieces, first - 1);
      if (opener === undefined || opener === 0) break;
      first = opener;
      continue;
    }
    if (before.quote || !joins(before.word, pieces[first]!.word, words)) break;
    first--;
  }
  const end = word.particle !== undefined ? pieces[k - 1]!.word.end : Math.min(word.noun!.end, word.end);
  return {
    first,
    last: k + 1,
    stem: head.noun!.stem,
    head,
    mark: word.particle ?? word.noun?.mark,
    start: pieces[first]!.word.start,
    end,
  };
}

/** Whether a word belongs to the name that goes on with `next`. */
function joins(word: Word, next: Word, words: VoiceWords): boolean {
  if (word.verb || word.time || word.particle !== undefined) return false;
  if (words.things.has(word.text)) return false;
  // The particle behind a quotation.
  if (word.close && (words.say.has(word.text) || words.and.has(word.text) || words.modify.has(word.text)))
    return false;
  if (words.another.has(next.text)) {
    // "밝은 다른 소식통": only an owner stands before "another".
    return words.another.has(`${word.text} ${next.text}`) || word.noun?.mark === 'of';
  }
  if (words.notSource.has(word.text)) return false;
  if (word.number !== undefined || word.small !== undefined) return true;
  const mark = word.noun?.mark;
  return word.noun !== undefined && (mark === undefined || mark === 'of' || mark === 'also');
}

function openerOf(pieces: readonly Piece[], k: number): number | undefined {
  const opener = OPENERS[pieces[k]?.word.sign ?? ''];
  if (opener === undefined || pieces[k]!.quote) return undefined;
  for (let j = k - 1; j >= Math.max(0, k - MOST_INSIDE); j--) if (pieces[j]!.word.sign === opener) return j;
  return undefined;
}

/** Keeps who has spoken, in the order of the text. */
export class Speakers {
  /** Where the text names one who tells: end → start. */
  readonly phrases = new Map<number, number>();
  /** The quotation that is gone through, or -1. */
  level = -1;
  private readonly lastAt = new Map<number, Speaker>();
  private readonly byLabel = new Map<string, Speaker>();
  /** By head: the one who spoke last, and how many there are. */
  private readonly byHead = new Map<string, { last: Speaker; count: number }>();
  private readonly doc: Doc;
  private readonly words: VoiceWords;

  constructor(doc: Doc, words: VoiceWords) {
    this.doc = doc;
    this.words = words;
  }

  /** Who spoke last at this level. */
  get last(): Speaker | undefined {
    return this.lastAt.get(this.level);
  }

  /** Who a phrase names. */
  of(phrase: SourcePhrase, pieces: readonly Piece[]): Speaker {
    this.phrases.set(phrase.end, phrase.start);
    const { words } = this;
    const before = pieces.slice(phrase.first, phrase.last - 1).map(({ word }) => word);
    const label = this.doc.text.slice(phrase.start, phrase.end);
    const kind = this.kindOf(phrase);
    const pronoun = phrase.head.noun?.known?.pronoun !== undefined;
    const another = before.some(({ text }) => words.another.has(text));
    const same = before.length > 0 && before.every(({ text }) => words.same.has(text));
    const bare = before.length === 0 || same;
    const head = endIn(words.people, phrase.stem) ?? endIn(words.anybody, phrase.stem) ?? phrase.stem;
    if (pronoun && this.last?.kind === 'source') return this.spoke(this.last);
    if (bare && !another) {
      const known = this.byHead.get(head)?.last;
      if (known && (same || words.anybody.has(phrase.stem))) return this.spoke(known);
      if (same && this.last) return this.spoke(this.last);
    }
    const known = another ? undefined : this.byLabel.get(label);
    if (known) return this.spoke(known);
    if (!another && !bare) {
      // "소식통" first, "양강도 소식통" later: the fuller words name the same one when nobody else has spoken since.
      const single = this.byHead.get(head);
      if (single?.count === 1 && !single.last.full) {
        single.last.label = label;
        single.last.full = true;
        this.byLabel.set(label, single.last);
        return this.spoke(single.last);
      }
    }
    const speaker: Speaker = { label, kind, head, full: !bare };
    this.byLabel.set(label, speaker);
    this.byHead.set(head, { last: speaker, count: (this.byHead.get(head)?.count ?? 0) + 1 });
    return this.spoke(speaker);
  }

  /** Names a speaker who has no phrase of its own. */
  spoke(speaker: Speaker): Speaker {
    if (speaker.kind !== 'narrator') this.lastAt.set(this.level, speaker);
    const named = this.byHead.get(speaker.head);
    if (named) named.last = speaker;
    return speaker;
  }

  private kindOf({ stem, head }: SourcePhrase): VoiceKind {
    const { words } = this;
    if (endIn(words.own, stem)) return 'narrator';
    if (endIn(words.document, stem)) return 'document';
    if (endIn(words.people, stem) && !endIn(words.official, stem)) return 'source';
    if (endIn(words.official, stem)) return 'official';
    const known = head.noun?.known;
    if (known?.names?.some(({ type }) => type === 'office')) return 'official';
    return 'source';
  }
}
