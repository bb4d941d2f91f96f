/** What all writers do with what stands in a line. */
import type { Block, Content, Document, Inline, Note, Words } from './types.ts';

/** What no format can carry: control characters, halves of pairs, and code points that are no characters. */
const UNWRITABLE = /(?!\n)[\p{Cc}\ufffe\uffff]/gu;

/** Text as it can be written: composed letters, one kind of line end, and a sign for what cannot be written. */
export function writable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNWRITABLE, '\ufffd')
    .toWellFormed()
    .normalize('NFC');
}

export function isNote(inline: Inline): inline is Note {
  return 'note' in inline;
}

/** Every line of content of a document, in the order in which it is read. */
export function contentsOf({ blocks }: Pick<Document, 'blocks'>): Content[] {
  return blocks.flatMap(contentsIn);
}

function contentsIn(block: Block): Content[] {
  if (block.kind === 'list') return [...block.items];
  if (block.kind === 'table') return [...(block.head ?? []), ...block.rows.flat()];
  return [block.content];
}

/** Every note of a document; its place in the list, from one, is its number. */
export function notesOf(document: Pick<Document, 'blocks'>): Note[] {
  return contentsOf(document).flatMap((content) => content.filter(isNote));
}

/** Words without notes, as one text. */
export function plain(content: Content): string {
  return content.map((inline) => (isNote(inline) ? '' : inline.text)).join('');
}

/** Plain words. */
export function words(text: string, style: Omit<Words, 'text'> = {}): Words {
  return { text, ...style };
}
