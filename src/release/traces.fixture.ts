/** Looks for words in the bytes of what leaves, in whatever way they may be written there. */
import { inflateSync } from 'node:zlib';
import { openZip } from '../intake/office/zip.ts';

/** All that a file holds: itself, the entries of an archive with their names, the streams of a PDF. */
export function inside(bytes: Buffer, format: string): readonly Buffer[] {
  if (format === 'docx') {
    const zip = openZip(bytes, 'a.docx', 'DOCX');
    return [bytes, ...zip.names.flatMap((name) => [Buffer.from(name), Buffer.from(zip.read(name) ?? [])])];
  }
  if (format !== 'pdf') return [bytes];
  const streams = bytes.toString('latin1').matchAll(/FlateDecode[^>]*>>stream\n([\s\S]*?)\nendstream/g);
  return [bytes, ...[...streams].map(([, packed]) => inflateSync(Buffer.from(packed!, 'latin1')))];
}

/** The ways in which words may stand in bytes. */
export function waysOf(words: string): readonly (readonly [string, Buffer])[] {
  const wide = Buffer.from(words, 'utf16le');
  const turned = Buffer.from(wide).swap16();
  const ways: readonly (readonly [string, Buffer])[] = [
    ['UTF-8', Buffer.from(words)],
    ['UTF-16 LE', wide],
    ['UTF-16 BE', turned],
    ['hexadecimal', Buffer.from(Buffer.from(words).toString('hex'))],
    ['hexadecimal of UTF-16', Buffer.from(turned.toString('hex'))],
    ['hexadecimal of UTF-16, large', Buffer.from(turned.toString('hex').toUpperCase())],
    ...[0, 1, 2].map((at) => ['base64', base64At(words, at)] as const),
    ['references', Buffer.from([...words].map((char) => `&#${char.codePointAt(0)};`).join(''))],
  ];
  return ways.filter(([, bytes]) => bytes.length > 3);
}

/** As it stands in the middle of something that is written so: the letters that depend on nothing beside them. */
function base64At(words: string, at: number): Buffer {
  const letters = Buffer.concat([Buffer.alloc(at), Buffer.from(words)]).toString('base64');
  return Buffer.from(letters.replace(/=+$/, '').slice(at === 0 ? 0 : at + 1, -1));
}
