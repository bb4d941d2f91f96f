/** What is compared, which pairs are looked at and what is learnt from, from what the columns hold: the program's own defaults. */
import { BlockStore, type Blocks, blocksOf, type Key } from './blocks.ts';
import { type Knowledge, readColumns } from './columns.ts';
import type { Comparison } from './comparisons.ts';
import { type ComparisonSpec, comparisonsOf } from './comparisons.ts';
import { type Holds, type KeyCut, kindOf } from './kinds.ts';
import type { KinRule, TrainingRule } from './train.ts';
import { kinRules, trainingOf } from './training-rules.ts';
import type { Column, RawColumn } from './values.ts';

export interface Declared {
  readonly name: string;
  readonly holds: Holds;
  readonly raw: RawColumn;
}

export interface PlannedRule {
  readonly name: string;
  /** Names of keys: `column` or `column:cut`. */
  readonly keys: readonly string[];
  readonly blocks: Blocks;
}

export interface Plan {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly comparisons: readonly Comparison[];
  readonly specs: readonly ComparisonSpec[];
  readonly rules: readonly PlannedRule[];
  /** Rules that would have cost more pairs than there may be. */
  readonly leftOut: readonly { readonly name: string; readonly pairs: number; readonly largest: number }[];
  readonly training: readonly TrainingRule[];
  readonly strict: readonly Blocks[];
  readonly possible: number;
  readonly kin: readonly KinRule[];
}

export interface PlanSettings extends Knowledge {
  readonly apart: Int32Array;
  /** Pairs there may be in all; the default grows with the rows. */
  readonly budget?: number;
  readonly swaps?: boolean;
  /** What is compared, instead of what the columns call for. */
  readonly specs?: readonly ComparisonSpec[];
  /** Rules by the names of their keys, `column` or `column:cut`, instead of those that would be found. */
  readonly rules?: readonly (readonly string[])[];
}

/** Where all pairs are no more than this, all are compared. */
const ALL = 15_000_000;
const PER_ROW = 100;
/** A rule of one key may have so many pairs for each row, one of two keys so many. */
const ONE_KEY = 25;
const TWO_KEYS = 25;
const MOST_RULES = 24;
/** Plans a run. Only names and counts of columns decide, never what is true. */
export function planOf(declared: readonly Declared[], settings: PlanSettings): Plan {
  const { apart } = settings;
  const rows = apart.length;
  const asked = new Set((settings.rules ?? []).flat().map((name) => name.split(':')[1] as KeyCut));
  const columns = readColumns(declared, settings, asked);
  const specs = settings.specs ?? comparedOf(declared, settings.swaps ?? true);
  const shared = new Set(
    declared.flatMap(({ name, holds }) => (kindOf(holds).shared && holds !== 'sex' ? [name] : [])),
  );
  const comparisons = comparisonsOf(specs, columns, shared);
  const possible = possibleOf(apart);
  const { rules, leftOut } = settings.rules
    ? { rules: settings.rules.map((names) => ruleOf(names, columns, rows)), leftOut: [] }
    : rulesOf(declared, columns, rows, possible, settings.budget);
  // What is learnt from stands in many of the same blocks.
  const store = new BlockStore(rows);
  for (const { keys, blocks } of rules)
    if (keys.every((name) => !name.includes('×'))) store.keep(keysNamed(keys, columns), blocks);
  return {
    rows,
    columns,
    specs,
    comparisons,
    rules,
    leftOut,
    possible,
    kin: kinRules(comparisons, store, apart),
    ...trainingOf(declared, columns, specs, store, possible, apart),
  };
}

function comparedOf(declared: readonly Declared[], swaps: boolean): ComparisonSpec[] {
  const specs = declared.map(({ name, holds }) => kindOf(holds).compared(name));
  const given = declared.find(({ holds }) => holds === 'given');
  const surname = declared.find(({ holds }) => holds === 'surname');
  return swaps && given && surname
    ? [...specs, { kind: 'swap', columns: [given.name, surname.name] }]
    : specs;
}

/** Pairs of rows that may be one person. */
export function possibleOf(apart: Int32Array): number {
  const sizes = new Map<number, number>();
  for (let i = 0; i < apart.length; i++)
    if (apart[i]! >= 0) sizes.set(apart[i]!, (sizes.get(apart[i]!) ?? 0) + 1);
  const inside = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return (apart.length * (apart.length - 1)) / 2 - inside;
}

function ruleOf(names: readonly string[], columns: ReadonlyMap<string, Column>, rows: number): PlannedRule {
  return { name: names.join(' + '), keys: names, blocks: blocksOf(keysNamed(names, columns), rows) };
}

function keysNamed(names: readonly string[], columns: ReadonlyMap<string, Column>): Key[] {
  return names.map((name) => {
    const [column = '', how] = name.split(':');
    return how === undefined ? columns.get(column)!.ids : columns.get(column)!.keys.get(how)!;
  });
}

interface NamedKey {
  readonly name: string;
  readonly column: string;
  readonly key: Key;
  readonly alone: boolean;
}

