/** Claims and a pack by hand, for the tests of assemble: nobody in them exists, nothing of it happened. */
import { assemble } from '../src/assemble/assemble.ts';
import type { Case } from '../src/claims/case.ts';
import type { Claim, Party, Reading, Report, Says, TimeRef, Voice } from '../src/claims/types.ts';
import { loadPack } from '../src/packs/load.ts';
import type { Pack } from '../src/packs/types.ts';

const generic = loadPack('generic');

const labels = (en: string) => ({ en, ko: en });
const evidence = { acts: [], en: [], ko: [] };

/** The generic pack's words and conventions with a small process of its own. */
export const pack: Pack = {
  ...generic,
  id: 'invented',
  process: [
    { id: 'taking', label: labels('taking'), stage: 'custody', acts: ['arrest'], by: [], law: [] },
    { id: 'asking', label: labels('asking'), stage: 'custody', acts: ['examination'], by: [], law: [] },
    { id: 'sending', label: labels('sending'), stage: 'penalty', acts: ['imprisonment'], by: [], law: [] },
  ],
  safeguards: [
    {
      id: 'told',
      label: labels('family told'),
      law: [{ law: 'iccpr', article: '9(1)' }],
      present: { ...evidence, acts: [{ act: 'notification', roles: { to: ['family'] } }] },
      absent: {
        ...evidence,
        acts: [{ act: 'notification', phase: 'not-done' }],
        en: ['without a word to his family'],
      },
    },
    {
      id: 'lawyer',
      label: labels('a lawyer'),
      law: [],
      present: evidence,
      absent: { ...evidence, en: ['without a lawyer'] },
    },
    { id: 'trial', label: labels('a trial'), law: [], present: evidence, absent: evidence },
  ],
  circumstances: [
    {
      id: 'flood',
      label: labels('flood'),
      from: '2019-03-01',
      to: '2019-05-31',
      en: ['the great flood'],
      ko: [],
    },
  ],
  offices: new Map(
    (
      [
        ['harbour-watch', undefined],
        ['town-police', undefined],
        ['harbour-branch', 'harbour-watch'],
      ] as const
    ).map(([id, partOf]) => [
      id,
      {
        id,
        label: labels(id),
        kind: 'office',
        class: 'police',
        spellings: [],
        ...(partOf === undefined ? {} : { partOf }),
      },
    ]),
  ),
  places: new Map(
    (
      [
        ['N', 'province', undefined],
        ['N1', 'county', 'N'],
        ['N2', 'county', 'N'],
      ] as const
    ).map(([id, precision, within]) => [
      id,
      {
        id,
        pcode: id,
        label: labels(id),
        precision,
        spellings: [],
        lat: 1,
        lon: 2,
        ...(within === undefined ? {} : { within }),
      },
    ]),
  ),
};

/** A report whose text is its words; its claims are made with `telling`. */
export function report(id: string, text: string, more: Partial<Report> = {}): Report {
  return {
    id,
    sha256: id.padEnd(64, '0'),
    file: `${id}.txt`,
    mediaType: 'text/plain',
    encoding: 'utf-8',
    language: 'en',
    text,
    characters: text.length,
    map: { runs: [] },
    ...more,
  };
}

type ActParts = {
  readonly [role in 'by' | 'to' | 'with']?: readonly string[];
} & {
  readonly at?: readonly string[];
  readonly when?: readonly TimeRef[];
  readonly for?: readonly string[];
  readonly phase?: Extract<Says, { kind: 'act' }>['phase'];
  readonly general?: boolean;
  readonly facility?: string;
  /** Where in the text it is told. */
  readonly words?: string;
};

/** Collects the claims of one report in the order of telling. */
export class Telling {
  readonly report: Report;
  readonly #parties: Party[] = [];
  readonly #claims: Claim[] = [];
  voice: Voice;

  constructor(of: Report, voice: Voice = { chain: [], kind: 'narrator' }) {
    this.report = of;
    this.voice = voice;
  }

  party(label: string, more: Partial<Party> = {}): string {
    const id = `p${this.#parties.length + 1}`;
    this.#parties.push({ id, kind: 'person', label, anchors: [], ...more });
    return id;
  }

