/** How documents are numbered and how words stand in the lists of FTS5. */

export type Sql = (text: string) => Statement;

/** What is needed of a prepared statement. */
export interface Statement {
  run(...values: readonly unknown[]): unknown;
  get(...values: readonly unknown[]): unknown;
  all(...values: readonly unknown[]): unknown[];
  /** Gives the first column alone from now on. */
  pluck(): Statement;
  iterate(...values: readonly unknown[]): IterableIterator<unknown>;
}

/** Documents that a case may have: the number of a document is that of its case and its own. */
export const DOCS = 2 ** 20;
/** Cases whose words are in one table: merging it wipes out what is gone, and asking for a word asks every table. */
export const CASES = 2048;

/** The table that a case has its words in. */
export function listOf(caseNo: number): number {
  return Math.floor(caseNo / CASES);
}

/** @throws TypeError when a token has what separates or ends tokens */
export function words(tokens: readonly string[]): string {
  const text = tokens.join(' ');
  if (/[^a-z0-9 \u0080-\uffff]/.test(text)) throw new TypeError('a token has other than letters and digits');
  return text;
}

const known = new Map<string, string>();

/** A facet as a token that no word can be. FTS5 knows no capitals: they are marked. */
export function facetWord(token: string): string {
  let word = known.get(token);
  if (word === undefined) {
    word = `_${token.replace(/[^a-z0-9]/g, marked)}`;
    if (known.size >= 100_000) known.clear();
    known.set(token, word);
  }
  return word;
}

function marked(letter: string): string {
  if (letter >= 'A' && letter <= 'Z') return `_${letter.toLowerCase()}`;
  return letter === '\n' ? '__' : `_${letter.charCodeAt(0)}_`;
}
