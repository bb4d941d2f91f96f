import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './faults.ts';
import { folderOf } from './files.ts';
import { type PackMap, packMap } from './map-schema.ts';
import type { PackData } from './types.ts';

/** The name of the file. */
const FILE = 'map.json';
/** Larger ones would make the pages wait: a country at the precision of a county needs a tenth. */
const MOST_BYTES = 600_000;

/**
 * The map of a pack, or of the nearest that it extends; null when none has one.
 *
 * @param data the pack: its chain says which folders, its places which ids there are
 */
export function mapOf(
  data: Pick<PackData, 'chain'> & { readonly places: { has(id: string): boolean }; readonly dir: string },
): { readonly map: PackMap | null; readonly faults: readonly Fault[] } {
  for (const pack of [...data.chain].reverse()) {
    const root = folderOf(pack, data.dir);
    const path = root && join(root, FILE);
    if (path === undefined || !existsSync(path)) continue;
    const faults: Fault[] = [];
    const fault = (field: string, message: string): void =>
      void faults.push({ file: `${pack}/${FILE}`, line: 1, field, message });
    const map = parsed(readFileSync(path), fault);
    for (const [i, { id }] of (map?.areas.objects.areas.geometries ?? []).entries())
      if (id !== null && !data.places.has(id)) fault(`areas.${i}.id`, `${id}: no place has this id`);
    for (const [i, { id }] of (map?.without ?? []).entries())
      if (!data.places.has(id)) fault(`without.${i}.id`, `${id}: no place has this id`);
    return { map: faults.length === 0 ? map : null, faults };
  }
  return { map: null, faults: [] };
}

function parsed(bytes: Uint8Array, fault: (field: string, message: string) => void): PackMap | null {
  if (bytes.length > MOST_BYTES) {
    fault('', `must be smaller than ${MOST_BYTES} bytes`);
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    fault('', 'must be JSON in UTF-8');
    return null;
  }
  const checked = packMap.safeParse(value);
  if (checked.success) return checked.data;
  for (const { path, message } of checked.error.issues) fault(path.join('.'), message);
  return null;
}
