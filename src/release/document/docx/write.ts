/** A document as a Word file. Its bytes follow from what it says alone. */
import { type BundleFile, zipped } from '../../bundle/zip.ts';
import { escaped } from '../html.ts';
import { notesOf } from '../inline.ts';
import type { Document } from '../types.ts';
import { blockXml, type Count, paragraph } from './body.ts';
import { contentTypes, documentLinks, FOOTER_LINK, packageLinks, part, settings, styles } from './parts.ts';

const PAGE = `<w:sectPr><w:footerReference w:type="default" r:id="${FOOTER_LINK}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1247" w:bottom="1247" w:left="1247" w:header="709" w:footer="624" w:gutter="0"/></w:sectPr>`;

/** The whole file. */
export async function docxOf(document: Document): Promise<Uint8Array> {
  const count: Count = { note: 0, list: 0 };
  const title = paragraph([{ text: document.title }], count, '<w:pStyle w:val="Title"/>');
  const blocks = document.blocks.map((block) => blockXml(block, count)).join('');
  const files: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', packageLinks],
    ['word/document.xml', part('document', `<w:body>${title}${blocks}${PAGE}</w:body>`)],
    ['word/_rels/document.xml.rels', documentLinks],
    ['word/styles.xml', styles(escaped(document.language))],
    ['word/settings.xml', settings],
    ['word/numbering.xml', numbering(document)],
    ['word/footnotes.xml', footnotes(document)],
    ['word/footer.xml', footer(document)],
  ];
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipped(encoded(files))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* encoded(files: readonly (readonly [string, string])[]): AsyncIterable<BundleFile> {
  for (const [name, text] of files) yield { name, bytes: Buffer.from(text) };
}

function footnotes(document: Document): string {
  const line = (id: number, mark: string) =>
    `<w:footnote w:type="${mark}" w:id="${id}"><w:p><w:r><w:${mark}/></w:r></w:p></w:footnote>`;
  const notes = notesOf(document).map(({ note }, i) => {
    const text = paragraph(
      [{ text: ' ' }, ...note],
      { note: 0, list: 0 },
      '<w:pStyle w:val="FootnoteText"/>',
    );
    const number = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
    return `<w:footnote w:id="${i + 1}">${text.replace('</w:pPr>', `</w:pPr>${number}`)}</w:footnote>`;
  });
  return part('footnotes', `${line(-1, 'separator')}${line(0, 'continuationSeparator')}${notes.join('')}`);
}

/** One numbering for each list, so that each begins at one. */
function numbering({ blocks }: Document): string {
  const level = (form: string, text: string, font: string) =>
    `<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${form}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>${font}</w:lvl>`;
  const kinds = [level('bullet', '•', ''), level('decimal', '%1.', '')];
  const lists = blocks.flatMap((block) => (block.kind === 'list' ? [block.ordered === true ? 1 : 0] : []));
  return part(
    'numbering',
    `${kinds.map((inside, i) => `<w:abstractNum w:abstractNumId="${i}">${inside}</w:abstractNum>`).join('')}${lists
      .map(
        (kind, i) =>
          `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${kind}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
      )
      .join('')}`,
  );
}

function footer({ says }: Document): string {
  const field = (name: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const inside = says.page
    .split(/(\{n\}|\{of\})/)
    .map((piece) => {
      if (piece === '{n}') return field('PAGE');
      if (piece === '{of}') return field('NUMPAGES');
      return piece === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`;
    })
    .join('');
  return part('ftr', `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${inside}</w:p>`);
}
