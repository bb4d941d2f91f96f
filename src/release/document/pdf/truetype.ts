/** Reads what a PDF needs of a TrueType font (OpenType specification): tables, glyph of a character, width of a glyph. */

export interface TrueType {
  readonly tables: ReadonlyMap<string, Buffer>;
  /** Units of the em square. */
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  /** The glyph of a code point; 0 when the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  /** Its advance, in units. */
  readonly widthOf: (glyph: number) => number;
  /** Its outline, empty for a blank. */
  readonly outlineOf: (glyph: number) => Buffer;
}

/** @throws RangeError when a table is missing that a font with outlines has */
export function readTrueType(font: Buffer): TrueType {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    const offset = font.readUInt32BE(at + 8);
    tables.set(
      font.toString('latin1', at, at + 4),
      font.subarray(offset, offset + font.readUInt32BE(at + 12)),
    );
  }
  const table = (name: string): Buffer => {
    const found = tables.get(name);
    if (found === undefined) throw new RangeError(`the font has no table ${name}`);
    return found;
  };
  const [head, hhea, hmtx, loca, glyf] = ['head', 'hhea', 'hmtx', 'loca', 'glyf'].map(table) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const long = head.readInt16BE(50) === 1;
  const widths = hhea.readUInt16BE(34);
  const start = (glyph: number) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  return {
    tables,
    unitsPerEm: head.readUInt16BE(18),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    box: [36, 38, 40, 42].map((at) => head.readInt16BE(at)) as unknown as TrueType['box'],
    glyphOf: glyphsOf(table('cmap')),
    widthOf: (glyph) => hmtx.readUInt16BE(Math.min(glyph, widths - 1) * 4),
    outlineOf: (glyph) => glyf.subarray(start(glyph), start(glyph + 1)),
  };
}

/** Points of a glyph, and the last point of each contour. */
export interface Glyph {
  readonly ends: readonly number[];
  readonly points: { readonly x: number; readonly y: number; readonly on: boolean }[];
}

/** A glyph as the table of outlines has it (`glyf`), each step written out. */
export function outlineOf({ ends, points }: Glyph): Buffer {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const least = (list: readonly number[]) => list.reduce((a, b) => Math.min(a, b), list[0] ?? 0);
  const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), list[0] ?? 0);
  const shorts = (list: readonly number[]) => {
    const bytes = Buffer.alloc(2 * list.length);
    for (const [i, value] of list.entries()) bytes.writeInt16BE(value, 2 * i);
    return bytes;
  };
  const steps = (list: readonly number[]) => shorts(list.map((value, i) => value - (list[i - 1] ?? 0)));
  return Buffer.concat([
    shorts([ends.length, least(xs), least(ys), most(xs), most(ys), ...ends, 0]),
    Buffer.from(points.map(({ on }) => (on ? 1 : 0))),
    steps(xs),
    steps(ys),
  ]);
}

/** Looks in the table for all of Unicode (format 12), or in that of its first plane (format 4). */
export function glyphsOf(cmap: Buffer): TrueType['glyphOf'] {
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i));
  const of = (format: number) => tables.find((offset) => cmap.readUInt16BE(offset) === format);
  const [all, plane] = [of(12), of(4)];
  if (all !== undefined) return inGroups(cmap, all);
  if (plane !== undefined) return inSegments(cmap, plane);
  throw new RangeError('the font has no table of Unicode');
}

function inSegments(cmap: Buffer, at: number): TrueType['glyphOf'] {
  const count = cmap.readUInt16BE(at + 6) / 2;
  const [ends, starts, deltas, offsets] = [14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count].map(
    (from) => at + from,
  ) as [number, number, number, number];
  return (codePoint) => {
    for (let i = 0; i < count; i++) {
      if (codePoint > cmap.readUInt16BE(ends + 2 * i)) continue;
      const start = cmap.readUInt16BE(starts + 2 * i);
      if (codePoint < start) return 0;
      const delta = cmap.readUInt16BE(deltas + 2 * i);
      const offset = cmap.readUInt16BE(offsets + 2 * i);
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = cmap.readUInt16BE(offsets + 2 * i + offset + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function inGroups(cmap: Buffer, at: number): TrueType['glyphOf'] {
  const groups = Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, i) => {
    const group = at + 16 + 12 * i;
    return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4), cmap.readUInt32BE(group + 8)] as const;
  });
  return (codePoint) => {
    let [low, high] = [0, groups.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last, glyph] = groups[middle]!;
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return glyph + codePoint - first;
    }
    return 0;
  };
}
