import type { Report } from '../claims/types.ts';
import { EmptyFile, OtherFormat, SaveAs, TooLarge } from './errors.ts';
import { intakeText } from './intake-text.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { LIMITS } from './limits.ts';
import type { Received, Taken } from './received.ts';
import { formatOf, zippedFormat } from './sniff.ts';

/**
 * Takes in one document of any format that is read: plain text, HTML, PDF, DOCX, HWPX, RTF, e-mail. What it is, is told by its
 * bytes and not by its name. A format's reader is loaded when the first document needs it.
 *
 * @param knowledge languages, page furniture and table columns; by default those of the generic pack
 * @param depth how many e-mails lie around this one
 * @throws IntakeError with one clear line when the document gives no report
 * @example (await intake({ bytes: readFileSync('report.pdf'), file: 'report.pdf' })).reports[0].text
 */
export async function intake(
  input: Received,
  knowledge: Knowledge = knowledgeOf(),
  depth = 0,
): Promise<Taken> {
  const { bytes, file } = input;
  if (bytes.length === 0) throw new EmptyFile(file);
  if (bytes.length > LIMITS.file) throw new TooLarge(file, LIMITS.file);
  switch (formatOf(bytes, file, input.mediaType)) {
    case 'pdf':
      return (await import('./pdf/intake-pdf.ts')).intakePdf(input, knowledge);
    case 'mail':
      return (await import('./mail/intake-mail.ts')).intakeMail(input, knowledge, depth);
    case 'zip':
      return only(await intakeZip(input, knowledge));
    case 'rtf':
      return only((await import('./rtf/intake-rtf.ts')).intakeRtf(input, knowledge));
    case 'compound':
      throw (await import('./office/ole.ts')).refusedCompound(bytes, file);
    case 'hwp':
      throw new SaveAs(file, 'HWP', 'HWPX, PDF or DOCX');
    case 'text':
      return only(intakeText(input, knowledge));
  }
}

function only(report: Report): Taken {
  return { reports: [report], notes: [] };
}

async function intakeZip(input: Received, knowledge: Knowledge): Promise<Report> {
  const { openZip } = await import('./office/zip.ts');
  const zip = openZip(input.bytes, input.file, 'document');
  const format = zippedFormat(zip.names, input.bytes);
  if (format === 'docx') return (await import('./office/docx.ts')).intakeDocx(input, zip, knowledge);
  if (format === 'hwpx') return (await import('./office/hwpx.ts')).intakeHwpx(input, zip, knowledge);
  throw new OtherFormat(input.file, format.name, format.document);
}
