/** A redacted text, or a case sheet, as a file: the words and nothing of who wrote it, when, where or from what. */
import { writeWhole } from '../../vault/archive/file.ts';
import { plain } from '../document/inline.ts';
import type { Document } from '../document/types.ts';
import { formatOf, writeDocument } from '../document/write.ts';
import en from './words.en.json' with { type: 'json' };
import ko from './words.ko.json' with { type: 'json' };

export type Words = typeof en;

export function wordsIn(language: string): Words {
  return language === 'ko' ? ko : en;
}

/** The name of a file says a form that there is. */
export function canLeaveAs(file: string): boolean {
  return formatOf(file) !== undefined || file.toLowerCase().endsWith('.txt');
}

/** A text as a document: paragraphs where it has empty lines. */
export function documentOf(text: string, language: string, title = ''): Document {
  const { notes, page } = wordsIn(language);
  return {
    title,
    language,
    blocks: text
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => ({ kind: 'paragraph', content: [{ text: paragraph.trim() }] })),
    says: { notes, page },
  };
}

/** What stands in a cell in which nothing is told: it was not reported, or it is withheld. */
const NOTHING = '–';

/** A document as plain text: paragraphs, and a line for each row. */
export function textOf({ title, blocks }: Document): string {
  const parts = blocks.map((block) => {
    if (block.kind === 'list') return block.items.map(plain).join('\n');
    if (block.kind === 'table')
      return [...(block.head === undefined ? [] : [block.head]), ...block.rows]
        .map((row) => row.map((cell) => plain(cell) || NOTHING).join(' · '))
        .join('\n');
    return plain(block.content);
  });
  return `${[title, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
}

/**
 * Writes a document, or a text as it is, in the form that the name of the file asks for. Nothing is written over.
 *
 * @returns signs for which the form has no letter
 * @throws FileExists, and what the disk says
 */
export async function writeLeaving(
  file: string,
  leaving: Document | string,
  language: string,
): Promise<readonly string[]> {
  const format = formatOf(file);
  if (format === undefined) {
    await writeWhole(file, one(Buffer.from(typeof leaving === 'string' ? leaving : textOf(leaving))));
    return [];
  }
  const { bytes, missing } = await writeDocument(
    typeof leaving === 'string' ? documentOf(leaving, language) : leaving,
    format,
  );
  await writeWhole(file, one(bytes));
  return missing;
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
