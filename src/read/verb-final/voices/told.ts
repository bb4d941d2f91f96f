/** When something was told and to which outlet, and where what is said begins behind that. */
import type { Word } from '../doc.ts';
import type { TimeMention } from '../times.ts';
import { endIn, type VoiceWords } from './lexicon.ts';
import { outletOf, stemOf } from './outlets.ts';
import type { Saying } from './sayings.ts';
import type { SourcePhrase } from './sources.ts';
import { isSubject, tells } from './subjects.ts';
import type { Piece } from './units.ts';

/** How far behind the source the words of when and to whom may stand. */
const NEAR = 6;
/** Marks of whom something is told to: "…에", "…에게", "…와의 통화에서". */
const TO = new Set(['at', 'to', 'with']);

/** Pieces of when and to whom it was told stand between the source and what is said. */
export function contentFrom(
  words: VoiceWords,
  pieces: readonly Piece[],
  phrase: SourcePhrase,
  to: number,
): number {
  let from = phrase.last;
  for (let k = phrase.last; k < Math.min(to, phrase.last + NEAR); k++) {
    const { word } = pieces[k]!;
    if (word.verb || isSubject(pieces[k]!)) break;
    if (
      isTold(word, true) ||
      isMeeting(words, word) ||
      outletOf(words, word) !== undefined ||
      words.notSource.has(word.text)
    )
      from = k + 1;
  }
  return from;
}

export function isMeeting(words: VoiceWords, { noun }: Word): boolean {
  return noun !== undefined && words.meetings.has(noun.stem) && (noun.mark === 'in' || noun.mark === 'at');
}

export function isTold({ time }: Word, plain: boolean): boolean {
  if (time?.sense !== 'at') return false;
  const { kind } = time.expr;
  if (plain)
    return kind === 'date' && time.rule === 'day'
      ? true
      : kind === 'unit' && time.expr.unit === 'day' && !time.expr.daypart;
  return (
    kind === 'date' ||
    kind === 'weekday' ||
    kind === 'unit' ||
    (kind === 'shift' && time.from === 'utterance')
  );
}

export function toldIn(
  words: VoiceWords,
  pieces: readonly Piece[],
  saying: Saying,
  phrase: SourcePhrase | undefined,
  cue: number | undefined,
  from: number,
): TimeMention | undefined {
  for (let k = saying.next; k < (cue ?? saying.next); k++)
    if (isTold(pieces[k]!.word, false)) return pieces[k]!.word.time;
  const start = phrase && phrase.first < saying.at ? phrase.last : from;
  const stop = saying.quoted
    ? saying.at
    : phrase && phrase.first < saying.at
      ? contentFrom(words, pieces, phrase, saying.at)
      : start;
  for (let k = start; k < stop; k++)
    if (isTold(pieces[k]!.word, !saying.quoted && stop === k + 1)) return pieces[k]!.word.time;
  if (saying.quoted && phrase)
    for (let k = phrase.first - 1; k >= from; k--) {
      const { word } = pieces[k]!;
      if (word.verb) break;
      if (isTold(word, false)) return word.time;
    }
  return undefined;
}

/** The outlet that stands between the source and what is said, or between that and its verb. */
export function heardIn(
  words: VoiceWords,
  pieces: readonly Piece[],
  saying: Saying,
  phrase: SourcePhrase | undefined,
  cue: number | undefined,
  from: number,
): string | undefined {
  const start = phrase && phrase.first < saying.at ? phrase.last : from;
  for (const [a, b] of [
    [start, saying.quoted ? saying.at : Math.min(saying.at, start + NEAR)],
    [saying.next, cue ?? saying.next],
  ] as const)
    for (let k = a; k < b; k++) {
      const { word } = pieces[k]!;
      const mark = word.noun?.mark;
      if (mark === undefined || !TO.has(mark)) continue;
      const named = outletOf(words, word);
      // A name that nothing is known of, right before what is said: "압록강소식에 “…”".
      const next = pieces[k + 1];
      const unknown =
        mark === 'at' &&
        word.noun!.known === undefined &&
        phrase &&
        tells(words, phrase, pieces) &&
        (k + 1 === cue ||
          (saying.quoted && (next?.quote !== undefined || pieces[k + 2]?.quote !== undefined)))
          ? stemOf(word)
          : undefined;
      const name = named ?? unknown;
      if (name === undefined || endIn(words.own, name) || words.meetings.has(name)) continue;
      return name;
    }
  return undefined;
}
