import type { Report } from '../claims/types.ts';
import type { Decoded } from './decode.ts';
import { decodeReport, wideEncoding } from './encoding.ts';
import { BlankFile, EmptyFile, TooLarge } from './errors.ts';
import { finish, refuseDamaged } from './finish.ts';
import { parsePage } from './html.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { LIMITS } from './limits.ts';
import { refuseMachineRecord } from './machine.ts';
import { type Normalised, normalise } from './normalise.ts';
import { mainText } from './page.ts';
import { type PageFacts, pageFacts, pageTables } from './page-facts.ts';
import { pageLines } from './page-lines.ts';
import type { Piece } from './pieces.ts';
import type { Received } from './received.ts';
import { isPage, refuseBinary } from './sniff.ts';
import { refuseTables, type Table } from './tables.ts';

/**
 * Takes in a plain text or a page: decides its encoding and language, takes the main text out of a page, normalises it (NFC, line ends
 * `\n`) and keeps the way back to the bytes.
 *
 * @param knowledge languages, page furniture and table columns; by default those of the generic pack
 * @throws IntakeError with one clear line: empty, blank, binary, a table of people, a wrong encoding, a language no pack reads …
 * @example intakeText({ bytes: readFileSync('report.txt'), file: 'report.txt', published: '2020-07' }).text
 */
export function intakeText(input: Received, knowledge: Knowledge = knowledgeOf()): Report {
  const { bytes, file } = input;
  if (bytes.length === 0) throw new EmptyFile(file);
  if (bytes.length > LIMITS.file) throw new TooLarge(file, LIMITS.file);
  refuseBinary(bytes, file, wideEncoding(bytes) !== undefined || hasWideMark(bytes));
  const page = isPage(latinHead(bytes), input.mediaType, file);
  const source = decodeReport(bytes, knowledge.languages, file, page);
  refuseDamaged(source.text, file);
  const content = page
    ? ofPage(source, bytes.length, file, knowledge)
    : ofText(source, bytes.length, file, knowledge);
  return finish(
    input,
    { ...content, mediaType: page ? 'text/html' : 'text/plain', encoding: source.encoding },
    knowledge,
  );
}

/** A normalised text and what its document says about itself. */
export type Content = Normalised & { readonly facts: PageFacts };

function ofText(source: Decoded, size: number, file: string, knowledge: Knowledge): Content {
  const { text } = source;
  if (text.trimStart() === '') throw new BlankFile(file);
  refuseMachineRecord(text, file);
  const pieces: readonly Piece[] = [{ kind: 'plain', from: 0, to: text.length }];
  const normalised = normalise(source, pieces, size, file);
  refuseTables(normalised.text, file, knowledge);
  return { ...normalised, facts: {} };
}

/**
 * The report's own text on a page, with what the page says about itself.
 *
 * @throws IntakeError: too large, blank, a table of people
 */
export function ofPage(source: Decoded, size: number, file: string, knowledge: Knowledge): Content {
  if (size > LIMITS.page) throw new TooLarge(file, LIMITS.page, 'page');
  const page = parsePage(source.text, file);
  const tables: readonly Table[] = pageTables(page, source.text);
  const lines = pageLines(page, source.text);
  let pieces: readonly Piece[];
  try {
    pieces = mainText(page, source.text, knowledge.page, file, lines);
  } catch (error) {
    // A page that holds nothing but a table of people is refused for the table.
    if (error instanceof BlankFile) refuseTables('', file, knowledge, tables);
    throw error;
  }
  const normalised = normalise(source, pieces, size, file);
  if (normalised.text.trim() === '') throw new BlankFile(file, true);
  refuseTables(normalised.text, file, knowledge, tables);
  return { ...normalised, facts: pageFacts(page, source.text, knowledge.page, lines) };
}

function hasWideMark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** The first characters as far as ASCII goes, enough to see tags in any encoding. */
function latinHead(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString('latin1');
  return head.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\0', '');
}