  act(kind: string, parts: ActParts): string {
    const {
      by = [],
      to = [],
      with: together = [],
      at = [],
      when = [],
      for: reasons = [],
      phase = 'done',
      general,
      facility,
      words,
    } = parts;
    return this.#add(
      {
        kind: 'act',
        act: kind,
        phase,
        roles: {
          by,
          to,
          with: together,
          at: at.map((label) => {
            const place = pack.places.get(label);
            const found = place === undefined ? {} : { pcode: label };
            return {
              label,
              precision: place?.precision ?? 'place',
              ...found,
              ...(facility === undefined ? {} : { facility }),
            };
          }),
          when,
          for: reasons,
          through: [],
        },
        ...(general ? { general } : {}),
      },
      words,
    );
  }

  detail(party: string, property: string, value: string): string {
    return this.#add({ kind: 'detail', party, property, value });
  }

  same(a: string, b: string): string {
    return this.#add({ kind: 'same', a, b, reason: 'invented' });
  }

  order(before: string, after: string, gap?: { min: number; max: number }, words?: string): string {
    return this.#add(
      { kind: 'order', before, after, phrase: 'then', ...(gap === undefined ? {} : { gap }) },
      words,
    );
  }

  reading(): Reading {
    return { report: this.report.id, parties: this.#parties, claims: this.#claims, places: [] };
  }

  reject(id: string): void {
    const at = this.#claims.findIndex((claim) => claim.id === id);
    this.#claims[at] = { ...this.#claims[at]!, status: 'rejected' };
  }

  #add(says: Says, words = this.report.text.slice(0, 1)): string {
    const start = this.report.text.indexOf(words);
    const id = `c${this.#claims.length + 1}`;
    this.#claims.push({
      id,
      report: this.report.id,
      says,
      voice: this.voice,
      stance: 'asserted',
      anchors: [{ start, end: start + words.length, quote: words, before: '', after: '' }],
      by: 'invented',
      rule: 'invented',
      status: 'proposed',
      derivedFrom: [],
    });
    return id;
  }
}

/** Written times. */
export const said = {
  monday: {
    phrase: 'on Monday',
    expr: { kind: 'weekday', weekday: 1 },
    from: 'publication',
    rule: 'weekday',
    sense: 'at',
  },
  lastMonth: {
    phrase: 'last month',
    expr: { kind: 'unit', unit: 'month', shift: -1 },
    from: 'utterance',
    rule: 'unit',
    sense: 'at',
  },
  midLastMonth: {
    phrase: 'mid last month',
    expr: { kind: 'unit', unit: 'month', shift: -1, part: 'mid' },
    from: 'utterance',
    rule: 'unit',
    sense: 'at',
  },
  lateLastMonth: {
    phrase: 'at the end of last month',
    expr: { kind: 'unit', unit: 'month', shift: -1, part: 'late' },
    from: 'utterance',
    rule: 'unit',
    sense: 'at',
  },
  aMonth: {
    phrase: 'over a month',
    expr: { kind: 'duration', unit: 'month', min: 1, max: 1 },
    from: 'act',
    rule: 'duration',
    sense: 'duration',
  },
  midJune: {
    phrase: 'in mid-June',
    expr: { kind: 'date', month: 6, part: 'mid' },
    from: 'absolute',
    rule: 'date',
    sense: 'at',
  },
  on: (day: string): TimeRef => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return {
      phrase: day,
      expr: { kind: 'date', year, month, day: date },
      from: 'absolute',
      rule: 'date',
      sense: 'at',
    };
  },
} as const satisfies Record<string, TimeRef | ((day: string) => TimeRef)>;

export const source = {
  chain: ['a net mender', 'The Invented Courier'],
  kind: 'source',
  told: said.monday,
} as const;

/** Told on a Monday: taken last month, examined for a month, sent to the fort in mid-June. */
export function fort(published?: string): Telling {
  const telling = new Telling(
    report('r-1', 'He was taken.', published === undefined ? {} : { published }),
    source,
  );
  const man = telling.party('ferryman');
  telling.act('arrest', { to: [man], when: [said.lastMonth] });
  telling.act('examination', { to: [man], when: [said.aMonth] });
  telling.act('imprisonment', { to: [man], when: [said.midJune] });
  return telling;
}

export function made(...tellings: Telling[]): Case {
  return assemble({
    reports: tellings.map((t) => t.report),
    readings: tellings.map((t) => t.reading()),
    pack,
  });
}
