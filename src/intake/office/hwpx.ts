import type { Report } from '../../claims/types.ts';
import { DamagedDocument, Protected } from '../errors.ts';
import { finish } from '../finish.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Received } from '../received.ts';
import { foundIn } from './blocks.ts';
import { BlockWriter } from './writer.ts';
import { walkXml } from './xml.ts';
import type { Zip } from './zip.ts';

const FORMAT = 'HWPX';
const TYPE = 'application/hwp+zip';
const LEFT_OUT = new Set([
  'header',
  'footer',
  'hiddenComment',
  'parameters',
  'memo',
  'memogroup',
  'dutmal',
  'shapeComment',
]);
const SECTION = /^Contents\/section(\d{1,6})\.xml$/;

/**
 * A HWPX document (KS X 6101): the paragraphs, tables and text boxes of its sections in order. Notes follow the paragraph that
 * they hang on; heads and feet of pages, comments and text that was taken back are left out.
 *
 * @throws IntakeError
 */
export function intakeHwpx(input: Received, zip: Zip, knowledge: Knowledge): Report {
  const { file } = input;
  const manifest = zip.read('META-INF/manifest.xml');
  if (manifest !== undefined && Buffer.from(manifest).includes('encryption-data'))
    throw new Protected(file, FORMAT);
  const sections = zip.names
    .flatMap((name) => {
      const number = SECTION.exec(name)?.[1];
      return number === undefined ? [] : [{ name, number: Number(number) }];
    })
    .sort((a, b) => a.number - b.number);
  if (sections.length === 0) throw new DamagedDocument(file, FORMAT, 'its text is missing');
  const writer = new BlockWriter();
  for (const { name } of sections) walk(zip.read(name)!, writer, file);
  return finish(input, foundIn(writer.blocks, file, TYPE, knowledge), knowledge);
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['lineBreak', '\n'],
  ['nbSpace', '\u00a0'],
  ['fwSpace', '\u3000'],
  ['hyphen', '-'],
]);

function walk(bytes: Uint8Array, writer: BlockWriter, file: string): void {
  let out = 0;
  let inText = 0;
  let deleted = 0;
  walkXml(
    bytes,
    {
      open(name) {
        if (out > 0 || LEFT_OUT.has(name)) {
          out++;
          return;
        }
        if (name === 'p') writer.openParagraph();
        else if (name === 't') inText++;
        else if (name === 'deleteBegin') deleted++;
        else if (name === 'deleteEnd') deleted = Math.max(0, deleted - 1);
        else if (name === 'footNote') writer.part = 'footnote';
        else if (name === 'endNote') writer.part = 'endnote';
        else if (name === 'tbl') writer.openTable();
        else if (name === 'tr') writer.openRow();
        else if (name === 'tc') writer.openCell();
        else if (inText > 0 && deleted === 0) writer.text(SIGNS.get(name) ?? '');
      },
      close(name) {
        if (out > 0) {
          out--;
          return;
        }
        if (name === 'p') writer.closeParagraph();
        else if (name === 't') inText--;
        else if (name === 'footNote' || name === 'endNote') writer.part = undefined;
        else if (name === 'tc') writer.closeCell();
        else if (name === 'tbl') writer.closeTable();
      },
      text(text) {
        if (inText > 0 && out === 0 && deleted === 0) writer.text(text);
      },
    },
    file,
    FORMAT,
  );
}
