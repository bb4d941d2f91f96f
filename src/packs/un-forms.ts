/** Reads the forms of the United Nations of a pack and of those it extends. Only a draft asks for them, so no pack carries them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Fault } from './faults.ts';
import { folderOf } from './files.ts';
import { readYaml } from './source.ts';
import type { PackData } from './types.ts';
import { type UnAsking, type UnForm, unAsking, unForm } from './un-schema.ts';

const FOLDER = 'un';
const ASKING = 'asking';

export interface UnForms {
  /** By id, in the order of their names. */
  readonly forms: ReadonlyMap<string, UnForm>;
  readonly asking: ReadonlyMap<string, UnAsking>;
}

/** What the forms of a pack may name. */
type Known = Pick<PackData, 'chain'> & {
  readonly dir: string;
  readonly acts: { has(kind: string): boolean };
  readonly audiences: readonly { readonly id: string }[];
  readonly safeguards: readonly { readonly id: string }[];
};

/**
 * All forms; a form or an entry of what asking costs replaces that of the same id in a pack that is extended.
 *
 * @returns with every fault: what cannot be read is not among the forms
 */
export function unFormsOf(pack: Known): UnForms & { readonly faults: readonly Fault[] } {
  const forms = new Map<string, UnForm>();
  const asking = new Map<string, UnAsking>();
  const faults: Fault[] = [];
  for (const name of pack.chain) {
    const root = folderOf(name, pack.dir);
    const folder = root && join(root, FOLDER);
    if (folder === undefined || !existsSync(folder)) continue;
    for (const file of readdirSync(folder).sort()) {
      const id = file.replace(/\.yaml$/, '');
      const text = readFileSync(join(folder, file), 'utf8');
      const source = readYaml({ pack: name, path: `${FOLDER}/${file}`, text }, faults);
      const fault = (path: readonly PropertyKey[], message: string): void =>
        void faults.push({
          file: source.file,
          line: source.lineOf(path.map((step) => (typeof step === 'symbol' ? String(step) : step))),
          field: path.join('.'),
          message,
        });
      if (id === ASKING)
        for (const [i, one] of (checked(unAsking, source.value, fault) ?? []).entries()) {
          asking.set(one.id, one);
          unknown(one.endangers, pack.audiences, (at) =>
            fault([i, 'endangers', at], 'no audience has this id'),
          );
        }
      else {
        const form = checked(unForm, source.value, fault);
        if (form === undefined) continue;
        if (form.id !== id) fault(['id'], 'must be the name of the file');
        named(form, pack, fault);
        forms.set(form.id, form);
      }
    }
  }
  for (const form of forms.values())
    for (const { fields } of form.sections)
      for (const { id, asking: cost } of fields)
        if (cost !== undefined && !asking.has(cost))
          faults.push({
            file: `${FOLDER}/${form.id}.yaml`,
            line: 1,
            field: id,
            message: `${cost}: stands not in asking.yaml`,
          });
  return { forms, asking, faults };
}

function checked<T extends z.ZodType>(
  schema: T,
  value: unknown,
  fault: (path: readonly PropertyKey[], message: string) => void,
): z.output<T> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues) fault(path, message);
  return undefined;
}

/** That kinds of act and safeguards exist, and that no field is named twice. */
function named(
  form: UnForm,
  { acts, safeguards }: Known,
  fault: (path: readonly PropertyKey[], message: string) => void,
): void {
  const kinds = (list: readonly string[], path: readonly PropertyKey[]): void => {
    for (const [i, kind] of list.entries())
      if (!acts.has(kind)) fault([...path, i], `${kind}: no such kind of act`);
  };
  const owed = (list: readonly string[], path: readonly PropertyKey[]): void =>
    unknown(list, safeguards, (i) => fault([...path, i], 'no safeguard has this id'));
  kinds(form.of, ['of']);
  kinds(form.urgent.acts, ['urgent', 'acts']);
  owed(form.urgent.safeguards, ['urgent', 'safeguards']);
  const seen = new Set<string>();
  for (const [s, { fields }] of form.sections.entries())
    for (const [f, { id, from }] of fields.entries()) {
      const at = ['sections', s, 'fields', f];
      if (seen.has(id)) fault([...at, 'id'], `${id}: another field has this id`);
      seen.add(id);
      for (const [n, one] of from.entries()) {
        if ('acts' in one) kinds(one.acts, [...at, 'from', n, 'acts']);
        if ('kin' in one) kinds(one.kin, [...at, 'from', n, 'kin']);
        if ('safeguards' in one) owed(one.safeguards, [...at, 'from', n, 'safeguards']);
      }
    }
}

function unknown(
  list: readonly string[],
  known: readonly { readonly id: string }[],
  report: (index: number) => void,
): void {
  for (const [i, one] of list.entries()) if (!known.some(({ id }) => id === one)) report(i);
}
