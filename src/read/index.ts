import type { Reading, Report } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { readEnglish } from './en/read.ts';
import { readJapanese } from './ja/read.ts';
import { readKorean } from './ko/read.ts';

/** The languages that a reader exists for. */
export const READERS: Readonly<Record<string, (report: Report, pack: Pack) => Reading>> = {
  en: readEnglish,
  ja: readJapanese,
  ko: readKorean,
};

/**
 * Reads a report: proposes the claims that its words make, each with the characters it rests on.
 *
 * @throws RangeError when no reader exists for the report's language
 */
export function read(report: Report, pack: Pack): Reading {
  const reader = READERS[report.language];
  if (!reader) throw new RangeError(`no reader for the language ${report.language}`);
  return reader(report, pack);
}
