import { NotText, OtherFormat } from './errors.ts';

interface Format {
  readonly name: string;
  /** True for what can hold a report; false for pictures, sound, programs. */
  readonly document: boolean;
  readonly magic: string;
  readonly at?: number;
}

/** First bytes of formats met in the wild, as Latin-1 strings. */
const FORMATS: readonly Format[] = [
  { name: 'a PDF', document: true, magic: '%PDF-' },
  { name: 'an RTF document', document: true, magic: '{\\rtf' },
  { name: 'an old Word, Excel or HWP document', document: true, magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { name: 'a HWP document', document: true, magic: 'HWP Document File' },
  { name: 'a PostScript document', document: true, magic: '%!PS' },
  { name: 'a gzip archive', document: false, magic: '\x1f\x8b' },
  { name: 'a 7z archive', document: false, magic: "7z\xbc\xaf'\x1c" },
  { name: 'a RAR archive', document: false, magic: 'Rar!\x1a\x07' },
  { name: 'a bzip2 archive', document: false, magic: 'BZh' },
  { name: 'an xz archive', document: false, magic: '\xfd7zXZ\0' },
  { name: 'a tar archive', document: false, magic: 'ustar', at: 257 },
  { name: 'a JPEG picture', document: false, magic: '\xff\xd8\xff' },
  { name: 'a PNG picture', document: false, magic: '\x89PNG\r\n\x1a\n' },
  { name: 'a GIF picture', document: false, magic: 'GIF8' },
  { name: 'a TIFF picture', document: false, magic: 'II*\0' },
  { name: 'a TIFF picture', document: false, magic: 'MM\0*' },
  { name: 'a WebP, WAV or AVI file', document: false, magic: 'RIFF' },
  { name: 'an MP4 or HEIC file', document: false, magic: 'ftyp', at: 4 },
  { name: 'an MP3 recording', document: false, magic: 'ID3' },
  { name: 'an Ogg recording', document: false, magic: 'OggS' },
  { name: 'a FLAC recording', document: false, magic: 'fLaC' },
  { name: 'a Matroska or WebM video', document: false, magic: '\x1a\x45\xdf\xa3' },
  { name: 'a SQLite database', document: false, magic: 'SQLite format 3\0' },
  { name: 'a program', document: false, magic: '\x7fELF' },
  { name: 'a program', document: false, magic: '\xcf\xfa\xed\xfe' },
  { name: 'a program', document: false, magic: 'MZ\x90\0' },
];

/** Members of a zip that say what it is. */
const ZIPPED: readonly (readonly [string, string])[] = [
  ['word/', 'a DOCX document'],
  ['xl/', 'an XLSX workbook'],
  ['ppt/', 'a PPTX presentation'],
  ['application/vnd.oasis.opendocument', 'an OpenDocument file'],
  ['application/epub+zip', 'an EPUB book'],
  ['application/hwp+zip', 'a HWPX document'],
];

/**
 * Refuses what is not text: known formats by their first bytes, the rest by its control bytes.
 *
 * @param wide whether the bytes look like UTF-16, in which zero bytes are in order
 * @throws OtherFormat, NotText
 */
export function refuseBinary(bytes: Uint8Array, file: string, wide: boolean): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    const name = ZIPPED.find(([member]) => head.includes(member))?.[1];
    throw new OtherFormat(file, name ?? 'a zip archive', name !== undefined);
  }
  for (const { name, document, magic, at = 0 } of FORMATS)
    if (head.startsWith(magic, at)) throw new OtherFormat(file, name, document);
  if (isMail(head)) throw new OtherFormat(file, 'an e-mail', true);
  if (wide) return;
  let controls = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x20 || (byte >= 9 && byte <= 13) || byte === 0x1b) continue;
    if (byte === 0 || ++controls > 20 + i / 100) throw new NotText(file, i);
  }
}

/** Header lines with the two fields that every e-mail has and no other text begins with. */
function isMail(head: string): boolean {
  const lines = head.split('\n', 60);
  if (!/^[A-Za-z-]{2,40}: ?\S/.test(lines[0] ?? '')) return false;
  const empty = lines.findIndex((line) => line.trim() === '');
  const fields = new Set(
    lines.slice(0, empty < 0 ? lines.length : empty).map((line) => line.split(':', 1)[0]!.toLowerCase()),
  );
  return (
    fields.has('mime-version') || fields.has('received') || (fields.has('message-id') && fields.has('from'))
  );
}

/** Whether decoded text is an HTML page: by its media type, or by how it begins. */
export function isPage(text: string, mediaType: string | undefined, file: string): boolean {
  if (mediaType !== undefined) return mediaType.includes('html');
  const head = text.slice(0, 2000).trimStart().toLowerCase();
  if (
    /^(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,1500}-->\s{0,99})?<(?:!doctype\s{1,9}html|html|head|body)[\s>]/.test(
      head,
    )
  )
    return true;
  if (/\.x?html?$/i.test(file) && head.includes('<')) return true;
  return /^<(?:div|article|section|main|p|h1|meta|title|table|script)[\s>]/.test(head);
}
