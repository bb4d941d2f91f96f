/** Hyphens, dashes, quotation marks and what other marks do to a sentence. */

/** A hyphen, in any of the ways it is written. */
export function isHyphen(text: string): boolean {
  return text === '-' || text === '‐' || text === '‑';
}

/** A dash that sets a part of a sentence off. */
export function isDash(text: string): boolean {
  return text === '—' || text === '–';
}

const QUOTES: ReadonlySet<string> = new Set(['“', '”', '"', '‘', '’', '«', '»', "'", '``', "''"]);

/** A quotation mark, opening or closing. */
export function isQuote(text: string): boolean {
  return QUOTES.has(text);
}

const BREAKS: ReadonlySet<string> = new Set([';', ':', '.', '!', '?', '…', '...']);

/** What a mark does: sets off a part, ends a clause, quotes, or nothing. */
export function punctuation(text: string): 'comma' | 'break' | 'quote' | 'other' {
  if (text === ',' || text === '--' || isDash(text)) return 'comma';
  if (BREAKS.has(text)) return 'break';
  return isQuote(text) ? 'quote' : 'other';
}

/** The mark that closes a quotation, by the one that opens it. */
export const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['"', '"'],
  ['‘', '’'],
]);
