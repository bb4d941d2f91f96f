/**
 * Models in the JSON of Splink 4 and 5, which others have and can read. Conditions are the few that are known here; where Splink has no
 * function for a comparison (spans of days, whole names, sounds, names in each other's place) the condition names one of ours.
 */
import { z } from 'zod';
import type { Comparison, ComparisonSpec } from './comparisons.ts';
import type { Levels, Model } from './model.ts';
import { type Declared, type Plan, type PlannedRule, type PlanSettings, planOf } from './plan.ts';

/** Why a file is no model that can be used: words for each fault are with the command. */
export class ModelFault extends Error {
  readonly fault: 'form' | 'key' | 'untrained' | 'condition' | 'order' | 'column' | 'levels';
  readonly where: string;
  constructor(fault: ModelFault['fault'], where: string) {
    super(fault);
    this.fault = fault;
    this.where = where;
  }
}

/** What is compared, with what is believed of it. */
export interface ReadModel {
  readonly specs: readonly ComparisonSpec[];
  readonly model: Model;
}

const chance = z.number().min(0).max(1);
const level = z.strictObject({
  sql_condition: z.string(),
  label_for_charts: z.string().optional(),
  m_probability: chance.optional(),
  u_probability: chance.optional(),
  fix_m_probability: z.boolean().optional(),
  fix_u_probability: z.boolean().optional(),
  is_null_level: z.boolean().optional(),
  tf_adjustment_column: z.string().optional(),
  tf_adjustment_weight: chance.optional(),
  tf_minimum_u_value: z.literal(0).optional(),
  disable_tf_exact_match_detection: z.literal(false).optional(),
});
const form = z.strictObject({
  link_type: z.string(),
  probability_two_random_records_match: chance,
  comparisons: z
    .array(
      z.strictObject({
        output_column_name: z.string(),
        comparison_levels: z.array(level).min(3),
        comparison_description: z.string().optional(),
      }),
    )
    .min(1),
  // How Splink runs and what its tables are called: nothing that a weight depends on.
  ...Object.fromEntries(
    [
      ...['blocking_rules_to_generate_predictions', 'retain_matching_columns', 'sql_dialect', 'linker_uid'],
      ...['retain_intermediate_calculation_columns', 'additional_columns_to_retain', 'em_convergence'],
      ...['max_iterations', 'match_weight_column_prefix', 'bayes_factor_column_prefix'],
      ...['term_frequency_adjustment_column_prefix', 'comparison_vector_value_column_prefix'],
      ...['unique_id_column_name', 'source_dataset_column_name'],
    ].map((name) => [name, z.unknown().optional()]),
  ),
});

type SplinkLevel = z.output<typeof level>;

/** The functions of a condition, ours without a counterpart in SQL, with the kind of comparison that each makes. */
const FUNCTIONS: Readonly<Record<string, ComparisonSpec['kind'] | 'sound'>> = {
  jaro_winkler_similarity: 'text',
  levenshtein: 'edits',
  damerau_levenshtein: 'turns',
  moksori_days: 'date',
  moksori_name: 'name',
  moksori_sound: 'sound',
  moksori_swapped: 'swap',
};
const OF_KIND = new Map(Object.entries(FUNCTIONS).map(([name, kind]) => [kind, name]));
const DATES = 9;

/**
 * Reads a model.
 *
 * @throws ModelFault for what is not known here
 */
export function modelFrom(data: unknown): ReadModel {
  const read = form.safeParse(data);
  if (!read.success) {
    const [issue] = read.error.issues;
    const keys = issue!.code === 'unrecognized_keys' ? issue!.keys : [];
    throw new ModelFault(keys.length > 0 ? 'key' : 'form', [...issue!.path, ...keys].join('.') || 'top');
  }
  const { comparisons, probability_two_random_records_match: lambda } = read.data;
  if (lambda <= 0 || lambda >= 1) throw new ModelFault('form', 'probability_two_random_records_match');
  const found = comparisons.map(({ output_column_name: name, comparison_levels: levels }) => {
    const [first, ...rest] = levels;
    if (!first!.is_null_level || !/ is null\b/i.test(first!.sql_condition))
      throw new ModelFault('order', name);
    if (rest.at(-1)!.sql_condition.trim().toUpperCase() !== 'ELSE') throw new ModelFault('order', name);
    const spec = specOf(name, rest.slice(0, -1));
    return { spec, chances: chancesIn(name, rest) };
  });
  return {
    specs: found.map(({ spec }) => spec),
    model: { lambda, comparisons: found.map(({ chances }) => chances) },
  };
}

