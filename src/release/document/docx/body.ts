/** Blocks of a document in the vocabulary of Word. */
import { escaped } from '../html.ts';
import { isNote, words } from '../inline.ts';
import type { Block, Content, Words } from '../types.ts';

/** Counts what is numbered: notes and lists, from one. */
export interface Count {
  note: number;
  list: number;
}

/** The width between the margins of A4, in twentieths of a point. */
export const WIDTH = 9412;

/** A block as paragraphs or a table. */
export function blockXml(block: Block, count: Count): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.content, count, `<w:pStyle w:val="Heading${block.level}"/>`);
    case 'paragraph':
      return paragraph(block.content, count, block.quote === true ? '<w:pStyle w:val="Quote"/>' : '');
    case 'list': {
      const list = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${++count.list}"/></w:numPr>`;
      return block.items.map((item) => paragraph(item, count, list)).join('');
    }
    case 'table':
      return tableXml(block, count);
  }
}

function tableXml({ head, rows, widths }: Extract<Block, { kind: 'table' }>, count: Count): string {
  const columns = Math.max(head?.length ?? 0, ...rows.map((row) => row.length));
  // A table without a cell is none that Word opens.
  if (columns === 0) return '';
  const shares = Array.from({ length: columns }, (_, i) => widths?.[i] ?? 1);
  const sum = shares.reduce((a, b) => a + b, 0);
  const wide = shares.map((share) => Math.round((WIDTH * share) / sum));
  const row = (cells: readonly Content[], isHead: boolean) =>
    `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${wide
      .map((width, i) => {
        const shade = isHead ? '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>' : '';
        const content = (cells[i] ?? []).map((inline) =>
          isHead && !isNote(inline) ? words(inline.text, { ...inline, bold: true }) : inline,
        );
        return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${paragraph(content, count, '<w:spacing w:before="40" w:after="40"/>')}</w:tc>`;
      })
      .join('')}</w:tr>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`)
    .join('');
  const grid = wide.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head ? row(head, true) : ''}${rows.map((cells) => row(cells, false)).join('')}</w:tbl>${paragraph([], count, '<w:spacing w:after="0"/>')}`;
}

/** A paragraph; a note in it is called by its number. */
export function paragraph(content: Content, count: Count, properties = ''): string {
  const runs = content.map((inline) =>
    isNote(inline)
      ? `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${++count.note}"/></w:r>`
      : run(inline),
  );
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs.join('')}</w:p>`;
}

function run({ text, bold, italic, language }: Words): string {
  const tongue = language === undefined ? '' : escaped(language);
  const properties = [
    bold === true ? '<w:b/>' : '',
    italic === true ? '<w:i/>' : '',
    tongue === '' ? '' : `<w:lang w:val="${tongue}" w:eastAsia="${tongue}"/>`,
  ].join('');
  const lines = escaped(text)
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
    .join('<w:br/>');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${lines}</w:r>`;
}
