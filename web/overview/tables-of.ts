/** All that the overview counts, as tables. Pure. */
import type { Overview } from '../../src/server/shapes.ts';
import { fill } from '../fill.ts';
import type { Showing } from './context.ts';
import { monthWords, numberWords } from './number.ts';
import type { Cell, Table } from './table.ts';

type Using = Pick<Showing, 'words' | 'name' | 'language'>;

export function tablesOf(counts: Overview, using: Using): readonly Table[] {
  const { words, name } = using;
  const rule = counts.of;
  const list = (
    list: 'kind' | 'stage' | 'office' | 'language',
    title: string,
    column: string,
    values: Overview['kinds'],
    rules: readonly string[],
    silent?: readonly [string, string, number],
  ): Table => ({
    id: list,
    title,
    columns: [column, words.column_cases],
    rules: [rule, ...rules, 'case', 'inside'],
    rows: [
      ...values.map(({ value, cases }) => [{ text: name(list, value) }, opened(cases, { [list]: value })]),
      ...(silent && silent[2] > 0 ? [[{ text: silent[1] }, opened(silent[2], { without: silent[0] })]] : []),
    ],
  });
  return [
    kinds(counts, using),
    months(counts, using),
    places(counts, using),
    list(
      'office',
      words.table_offices,
      words.column_office,
      counts.offices,
      ['offices', 'without'],
      ['office', words.no_office, counts.without.office],
    ),
    stages(counts, using),
    links(counts, using),
    statuses(counts, using),
    list('language', words.table_languages, words.column_language, counts.languages, ['languages']),
  ].filter(({ rows }) => rows.length > 0);
}

function opened(n: number, behind: Readonly<Record<string, string>>): Cell {
  return { text: numberWords(n), number: true, behind: new URLSearchParams(behind).toString() };
}

function kinds({ of, series, without }: Overview, { words, name }: Using): Table {
  return {
    ...{ id: 'kinds', title: words.table_kinds, rules: [of, 'kinds', 'months', 'case', 'inside'] },
    columns: [words.column_kind, words.column_cases, words.column_undated],
    rows: [
      ...series.map(({ kind, cases, undated }) => [
        { text: name('kind', kind) },
        opened(cases, { kind }),
        { ...opened(undated, { kind, without: 'date' }), text: numberWords(undated) },
      ]),
      ...(without.date > 0
        ? [[{ text: words.no_date }, opened(without.date, { without: 'date' }), { text: '', number: true }]]
        : []),
    ],
  };
}

function months({ of, series }: Overview, { words, name, language }: Using): Table {
  return {
    ...{ id: 'months', title: words.table_months, rules: [of, 'months', 'case', 'inside'] },
    columns: [words.column_kind, words.column_month, words.column_certain, words.column_spread],
    rows: series.flatMap(({ kind, months: all }) =>
      all.map(({ month, certain, spread }) => [
        { text: name('kind', kind) },
        { text: monthWords(month, language) },
        opened(certain, { kind, month }),
        opened(spread, { kind, month }),
      ]),
    ),
  };
}

function places({ of, places: all, without }: Overview, { words, name }: Using): Table {
  const rows: Cell[][] = all.map(({ value, cases }) => [
    { text: name('place', value) },
    opened(cases, { place: value }),
  ]);
  if (without.place > 0) rows.push([{ text: words.no_place }, opened(without.place, { without: 'place' })]);
  return {
    ...{ id: 'places', title: words.table_places, rules: [of, 'places', 'without', 'case', 'inside'] },
    ...{ columns: [words.column_place, words.column_cases], rows },
  };
}

function stages({ of, pathways }: Overview, { words, name }: Using): Table {
  return {
    ...{ id: 'stages', title: words.table_stages, rules: [of, 'pathways', 'case', 'inside'] },
    columns: [words.column_stage, words.column_cases, words.last_told],
    rows: pathways.stages
      .filter(({ cases }) => cases > 0)
      .map(({ stage, cases, last }) => [
        { text: name('stage', stage) },
        { text: numberWords(cases), number: true },
        opened(last, { last: stage }),
      ]),
  };
}

function links({ of, pathways }: Overview, { words, name }: Using): Table {
  return {
    ...{ id: 'links', title: words.table_links, rules: [of, 'pathways', 'case', 'inside'] },
    columns: [words.column_from, words.column_to, words.between, words.column_cases],
    rows: pathways.links.map(({ from, to, cases, silent }) => [
      { text: name('stage', from) },
      { text: name('stage', to) },
      { text: silent ? words.nothing_between : '' },
      opened(cases, { step: `${from}>${to}` }),
    ]),
  };
}

function statuses({ statuses: all }: Overview, { words, name }: Using): Table {
  return {
    ...{ id: 'statuses', title: words.table_statuses, rules: ['statuses', 'inside'] },
    columns: [words.column_status, words.column_claims, words.column_cases],
    rows: all.map(({ value, claims, cases }) => [
      { text: name('status', value) },
      { text: numberWords(claims), number: true },
      opened(cases, { status: value }),
    ]),
  };
}

/** What the number opened in the address is about, in words. */
export function behindWords(behind: string, { words, name, language }: Using): string {
  const asked = new URLSearchParams(behind);
  const parts: string[] = [];
  for (const list of ['kind', 'stage', 'place', 'office', 'language', 'status'] as const) {
    const value = asked.get(list);
    if (value) parts.push(name(list, value));
  }
  const month = asked.get('month');
  if (month) {
    const [first, last] = month.split('/').map((one) => monthWords(one, language));
    parts.push(last ? fill(words.until, { from: first!, to: last }) : first!);
  }
  const step = asked.get('step')?.split('>');
  if (step?.length === 2)
    parts.push(fill(words.step_of_path, { from: name('stage', step[0]!), to: name('stage', step[1]!) }));
  const last = asked.get('last');
  if (last) parts.push(fill(words.ends_at, { stage: name('stage', last) }));
  const without = asked.get('without');
  if (without === 'place' || without === 'office' || without === 'date') parts.push(words[`no_${without}`]);
  return parts.length > 0 ? parts.join(' · ') : words.behind_all;
}
