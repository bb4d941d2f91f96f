import { createHash } from 'node:crypto';
import type { Report } from '../claims/types.ts';

/** A report with only a text, for tests. */
export function reportOf(text: string, language = 'en'): Report {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    id: 'r1',
    sha256,
    file: 'invented.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    language,
    text,
    characters: [...text].length,
    map: { runs: [] },
  };
}
