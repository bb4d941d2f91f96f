/** The invented case told by several reports: a translation, an independent account, and one of another event. */
import type { ReadJson } from '../src/draft/schema.ts';
import { read as one } from './invented.ts';

type Report = ReadJson['reports'][number];
type Claim = ReadJson['claims'][number];

const [courier] = one.reports as [Report];
const [letters, taken, fort, flight] = one.claims as [Claim, Claim, Claim, Claim];
const [letter, taking, sending, fled] = one.case.acts;
const { ask: _, ...rest } = one.case;
const [mender, trader, watch, sister] = one.case.parties;

const report = (id: string, file: string, language: string, more: Partial<Report> = {}): Report => ({
  ...courier,
  id,
  file,
  language,
  publisher: null,
  ...more,
});
const claim = (from: Claim, id: string, report: string, quote: string): Claim => ({
  ...from,
  id,
  report,
  voice: { chain: [report === 'r2' ? '어느 사공' : 'a cook'], kind: 'source', told: null },
  anchors: [{ start: 0, end: quote.length, quote }],
});

export const several: ReadJson = {
  ...one,
  reports: [
    courier,
    report('r2', '소식.txt', 'ko', { published: '2024-07-02' }),
    report('r3', 'lantern.html', 'en', { publisher: 'The Lantern', published: '2024-07-05' }),
    report('r4', 'bulletin.txt', 'en', { published: '2019' }),
  ],
  claims: [
    letters,
    taken,
    fort,
    flight,
    claim(taken, 'c6', 'r2', '그물을 고치던 남성이 지난달 항만감시대에 끌려갔다'),
    claim(taken, 'c7', 'r3', 'He was seized by the harbour watch on 3 June'),
    claim(fort, 'c8', 'r4', 'the lamp lighter was brought to the fort'),
  ],
  case: {
    ...one.case,
    reports: ['r1', 'r2', 'r3'],
    lineages: { r1: 1, r2: 1, r3: 2 },
    lineageReasons: [
      {
        reports: ['r1', 'r2'],
        reason: 'translation',
        explain: 'The same 9 places, numbers and days in the same order.',
      },
    ],
    parties: [
      { ...mender!, label_ko: '그물 수선공' },
      { ...trader!, onlyLineage: 1 },
      watch!,
      { ...sister!, addedBy: 'r1' },
    ],
    acts: [
      { ...letter!, addedBy: 'r1', onlyLineage: 1 },
      {
        ...taking!,
        claims: ['c2', 'c6', 'c7'],
        lineages: 2,
        accounts: [
          { report: 'r1', lineage: 1, claims: ['c2'] },
          { report: 'r2', lineage: 1, claims: ['c6'] },
          { report: 'r3', lineage: 2, claims: ['c7'] },
        ],
        same: [
          { a: 'c2', b: 'c6', weight: 0.97, reason: 'parties', explain: 'The same parties, place and time.' },
          { a: 'c2', b: 'c7', weight: 0.81, reason: 'parties', explain: 'The same parties.' },
        ],
      },
      { ...sending!, lineages: 1, onlyLineage: 1 },
      { ...fled!, addedBy: 'r1', onlyLineage: 1 },
    ],
    workingValues: [
      {
        of: 'a2',
        property: 'for',
        working: 0,
        why: 'most-lineages',
        explain: 'Two origins tell it so.',
        values: [
          { value: 'spying', label: 'spying', claims: ['c2', 'c7'], reports: ['r1', 'r3'], lineages: [1, 2] },
          { value: '밀수', label: '밀수', claims: ['c6'], reports: ['r2'], lineages: [1] },
        ],
      },
      {
        of: 'p1',
        property: 'age',
        working: 0,
        why: 'first-told',
        explain: 'It is told first.',
        values: [
          { value: '50s', label: '50s', claims: ['c2'], reports: ['r1'], lineages: [1] },
          { value: '40s', label: '40s', claims: ['c7'], reports: ['r3'], lineages: [2] },
        ],
      },
    ],
    conflicts: [
      {
        kind: 'time',
        about: 'time',
        of: 'a2',
        claims: ['c6', 'c7'],
        values: [],
        explain: 'Taken in May, and on 3 June.',
        choices: [
          { drop: ['c7'], then: 'taking: 2024-05' },
          { drop: ['c6'], then: 'taking: 2024-06-03' },
        ],
      },
      {
        kind: 'time',
        about: 'order',
        claims: ['c2', 'c3', 'c7'],
        values: [],
        explain: 'These orders and lengths contradict each other on any day.',
        choices: [],
      },
    ],
  },
  others: [
    {
      ...rest,
      reports: ['r4'],
      lineages: { r4: 1 },
      parties: [{ id: 'p9', kind: 'person', label: 'the lamp lighter', details: {}, from: [] }],
      acts: [{ ...sending!, id: 'a9', to: ['p9'], claims: ['c8'], lineages: 1 }],
      pathway: ['a9'],
      conflicts: [],
      workingValues: [],
      notReported: [],
      apart: { reason: 'other-party', explain: 'Another person, five years before.' },
    },
  ],
};
