/** Which subject of a unit tells what is said in it. */
import { type CueVerb, endIn, type VoiceWords } from './lexicon.ts';
import { outletOf } from './outlets.ts';
import type { Saying } from './sayings.ts';
import { phraseAt, type SourcePhrase } from './sources.ts';
import type { Piece } from './units.ts';

const SUBJECTS = new Set(['topic', 'subject', 'also']);
/** Endings that close a clause inside its sentence. */
const STEPS = new Set(['and', 'but', 'then', 'because']);

export function isSubject({ word, quote }: Piece): boolean {
  const mark = word.particle ?? word.noun?.mark;
  return !quote && mark !== undefined && SUBJECTS.has(mark);
}

/** The first or last phrase of a subject between two pieces. */
export function sourceIn(
  words: VoiceWords,
  pieces: readonly Piece[],
  from: number,
  to: number,
  which: 'first' | 'last',
): SourcePhrase | undefined {
  let found: SourcePhrase | undefined;
  for (let k = Math.max(from, 0); k < Math.min(to, pieces.length); k++) {
    if (!isSubject(pieces[k]!)) continue;
    const phrase = phraseAt(pieces, k, words);
    if (!phrase || phrase.first < from) continue;
    if (which === 'first') return phrase;
    if (found === undefined || tells(words, phrase, pieces) || !tells(words, found, pieces)) found = phrase;
  }
  return found;
}

/**
 * The subject before what is said that tells it.
 *
 * @param shared who tells it is known from what was said before in the unit
 * @param spoken somebody has spoken in this paragraph
 */
export function sourceBefore(
  words: VoiceWords,
  pieces: readonly Piece[],
  saying: Saying,
  from: number,
  shared: boolean,
  verb: CueVerb | undefined,
  spoken: boolean,
): SourcePhrase | undefined {
  const subjects: SourcePhrase[] = [];
  for (let k = from; k < saying.at; k++) {
    if (!isSubject(pieces[k]!)) continue;
    const phrase = phraseAt(pieces, k, words);
    if (phrase) subjects.push(phrase);
  }
  if (saying.quoted) {
    const topics = subjects.filter(({ mark }) => mark === 'topic');
    return subjects.findLast((one) => tells(words, one, pieces)) ?? topics.at(-1) ?? subjects.at(-1);
  }
  if (subjects.length === 0) return undefined;
  const pronoun = subjects[0]!.head.noun?.known?.pronoun !== undefined;
  if (!pronoun && tells(words, subjects[0]!, pieces)) return subjects[0];
  // "A는 체포됐으며, 가족은 그가 맞았다고 주장한다": a topic behind a closed clause tells.
  const closed = closedBefore(pieces, from, saying.at);
  const inner = subjects.filter(({ first, mark }) => first > closed && mark === 'topic');
  const [first] = inner.length > 0 && closed >= 0 ? subjects.slice(subjects.indexOf(inner[0]!)) : subjects;
  if (first === undefined || verb?.mode === 'hearsay') return undefined;
  if (tells(words, first, pieces)) return first;
  if (shared || verb === undefined || first.mark !== 'topic') return undefined;
  const { known } = first.head.noun!;
  if (
    known?.thing !== undefined ||
    known?.deed ||
    known?.bound !== undefined ||
    known?.names?.some(({ type }) => type === 'place')
  )
    return undefined;
  // "동료들은 그가 맞았다고 주장한다": of two subjects the first tells; of one alone, when nobody has spoken just before.
  return subjects.at(-1) !== first || !spoken ? first : undefined;
}

/** The last verb between two pieces that closes a clause of the past; -1 when there is none. */
function closedBefore(pieces: readonly Piece[], from: number, to: number): number {
  for (let k = to - 1; k >= from; k--) {
    const { verb } = pieces[k]!.word;
    if (verb?.says === 'past' && STEPS.has(verb.form)) return k;
  }
  return -1;
}

/** Whether somebody of this kind tells things rather than does them. */
export function tells(words: VoiceWords, phrase: SourcePhrase, pieces: readonly Piece[]): boolean {
  const { head, mark } = phrase;
  const known = head.noun?.known;
  if (known?.party?.occupation === 'source') return true;
  if (known?.pronoun !== undefined) return mark === 'topic';
  return pieces.slice(phrase.first, phrase.last).some(({ word }) => {
    const stem = word.noun?.stem;
    if (stem === undefined) return false;
    if (word === head || word.noun!.mark === undefined)
      return (
        [words.people, words.anybody, words.official, words.document].some(
          (set) => endIn(set, stem) !== undefined,
        ) || outletOf(words, word) !== undefined
      );
    return false;
  });
}
