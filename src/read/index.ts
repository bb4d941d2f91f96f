import type { Reading, Report } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';

export type Reader = (report: Report, pack: Pack) => Reading;

/** The languages that a reader exists for. Each is loaded when a report asks for it: half of a cold start is loading. */
export const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  en: async () => (await import('./en/read.ts')).readEnglish,
  ja: async () => (await import('./ja/read.ts')).readJapanese,
  ko: async () => (await import('./ko/read.ts')).readKorean,
};

/**
 * Reads a report: proposes the claims that its words make, each with the characters it rests on.
 *
 * @throws RangeError when no reader exists for the report's language
 */
export async function read(report: Report, pack: Pack): Promise<Reading> {
  const reader = await READERS[report.language]?.();
  if (!reader) throw new RangeError(`no reader for the language ${report.language}`);
  return reader(report, pack);
}
