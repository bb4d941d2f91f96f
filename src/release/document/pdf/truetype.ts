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

/** Looks in the table for all of Unicode (format 12). */
function glyphsOf(cmap: Buffer): TrueType['glyphOf'] {
  const at = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i)).find(
    (offset) => cmap.readUInt16BE(offset) === 12,
  );
  if (at === undefined) throw new RangeError('the font has no table of all of Unicode');
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
