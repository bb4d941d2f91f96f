/** Counts over all cases. */
import { intervalsOf } from './intervals.ts';
import { type Order, PathwayCounts, stagesTold } from './pathway.ts';
import { SeriesCounts } from './series.ts';
import { AT, type Names, type Tellings } from './tellings.ts';
import type { Asked, Count, Counts } from './types.ts';
import { walk } from './walk.ts';

/**
 * @param stages ids of the pack's stages, in the order of the process; no more than thirty
 */
export function count(tellings: Tellings, stages: readonly string[], asked: Asked): Counts {
  const { names } = tellings;
  const one = {
    kinds: new Once(names.kind),
    stages: new Once(names.stage),
    places: new Once(names.place),
    offices: new Once(names.office),
    languages: new Once(names.language),
    statuses: new Once(names.status),
  };
  const every = Object.values(one);
  const claimsOf = new Map<number, number>();
  const without = { place: 0, office: 0, date: 0 };
  const pathways = new PathwayCounts(stages);
  const series = new SeriesCounts(names.kind);
  const order = orderOf(stages, names.stage);
  let cases = 0;
  let claims = 0;
  walk(tellings, asked, ({ told, fitting, counted, any }) => {
    const { numbers } = told;
    for (const once of every) once.next();
    for (const at of any) {
      const status = numbers[at + AT.status]!;
      one.statuses.add(status);
      claimsOf.set(status, (claimsOf.get(status) ?? 0) + 1);
    }
    if (fitting.length === 0) return;
    cases++;
    claims += fitting.length;
    let [places, offices] = [0, 0];
    for (const at of fitting) {
      one.kinds.add(numbers[at + AT.kind]!);
      one.stages.add(numbers[at + AT.stage]!);
      one.languages.add(numbers[at + AT.language]!);
      const middle = at + AT.lists + numbers[at + AT.places]!;
      const end = at + numbers[at]!;
      for (let i = at + AT.lists; i < middle; i++) one.places.add(numbers[i]!);
      for (let i = middle; i < end; i++) one.offices.add(numbers[i]!);
      places += middle - at - AT.lists;
      offices += end - middle;
    }
    if (places === 0) without.place++;
    if (offices === 0) without.office++;
    const byKind = intervalsOf(told, fitting);
    if (byKind.every(({ intervals }) => intervals.length === 0)) without.date++;
    for (const { kind, intervals } of byKind) series.add(kind, intervals);
    pathways.add(stagesTold(told, counted, order));
  });
  return {
    ...{ cases, claims, all: allOf(tellings, asked) },
    ...{ kinds: one.kinds.counted(), stages: one.stages.counted(), places: one.places.counted() },
    ...{ offices: one.offices.counted(), languages: one.languages.counted() },
    statuses: one.statuses.counted().map((status) => ({
      ...status,
      claims: claimsOf.get(names.status.known(status.value))!,
    })),
    ...{ without, series: series.counted(), pathways: pathways.counted() },
  };
}

function allOf({ cases }: Tellings, { except }: Asked): number {
  let all = 0;
  for (const told of cases) if (told.numbers.length > 0 && !except?.has(told.case)) all++;
  return all;
}

export function orderOf(stages: readonly string[], names: Names): Order {
  if (stages.length > 30) throw new RangeError(`${stages.length} stages`);
  const places = new Map(stages.map((stage, i) => [names.known(stage), i]));
  return (stage) => places.get(stage) ?? -1;
}

/** Counts a case once for each value, however many of its claims have it. */
class Once {
  readonly #names: Names;
  readonly #cases: Uint32Array;
  readonly #last: Uint32Array;
  #case = 0;

  constructor(names: Names) {
    this.#names = names;
    this.#cases = new Uint32Array(names.size);
    this.#last = new Uint32Array(names.size);
  }

  next(): void {
    this.#case++;
  }

  add(value: number): void {
    if (value === 0 || this.#last[value] === this.#case) return;
    this.#last[value] = this.#case;
    this.#cases[value]!++;
  }

  /** The most frequent first. */
  counted(): readonly Count[] {
    const found: Count[] = [];
    for (const [value, cases] of this.#cases.entries())
      if (cases > 0) found.push({ value: this.#names.name(value), cases });
    return found.sort((a, b) => b.cases - a.cases || (a.value < b.value ? -1 : 1));
  }
}
