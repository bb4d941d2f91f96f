import { isUtf8 } from 'node:buffer';

/**
 * Bytes to characters, fatally: a byte that is not in the encoding is an error, never a replacement character.
 * How many bytes a character takes follows from the character alone (`width`), except for the few in `odd`.
 */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Bytes before the text: the byte order mark. */
  readonly skip: number;
  /** UTF-16 offsets, ascending, of characters that take another number of bytes than `width` says, with that number. */
  readonly odd: readonly { readonly at: number; readonly bytes: number }[];
}

export type Encoding = string;

/** The first byte that is not in the encoding. */
export class BadByte extends Error {
  override readonly name = 'BadByte';
  readonly byte: number;
  constructor(byte: number) {
    super(`byte ${byte} is not in the encoding`);
    this.byte = byte;
  }
}

const DOUBLE = new Set(['euc-kr', 'gb18030', 'gbk', 'shift_jis', 'euc-jp', 'big5']);
const SINGLE =
  /^(?:windows-125[0-8]|windows-874|iso-8859-(?:[2-9]|1[0-6])|koi8-[ru]|macintosh|x-mac-cyrillic|ibm866)$/;

export function isMultiByte(encoding: Encoding): boolean {
  return DOUBLE.has(encoding);
}

/** The standard's name for a label found in the wild ("ks_c_5601-1987" → "euc-kr"), or undefined when it is not one we decode. */
export function encodingOf(label: string): Encoding | undefined {
  let name: string;
  try {
    name = new TextDecoder(label.trim().toLowerCase()).encoding.toLowerCase();
  } catch {
    return undefined;
  }
  if (name === 'gbk') return 'gb18030';
  if (name === 'iso-8859-1' || name === 'us-ascii') return 'windows-1252';
  if (name === 'utf-8' || name === 'utf-16le' || name === 'utf-16be') return name;
  return DOUBLE.has(name) || SINGLE.test(name) ? name : undefined;
}

/** Bytes that a code point takes in the encoding, by rule; characters that break the rule are listed in `Decoded.odd`. */
export function width(encoding: Encoding, point: number): number {
  if (encoding === 'utf-8') return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return point < 0x10000 ? 2 : 4;
  if (!DOUBLE.has(encoding) || point < 0x80) return 1;
  if (encoding === 'shift_jis' && point >= 0xff61 && point <= 0xff9f) return 1;
  return 2;
}

/**
 * Decodes the bytes after the byte order mark.
 *
 * @throws BadByte at the first byte that is not in the encoding.
 */
export function decode(bytes: Uint8Array, encoding: Encoding, skip = 0): Decoded {
  const body = skip === 0 ? bytes : bytes.subarray(skip);
  if (encoding === 'utf-8') {
    if (!isUtf8(body)) throw new BadByte(skip + firstNotUtf8(body));
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body), encoding, skip, odd: [] };
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const text = utf16(body, encoding);
    if (body.length % 2 === 1) throw new BadByte(skip + body.length - 1);
    const lone = firstLoneSurrogate(text);
    if (lone >= 0) throw new BadByte(skip + 2 * lone);
    return { text, encoding, skip, odd: [] };
  }
  return byTable(body, encoding, skip);
}

function utf16(body: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const even = body.subarray(0, body.length & ~1);
  if (encoding === 'utf-16le')
    return Buffer.from(even.buffer, even.byteOffset, even.length).toString('utf16le');
  return Buffer.from(even).swap16().toString('utf16le');
}

/** Offset of the first surrogate that is not half of a pair, or -1. */
function firstLoneSurrogate(text: string): number {
  if (text.isWellFormed()) return -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    if (unit > 0xdbff) return i;
    const next = text.charCodeAt(i + 1);
    if (!(next >= 0xdc00 && next <= 0xdfff)) return i;
    i++;
  }
  return -1;
}

/** Offset of the first byte that does not continue as UTF-8, or the length. */
export function firstNotUtf8(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    const size = utf8Size(bytes, i);
    if (size === 0) return i;
    i += size;
    if (lead < 0x80) while (i < bytes.length && bytes[i]! < 0x80) i++;
  }
  return bytes.length;
}

