/** From files to a draft case in one call: intake → read → assemble. The command line and later the server ask here. */
import { assembleAll } from '../assemble/index.ts';
import type { Cases } from '../claims/case.ts';
import type { Reading, Report } from '../claims/types.ts';
import { intake, type Received } from '../intake/intake.ts';
import type { Pack } from '../packs/types.ts';
import { read } from '../read/index.ts';

/** A report as received: its bytes, its name, and what the person says of it. */
export type Input = Received;

export type Step = 'intake' | 'read' | 'assemble';

export interface DraftOptions {
  readonly pack: Pack;
  /** The language of proofs and conflicts; English when not given. */
  readonly language?: 'en' | 'ko';
  /** Told before each step, with the number of the report from 0. */
  readonly before?: (step: Step, report: number) => void;
}

/** Reports, what was read in each, and the cases that they make: one for every event. Nothing in it is decided. */
export interface Draft extends Cases {
  readonly reports: readonly Report[];
  readonly readings: readonly Reading[];
}

/**
 * Drafts the case of one or more reports, or a case for every event where they tell of several. The same inputs and pack give the same draft.
 *
 * @throws IntakeError when a file cannot be taken in; then nothing is read
 * @example draft([{ bytes, file: 'report.txt' }], { pack: loadPack('prk') }).case.acts
 */
export function draft(
  inputs: readonly Input[],
  { pack, language = 'en', before = () => {} }: DraftOptions,
): Draft {
  const reports: Report[] = [];
  for (const [i, input] of inputs.entries()) {
    before('intake', i);
    const report = intake(input);
    // The same bytes twice are one report, told once.
    if (!reports.some(({ sha256 }) => sha256 === report.sha256)) reports.push(report);
  }
  const readings = reports.map((report, i) => {
    before('read', i);
    return read(report, pack);
  });
  before('assemble', reports.length - 1);
  return { reports, readings, ...assembleAll({ reports, readings, pack, language }) };
}