function chancesIn(name: string, levels: readonly SplinkLevel[]): Levels {
  const worst = [...levels].reverse();
  const of = (what: 'm_probability' | 'u_probability') =>
    worst.map((each) => {
      const own = each[what];
      if (own === undefined || own <= 0) throw new ModelFault('untrained', name);
      return own;
    });
  return { m: of('m_probability'), u: of('u_probability') };
}

interface Condition {
  readonly kind: ComparisonSpec['kind'] | 'sound' | 'equal';
  readonly columns: readonly string[];
  readonly number: number;
}

function specOf(name: string, levels: readonly SplinkLevel[]): ComparisonSpec {
  const conditions = levels.map(({ sql_condition }) => conditionOf(sql_condition, name));
  const [best] = conditions;
  const [column = ''] = best!.columns;
  const own = [...new Set(conditions.flatMap(({ columns }) => columns))];
  const kinds = new Set(conditions.map(({ kind }) => kind));
  const rarity = levels[0]!.tf_adjustment_column;
  if (levels.slice(1).some((each) => each.tf_adjustment_column !== undefined))
    throw new ModelFault('condition', name);
  if (rarity !== undefined && rarity !== column) throw new ModelFault('condition', name);
  const tf = rarity === undefined ? {} : { tf: levels[0]!.tf_adjustment_weight ?? 1 };
  if (best!.kind === 'swap' && conditions.length === 1 && own.length === 2)
    return { kind: 'swap', columns: [own[0]!, own[1]!] };
  if (own.length !== 1) throw new ModelFault('condition', name);
  if (kinds.size === 1 && kinds.has('date')) {
    const wanted = conditions.every(({ number }, i) => number === DATES - 1 - i);
    if (!wanted || conditions.length !== DATES - 1) throw new ModelFault('order', name);
    return { kind: 'date', column };
  }
  if (best!.kind !== 'equal') throw new ModelFault('order', name);
  const rest = conditions.slice(conditions[1]?.kind === 'sound' ? 2 : 1);
  const numbers = rest.map(({ number }) => number);
  const [kind = 'same'] = new Set(rest.map((each) => each.kind));
  if (rest.some((each) => each.kind !== kind) || kind === 'equal' || kind === 'sound')
    throw new ModelFault('order', name);
  if (kind === 'same' || kind === 'date' || kind === 'swap') return { kind: 'same', column, ...tf };
  const falling = kind === 'text' || kind === 'name' ? 1 : -1;
  if (numbers.some((each, i) => i > 0 && (numbers[i - 1]! - each) * falling <= 0))
    throw new ModelFault('order', name);
  return { kind, column, levels: numbers, ...tf };
}

/** A condition in the forms that Splink's own comparisons have. */
function conditionOf(sql: string, name: string): Condition {
  const side = (of: string) => `"?(\\w+)_${of}"?`;
  const equal = new RegExp(`^\\s*${side('l')}\\s*=\\s*${side('r')}\\s*$`, 'i').exec(sql);
  if (equal && equal[1] === equal[2]) return { kind: 'equal', columns: [equal[1]!], number: 0 };
  const swap = new RegExp(
    `^moksori_swapped\\(${side('l')}, ${side('l')}, ${side('r')}, ${side('r')}\\)$`,
  ).exec(sql);
  if (swap && swap[1] === swap[3] && swap[2] === swap[4])
    return { kind: 'swap', columns: [swap[1]!, swap[2]!], number: 0 };
  const called = new RegExp(
    `^\\s*(\\w+)\\(\\s*${side('l')}\\s*,\\s*${side('r')}\\s*\\)\\s*(?:([<>]=)\\s*(\\d+(?:\\.\\d+)?))?\\s*$`,
    'i',
  ).exec(sql);
  const [, called1 = '', one, other, sign, number] = called ?? [];
  const kind = Object.hasOwn(FUNCTIONS, called1.toLowerCase()) ? FUNCTIONS[called1.toLowerCase()] : undefined;
  const signed = kind === 'sound' ? undefined : kind === 'edits' || kind === 'turns' ? '<=' : '>=';
  if (kind === undefined || kind === 'swap' || one !== other || sign !== signed)
    throw new ModelFault('condition', name);
  return { kind, columns: [one!], number: Number(number ?? 0) };
}

/**
 * Plans what a model compares.
 *
 * @throws ModelFault where the lists have no such columns or the model other levels
 */
