import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readWoff2 } from './woff2.ts';

const folder = join(
  dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-serif-kr/unicode.json'))),
  'files',
);
const file = (part: number) => readFileSync(join(folder, `noto-serif-kr-${part}-wght-normal.woff2`));

test('every outline of a part ends where its points end, and lies in the box of the font', () => {
  for (const part of [96, 105, 112]) {
    const font = readWoff2(file(part));
    const [left, bottom, right, top] = font.box;
    const count = font.tables.get('maxp')!.readUInt16BE(4);
    let drawn = 0;
    for (let glyph = 0; glyph < count; glyph++) {
      const outline = font.outlineOf(glyph);
      if (outline.length === 0 || outline.readInt16BE() < 0) continue;
      const contours = outline.readInt16BE();
      const points = outline.readUInt16BE(10 + 2 * (contours - 1)) + 1;
      assert.equal(outline.length, 12 + 2 * contours + points * 5);
      const box = [2, 4, 6, 8].map((at) => outline.readInt16BE(at)) as [number, number, number, number];
      assert.ok(box[0] >= left && box[1] >= bottom && box[2] <= right && box[3] <= top, `${part} ${glyph}`);
      drawn++;
    }
    assert.ok(drawn > 50);
  }
});

test('a sign is found in the part that has it and in no other, with its width', () => {
  const point = '中'.codePointAt(0)!;
  const font = readWoff2(file(112));
  assert.equal(font.widthOf(font.glyphOf(point)), font.unitsPerEm);
  assert.equal(readWoff2(file(105)).glyphOf(point), 0);
});

test('every part of the face can be read', () => {
  const names = readdirSync(folder).filter((name) => /-kr-\d+-wght-normal\.woff2$/.test(name));
  assert.ok(names.length > 100);
  for (const name of names.filter((_, i) => i % 12 === 0))
    assert.ok(readWoff2(readFileSync(join(folder, name))).unitsPerEm > 0, name);
});

test('what is cut off or no font is refused', () => {
  const whole = file(112);
  assert.throws(() => readWoff2(Buffer.from('wOFF'.padEnd(60, '.'))), RangeError);
  for (const length of [4, 40, 60, 400, whole.length >> 1])
    assert.throws(() => readWoff2(whole.subarray(0, length)), `${length}`);
});
