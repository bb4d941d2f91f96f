import type { z } from 'zod';
import type { Fault } from './faults.ts';
import type { Path, Source } from './source.ts';

/** An entry of a list, checked, with where it was last written. */
export interface Entry<T> {
  readonly value: T;
  readonly source: Source;
  readonly index: number;
  /** The line of one of its fields, in the file that wrote the field. */
  lineOf(path: Path): { readonly file: string; readonly line: number };
}

/** A field of an entry, and what a more general pack gave before. */
interface Field {
  readonly source: Source;
  readonly index: number;
  readonly value: unknown;
  readonly base: Field | undefined;
}

/** Lists that grow when a more particular pack names them; all other fields are replaced. */
const joined: ReadonlySet<string> = new Set(['en', 'ko', 'ambiguous']);

function join(base: unknown, over: unknown): unknown {
  if (!Array.isArray(base) || !Array.isArray(over)) return over;
  return [...base, ...over.filter((item) => !base.includes(item))];
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/**
 * Reads lists of entries over a chain of packs: an entry with an id that a more general pack has already given changes
 * the fields it names and keeps the others; its spellings are added. What does not fit the schema becomes faults.
 *
 * @param sources the file of that name in each pack of the chain that has one, the most general first
 */
export function mergeLists<S extends z.ZodType>(
  sources: readonly Source[],
  key: string,
  schema: S,
  faults: Fault[],
): readonly Entry<z.output<S>>[] {
  const raw = new Map<string, { fields: Map<string, Field>; last: Source; index: number }>();
  for (const source of sources) {
    const seen = new Map<string, number>();
    for (const [index, item] of listOf(source, faults).entries()) {
      const at = (field: string, message: string): void => {
        faults.push({ file: source.file, line: source.lineOf([index]), field, message });
      };
      if (!isRecord(item)) {
        at(`${index}`, 'must be an entry with fields');
        continue;
      }
      const id = item[key];
      if (typeof id !== 'string' || id === '') {
        at(`${index}.${key}`, 'must be there');
        continue;
      }
      if (seen.has(id)) {
        at(`${index}.${key}`, `"${id}" stands twice; the first is on line ${source.lineOf([seen.get(id)!])}`);
        continue;
      }
      seen.set(id, index);
      const entry = raw.get(id) ?? { fields: new Map(), last: source, index };
      for (const [field, value] of Object.entries(item)) {
        const base = joined.has(field) ? entry.fields.get(field) : undefined;
        entry.fields.set(field, { source, index, value: base ? join(base.value, value) : value, base });
      }
      raw.set(id, { ...entry, last: source, index });
    }
  }
  const entries: Entry<z.output<S>>[] = [];
  for (const { fields, last, index } of raw.values()) {
    const lineOf = (path: Path): { file: string; line: number } => {
      let field = fields.get(String(path[0]));
      // An item of a joined list stands in the pack that first gave it.
      for (; field?.base && Number(path[1]) < lengthOf(field.base.value); field = field.base);
      const source = field?.source ?? last;
      const skip = field?.base ? lengthOf(field.base.value) : 0;
      const inside =
        skip > 0 && path.length > 1 ? [path[0]!, Number(path[1]) - skip, ...path.slice(2)] : path;
      return { file: source.file, line: source.lineOf([field?.index ?? index, ...inside]) };
    };
    const value = Object.fromEntries([...fields].map(([field, given]) => [field, given.value]));
    const parsed = schema.safeParse(value);
    if (parsed.success) entries.push({ value: parsed.data, source: last, index, lineOf });
    else
      for (const issue of parsed.error.issues)
        for (const { path, message } of plain(issue))
          faults.push({ ...lineOf(path), field: [index, ...path].join('.'), message });
  }
  return entries;
}

/** Reads lists whose entries have no id: all of them, the general ones first. */
export function joinLists<S extends z.ZodType>(
  sources: readonly Source[],
  schema: S,
  faults: Fault[],
): readonly Entry<z.output<S>>[] {
  const entries: Entry<z.output<S>>[] = [];
  for (const source of sources) {
    for (const [index, item] of listOf(source, faults).entries()) {
      const parsed = schema.safeParse(item);
      const lineOf = (path: Path): { file: string; line: number } => ({
        file: source.file,
        line: source.lineOf([index, ...path]),
      });
      if (parsed.success) entries.push({ value: parsed.data, source, index, lineOf });
      else
        for (const issue of parsed.error.issues)
          for (const { path, message } of plain(issue))
            faults.push({ ...lineOf(path), field: [index, ...path].join('.'), message });
    }
  }
  return entries;
}

/**
 * Merges what files hold over a chain of packs (lists are joined, maps merged, single values replaced) and checks the
 * result. Undefined when no pack has the file, or when it does not fit.
 */
export function mergeData<S extends z.ZodType>(
  sources: readonly Source[],
  schema: S,
  faults: Fault[],
): z.output<S> | undefined {
  const filled = sources.filter((source) => source.value !== null && source.value !== undefined);
  if (filled.length === 0) return undefined;
  const list = Array.isArray(filled[0]!.value);
  if (list) return joinData(filled, schema, faults);
  let merged: Record<string, unknown> = {};
  for (const source of filled) {
    if (isRecord(source.value)) merged = mergeInto(merged, source.value);
    else
      faults.push({
        file: source.file,
        line: 1,
        field: '',
        message: 'must hold fields, not a list or a word',
      });
  }
  const parsed = schema.safeParse(merged);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    for (const { path, message } of plain(issue)) {
      const source =
        sources.findLast((s) => isRecord(s.value) && String(path[0]) in s.value) ?? sources.at(-1)!;
      faults.push({
        file: source.file,
        line: source.lineOf(path),
        field: path.join('.'),
        message,
      });
    }
  return undefined;
}

/** The same for files that are lists. */
function joinData<S extends z.ZodType>(
  sources: readonly Source[],
  schema: S,
  faults: Fault[],
): z.output<S> | undefined {
  const at: { source: Source; index: number }[] = [];
  const joined: unknown[] = [];
  for (const source of sources)
    for (const [index, item] of listOf(source, faults).entries()) {
      joined.push(item);
      at.push({ source, index });
    }
  const parsed = schema.safeParse(joined);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    for (const { path, message } of plain(issue)) {
      const { source, index } = at[Number(path[0])] ?? { source: sources[0]!, index: 0 };
      const inside = [index, ...path.slice(1)];
      faults.push({ file: source.file, line: source.lineOf(inside), field: inside.join('.'), message });
    }
  return undefined;
}

/** Lists are joined, maps merged, single values replaced. */
function mergeInto(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = result[key];
    if (Array.isArray(old) && Array.isArray(value)) result[key] = [...old, ...value];
    else if (isRecord(old) && isRecord(value)) result[key] = mergeInto(old, value);
    else result[key] = value;
  }
  return result;
}

function listOf(source: Source, faults: Fault[]): readonly unknown[] {
  if (Array.isArray(source.value)) return source.value;
  if (source.value !== null && source.value !== undefined)
    faults.push({ file: source.file, line: 1, field: '', message: 'must be a list' });
  return [];
}

/** Says in plain words what the schema found; one fault for each field. */
export function plain(issue: z.core.$ZodIssue): readonly { path: Path; message: string }[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'no such field' }));
  if (issue.code === 'invalid_type' && /received undefined/.test(issue.message))
    return [{ path, message: 'must be there' }];
  if (issue.code === 'invalid_type') return [{ path, message: `must be ${issue.expected}` }];
  if (issue.code === 'invalid_value')
    return [{ path, message: `must be one of: ${issue.values.map(String).join(', ')}` }];
  if (issue.code === 'too_small') return [{ path, message: 'must not be empty or too small' }];
  return [{ path, message: issue.message }];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
