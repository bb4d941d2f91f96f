/** The faces that documents are printed in: one for Latin and Hangul, and parts of another for the signs that it lacks. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTrueType, type TrueType } from './truetype.ts';
import { readWoff2 } from './woff2.ts';

/** A number is a part of the second face. */
export type FaceName = 'regular' | 'bold' | number;

/** TrueType with Latin and all of Hangul, under the Open Font License. */
const FILES = {
  regular: 'pretendard/dist/public/static/alternative/Pretendard-Regular.ttf',
  bold: 'pretendard/dist/public/static/alternative/Pretendard-Bold.ttf',
} as const;

/** A face with Chinese characters as Korean papers use them, and with more marks, in parts by code point; the same licence. */
const OTHER = '@fontsource-variable/noto-serif-kr';

const loaded = new Map<FaceName, TrueType>();
/** Sign → the part of the second face that has it, once looked for. */
const parts = new Map<string, number | undefined>();
let ranges: readonly (readonly [first: number, last: number, part: number])[] | undefined;

/** A face; read once. */
export function faceOf(name: FaceName): TrueType {
  const found =
    loaded.get(name) ??
    (typeof name === 'number'
      ? readWoff2(bytesOf(`${OTHER}/files/noto-serif-kr-${name}-wght-normal.woff2`))
      : readTrueType(bytesOf(FILES[name])));
  loaded.set(name, found);
  return found;
}

/** What a face is called in a file. */
export function fontNameOf(name: FaceName): string {
  return typeof name === 'number'
    ? `NotoSerifKR-${name}`
    : `Pretendard-${name === 'bold' ? 'Bold' : 'Regular'}`;
}

/** Whether a face has a sign. */
export function has(name: FaceName, sign: string): boolean {
  return faceOf(name).glyphOf(sign.codePointAt(0)!) !== 0;
}

/** A face that has a sign: the one that is asked for, else a part of the second; the first when none has it. */
export function faceFor(sign: string, wanted: FaceName): FaceName {
  if (has(wanted, sign)) return wanted;
  if (!parts.has(sign)) {
    const point = sign.codePointAt(0)!;
    ranges ??= rangesOf();
    const [, , part] = ranges.find(([first, last]) => first <= point && point <= last) ?? [];
    parts.set(sign, part !== undefined && has(part, sign) ? part : undefined);
  }
  return parts.get(sign) ?? wanted;
}

/** How wide a text is set in a size. */
export function widthOf(text: string, name: FaceName, size: number): number {
  const face = faceOf(name);
  let units = 0;
  for (const sign of text) units += face.widthOf(face.glyphOf(sign.codePointAt(0)!));
  return (units * size) / face.unitsPerEm;
}

function bytesOf(file: string): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(file)));
}

/** Which code points each part has: `"[7]": "U+4e00-4e05,U+4e11"`. */
function rangesOf(): NonNullable<typeof ranges> {
  const listed = JSON.parse(bytesOf(`${OTHER}/unicode.json`).toString()) as Record<string, string>;
  return Object.entries(listed).flatMap(([name, list]) => {
    const part = /^\[(\d+)\]$/.exec(name)?.[1];
    if (part === undefined) return [];
    return list.split(',').flatMap((range) => {
      const [, first, last = first] = /^U\+([0-9a-f]+)(?:-([0-9a-f]+))?$/i.exec(range.trim()) ?? [];
      return first === undefined
        ? []
        : [[Number.parseInt(first, 16), Number.parseInt(last!, 16), Number(part)] as const];
    });
  });
}
