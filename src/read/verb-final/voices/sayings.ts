/** What is said in a unit, and the verb behind it that says so. */
import type { Word } from '../doc.ts';
import type { CueVerb, VoiceWords } from './lexicon.ts';
import type { Piece } from './units.ts';

/** Something said in a unit: a quotation or a clause with an ending of quoting. */
export interface Saying {
  /** Piece of the quotation or of the quoting verb. */
  readonly at: number;
  /** The first piece behind it and its particle. */
  readonly next: number;
  readonly kind: 'say' | 'and' | 'modify' | 'bare';
  readonly quoted: boolean;
}

const FORMS: Readonly<Record<string, Saying['kind']>> = {
  quote: 'say',
  ask: 'say',
  'quote-and': 'and',
  'quote-modify': 'modify',
};
/** How far behind a noun its verb may stand. */
const NEAR = 6;

/** All that is said in a unit, in order. */
export function sayingsOf(words: VoiceWords, pieces: readonly Piece[]): Saying[] {
  const found: Saying[] = [];
  for (let k = 0; k < pieces.length; k++) {
    const { word, quote } = pieces[k]!;
    if (quote) {
      const particle = pieces[quote.open ? k + 1 : k + 2]?.word;
      const text = particle?.close ? particle.text : '';
      const kind = words.say.has(text)
        ? 'say'
        : words.and.has(text)
          ? 'and'
          : words.modify.has(text)
            ? 'modify'
            : 'bare';
      const next = quote.open ? k + 1 : kind === 'bare' ? k + 2 : k + 3;
      found.push({ at: k, next, kind, quoted: true });
      k = next - 1;
      continue;
    }
    const kind = word.verb && FORMS[word.verb.form];
    if (kind) found.push({ at: k, next: k + 1, kind, quoted: false });
  }
  return found;
}

/** The verb of telling behind what is said. */
export function cueBehind(
  words: VoiceWords,
  pieces: readonly Piece[],
  saying: Saying,
  end: number,
): number | undefined {
  for (let k = saying.next; k < end; k++) {
    const { word } = pieces[k]!;
    const known = cueAt(words, word, saying);
    if (known) return k;
    // Behind a clause the next verb decides; behind a quotation a verb of manner may stand between.
    if (word.verb && !saying.quoted && word.verb.form !== 'modify') return undefined;
  }
  return undefined;
}

export function cueAt(words: VoiceWords, word: Word, saying: Saying): CueVerb | undefined {
  if (word.sign !== undefined) return undefined;
  const list = words.verbs.get(word.text) ?? (word.verb && words.verbs.get(word.verb.lemma));
  if (!list) return undefined;
  return list.find(({ mode }) => mode !== 'hearsay' || !saying.quoted) ?? list[0];
}

/** Whether a verb of denying stands behind the piece at `k`. */
export function deniedBehind(words: VoiceWords, pieces: readonly Piece[], k: number): boolean {
  for (let j = k; j < Math.min(pieces.length, k + NEAR); j++) {
    const { word } = pieces[j]!;
    const list = words.verbs.get(word.text) ?? (word.verb && words.verbs.get(word.verb.lemma));
    if (list?.some(({ stance }) => stance === 'denied')) return true;
  }
  return false;
}
