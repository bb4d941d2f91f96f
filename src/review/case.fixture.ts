/** A case of one or two invented reports, as entries: nobody in it exists. */

import type { Anchor, Says } from '../claims/types.ts';
import type { Plain } from '../vault/plain.ts';
import { claimId, ofCase, ofReport } from './kinds.ts';
import { Packer } from './packed.ts';

export const TEXT =
  'The lamp lighter 🏮 was arrested on 3 May 2020. He was held in Nordhaven. The lamp lighter was old.';

/** Where words stand, in code points. */
export function spanOf(words: string): { readonly start: number; readonly end: number } {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return { start, end: start + [...words].length };
}

const act = (kind: string, words: string): readonly [Says, string] => [
  {
    kind: 'act',
    act: kind,
    phase: 'done',
    roles: { by: [], to: ['p1'], with: [], at: [], when: [], for: [], through: [] },
  },
  words,
];
const CLAIMS: readonly (readonly [Says, string])[] = [
  act('arrest', 'was arrested on 3 May 2020'),
  act('imprisonment', 'was held in Nordhaven'),
  [{ kind: 'order', before: 'c1', after: 'c2', phrase: 'then' }, 'He'],
  [{ kind: 'detail', party: 'p1', property: 'age', value: 'old' }, 'was old'],
];

/** The entries of a report with four claims: two acts, their order, a detail. */
export function reportEntries(report: string, inCase: string, actor = 'a-1', source?: string): Plain[] {
  const packer = new Packer(TEXT);
  const at = (words: string): Anchor => packer.at(spanOf(words).start, spanOf(words).end);
  const about = { actor, case: inCase, subject: report };
  return [
    ofReport('report.added', about, {
      report: {
        sha256: report.slice(2).padEnd(64, '0'),
        file: `${report}.txt`,
        mediaType: 'text/plain',
        encoding: 'utf-8',
        language: 'en',
        text: TEXT,
        characters: [...TEXT].length,
        map: { runs: [] },
      },
      ...(source !== undefined && { source }),
    }),
    ofReport('reading.added', about, {
      reader: 'reader-en/1',
      pack: { id: 'invented', version: '1' },
      version: '0.1.0',
      parties: [
        { id: 'p1', kind: 'person', label: 'lamp lighter', anchors: [packer.anchor(at('The lamp lighter'))] },
        { id: 'p2', kind: 'person', label: 'he', anchors: [packer.anchor(at('He'))] },
      ],
      places: [],
      voices: [{ chain: [], kind: 'narrator' }],
    }),
    ...CLAIMS.map(([says, words], i) =>
      ofReport(
        'claim.proposed',
        { ...about, subject: claimId(report, `c${i + 1}`) },
        {
          says: packer.says(says),
          voice: 0,
          stance: 'asserted',
          anchors: [packer.anchor(at(words))],
          rule: 'invented',
        },
      ),
    ),
  ];
}

/** A case that was opened, with its reports. */
export function caseEntries(inCase: string, reports: readonly string[]): Plain[] {
  return [
    ofCase('case.opened', { actor: 'a-1', case: inCase }, {}),
    ...reports.flatMap((report) => reportEntries(report, inCase)),
  ];
}
