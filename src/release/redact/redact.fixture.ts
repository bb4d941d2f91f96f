/** Invented reports, read and put together, for the tests of redaction. */
import { assemble } from '../../assemble/index.ts';
import type { Case } from '../../claims/case.ts';
import type { Report } from '../../claims/types.ts';
import { loadPack } from '../../packs/load.ts';
import { read } from '../../read/index.ts';
import { redact } from './redact.ts';
import type { Choice, Redacted } from './types.ts';

export const pack = loadPack('prk');

export interface Told {
  readonly report: Report;
  readonly case: Case;
}

export async function told(text: string, language = 'en'): Promise<Told> {
  const report: Report = {
    id: 'r-1',
    sha256: '1',
    file: '1.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    language,
    text,
    characters: [...text].length,
    map: { runs: [] },
  };
  const readings = [await read(report, pack)];
  return { report, case: assemble({ reports: [report], readings, pack }) };
}

/** Redacts a text without a case. */
export function plain(text: string, choices: readonly Choice[], language = 'en'): Promise<Redacted> {
  return redact({ text, language, choices, pack });
}

/** Redacts a report of its own case; a claim is named by its property, or its kind of act. */
export async function ofCase(
  text: string,
  choose: (claim: (says: string) => string) => readonly Choice[],
  language = 'en',
): Promise<Redacted> {
  const { report, case: about } = await told(text, language);
  const claim = (says: string): string => {
    const found = about.claims.find(
      ({ says: it }) =>
        (it.kind === 'act' && it.act === says) || (it.kind === 'detail' && it.property === says),
    );
    if (found === undefined) throw new Error(`nothing tells ${says}: ${JSON.stringify(about.claims)}`);
    return found.id;
  };
  return redact({ text, language, choices: choose(claim), case: about, reports: [report], pack });
}
