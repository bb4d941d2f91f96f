/** A face inside a PDF: its glyphs for the characters used, and the table from glyphs back to text, for reading and copying. */

import type { PdfFile } from './file.ts';
import { subsetOf } from './subset.ts';
import type { TrueType } from './truetype.ts';

/** Adds the font; its object's number. Character `n` of the list has the code `n + 1`. */
export function embed(file: PdfFile, face: TrueType, name: string, signs: readonly string[]): number {
  const points = signs.map((sign) => sign.codePointAt(0)!);
  const per = (units: number) => Math.round((units * 1000) / face.unitsPerEm);
  const bytes = subsetOf(face, points);
  const font = file.stream(bytes, `/Length1 ${bytes.length}`);
  const descriptor = file.add(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${face.box.map(per).join(' ')}]/ItalicAngle 0/Ascent ${per(face.ascent)}/Descent ${per(face.descent)}/CapHeight ${per(face.ascent)}/StemV 80/FontFile2 ${font} 0 R>>`,
  );
  const widths = [0, ...points.map((point) => face.glyphOf(point))].map((glyph) => per(face.widthOf(glyph)));
  const inner = file.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/W[0[${widths.join(' ')}]]/CIDToGIDMap/Identity>>`,
  );
  const unicode = file.stream(Buffer.from(toUnicode(signs)));
  return file.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${inner} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
}

/** Hexadecimal code of a sign in the content of a page. */
export function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function toUnicode(signs: readonly string[]): string {
  const lines = signs.map(
    (sign, i) => `<${hex(i + 1)}><${Buffer.from(sign, 'utf16le').swap16().toString('hex')}>`,
  );
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const some = lines.slice(i, i + 100);
    blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
