/** The files that linking is measured with, each with what its columns hold and what is true. None is a list of victims. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type List, type ListColumn, readList } from '../../src/intake/lists/read-list.ts';
import type { Holds } from '../../src/link/kinds.ts';
import type { Declared } from '../../src/link/plan.ts';

const beside = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'link');
/** The folder of the files, if it is there. */
export const DATA: string | undefined = process.env.LINK_DATA ?? (existsSync(beside) ? beside : undefined);

type Columns = Readonly<Record<string, Holds>>;

interface Source {
  readonly files: readonly string[];
  readonly columns: Columns;
  readonly truth: string;
  /** What of the truth column names the person. */
  readonly person?: (value: string) => string;
  /** Nobody stands twice in a file, or in a list that a column names. */
  readonly apart?: 'file' | { readonly column: string };
  /** Columns of year, month and day that make one date. */
  readonly dates?: Readonly<Record<string, readonly [string, string, string]>>;
}

const febrl: Columns = {
  given_name: 'given',
  surname: 'surname',
  date_of_birth: 'birth',
  soc_sec_id: 'identifier',
  address_1: 'words',
  suburb: 'place',
  postcode: 'number',
  street_number: 'number',
};
const number = (id: string) => id.split('-')[1]!;
const lists: Columns = {
  given_name: 'given',
  surname: 'surname',
  sex: 'sex',
  birth: 'birth',
  place: 'place',
  event: 'event',
};
const list = (file: string): Source => ({
  files: [`invented/${file}.csv`],
  columns: lists,
  truth: 'entity',
  apart: { column: 'list' },
});
const of = (file: string): Source => ({
  files: [`febrl/${file}.csv`],
  columns: febrl,
  truth: 'rec_id',
  person: number,
});

const sources: Readonly<Record<string, Source>> = {
  febrl1: of('dataset1'),
  febrl2: of('dataset2'),
  febrl3: of('dataset3'),
  febrl4: { ...of('dataset4a'), files: ['febrl/dataset4a.csv', 'febrl/dataset4b.csv'], apart: 'file' },
  fake_1000: {
    files: ['fake_1000.csv'],
    columns: { first_name: 'given', surname: 'surname', dob: 'birth', city: 'place', email: 'words' },
    truth: 'cluster',
  },
  historical_50k: {
    files: ['historical_50k.parquet'],
    columns: {
      first_name: 'given',
      surname: 'surname',
      dob: 'birth',
      birth_place: 'place',
      postcode_fake: 'number',
      occupation: 'words',
    },
    truth: 'cluster',
  },
  dup10k: {
    files: ['invented/dup10k.csv'],
    columns: { given_name: 'given', surname: 'surname', birth: 'birth' },
    truth: 'entity',
    dates: { birth: ['birth_year', 'birth_month', 'birth_day'] },
  },
  lists5_c0: list('lists5_c0'),
  lists5_c20: list('lists5_c20'),
  lists5_c40: list('lists5_c40'),
};

export interface Known {
  readonly name: string;
  readonly rows: number;
  readonly declared: readonly Declared[];
  readonly apart: Int32Array;
  readonly list: Int32Array;
  /** The person of each row. */
  readonly truth: Int32Array;
}

/** Reads one of them. */
export async function known(name: string): Promise<Known> {
  const { files, columns, truth, person = (value) => value, apart, dates = {} } = sources[name]!;
  const listed = typeof apart === 'object' ? [apart.column] : [];
  const needed = [...Object.keys(columns).flatMap((each) => dates[each] ?? [each]), truth, ...listed];
  const read: List[] = [];
  for (const file of files) read.push(await readList(join(DATA!, file), needed));
  const rows = read.reduce((sum, each) => sum + each.rows, 0);
  const column = (each: string) => stacked(read, each);
  const numbers = new Map<string, number>();
  const all = column(truth);
  const who = Int32Array.from(all.codes, (code) => {
    const id = person(all.values[code]!);
    numbers.set(id, numbers.get(id) ?? numbers.size);
    return numbers.get(id)!;
  });
  const file = Int32Array.from(read.flatMap((each, i) => new Array<number>(each.rows).fill(i)));
  const list = typeof apart === 'object' ? column(apart.column).codes : file;
  return {
    name,
    rows,
    list,
    truth: who,
    apart: apart ? list : new Int32Array(rows).fill(-1),
    declared: Object.entries(columns).map(([each, holds]) => ({
      name: each,
      holds,
      raw: dates[each] ? date(dates[each].map(column)) : column(each),
    })),
  };
}

function stacked(lists: readonly List[], name: string): ListColumn {
  const values: string[] = [];
  const codes: number[] = [];
  for (const { columns } of lists) {
    const before = values.length;
    const own = columns.get(name)!;
    values.push(...own.values);
    for (const code of own.codes) codes.push(code < 0 ? -1 : code + before);
  }
  return { codes: Int32Array.from(codes), values };
}

function date(parts: readonly ListColumn[]): ListColumn {
  const written = Array.from(parts[0]!.codes, (_, i) =>
    parts.map(({ codes, values }) => (values[codes[i]!] ?? '').padStart(2, '0')).join('-'),
  );
  const values = [...new Set(written)];
  const place = new Map(values.map((value, i) => [value, i]));
  return { codes: Int32Array.from(written, (value) => place.get(value)!), values };
}
