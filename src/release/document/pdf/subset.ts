/** Cuts a font down to the characters of one text: no other outline is left in it, so it tells nothing that the text does not. */
import type { TrueType } from './truetype.ts';

/** Flags of a glyph made of others (OpenType specification, `glyf`). */
const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/** Tables that a reader of PDF needs; those without change are taken as they are. */
const KEPT = ['cvt ', 'fpgm', 'prep'];

/**
 * A font in which the glyph `n + 1` is that of the `n`th code point given, and glyph 0 the box for what is missing. Parts that
 * glyphs are made of come after them.
 */
export function subsetOf(font: TrueType, codePoints: readonly number[]): Buffer {
  const glyphs = [0, ...codePoints.map((codePoint) => font.glyphOf(codePoint))];
  const place = new Map<number, number>();
  const outlines: Buffer[] = [];
  for (let i = 0; i < glyphs.length; i++) {
    const outline = Buffer.from(font.outlineOf(glyphs[i]!));
    for (const at of partsAt(outline)) {
      const part = outline.readUInt16BE(at);
      if (!place.has(part)) place.set(part, glyphs.push(part) - 1);
      outline.writeUInt16BE(place.get(part)!, at);
    }
    outlines.push(padded(outline));
  }
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  let end = 0;
  for (const [i, outline] of outlines.entries()) {
    end += outline.length;
    loca.writeUInt32BE(end, 4 * (i + 1));
  }
  const hmtx = Buffer.concat(
    glyphs.map((glyph) => {
      const entry = Buffer.alloc(4);
      entry.writeUInt16BE(font.widthOf(glyph));
      const outline = font.outlineOf(glyph);
      entry.writeInt16BE(outline.length < 4 ? 0 : outline.readInt16BE(2), 2);
      return entry;
    }),
  );
  const kept = KEPT.flatMap((name) => {
    const table = font.tables.get(name);
    return table === undefined ? [] : [[name, table] as const];
  });
  return fontFile([
    ...kept,
    ['glyf', Buffer.concat(outlines)],
    ['head', changed(font, 'head', 50, 1)],
    ['hhea', changed(font, 'hhea', 34, glyphs.length)],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', changed(font, 'maxp', 4, glyphs.length)],
  ]);
}

/** Where a glyph that is made of others names them. */
function partsAt(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const found: number[] = [];
  for (let at = 10; ; ) {
    const flags = outline.readUInt16BE(at);
    found.push(at + 2);
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
    if (!(flags & MORE)) return found;
  }
}

function changed(font: TrueType, name: string, at: number, value: number): Buffer {
  const table = Buffer.from(font.tables.get(name)!);
  table.writeUInt16BE(value, at);
  return table;
}

function padded(table: Buffer): Buffer {
  return Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
}

function fontFile(unsorted: readonly (readonly [string, Buffer])[]): Buffer {
  const tables = [...unsorted].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(0x00010000);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 * power, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(16 * (tables.length - power), 10);
  let offset = head.length;
  for (const [i, [name, table]] of tables.entries()) {
    const at = 12 + 16 * i;
    head.write(name, at, 'latin1');
    head.writeUInt32BE(sum(padded(table)), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.length, at + 12);
    offset += padded(table).length;
  }
  return Buffer.concat([head, ...tables.map(([, table]) => padded(table))]);
}

function sum(table: Buffer): number {
  let total = 0;
  for (let at = 0; at < table.length; at += 4) total = (total + table.readUInt32BE(at)) >>> 0;
  return total;
}
