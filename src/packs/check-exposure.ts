/** What exposure.yaml can get wrong: groups, acts, places and steps that are not there. */
import type { Written } from './compile.ts';
import type { Fault } from './faults.ts';
import type { Path } from './source.ts';
import type { PackData } from './types.ts';

/** The steps that the program knows how to take; a pack says what they are called. */
export const LADDERS: Readonly<Record<string, readonly string[]>> = {
  place: ['place', 'county', 'province', 'region', 'country'],
  time: ['hour', 'day', 'third', 'month', 'quarter', 'year'],
  age: ['years', 'decade', 'adult', 'none'],
  occupation: ['job', 'sector', 'none'],
  sum: ['exact', 'magnitude', 'none'],
  kin: ['kin', 'relative'],
  quotation: ['verbatim', 'paraphrase'],
  name: ['name', 'none'],
  sex: ['sex', 'none'],
};

/** Faults of exposure.yaml, and circles of kinds of act that are told as one another. */
export function exposureFaults(w: Written, data: PackData): readonly Fault[] {
  const { value, sources } = w.exposure;
  const faults: Fault[] = circles(w);
  if (sources.length === 0) return faults;
  const add = (path: Path, message: string): void => {
    const [source] = sources.filter((each) => holds(each.value, path)).slice(-1);
    const at = source ?? sources.at(-1)!;
    faults.push({ file: at.file, line: at.lineOf(source ? path : []), field: path.join('.'), message });
  };
  const audiences = new Set(w.audiences.map((entry) => entry.value.id));
  const acts = new Set(w.acts.map((entry) => entry.value.kind));
  for (const [detail, groups] of Object.entries(value.details))
    for (const group of groups === 'all' ? [] : groups)
      if (!audiences.has(group)) add(['details', detail], `no audience "${group}"`);
  for (const { acts: kinds, to } of value.later) {
    for (const kind of kinds) if (!acts.has(kind)) add(['later'], `no kind of act "${kind}"`);
    for (const group of to) if (!audiences.has(group)) add(['later'], `no audience "${group}"`);
  }
  for (const age of Object.keys(value.ages))
    if (!/^\d0?s$/.test(age) && !Object.hasOwn(data.terms.ages, age))
      add(['ages', age], 'must be a decade ("40s") or an age of terms.yaml');
  for (const job of Object.keys(value.occupations)) occupation(job, ['occupations', job]);
  for (const job of value.standings) occupation(job, ['standings']);
  const sectors = new Map<string, string>();
  for (const sector of value.sectors)
    for (const job of sector.of) {
      occupation(job, ['sectors']);
      const other = sectors.get(job);
      if (other !== undefined) add(['sectors'], `"${job}" is in "${other}" and in "${sector.id}"`);
      sectors.set(job, sector.id);
    }
  const placed = new Map(data.places.map((place) => [place.id, place]));
  const regions = new Map<string, string>();
  for (const region of value.regions)
    for (const id of region.places) {
      if (placed.get(id)?.precision !== 'province') add(['regions'], `no province "${id}"`);
      const other = regions.get(id);
      if (other !== undefined) add(['regions'], `"${id}" is in "${other}" and in "${region.id}"`);
      regions.set(id, region.id);
    }
  for (const [type, steps] of Object.entries(value.ladders)) {
    const known = LADDERS[type];
    if (known === undefined) add(['ladders', type], `there is no ladder "${type}"`);
    else if (known.join() !== steps.map(({ id }) => id).join())
      add(['ladders', type], `must have the steps ${known.join(', ')}`);
  }
  for (const [language, says] of Object.entries(value.say.ages))
    for (const say of says)
      if (!/\{[dn]\}/.test(say)) add(['say', 'ages', language], `"${say}" has no place for a number`);
  return faults;

  function occupation(job: string, path: Path): void {
    if (!Object.hasOwn(data.terms.occupations, job)) add(path, `"${job}" has no name in terms.yaml`);
  }
}

function circles(w: Written): Fault[] {
  const coarser = new Map(w.acts.map(({ value }) => [value.kind, value.coarser]));
  return w.acts.flatMap((entry) => {
    const seen = new Set<string>();
    let kind: string | undefined = entry.value.kind;
    while (kind !== undefined && !seen.has(kind)) {
      seen.add(kind);
      kind = coarser.get(kind);
    }
    if (kind === undefined) return [];
    return [{ ...entry.lineOf(['coarser']), field: 'coarser', message: 'goes in a circle' }];
  });
}

function holds(value: unknown, path: Path): boolean {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !(step in at)) return false;
    at = (at as Record<string | number, unknown>)[step];
  }
  return true;
}
