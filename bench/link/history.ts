/** two iterations of a known run, with the rarity of equal first names in the odds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { em } from '../../src/link/em.ts';
import type { Histogram } from '../../src/link/histogram.ts';
import type { Model } from '../../src/link/model.ts';
import { levenshtein } from '../../src/link/similarity.ts';

/** Counted for so much of its logarithm. */
const RARITY = 0.6;
const COLUMNS = ['first_name', 'dob', 'city', 'email'];
const codes = (text: string) => Array.from(text, (letter) => letter.codePointAt(0)!);

const START: Model = {
  lambda: 0.3,
  comparisons: [
    { m: [0.1, 0.2, 0.7], u: [0.8, 0.1, 0.1] },
    { m: [0.1, 0.9], u: [0.9, 0.1] },
    { m: [0.1, 0.9], u: [0.9, 0.1] },
    { m: [0.1, 0.9], u: [0.9, 0.1] },
  ],
};

/** The largest relative difference from the published iterations and from the published weight of two rows. */
export function furthestFromHistory(data: string): number {
  const table = rowsOf(join(data, 'splink/fake_1000_from_splink_demos.csv'));
  const names = table.map(({ first_name }) => first_name!).filter((name) => name !== '');
  const share = new Map<string, number>();
  for (const name of names) share.set(name, (share.get(name) ?? 0) + 1 / names.length);
  const levels: number[] = [];
  const rarity: number[] = [];
  const blocks = new Map<string, Record<string, string>[]>();
  for (const row of table)
    if (row.surname !== '') blocks.set(row.surname!, [...(blocks.get(row.surname!) ?? []), row]);
  for (const rows of blocks.values())
    for (const [i, a] of rows.entries())
      for (const b of rows.slice(i + 1)) {
        levels.push(...compared(a, b));
        rarity.push(a.first_name === b.first_name && a.first_name !== '' ? share.get(a.first_name!)! : 0);
      }
  const pairs: Histogram = {
    levels: Int8Array.from(levels),
    counts: new Float64Array(rarity.length).fill(1),
    comparisons: COLUMNS.length,
    step: 1,
  };
  const factors = (model: Model) =>
    Float64Array.from(rarity, (each) => (each === 0 ? 1 : (model.comparisons[0]!.u[2]! / each) ** RARITY));
  let furthest = 0;
  const off = (actual: number, expected: number) => {
    furthest = Math.max(furthest, Math.abs(actual / expected - 1));
  };
  for (const freeU of [false, true]) {
    const file = (what: string) =>
      rowsOf(join(data, `splink/splink2_${what}_history_${freeU ? 'no_fix' : 'fixed_u'}.csv`));
    const chances = file('m_u');
    const lambdas = file('proportion_of_matches');
    let model = START;
    for (const iteration of ['1', '2']) {
      model = em(pairs, model, { freeU, pseudo: 0, iterations: 1, factors }).model;
      off(model.lambda, Number(lambdas.find((row) => row.iteration === iteration)!.λ));
      for (const row of chances) {
        if (row.iteration !== iteration) continue;
        const own = model.comparisons[COLUMNS.indexOf(row.column_name!)]!;
        off(own.m[Number(row.gamma_index)]!, Number(row.m_probability));
        if (freeU) off(own.u[Number(row.gamma_index)]!, Number(row.u_probability));
      }
    }
  }
  const [one, other] = ['479', '481'].map((id) => table.find(({ unique_id }) => unique_id === id)!);
  let weight = Math.log2(START.lambda / (1 - START.lambda));
  for (const [k, level] of compared(one!, other!).entries())
    if (level >= 0) weight += Math.log2(START.comparisons[k]!.m[level]! / START.comparisons[k]!.u[level]!);
  weight += RARITY * Math.log2(START.comparisons[0]!.u[2]! / share.get(one!.first_name!)!);
  off(weight, 0.5101493570766487);
  return furthest;
}

function compared(a: Record<string, string>, b: Record<string, string>): number[] {
  return COLUMNS.map((column, k) => {
    const x = a[column]!;
    const y = b[column]!;
    if (x === '' || y === '') return -1;
    if (x === y) return k === 0 ? 2 : 1;
    return k === 0 && levenshtein(codes(x), codes(y)) <= 2 ? 1 : 0;
  });
}

/** Rows by column; blanks at the end of a value stay, as the run had them. */
function rowsOf(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line
      .match(/("[^"]*"|[^,]*)(?:,|$)/g)!
      .map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''));
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}