export function planWith(
  { specs, model }: ReadModel,
  declared: readonly Declared[],
  settings: PlanSettings,
): Plan {
  for (const spec of specs)
    for (const [i, name] of (spec.kind === 'swap' ? spec.columns : [spec.column]).entries()) {
      const holds = declared.find((each) => each.name === name)?.holds;
      const wanted: readonly (string | undefined)[] =
        spec.kind === 'swap'
          ? [i === 0 ? 'given' : 'surname']
          : spec.kind === 'date'
            ? ['birth', 'event']
            : spec.kind === 'name'
              ? ['name']
              : [holds];
      if (holds === undefined || !wanted.includes(holds)) throw new ModelFault('column', name);
    }
  const plan = planOf(declared, { ...settings, specs });
  for (const [k, { levels }] of plan.comparisons.entries())
    if (model.comparisons[k]!.m.length !== levels) throw new ModelFault('levels', nameOf(specs[k]!));
  return plan;
}

function nameOf(spec: ComparisonSpec): string {
  return spec.kind === 'swap' ? spec.columns.join('_') : spec.column;
}

/** A model as Splink writes it. */
export function modelTo(
  specs: readonly ComparisonSpec[],
  comparisons: readonly Comparison[],
  rules: readonly Pick<PlannedRule, 'keys'>[],
  model: Model,
): unknown {
  return {
    link_type: 'link_and_dedupe',
    probability_two_random_records_match: model.lambda,
    unique_id_column_name: 'row',
    source_dataset_column_name: 'list',
    sql_dialect: 'duckdb',
    blocking_rules_to_generate_predictions: rules.flatMap(({ keys }) => blockingOf(keys)),
    comparisons: specs.map((spec, k) => {
      const name = nameOf(spec);
      const conditions = conditionsOf(spec, comparisons[k]!.levels);
      const { m, u } = model.comparisons[k]!;
      const columns = spec.kind === 'swap' ? spec.columns : [spec.column];
      const empty = columns.flatMap((each) => [`"${each}_l" IS NULL`, `"${each}_r" IS NULL`]).join(' OR ');
      const tf = 'tf' in spec && spec.tf ? { tf_adjustment_column: name, tf_adjustment_weight: spec.tf } : {};
      return {
        output_column_name: name,
        comparison_levels: [
          { sql_condition: empty, label_for_charts: `${name} is NULL`, is_null_level: true },
          ...[...conditions, 'ELSE'].map((sql, i) => ({
            ...{
              sql_condition: sql,
              label_for_charts: i === conditions.length ? 'All other comparisons' : sql,
            },
            ...{ m_probability: m[m.length - 1 - i]!, u_probability: u[u.length - 1 - i]! },
            ...(i === 0 && tf),
          })),
        ],
      };
    }),
  };
}

/** Conditions of all levels but the last, best first. */
function conditionsOf(spec: ComparisonSpec, levels: number): string[] {
  if (spec.kind === 'swap') {
    const both = (side: string) => spec.columns.map((each) => `"${each}_${side}"`).join(', ');
    return [`${OF_KIND.get('swap')}(${both('l')}, ${both('r')})`];
  }
  const sides = `("${spec.column}_l", "${spec.column}_r")`;
  if (spec.kind === 'date')
    return Array.from({ length: DATES - 1 }, (_, i) => `${OF_KIND.get('date')}${sides} >= ${DATES - 1 - i}`);
  const equal = `"${spec.column}_l" = "${spec.column}_r"`;
  const thresholds = 'levels' in spec ? spec.levels : [];
  const sign = spec.kind === 'edits' || spec.kind === 'turns' ? '<=' : '>=';
  const heard = levels > thresholds.length + 2 ? [`${OF_KIND.get('sound')}${sides}`] : [];
  return [equal, ...heard, ...thresholds.map((each) => `${OF_KIND.get(spec.kind)}${sides} ${sign} ${each}`)];
}

/** A rule in SQL, where it is one of columns or their beginnings. */
function blockingOf(keys: readonly string[]): { blocking_rule: string; sql_dialect: string }[] {
  const cuts: Readonly<Record<string, number>> = { three: 3, four: 4, year: 4 };
  const parts = keys.map((key) => {
    const [column = '', how] = key.split(':');
    if (!/^\w+$/.test(column)) return undefined;
    if (how === undefined) return `l."${column}" = r."${column}"`;
    const length = cuts[how];
    return length && `SUBSTRING(l."${column}", 1, ${length}) = SUBSTRING(r."${column}", 1, ${length})`;
  });
  if (parts.length === 0 || parts.includes(undefined)) return [];
  return [{ blocking_rule: parts.join(' AND '), sql_dialect: 'duckdb' }];
}