/** Bytes of the UTF-8 sequence at `i`, 0 when there is none (RFC 3629: no overlong forms, no surrogates). */
export function utf8Size(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!;
  if (lead < 0x80) return 1;
  const size =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (size === 0 || i + size > bytes.length) return 0;
  const second = bytes[i + 1]!;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let k = 2; k < size; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return 0;
  return size;
}

interface Table {
  readonly one: Uint16Array;
  /** By lead and trail byte; 0 for none. */
  readonly two?: Uint16Array;
}

const tables = new Map<Encoding, Table>();

/** Single and double byte encodings go through tables: every character is then known with its bytes. */
function byTable(body: Uint8Array, encoding: Encoding, skip: number): Decoded {
  const { one, two } = tableOf(encoding);
  const units = new Uint16Array(body.length);
  const odd: { at: number; bytes: number }[] = [];
  let length = 0;
  for (let i = 0; i < body.length; ) {
    const lead = body[i]!;
    let unit = one[lead]!;
    if (unit !== 0 || lead === 0) {
      units[length++] = unit;
      i++;
      continue;
    }
    unit = two === undefined || i + 1 >= body.length ? 0 : two[(lead << 8) | body[i + 1]!]!;
    if (unit !== 0) {
      units[length++] = unit;
      i += 2;
      continue;
    }
    // Four bytes in GB 18030, three (JIS X 0212) in EUC-JP: rare, so asked of the platform's decoder one by one.
    const size = encoding === 'gb18030' ? 4 : encoding === 'euc-jp' && lead === 0x8f ? 3 : 0;
    const char = size === 0 ? '' : single(encoding, body.subarray(i, i + size));
    if (char === '') throw new BadByte(skip + i);
    odd.push({ at: length, bytes: size });
    for (let k = 0; k < char.length; k++) units[length++] = char.charCodeAt(k);
    i += size;
  }
  const text = Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
  return { text, encoding, skip, odd };
}

function tableOf(encoding: Encoding): Table {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const one = new Uint16Array(256);
  const double = DOUBLE.has(encoding);
  for (let b = 0; b < 256; b++) {
    if (double && b >= 0x80 && !(encoding === 'shift_jis' && b >= 0xa1 && b <= 0xdf)) continue;
    const char = b < 0x80 ? String.fromCharCode(b) : single(encoding, Uint8Array.of(b));
    // An undefined byte of a code page comes out as a C1 control; no text has those.
    if (char.length === 1 && !(char >= '\u0080' && char <= '\u009f')) one[b] = char.charCodeAt(0);
  }
  const table: Table = double ? { one, two: pairs(encoding) } : { one };
  tables.set(encoding, table);
  return table;
}

function pairs(encoding: Encoding): Uint16Array {
  const two = new Uint16Array(65536);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (encoding === 'euc-kr' && (lead < 0xa1 || trail < 0xa1)) continue;
      if (encoding === 'euc-jp' && trail < 0xa1) continue;
      if (encoding === 'shift_jis' && lead >= 0xa0 && lead <= 0xdf) continue;
      const char = single(encoding, Uint8Array.of(lead, trail));
      if (char.length === 1) two[(lead << 8) | trail] = char.charCodeAt(0);
    }
  if (encoding === 'euc-kr') addUnifiedHangul(two);
  return two;
}

/**
 * Windows code page 949 puts the 8,822 syllables that KS X 1001 lacks, in alphabetical order, into the free pairs.
 * The platform's "euc-kr" does not know them, though the Encoding Standard says it must.
 */
function addUnifiedHangul(two: Uint16Array): void {
  const known = new Set(two);
  let syllable = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead++)
    for (let trail = 0x41; trail <= (lead > 0xa0 ? 0xa0 : 0xfe); trail++) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (known.has(syllable)) syllable++;
      if (syllable > 0xd7a3) return;
      two[(lead << 8) | trail] = syllable++;
    }
}

const decoders = new Map<Encoding, InstanceType<typeof TextDecoder>>();

/** The one character that the bytes are, or ''. */
function single(encoding: Encoding, bytes: Uint8Array): string {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding);
    decoders.set(encoding, decoder);
  }
  const text = decoder.decode(bytes);
  const point = text.codePointAt(0);
  if (point === undefined || point === 0xfffd || text.length !== (point > 0xffff ? 2 : 1)) return '';
  return text;
}
