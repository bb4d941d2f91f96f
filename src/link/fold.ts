/** A written value as it is compared: spellings that differ only in marks, case or form of a letter are one. */

/** Letters that stand for others, from the pack: each key is one character, its value what it becomes. */
export type Letters = ReadonlyMap<string, string>;

/** Marks that are dropped: those of Latin, Greek and Cyrillic letters, and the vowel signs of Hebrew and Arabic. */
const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
const BLANKS = /[\s\p{C}]+/gu;

/**
 * Folds a value: compatibility forms, case and marks go, syllables of Hangul become their letters (so that one wrong letter is
 * one edit), letters that the pack joins are joined. Nothing left is `undefined`.
 */
export function fold(value: string, letters: Letters = new Map()): string | undefined {
  const plain = value.normalize('NFKC').toLowerCase().normalize('NFD').replace(MARKS, '');
  let folded = plain;
  if (letters.size > 0) {
    folded = '';
    for (const letter of plain) folded += letters.get(letter) ?? letter;
  }
  folded = folded.replace(BLANKS, ' ').trim();
  return folded === '' ? undefined : folded;
}

/** The numbers of a text's code points, by which values are compared. */
export function codePoints(text: string): number[] {
  return Array.from(text, (letter) => letter.codePointAt(0)!);
}
