import { EmptyFile, TooLarge } from './errors.ts';
import { intakeText } from './intake-text.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { LIMITS } from './limits.ts';
import type { Received, Taken } from './received.ts';

/**
 * Takes in one document of any format that is read.
 *
 * @param knowledge languages, page furniture and table columns; by default those of the generic pack
 * @throws IntakeError with one clear line when the document gives no report
 * @example (await intake({ bytes: readFileSync('report.pdf'), file: 'report.pdf' })).reports[0].text
 */
export async function intake(input: Received, knowledge: Knowledge = knowledgeOf()): Promise<Taken> {
  const { bytes, file } = input;
  if (bytes.length === 0) throw new EmptyFile(file);
  if (bytes.length > LIMITS.file) throw new TooLarge(file, LIMITS.file);
  return { reports: [intakeText(input, knowledge)], notes: [] };
}
