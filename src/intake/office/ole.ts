import { type IntakeError, Protected, SaveAs } from '../errors.ts';

/** Names of the streams by which a compound file is told, in the order of asking. */
const KINDS: readonly (readonly [string, string, string])[] = [
  ['HwpSummaryInformation', 'HWP', 'HWPX, PDF or DOCX'],
  ['FileHeader', 'HWP', 'HWPX, PDF or DOCX'],
  ['WordDocument', 'an old Word document (.doc)', 'DOCX or PDF'],
  ['Workbook', 'an old Excel workbook', 'text'],
  ['PowerPoint Document', 'an old PowerPoint file', 'PDF'],
  ['__properties_version1.0', 'an Outlook message (.msg)', '.eml'],
];

/**
 * The line for a compound file (OLE2): none is read, but the line says what it is and what to save it as. Names of streams stand
 * in the file in UTF-16.
 */
export function refusedCompound(bytes: Uint8Array, file: string): IntakeError {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const has = (name: string): boolean => buffer.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return new Protected(file, 'DOCX');
  const [, format, as] = KINDS.find(([name]) => has(name)) ?? [
    '',
    'an old Office or HWP document',
    'HWPX, DOCX or PDF',
  ];
  return new SaveAs(file, format, as);
}
