import { inflateRawSync } from 'node:zlib';
import { DamagedDocument, Protected, TooMuch } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/**
 * Reads the parts of a zip archive that are asked for, and no others (PKWARE APPNOTE 6.3). Nothing is written anywhere, so names
 * are only compared, never used as paths. The declared size is looked at first; unpacking stops at the limit whatever was
 * declared, and counts over all parts.
 */
export interface Zip {
  readonly names: readonly string[];
  /** The bytes of a part; undefined when there is none of that name. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** @throws DamagedDocument, Protected, TooMuch */
export function openZip(bytes: Uint8Array, file: string, format: string): Zip {
  const damaged = (what: string): DamagedDocument => new DamagedDocument(file, format, what);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = directory(buffer, file, damaged);
  let left: number = LIMITS.part;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.encrypted) throw new Protected(file, format);
      const tooMuch = new TooMuch(file, `it unpacks to more than ${LIMITS.part >> 20} MB`, LIMITS.part);
      if (entry.size > left) throw tooMuch;
      const { at, packed } = entry;
      if (at + 30 > buffer.length || buffer.readUInt32LE(at) !== LOCAL) throw damaged('a part is missing');
      const start = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
      if (start + packed > buffer.length) throw damaged('it ends too early');
      const part = buffer.subarray(start, start + packed);
      if (entry.method !== 0 && entry.method !== 8) throw damaged('a part is packed in an unusual way');
      let out: Uint8Array;
      try {
        out = entry.method === 0 ? part : inflateRawSync(part, { maxOutputLength: Math.max(1, left) });
      } catch (error) {
        if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch;
        throw damaged('a part cannot be unpacked');
      }
      left -= out.length;
      if (left < 0) throw tooMuch;
      return out;
    },
  };
}

function directory(
  buffer: Buffer,
  file: string,
  damaged: (what: string) => DamagedDocument,
): ReadonlyMap<string, Entry> {
  const end = endOf(buffer);
  if (end < 0) throw damaged('it ends too early');
  const count = buffer.readUInt16LE(end + 10);
  if (count > LIMITS.entries) throw new TooMuch(file, `it has ${count} parts`, LIMITS.entries);
  const entries = new Map<string, Entry>();
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== CENTRAL) throw damaged('its list of parts');
    const name = buffer.readUInt16LE(at + 28);
    const key = buffer.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/');
    // Of two parts of one name the first counts, as for other readers.
    if (!entries.has(key))
      entries.set(key, {
        encrypted: (buffer.readUInt16LE(at + 8) & 1) === 1,
        method: buffer.readUInt16LE(at + 10),
        packed: buffer.readUInt32LE(at + 20),
        size: buffer.readUInt32LE(at + 24),
        at: buffer.readUInt32LE(at + 42),
      });
    at += 46 + name + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOf(buffer: Buffer): number {
  for (let at = buffer.length - 22; at >= 0 && at >= buffer.length - 22 - 65535; at--)
    if (buffer.readUInt32LE(at) === END) return at;
  return -1;
}
