/**
 * Documents that are to leave as they are: Word documents that this program wrote for the case.
 *
 * - Another program puts into a document who saved it, when, and what stood there before, and no reader of texts sees that.
 * - Of a Word document every word is read; of a page or a PDF, what is taken for its main text.
 */
import { createHash } from 'node:crypto';
import { draft } from '../../draft/draft.ts';
import type { Pack } from '../../packs/types.ts';
import type { Text } from '../../protect/types.ts';
import type { ReleaseText } from '../../review/bodies.ts';
import type { Entries } from '../../review/load.ts';
import type { State } from '../../review/state-types.ts';
import { formatOf } from '../document/write.ts';
import { handedOn } from './handed-on.ts';
import { checkSeen, TextRefused } from './texts.ts';

const FORMAT = 'docx';

/**
 * Whether a file is a document, by the end of its name; otherwise it is a text.
 *
 * @throws TextRefused for documents of which not every word is read
 */
export function isDocument(file: string): boolean {
  const format = formatOf(file);
  if (format !== undefined && format !== FORMAT) throw new TextRefused('format', file);
  return format === FORMAT;
}

/**
 * Reads a document for the check.
 *
 * @param named its id among the texts of the check; its name is that of the file
 * @returns the text that was read in it, and what a proposal keeps
 * @throws TextRefused when it is not of this case, or cannot be read
 */
export async function readDocument(
  vault: Entries,
  state: State,
  { bytes, ...named }: Pick<Text, 'id' | 'name'> & { readonly bytes: Uint8Array },
  pack: Pack,
): Promise<{ readonly text: Text; readonly kept: ReleaseText }> {
  if (!(await wroteFor(vault, state, createHash('sha256').update(bytes).digest('hex'))))
    throw new TextRefused('foreign', named.name);
  const { reports, readings, refused } = await draft([{ bytes, file: named.name }], { pack });
  const [report, ...more] = reports;
  if (report === undefined || more.length > 0)
    throw new TextRefused('unread', named.name, { said: refused[0]?.message ?? '' });
  checkSeen(named.name, report.text);
  const content = Buffer.from(bytes).toString('base64');
  return {
    text: { ...named, released: false, report, reading: readings[0]! },
    kept: { language: report.language, text: report.text, document: { format: FORMAT, content } },
  };
}

/** Whether the ledger says that these bytes were written here, of this case. */
async function wroteFor(vault: Entries, state: State, sum: string): Promise<boolean> {
  return (await handedOn(vault, state)).some(({ sha256 }) => sha256 === sum);
}
