/**
 * Reads a font as pages load it (W3C, WOFF File Format 2.0): packed with brotli, its outlines taken apart into streams. They are
 * put together again as plain TrueType outlines; nothing else of the file is needed for print.
 */
import { brotliDecompressSync } from 'node:zlib';
import { type Glyph, glyphsOf, outlineOf, type TrueType } from './truetype.ts';

/** Names of tables by their numbers (section 4.1), as far as they are asked for; `…` stands for those between. */
const TAGS: Readonly<Record<number, string>> = {
  0: 'cmap',
  1: 'head',
  2: 'hhea',
  3: 'hmtx',
  4: 'maxp',
  10: 'glyf',
  11: 'loca',
};
const TAGGED = 63;

/** A place in bytes from which one value after another is taken. */
class Stream {
  readonly #bytes: Buffer;
  at: number;
  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  take(length: number): Buffer {
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  byte(): number {
    return this.take(1)[0]!;
  }

  short(): number {
    return this.take(2).readInt16BE();
  }

  word(): number {
    return this.take(2).readUInt16BE();
  }

  long(): number {
    return this.take(4).readUInt32BE();
  }

  /** UIntBase128 (section 5.2). */
  packed(): number {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number of the font is too long');
  }

  /** 255UInt16 (section 5.1). */
  small(): number {
    const code = this.byte();
    if (code === 253) return this.word();
    if (code === 255) return this.byte() + 253;
    return code === 254 ? this.byte() + 506 : code;
  }
}

/** @throws RangeError for what is no such font */
export function readWoff2(file: Buffer): TrueType {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new RangeError('the font is no WOFF2');
  const tables = unpacked(file);
  const table = (name: string): Buffer => {
    const found = tables.get(name);
    if (found === undefined) throw new RangeError(`the font has no table ${name}`);
    return found.bytes;
  };
  if (tables.get('glyf')?.changed !== true)
    throw new RangeError('the outlines of the font are not taken apart');
  const [head, hhea, maxp] = [table('head'), table('hhea'), table('maxp')];
  const outlines = outlinesOf(new Stream(table('glyf')));
  const count = hhea.readUInt16BE(34);
  // Bearings may be left out; advances never are.
  const start = tables.get('hmtx')?.changed === true ? 1 : 0;
  const step = start === 1 ? 2 : 4;
  const hmtx = table('hmtx');
  return {
    tables: new Map([
      ['head', head],
      ['hhea', hhea],
      ['maxp', maxp],
    ]),
    unitsPerEm: head.readUInt16BE(18),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    box: [36, 38, 40, 42].map((at) => head.readInt16BE(at)) as unknown as TrueType['box'],
    glyphOf: glyphsOf(table('cmap')),
    widthOf: (glyph) => hmtx.readUInt16BE(start + Math.min(glyph, count - 1) * step),
    outlineOf: (glyph) => outlines[glyph] ?? Buffer.alloc(0),
  };
}

interface Table {
  readonly bytes: Buffer;
  /** Taken apart for packing. */
  readonly changed: boolean;
}

function unpacked(file: Buffer): ReadonlyMap<string, Table> {
  const stream = new Stream(file, 12);
  const count = stream.word();
  stream.take(6);
  const packed = stream.long();
  stream.at = 48;
  const entries = Array.from({ length: count }, () => {
    const flags = stream.byte();
    const tag = (flags & 63) === TAGGED ? stream.take(4).toString('latin1') : (TAGS[flags & 63] ?? '');
    const length = stream.packed();
    const version = flags >> 6;
    const changed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    return { tag, changed, length: changed ? stream.packed() : length };
  });
  const all = new Stream(brotliDecompressSync(stream.take(packed)));
  return new Map(entries.map(({ tag, changed, length }) => [tag, { changed, bytes: all.take(length) }]));
}

/** Every outline (section 5.1). */
function outlinesOf(glyf: Stream): Buffer[] {
  glyf.take(4);
  const count = glyf.word();
  glyf.take(2);
  const sizes = Array.from({ length: 7 }, () => glyf.long());
  const [contours, points, flags, glyphs, composites, boxes, instructions] = sizes.map(
    (size) => new Stream(glyf.take(size)),
  ) as [Stream, Stream, Stream, Stream, Stream, Stream, Stream];
  const boxed = boxes.take(4 * ((count + 31) >> 5));
  return Array.from({ length: count }, (_, n) => {
    const parts = contours.short();
    const box = ((boxed[n >> 3] ?? 0) >> (7 - (n & 7))) & 1 ? boxes.take(8) : undefined;
    if (parts === 0) return Buffer.alloc(0);
    if (parts < 0) return composite(composites, glyphs, instructions, box);
    const ends: number[] = [];
    for (let i = 0; i < parts; i++) ends.push((ends.at(-1) ?? -1) + points.small());
    const glyph: Glyph = { ends, points: [] };
    for (let i = 0, x = 0, y = 0; i <= ends.at(-1)!; i++) {
      const flag = flags.byte();
      const [dx, dy] = moved(flag & 0x7f, glyphs);
      x += dx;
      y += dy;
      glyph.points.push({ x, y, on: flag < 0x80 });
    }
    instructions.take(glyphs.small());
    return outlineOf(glyph);
  });
}

const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;
const INSTRUCTED = 0x100;

/** A glyph made of others stands as it is, but for its box and without instructions. */
function composite(from: Stream, glyphs: Stream, instructions: Stream, box: Buffer | undefined): Buffer {
  const parts: Buffer[] = [Buffer.from([0xff, 0xff]), box ?? Buffer.alloc(8)];
  for (let flags = MORE, told = 0; flags & MORE; ) {
    flags = from.word();
    const rest =
      2 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
    const head = Buffer.alloc(2);
    head.writeUInt16BE(flags & ~INSTRUCTED);
    parts.push(head, from.take(rest));
    told |= flags & INSTRUCTED;
    if (!(flags & MORE) && told) instructions.take(glyphs.small());
  }
  return Buffer.concat(parts);
}

/** How far a point lies from the one before (section 5.2, the table of triplets). */
function moved(flag: number, glyphs: Stream): readonly [number, number] {
  const signed = (bit: number, value: number) => (flag & bit ? value : -value);
  if (flag < 10) return [0, signed(1, ((flag & 14) << 7) + glyphs.byte())];
  if (flag < 20) return [signed(1, (((flag - 10) & 14) << 7) + glyphs.byte()), 0];
  if (flag < 84) {
    const [b0, b1] = [flag - 20, glyphs.byte()];
    return [signed(1, 1 + (b0 & 0x30) + (b1 >> 4)), signed(2, 1 + ((b0 & 0x0c) << 2) + (b1 & 0x0f))];
  }
  if (flag < 120) {
    const b0 = flag - 84;
    return [
      signed(1, 1 + (Math.floor(b0 / 12) << 8) + glyphs.byte()),
      signed(2, 1 + (((b0 % 12) >> 2) << 8) + glyphs.byte()),
    ];
  }
  if (flag < 124) {
    const [b1, b2, b3] = glyphs.take(3) as unknown as [number, number, number];
    return [signed(1, (b1 << 4) + (b2 >> 4)), signed(2, ((b2 & 0x0f) << 8) + b3)];
  }
  return [signed(1, glyphs.word()), signed(2, glyphs.word())];
}
