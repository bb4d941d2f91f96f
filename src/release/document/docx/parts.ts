/**
 * The parts of a Word file that are the same for every document (ECMA-376, part 1). There are no properties (`docProps`), no
 * marks of revision, and the settings ask a program that saves the file again to leave out who did.
 */
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const PARTS = ['styles', 'settings', 'numbering', 'footnotes', 'footer'] as const;

/** A part of the main vocabulary. */
export function part(root: string, inside: string): string {
  return `${HEAD}<w:${root} xmlns:w="${MAIN}" xmlns:r="${OFFICE}">${inside}</w:${root}>`;
}

export const contentTypes = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${PARTS.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${name}+xml"/>`).join('')}</Types>`;

export const packageLinks = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;

export const documentLinks = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${PARTS.map((name, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`;

/** By which the body names the foot of its pages. */
export const FOOTER_LINK = `rId${PARTS.indexOf('footer') + 1}`;

export const settings = part(
  'settings',
  '<w:removePersonalInformation/><w:removeDateAndTime/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
);

function style(id: string, name: string, paragraph: string, run: string, next = 'Normal'): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="${next}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

function heading(level: number, before: number, size: number): string {
  return style(
    `Heading${level}`,
    `heading ${level}`,
    `<w:keepNext/><w:spacing w:before="${before}" w:after="80"/><w:outlineLvl w:val="${level - 1}"/>`,
    `<w:b/><w:sz w:val="${size}"/>`,
  );
}

/** Sizes are in half points, spaces in twentieths of a point. */
export function styles(language: string): string {
  return part(
    'styles',
    [
      `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Malgun Gothic" w:cs="Arial"/><w:sz w:val="21"/><w:lang w:val="${language}" w:eastAsia="${language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
      '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
      style('Title', 'Title', '<w:keepNext/><w:spacing w:after="240"/>', '<w:b/><w:sz w:val="36"/>'),
      heading(1, 360, 28),
      heading(2, 240, 24),
      heading(3, 200, 21),
      style(
        'Quote',
        'Quote',
        '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="999999"/></w:pBdr><w:ind w:left="360"/>',
        '<w:color w:val="333333"/>',
      ),
      style(
        'FootnoteText',
        'footnote text',
        '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
        '<w:sz w:val="17"/>',
        'FootnoteText',
      ),
      style('Footer', 'footer', '<w:jc w:val="center"/>', '<w:sz w:val="17"/>', 'Footer'),
      '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    ].join(''),
  );
}
