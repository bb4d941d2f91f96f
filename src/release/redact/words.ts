/** Words at a place: speech word for word, wording that was taken over, anything that no ladder has. */
import type { Edit } from './pieces.ts';
import type { WantedWords } from './wanted.ts';
import type { Written } from './written.ts';

/** As many letters of a wording that stands elsewhere again go there too. */
const AGAIN = 12;
const SPEECH = /^["“「『«‘](.*)["”」』»’]$/su;

export function wordEdits({ text, coarser }: Written, wanted: readonly WantedWords[]): readonly Edit[] {
  return wanted.flatMap(({ choice, start, end, say }): readonly Edit[] => {
    const quote = text.slice(start, end);
    const said = SPEECH.exec(quote)?.[1];
    const words =
      say ?? (said === undefined ? coarser.marks.words : `${coarser.marks.speech}${closing(said)}`);
    const places = [start];
    if (quote.length >= AGAIN)
      for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length))
        if (at !== start) places.push(at);
    return places.map((at) => ({
      start: at,
      end: at + quote.length,
      words,
      choices: [choice],
      unit: 'words',
    }));
  });
}

/** The comma or full stop that stands inside the marks belongs to the sentence around them. */
function closing(said: string): string {
  return /[.,!?]$/.exec(said)?.[0] ?? '';
}
