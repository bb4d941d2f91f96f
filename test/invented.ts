/** An invented case by hand, for the tests of the sheet: nobody in it exists, nothing of it happened. */

import type { Act, SheetPack } from '../src/cli/sheet/page.ts';
import type { ReadJson } from '../src/draft/schema.ts';

export const pack: SheetPack = {
  id: 'invented',
  stages: (
    [
      ['Conduct', '행위'],
      ['Surveillance', '감시'],
      ['Custody', '구금'],
      ['Decision', '처분'],
      ['Penalty', '처벌'],
      ['Reach', '가족'],
    ] as const
  ).map(([en, ko]) => ({ id: en.toLowerCase(), label: { en, ko } })),
  places: new Map([
    ['ansel', { id: 'ansel', label: { en: 'Port Ansel', ko: '안셀항' }, precision: 'place', spellings: [] }],
  ]),
  instruments: [
    {
      id: 'covenant',
      label: { en: 'Covenant of the Islands', ko: '섬 규약' },
      short: { en: 'Island Covenant', ko: '섬규약' },
      status: 'binding',
    },
  ],
  safeguards: [],
  terms: {
    sexes: { male: { en: 'male', ko: '남성' } },
    ages: {},
    relations: { sister: { en: 'sister', ko: '여자 형제' } },
    occupations: { mender: { en: 'mender', ko: '수선공' } },
  },
  lexicon: { en: { people: [{ words: ['net mender'], kind: 'person', occupation: 'mender' }] } },
  verbFinal: {},
  facilities: new Map([
    ['fort', { id: 'fort', label: { en: 'hill fort', ko: '산성' }, class: 'prison', spellings: [] }],
  ]),
};

type Parts = Partial<Omit<Act, 'when'>> &
  Pick<Act, 'id' | 'kind' | 'label' | 'stage'> & { when?: Partial<Act['when']> };

const act = ({ when, ...parts }: Parts): Act => ({
  phase: 'done',
  by: [],
  to: [],
  with: [],
  at: [],
  rights: [],
  claims: [`c${parts.id.slice(1)}`],
  lineages: 1,
  accounts: [{ report: 'r1', lineage: 1, claims: [`c${parts.id.slice(1)}`] }],
  when: { edtf: null, earliest: null, latest: null, because: [], proof: [], ...when },
  ...parts,
});

const acts: Act[] = [
  act({
    id: 'a1',
    kind: 'letter',
    label: 'Letter',
    stage: 'conduct',
    by: ['p1'],
    with: ['p2'],
    through: ['by boat'],
  }),
  act({
    id: 'a2',
    kind: 'taking',
    label: 'Taking',
    stage: 'custody',
    by: ['p3'],
    to: ['p1'],
    at: [{ label: 'Port Ansel', precision: 'place' }],
    for: ['spying'],
    rights: [
      { instrument: 'Harbour Convention', article: '9', binding: false },
      { instrument: 'Island Covenant', article: '14', binding: true },
    ],
    when: {
      edtf: '2024-05-01/2024-05-26',
      earliest: '2024-05-01',
      latest: '2024-05-26',
      because: ['c2', 'c3'],
      proof: [
        { side: 'earliest', rule: 'month', text: 'the source spoke in June', claims: ['c2'] },
        { side: 'earliest', rule: 'month', text: '“last month” is then May', claims: ['c2'] },
        { side: 'latest', rule: 'month', text: 'in the fort by 20 June: “in mid-June”', claims: ['c3'] },
        {
          side: 'latest',
          rule: 'gap',
          text: 'questioned before that for 25 to 35 days: “a month”',
          claims: ['c3'],
        },
      ],
    },
  }),
  act({
    id: 'a3',
    kind: 'fort',
    label: 'Sending to the fort',
    stage: 'penalty',
    to: ['p1'],
    at: [{ label: 'the fort above the town', precision: 'place', facility: 'fort' }],
    lineages: 2,
    rights: [{ instrument: 'Island Covenant', article: '14', binding: true }],
    when: { edtf: '2024-06', earliest: '2024-06-11', latest: '2024-06-20', because: ['c3'], proof: [] },
  }),
  act({ id: 'a4', kind: 'flight', label: 'Flight', stage: 'reach', phase: 'attempted', by: ['p4'] }),
];

