/** Invented rows for tests: few different values, so that much is equal, much is near, and much is missing. */
import { Random } from '../estimate/random.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { type Comparison, type ComparisonSpec, comparisonsOf } from './comparisons.ts';
import type { Model } from './model.ts';
import { namesOf } from './names.ts';
import { startOf } from './train.ts';
import { columnsOf, type RawColumn } from './values.ts';

/** A column of raw values; empty ones are missing. */
export function raw(values: readonly string[]): RawColumn {
  const different = [...new Set(values.filter((value) => value !== ''))];
  const place = new Map(different.map((value, i) => [value, i]));
  return { codes: Int32Array.from(values, (value) => place.get(value) ?? -1), values: different };
}

export function word(random: Random, most: number, letters = 5): string {
  const length = 1 + Math.floor(random.uniform() * most);
  return Array.from({ length }, () => String.fromCharCode(97 + Math.floor(random.uniform() * letters))).join(
    '',
  );
}

const NAMES = {
  scripts: new Map(),
  titles: new Set<string>(),
  particles: new Set(['al']),
  sounds: new Map(),
};

export const SPECS: readonly ComparisonSpec[] = [
  { kind: 'text', column: 'given', levels: [0.92, 0.8], tf: 1 },
  { kind: 'text', column: 'surname', levels: [0.9], tf: 0.5 },
  { kind: 'edits', column: 'code', levels: [1, 2] },
  { kind: 'turns', column: 'number', levels: [1] },
  { kind: 'date', column: 'birth' },
  { kind: 'same', column: 'place', tf: 1 },
  { kind: 'swap', columns: ['given', 'surname'] },
];

export interface Invented {
  readonly rows: number;
  readonly comparisons: readonly Comparison[];
  readonly blocks: readonly Blocks[];
  readonly apart: Int32Array;
  readonly model: Model;
}

/** Rows with everything that the comparisons of `SPECS` meet. */
export function invented(seed: number, rows: number, more: readonly ComparisonSpec[] = []): Invented {
  const random = new Random(seed);
  const some = (most: number, empty = 0.1) =>
    Array.from({ length: rows }, () => (random.uniform() < empty ? '' : word(random, most)));
  const twoWords = () =>
    some(5).map((one) =>
      one === '' ? '' : random.uniform() < 0.5 ? `${one} ${word(random, 4)}` : `al ${one}`,
    );
  const dates = Array.from({ length: rows }, () => {
    const year = 1960 + Math.floor(random.uniform() * 4);
    const month = String(1 + Math.floor(random.uniform() * 13)).padStart(2, '0');
    const day = String(1 + Math.floor(random.uniform() * 31)).padStart(2, '0');
    return [
      `${year}`,
      `${year}-${month}`,
      `${year}-${month}-${day}`,
      `${year}${month}${day}`,
      `${year}/${year + 1}`,
      '',
    ][Math.floor(random.uniform() * 6)]!;
  });
  const [name] =
    more.length === 0 ? [] : columnsOf([raw(twoWords())], { words: (texts) => namesOf(texts, NAMES) });
  const [given, surname] = columnsOf([raw(some(6)), raw(some(8))]);
  const columns = new Map([
    ['given', given!],
    ['surname', surname!],
    ['code', columnsOf([raw(some(40))])[0]!],
    ['number', columnsOf([raw(some(5))])[0]!],
    ['birth', columnsOf([raw(dates)], { dates: true })[0]!],
    ['place', columnsOf([raw(some(2))])[0]!],
    ['sex', columnsOf([raw(some(1))])[0]!],
  ]);
  if (name) columns.set('name', name);
  const comparisons = comparisonsOf([...SPECS, ...more], columns);
  const keys = (...names: string[]) => names.map((name) => columns.get(name)!.ids);
  const blocks = [keys('number'), keys('sex', 'place'), keys('birth', 'sex'), keys('given'), keys()].map(
    (each) => blocksOf(each, rows),
  );
  const apart = Int32Array.from({ length: rows }, () => Math.floor(random.uniform() * 4) - 1);
  const model: Model = {
    lambda: 0.2,
    comparisons: comparisons.map(({ levels }) => {
      const u = Array.from({ length: levels }, () => 0.02 + random.uniform());
      const sum = u.reduce((total, each) => total + each, 0);
      return { m: startOf(levels), u: u.map((each) => each / sum) };
    }),
  };
  return { rows, comparisons, blocks, apart, model };
}
