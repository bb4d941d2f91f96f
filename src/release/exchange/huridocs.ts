/**
 * Tables of the HURIDOCS Events Standard Formats: the event, acts that are violations with their victims, persons, who was involved in
 * an act, and the sources. Codes are those of the micro-thesauri, labels our own.
 */
import type { CaseAct, CaseParty } from '../../claims/case.ts';
import { areas, written } from './county.ts';
import { csvOf } from './csv.ts';
import { plainDate, prefixOf } from './dates.ts';
import { type ExchangeFile, type Handed, nameOf, namesOf, partyName, statusOf } from './handed.ts';
import words from './huridocs.words.json' with { type: 'json' };

type Cells = Readonly<Record<string, string>>;

/** Table → its columns, by the names that OpenEvSys has for the fields. A code has its label in the column behind it. */
const TABLES = {
  event: ['event_record_number', 'event_title', 'event_description', 'local_geographical_area', 'remarks'],
  act: [
    ...[
      'act_record_number',
      'event',
      'victim',
      'type_of_act',
      'type_of_act_label',
      'initial_date',
      'exact_location',
    ],
    ...['stated_reason', 'age_at_time_of_victimisation', 'remarks'],
  ],
  person: [
    ...[
      'person_record_number',
      'counting_unit',
      'counting_unit_label',
      'person_name',
      'other_names',
      'sex',
      'sex_label',
    ],
    ...['local_term_for_occupation', 'group_description', 'number_of_persons_in_group', 'remarks'],
  ],
  involvement: ['involvement_record_number', 'event', 'act', 'perpetrator', 'remarks'],
  information: [
    ...[
      'information_record_number',
      'source',
      'event',
      'language_of_source_material',
      'date_of_source_material',
      'remarks',
    ],
  ],
} as const;
type Table = keyof typeof TABLES;

/** A file for each table. */
export function huridocs(cases: readonly Handed[]): readonly ExchangeFile[] {
  const rows = cases.map(rowsOf);
  return (Object.keys(TABLES) as Table[]).map((table) => ({
    name: `${table}.csv`,
    chunks: csvOf([
      TABLES[table],
      ...rows.flatMap((each) => each[table].map((row) => TABLES[table].map((column) => row[column] ?? ''))),
    ]),
  }));
}

function rowsOf(about: Handed): Readonly<Record<Table, readonly Cells[]>> {
  const { assembled, state, mask, token } = about;
  const event = token('x', 'event');
  const parties = new Map(assembled.parties.map((party) => [party.id, party]));
  const person = (party: CaseParty): string => token('p', partyName(party));
  const area = areas(about.pack);
  const placed = (act: CaseAct): readonly string[] => [
    ...new Set(act.at.flatMap((place) => area(place) ?? []).map((each) => written(each, 'en'))),
  ];
  // Only what is a violation as such has a victim and a perpetrator: who sent money is neither.
  const violations = assembled.acts.flatMap((act) =>
    act.phase === 'not-done' ? [] : (act.huridocs ?? []).map((code) => ({ act, code })),
  );
  const others = assembled.acts.filter(
    (act) => (act.huridocs ?? []).length === 0 && act.phase !== 'not-done',
  );
  const acts: Cells[] = [];
  const involved: Cells[] = [];
  for (const { act, code } of violations) {
    const victims = act.to.flatMap((id) => parties.get(id) ?? []);
    for (const victim of victims.length === 0 ? [undefined] : victims) {
      const id = token('a', `${nameOf(act)} ${code} ${victim?.id ?? ''}`);
      acts.push({
        act_record_number: id,
        event,
        ...actCells(act, code, victim, about),
        ...(victim && { victim: person(victim) }),
        exact_location: placed(act).join('; '),
      });
      for (const by of act.by.flatMap((each) => parties.get(each) ?? []))
        involved.push({
          involvement_record_number: token('x', `${id} by ${person(by)}`),
          event,
          act: id,
          perpetrator: person(by),
          remarks: statusOf(act, about),
        });
    }
  }
  return {
    event: [
      {
        event_record_number: event,
        event_title: state.case.label === null ? event : mask.text(state.case.label),
        event_description: [...new Set(others.map(({ label }) => label))].join('; '),
        local_geographical_area: [...new Set(assembled.acts.flatMap(placed))].join('; '),
      },
    ],
    act: acts,
    person: assembled.parties.map((party) => personCells(party, person(party), about)),
    involvement: involved,
    information: state.reports.flatMap(({ report }) =>
      report === null || !assembled.reports.includes(report.id)
        ? []
        : [
            {
              information_record_number: token('r', report.id),
              source: mask.text(report.publisher ?? report.file),
              event,
              language_of_source_material: report.language,
              date_of_source_material: plainDate(report.published) ?? '',
              remarks: `origin ${assembled.lineages[report.id] ?? ''}`,
            },
          ],
    ),
  };
}

/** `03 01 01` as the micro-thesauri write it, with twelve digits. */
const digits = (code: string): string => code.replaceAll(' ', '').padEnd(12, '0');

function actCells(act: CaseAct, code: string, victim: CaseParty | undefined, about: Handed): Cells {
  const { mask, state } = about;
  const age = victim?.details.age;
  const stances = new Set(act.claims.flatMap((id) => state.claims.get(id)?.claim?.stance ?? []));
  return {
    type_of_act: digits(code),
    type_of_act_label: act.label,
    initial_date: prefixOf(act.when) ?? '',
    stated_reason: (act.for ?? []).map((each) => mask.text(each)).join('; '),
    age_at_time_of_victimisation: typeof age === 'string' ? mask.text(age) : '',
    remarks: [
      act.phase,
      ...stances,
      statusOf(act, about),
      ...(act.when.edtf === null ? [] : [act.when.edtf]),
    ].join('; '),
  };
}

function personCells(party: CaseParty, id: string, about: Handed): Cells {
  const { kind, details, count } = party;
  const { mask, called } = about;
  const unit = words.units[kind];
  const known = (property: string): string => {
    const value = details[property];
    return typeof value === 'string' ? mask.text(value) : '';
  };
  const sexes: Readonly<Record<string, { readonly code: string; readonly label: string }>> = words.sexes;
  const sex = Object.hasOwn(sexes, known('sex')) ? sexes[known('sex')] : undefined;
  const names = namesOf(party, about);
  const role = called(party);
  return {
    person_record_number: id,
    counting_unit: unit.code,
    counting_unit_label: unit.label,
    person_name: names[0] ?? role,
    other_names: names.slice(1).join('; '),
    ...(sex && { sex: sex.code, sex_label: sex.label }),
    local_term_for_occupation: known('occupation'),
    group_description: kind === 'group' ? role : '',
    number_of_persons_in_group: count?.min !== undefined && count.min === count.max ? String(count.min) : '',
    remarks: [...(names.length > 0 ? [role] : []), ...['age', 'residence'].map(known)]
      .filter((each) => each !== '')
      .join('; '),
  };
}