function keysOf(declared: readonly Declared[], columns: ReadonlyMap<string, Column>): NamedKey[] {
  return declared.flatMap(({ name, holds }) => {
    const column = columns.get(name)!;
    const { keys, alone } = kindOf(holds);
    return keys.flatMap((how) => {
      const key = how === 'whole' ? column.ids : column.keys.get(how);
      if (!key) return [];
      const near = how === 'whole' || how === 'sound';
      return [{ name: how === 'whole' ? name : `${name}:${how}`, column: name, key, alone: alone && near }];
    });
  });
}

/** A given name that is another row's surname, and the other way: one number for both orders. */
export function crossed(given: Int32Array, surname: Int32Array): [Int32Array, Int32Array] {
  const low = new Int32Array(given.length);
  const high = new Int32Array(given.length);
  for (let i = 0; i < given.length; i++) {
    const none = given[i]! < 0 || surname[i]! < 0;
    low[i] = none ? -1 : Math.min(given[i]!, surname[i]!);
    high[i] = none ? -1 : Math.max(given[i]!, surname[i]!);
  }
  return [low, high];
}

function rulesOf(
  declared: readonly Declared[],
  columns: ReadonlyMap<string, Column>,
  rows: number,
  possible: number,
  budget = Math.max(ALL, PER_ROW * rows),
): Pick<Plan, 'rules' | 'leftOut'> {
  if (possible <= Math.min(ALL, budget)) {
    const blocks = blocksOf([], rows);
    return { rules: [{ name: 'all', keys: [], blocks }], leftOut: [] };
  }
  const keys = keysOf(declared, columns);
  const candidates: { keys: NamedKey[]; most: number }[] = [];
  for (const one of keys) if (one.alone) candidates.push({ keys: [one], most: ONE_KEY * rows });
  for (const [i, one] of keys.entries())
    for (const two of keys.slice(i + 1))
      if (one.column !== two.column) candidates.push({ keys: [one, two], most: TWO_KEYS * rows });
  const built = candidates.map(({ keys, most }) => ({
    names: keys.map(({ name }) => name),
    most,
    expected: expectedPairs(
      keys.map(({ key }) => key),
      rows,
    ),
    keys,
  }));
  // Wide rules first: what they join, narrow ones need not.
  built.sort((a, b) => a.names.length - b.names.length || b.expected - a.expected);
  const rules: PlannedRule[] = [];
  const leftOut: { name: string; pairs: number; largest: number }[] = [];
  let total = 0;
  const crossing = crossedRule(declared, columns, rows);
  if (crossing && total + crossing.blocks.pairs <= budget) {
    rules.push(crossing);
    total += crossing.blocks.pairs;
  }
  for (const { names, most, keys, expected } of built) {
    if (rules.length >= MOST_RULES) break;
    // A rule that asks for more than one that is there finds nothing new.
    if (rules.some((rule) => rule.keys.length > 0 && rule.keys.every((name) => asked(name, names)))) continue;
    const name = names.join(' + ');
    if (expected > 4 * most) {
      leftOut.push({ name, pairs: Math.round(expected), largest: 0 });
      continue;
    }
    const blocks = blocksOf(
      keys.map(({ key }) => key),
      rows,
    );
    if (blocks.pairs === 0) continue;
    if (blocks.pairs > most || total + blocks.pairs > budget) {
      leftOut.push({ name, pairs: blocks.pairs, largest: blocks.largest });
      continue;
    }
    rules.push({ name, keys: names, blocks });
    total += blocks.pairs;
  }
  return { rules, leftOut };
}

/** Whether rows that agree in some keys agree in this one: it is one of them, or is cut from one. */
function asked(name: string, names: readonly string[]): boolean {
  return names.includes(name) || names.includes(name.split(':')[0]!);
}

function crossedRule(
  declared: readonly Declared[],
  columns: ReadonlyMap<string, Column>,
  rows: number,
): PlannedRule | undefined {
  const given = declared.find(({ holds }) => holds === 'given');
  const surname = declared.find(({ holds }) => holds === 'surname');
  if (!given || !surname) return undefined;
  const [one, two] = [columns.get(given.name)!, columns.get(surname.name)!];
  const keys = crossed(one.keys.get('sound') ?? one.ids, two.keys.get('sound') ?? two.ids);
  return {
    name: `${given.name} × ${surname.name}`,
    keys: [`${given.name}×${surname.name}`],
    blocks: blocksOf(keys, rows),
  };
}

/** Pairs there would be if the keys had nothing to do with each other. */
function expectedPairs(keys: readonly Key[], rows: number): number {
  return keys.reduce((pairs, key) => pairs * agreement(key), (rows * (rows - 1)) / 2);
}

/** The chance that two rows agree. */
export function agreement(key: Key): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < key.length; i++) if (key[i]! >= 0) counts.set(key[i]!, (counts.get(key[i]!) ?? 0) + 1);
  let pairs = 0;
  for (const count of counts.values()) pairs += count * (count - 1);
  return pairs / (key.length * Math.max(1, key.length - 1));
}