const claim = (
  id: string,
  quote: string,
  times: string[],
  stance: ReadJson['claims'][number]['stance'],
): ReadJson['claims'][number] => ({
  id,
  report: 'r1',
  says: {
    kind: 'act',
    act: 'taking',
    phase: 'done',
    roles: {
      by: [],
      to: [],
      with: [],
      at: [],
      when: times.map((phrase) => ({
        phrase,
        expr: { kind: 'vague' },
        from: 'utterance' as const,
        rule: 'invented',
        sense: 'at' as const,
      })),
      for: [],
      through: [],
    },
  },
  voice: { chain: ['a ferryman', 'The Invented Courier'], kind: 'source', told: null },
  stance,
  anchors: [{ start: 0, end: quote.length, quote }],
  by: 'invented',
  rule: 'invented',
});

export const read: ReadJson = {
  format: 1,
  reports: [
    {
      id: 'r1',
      sha256: '0123456789abcdef'.repeat(4),
      file: 'courier.txt',
      language: 'en',
      published: null,
      publisher: 'The Invented Courier',
      characters: 900,
      anchorOf: { told: [] },
    },
  ],
  claims: [
    claim('c1', 'wrote letters to a trader on the other shore', [], 'reported'),
    claim(
      'c2',
      'was taken by the harbour watch last month as a spy, two of its men said in 항구시',
      ['last month'],
      'asserted',
    ),
    claim('c3', 'brought to the fort above the town in mid-June', ['mid-June'], 'alleged'),
    claim('c4', 'his sister tried to leave before they came', [], 'possible'),
    {
      ...claim('c5', 'whoever is taken is questioned for a month', [], 'asserted'),
      says: {
        kind: 'act',
        act: 'questioning',
        phase: 'done',
        roles: { by: [], to: [], with: [], at: [], when: [], for: [], through: [] },
        general: true,
      },
    },
  ],
  case: {
    reports: ['r1'],
    lineages: { r1: 1 },
    lineageReasons: [],
    workingValues: [],
    parties: [
      {
        id: 'p1',
        kind: 'person',
        label: 'the net mender',
        details: { sex: 'male', age: '50s', residence: 'Port Ansel' },
        from: [{ report: 'r1', party: 'p1' }],
      },
      { id: 'p2', kind: 'person', label: 'a trader', details: {}, from: [{ report: 'r1', party: 'p2' }] },
      {
        id: 'p3',
        kind: 'office',
        label: 'harbour watch',
        label_ko: '항만감시대',
        details: {},
        from: [{ report: 'r1', party: 'p3' }],
      },
      {
        id: 'p4',
        kind: 'person',
        label: 'his sister',
        details: { 'kin-of': 'sister p1', hair: 'red' },
        from: [{ report: 'r1', party: 'p4' }],
      },
    ],
    acts,
    pathway: ['a1', 'a2', 'a3', 'a4'],
    conflicts: [
      {
        kind: 'time',
        about: 'time',
        claims: ['c2', 'c4'],
        values: [],
        explain: 'Taken before 26 May, but still in the harbour in June.',
        choices: [
          { drop: ['c2'], then: 'taking: 2024-06-01/2024-06-10' },
          { drop: ['c4'], then: 'taking (a2): 2024-05' },
        ],
      },
    ],
    notReported: [
      { safeguard: 'a judge within two days', law: 'Harbour Code 3', state: 'not reported' },
      { safeguard: 'a lawyer', law: 'Harbour Code 4', state: 'reported absent' },
      { safeguard: 'the family told where', law: 'Harbour Code 5', state: 'reported present' },
    ],
    places: [],
    ask: {
      of: 'act',
      id: 'a3',
      phrase: null,
      tightens: [
        { act: 'a2', before: 25, after: 8 },
        { act: 'a1', before: null, after: 30 },
      ],
    },
  },
  others: [],
};
