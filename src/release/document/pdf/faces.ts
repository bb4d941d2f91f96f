/** The faces that documents are printed in, and the glyphs that one document has used of each. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTrueType, type TrueType } from './truetype.ts';

export type FaceName = 'regular' | 'bold';

/** TrueType with Latin and all of Hangul, under the Open Font License. */
const FILES: Readonly<Record<FaceName, string>> = {
  regular: 'pretendard/dist/public/static/alternative/Pretendard-Regular.ttf',
  bold: 'pretendard/dist/public/static/alternative/Pretendard-Bold.ttf',
};

const loaded = new Map<FaceName, TrueType>();

/** A face; read once. */
export function faceOf(name: FaceName): TrueType {
  const found =
    loaded.get(name) ?? readTrueType(readFileSync(fileURLToPath(import.meta.resolve(FILES[name]))));
  loaded.set(name, found);
  return found;
}

/** How wide a text is set in a size. */
export function widthOf(text: string, name: FaceName, size: number): number {
  const face = faceOf(name);
  let units = 0;
  for (const sign of text) units += face.widthOf(face.glyphOf(sign.codePointAt(0)!));
  return (units * size) / face.unitsPerEm;
}
