/** Writes a draft into a file of its own. */
import { createHash } from 'node:crypto';
import { writeWhole } from '../../vault/archive/file.ts';
import type { DocumentFormat } from '../document/types.ts';
import { writeDocument } from '../document/write.ts';
import { documentOf } from './document.ts';
import type { UnDraft } from './types.ts';

/** What was written. */
export interface WrittenDraft {
  readonly sha256: string;
  readonly bytes: number;
  /** Characters for which the format has no sign. */
  readonly missing: readonly string[];
}

/**
 * Writes the file whole or not at all.
 *
 * @param record is told what leaves before the file has its name
 * @throws FileExists
 */
export async function writeDraft(
  draft: UnDraft,
  file: string,
  format: DocumentFormat,
  record: (sha256: string) => Promise<void>,
): Promise<WrittenDraft> {
  const { bytes, missing } = await writeDocument(documentOf(draft), format);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await writeWhole(
    file,
    (async function* () {
      yield bytes;
      await record(sha256);
    })(),
  );
  return { sha256, bytes: bytes.length, missing };
}
