/** How names and texts are cut, so that both are cut alike. */

/** A part of a word of the text: letters or digits between other characters. */
export interface Atom {
  readonly text: string;
  readonly lower: string;
}

/** What a word of a text is to a name: its atoms, a joint that may be passed over, or a bar that ends every name. */
export type Cut = readonly Atom[] | 'joint' | 'bar';

const joints: ReadonlySet<string> = new Set(['-', '‐', '‑', '–', "'", '’', 'ʼ', '`']);

/** Cuts text at everything that is neither letter nor digit; marks over letters are dropped. */
export function atomsOf(text: string): readonly Atom[] {
  if (/^[A-Za-z0-9]+$/.test(text)) return [{ text, lower: text.toLowerCase() }];
  const plain = /^[\x20-\x7e]*$/.test(text)
    ? text
    : text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  return plain
    .split(/[^\p{L}\p{N}]/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, lower: part.toLowerCase() }));
}

/** Makes the function that cuts one word of a text. */
export function cutter(): (word: string) => Cut {
  const memo = new Map<string, Cut>();
  return (word) => {
    const known = memo.get(word);
    if (known !== undefined) return known;
    const atoms = atomsOf(word);
    const cut: Cut = atoms.length > 0 ? atoms : joints.has(word) ? 'joint' : 'bar';
    // Few words of a text are new; a hostile text must not fill the memory.
    if (memo.size > 20_000) memo.clear();
    if (word.length <= 40) memo.set(word, cut);
    return cut;
  };
}

/** Whether the word begins with a capital letter. */
export function isCapital(word: string): boolean {
  const first = word.codePointAt(0);
  if (first === undefined) return false;
  if (first < 128) return first >= 65 && first <= 90;
  const c = String.fromCodePoint(first);
  return c !== c.toLowerCase();
}
