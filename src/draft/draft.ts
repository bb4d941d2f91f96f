/** From files to a draft case in one call: intake → read → assemble. The command line and later the server ask here. */
import { assembleAll } from '../assemble/index.ts';
import type { Cases } from '../claims/case.ts';
import type { Reading, Report } from '../claims/types.ts';
import { IntakeError } from '../intake/errors.ts';
import { intake } from '../intake/intake.ts';
import { type Note, note, type Received } from '../intake/received.ts';
import type { Pack } from '../packs/types.ts';
import { read } from '../read/index.ts';

/** A document as received: its bytes, its name, and what the person says of it. */
export type Input = Received;

export type Step = 'intake' | 'read' | 'assemble';

export interface DraftOptions {
  readonly pack: Pack;
  /** The language of proofs and conflicts; English when not given. */
  readonly language?: 'en' | 'ko';
  /** Told before each step, with the number of the document or report from 0, and how many there are. */
  readonly before?: (step: Step, report: number, of: number) => void;
}

/** Reports, what was read in each, and the cases that they make: one for every event. Nothing in it is decided. */
export interface Draft extends Cases {
  readonly reports: readonly Report[];
  readonly readings: readonly Reading[];
}

/** A draft with what became of each document. */
export interface Drafted extends Draft {
  /** Documents that gave no report, one clear line each, in the order of the inputs. */
  readonly refused: readonly IntakeError[];
  /** What a person should know of documents that were taken in. */
  readonly notes: readonly Note[];
}

/**
 * Drafts the case of one or more documents, or a case for every event where they tell of several. A document that cannot be
 * taken in does not keep the rest from being read; when none can, the draft has no reports and an empty case. The same inputs
 * and pack give the same draft.
 *
 * @example (await draft([{ bytes, file: 'report.pdf' }], { pack: loadPack('prk') })).case.acts
 */
export async function draft(inputs: readonly Input[], options: DraftOptions): Promise<Drafted> {
  const reports: Report[] = [];
  const refused: IntakeError[] = [];
  const notes: Note[] = [];
  for (const [i, input] of inputs.entries()) {
    options.before?.('intake', i, inputs.length);
    try {
      const taken = await intake(input);
      notes.push(...taken.notes);
      for (const report of taken.reports) {
        const known = reports.find(({ sha256 }) => sha256 === report.sha256);
        // The same bytes twice are one report, told once.
        if (known !== undefined) {
          notes.push(sameBytes(report.file, known.file));
          continue;
        }
        const alike = reports.find(({ text }) => text === report.text);
        if (alike !== undefined) notes.push(sameText(report.file, alike.file));
        reports.push(report);
      }
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      refused.push(error);
    }
  }
  return { ...(await draftOf(reports, options)), refused, notes };
}

/** Drafts the case, or the cases, of reports that were taken in. */
export async function draftOf(
  reports: readonly Report[],
  { pack, language = 'en', before = () => {} }: DraftOptions,
): Promise<Draft> {
  const readings: Reading[] = [];
  for (const [i, report] of reports.entries()) {
    before('read', i, reports.length);
    readings.push(await read(report, pack));
  }
  before('assemble', reports.length - 1, reports.length);
  return { reports, readings, ...assembleAll({ reports, readings, pack, language }) };
}

function sameBytes(file: string, known: string): Note {
  return note('same-bytes', file, `the same as ${known}, byte for byte; it was read once`, { known });
}

/** Each document is kept, being evidence; that they are one account is for lineages to say. */
function sameText(file: string, known: string): Note {
  return note('same-text', file, `the same text as ${known}; it counts as one account`, { known });
}
