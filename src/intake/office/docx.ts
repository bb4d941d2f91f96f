import type { Report } from '../../claims/types.ts';
import { DamagedDocument } from '../errors.ts';
import { finish } from '../finish.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Received } from '../received.ts';
import { foundIn } from './blocks.ts';
import { BlockWriter } from './writer.ts';
import { walkXml } from './xml.ts';
import type { Zip } from './zip.ts';

const FORMAT = 'DOCX';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** What is not the text as it stands: taken back, moved away, the other version of a drawing, the reading of a character. */
const LEFT_OUT = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'pPr', 'sectPr', 'tblPr', 'trPr', 'tcPr']);

/**
 * A Word document (ECMA-376): paragraphs, tables, text boxes, then foot- and endnotes. Text that was taken back, hidden text,
 * comments, heads and feet of pages are left out. Pages are those of Word's last layout, where it wrote them.
 *
 * @throws IntakeError
 */
export function intakeDocx(input: Received, zip: Zip, knowledge: Knowledge): Report {
  const { file } = input;
  const main = zip.read('word/document.xml') ?? zip.read(mainPart(zip, file));
  if (main === undefined) throw new DamagedDocument(file, FORMAT, 'its text is missing');
  const writer = new BlockWriter();
  const pages = pagesIn(main, file);
  walk(main, writer, file, pages);
  for (const [part, name] of [
    ['footnote', 'word/footnotes.xml'],
    ['endnote', 'word/endnotes.xml'],
  ] as const) {
    const notes = zip.read(name);
    writer.part = part;
    if (notes !== undefined) walk(notes, writer, file, undefined);
  }
  return finish(input, foundIn(writer.blocks, file, TYPE, knowledge), knowledge);
}

/** The part that the package names as its document. */
function mainPart(zip: Zip, file: string): string {
  let target = '';
  const rels = zip.read('_rels/.rels');
  if (rels !== undefined)
    walkXml(
      rels,
      {
        open: (_, { Type = '', Target = '' }) => {
          if (Type.endsWith('/officeDocument')) target ||= Target.replace(/^\//, '');
        },
        close: () => {},
        text: () => {},
      },
      file,
      FORMAT,
    );
  return target;
}

/** Which sign of a new page the document has: Word's own after laying out, else breaks that were typed. */
function pagesIn(bytes: Uint8Array, file: string): 'lastRenderedPageBreak' | 'br' | undefined {
  let found: 'lastRenderedPageBreak' | 'br' | undefined;
  walkXml(
    bytes,
    {
      open: (name, { type }) => {
        if (name === 'lastRenderedPageBreak') found = name;
        else if (name === 'br' && type === 'page') found ??= 'br';
      },
      close: () => {},
      text: () => {},
    },
    file,
    FORMAT,
  );
  return found;
}

function walk(
  bytes: Uint8Array,
  writer: BlockWriter,
  file: string,
  pages: 'lastRenderedPageBreak' | 'br' | undefined,
): void {
  let page = pages === undefined ? undefined : 1;
  let out = 0;
  let inText = false;
  let hidden = false;
  walkXml(
    bytes,
    {
      open(name, attributes) {
        // Separators between text and notes are notes of their own.
        const separator =
          (name === 'footnote' || name === 'endnote') && /eparator/.test(attributes.type ?? '');
        if (out > 0 || LEFT_OUT.has(name) || separator) {
          out++;
          return;
        }
        if (name === 'p') writer.openParagraph();
        else if (name === 'r') hidden = false;
        else if (name === 'vanish') hidden = !/^(?:0|false|off)$/.test(attributes.val ?? '1');
        else if (name === 't') inText = true;
        else if (name === 'tab' || name === 'ptab') put('\t');
        else if (name === 'br' || name === 'cr') put('\n');
        else if (name === 'noBreakHyphen') put('\u2011');
        else if (name === 'tbl') writer.openTable();
        else if (name === 'tr') writer.openRow();
        else if (name === 'tc') writer.openCell();
        if (page !== undefined && name === pages && (name !== 'br' || attributes.type === 'page')) page++;
      },
      close(name) {
        if (out > 0) {
          out--;
          return;
        }
        if (name === 'p') writer.closeParagraph();
        else if (name === 't') inText = false;
        else if (name === 'tc') writer.closeCell();
        else if (name === 'tbl') writer.closeTable();
      },
      text(text) {
        if (inText && out === 0) put(text);
      },
    },
    file,
    FORMAT,
  );

  function put(text: string): void {
    if (!hidden) writer.text(text, page);
  }
}
