/** Uwazi: a table for each template as its CSV import takes it, thesauri as its own import takes them, and what to set up before. */
import { csvOf } from './csv.ts';
import type { ExchangeFile, Handed } from './handed.ts';
import {
  labelOfColumn,
  labelOfTemplate,
  labelOfThesaurus,
  type Property,
  plain,
  TEMPLATES,
  type Template,
  type Thesaurus,
  thesauriOf,
  type Value,
} from './uwazi-model.ts';
import { type RowOf, rowsOf } from './uwazi-rows.ts';

/** Several files: they are taken in in the order of their names. */
export function uwazi(cases: readonly Handed[]): readonly ExchangeFile[] {
  const [first] = cases;
  if (first === undefined) return [];
  const rows = cases.map(rowsOf);
  const thesauri = Object.entries(thesauriOf(first.pack)) as [Thesaurus, readonly Value[]][];
  return [
    { name: '0-templates.json', chunks: [`${JSON.stringify(templatesOf(), null, 1)}\n`] },
    { name: '0-labels.csv', chunks: csvOf(labelRows()) },
    ...thesauri.map(([name, values]) => ({
      name: `1-thesaurus-${name}.csv`,
      chunks: csvOf(thesaurusRows(values)),
    })),
    ...TABLES.map(({ template, name }) => ({
      name,
      chunks: csvOf(
        table(
          TEMPLATES[template],
          rows.flatMap((each) => each[template]),
        ),
      ),
    })),
  ];
}

/** Whatever a relation names must be there first: Uwazi would make an empty entity of that title. */
const TABLES: readonly { readonly template: Template; readonly name: string }[] = [
  { template: 'reports', name: '2-reports.csv' },
  { template: 'parties', name: '3-parties.csv' },
  { template: 'acts', name: '4-acts.csv' },
];

function* table(properties: readonly Property[], rows: readonly RowOf[]): Iterable<readonly string[]> {
  yield ['title__en', 'title__ko', ...properties.map(({ name }) => name)];
  for (const { titles, cells } of rows)
    yield [titles.en, titles.ko, ...properties.map(({ name }) => cells[name] ?? '')];
}

/** A group, then its values with a dash in front; with a space before it, the dash begins no formula. */
function* thesaurusRows(values: readonly Value[]): Iterable<readonly string[]> {
  yield ['English', 'Korean'];
  for (const { label, values: inside } of values) {
    yield [plain(label.en), plain(label.ko)];
    for (const value of inside ?? []) yield [` - ${plain(value.label.en)}`, ` - ${plain(value.label.ko)}`];
  }
}

/** What the names of properties, templates and thesauri are called, for whoever translates the pages. */
function* labelRows(): Iterable<readonly string[]> {
  yield ['Key', 'English', 'Korean'];
  const names = new Set(Object.values(TEMPLATES).flatMap((properties) => properties.map(({ name }) => name)));
  for (const name of names) yield [name, labelOfColumn(name).en, labelOfColumn(name).ko];
}

/** What has to be there before: templates by name, with properties whose names are those of the columns. */
function templatesOf(): object {
  return (Object.keys(TEMPLATES) as Template[]).map((template) => ({
    name: labelOfTemplate(template).en,
    properties: TEMPLATES[template].map(({ name, type, of }) => ({
      name,
      // The name follows from the label: only so it is the one of the column.
      label: type === 'geolocation' ? name.replace(/_geolocation$/, '') : name,
      type,
      ...(of !== undefined && {
        content:
          type === 'relationship' ? labelOfTemplate(of as Template).en : labelOfThesaurus(of as Thesaurus).en,
      }),
    })),
  }));
}
