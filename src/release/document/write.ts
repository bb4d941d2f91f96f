/** A document in the format that its name asks for. */
import { docxOf } from './docx/write.ts';
import { htmlOf } from './html.ts';
import { pdfOf } from './pdf/write.ts';
import { type Document, type DocumentFormat, documentFormats, type Written } from './types.ts';

/** The format that the end of a file's name asks for; undefined for any other end. */
export function formatOf(file: string): DocumentFormat | undefined {
  return documentFormats.find((format) => file.toLowerCase().endsWith(`.${format}`));
}

/** The bytes of a document: the same for the same document, whoever writes it, wherever and whenever. */
export async function writeDocument(document: Document, format: DocumentFormat): Promise<Written> {
  if (format === 'pdf') return pdfOf(document);
  if (format === 'docx') return { bytes: await docxOf(document), missing: [] };
  return { bytes: Buffer.from(htmlOf(document)), missing: [] };
}
