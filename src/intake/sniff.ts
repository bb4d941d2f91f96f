import { NotText, OtherFormat } from './errors.ts';

interface Magic {
  readonly name: string;
  /** True for what can hold a report; false for pictures, sound, programs. */
  readonly document: boolean;
  readonly magic: string;
  readonly at?: number;
}

/** First bytes of formats met in the wild, as Latin-1 strings. */
const FORMATS: readonly Magic[] = [
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

/** Formats that have a reader of their own, or a line of their own. */
export type Format = 'pdf' | 'zip' | 'rtf' | 'mail' | 'compound' | 'hwp' | 'text';

/** Which reader a document goes to, by its first bytes; anything else is for the reader of text to judge. */
export function formatOf(bytes: Uint8Array, file: string, mediaType?: string): Format {
  const head = headOf(bytes);
  const start = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  if (head.startsWith('HWP Document File')) return 'hwp';
  if (
    isMail(head.replace(/^From [^\n]{1,200}\n/, ''), mediaType === 'message/rfc822' || /\.eml$/i.test(file))
  )
    return 'mail';
  return 'text';
}

/** What a zip archive is, by the names of its parts and its first bytes. */
export function zippedFormat(
  names: readonly string[],
  bytes: Uint8Array,
): 'docx' | 'hwpx' | { readonly name: string; readonly document: boolean } {
  const has = (start: string): boolean => names.some((name) => name.startsWith(start));
  if (has('word/')) return 'docx';
  if (has('Contents/section')) return 'hwpx';
  if (has('xl/')) return { name: 'an XLSX workbook', document: false };
  if (has('ppt/')) return { name: 'a PPTX presentation', document: true };
  const head = headOf(bytes);
  if (head.includes('application/vnd.oasis.opendocument'))
    return { name: 'an OpenDocument file', document: true };
  if (head.includes('application/epub+zip')) return { name: 'an EPUB book', document: true };
  return { name: 'a zip archive; unpack it and read the files in it', document: false };
}

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
}

/**
 * Refuses what is not text: known formats by their first bytes, the rest by its control bytes.
 *
 * @param wide whether the bytes look like UTF-16, in which zero bytes are in order
 * @throws OtherFormat, NotText
 */
export function refuseBinary(bytes: Uint8Array, file: string, wide: boolean): void {
  const head = headOf(bytes);
  for (const { name, document, magic, at = 0 } of FORMATS)
    if (head.startsWith(magic, at)) throw new OtherFormat(file, name, document);
  if (wide) return;
  let controls = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x20 || (byte >= 9 && byte <= 13) || byte === 0x1b) continue;
    if (byte === 0 || ++controls > 20 + i / 100) throw new NotText(file, i);
  }
}

/** Header lines with the fields that every e-mail has and no other text begins with; fewer are enough when it is called one. */
function isMail(head: string, called: boolean): boolean {
  const lines = head.split('\n', 60);
  if (!/^[A-Za-z-]{2,40}: ?\S/.test(lines[0] ?? '')) return false;
  const empty = lines.findIndex((line) => line.trim() === '');
  const fields = new Set(
    lines.slice(0, empty < 0 ? lines.length : empty).map((line) => line.split(':', 1)[0]!.toLowerCase()),
  );
  if (called) return fields.has('from') || fields.has('subject') || fields.has('content-type');
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
