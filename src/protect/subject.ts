/** How many people fit what is told of somebody: a k-map with the counts and shares of the pack, always from least to most. */
import type { Pack } from '../packs/types.ts';
import { coarserThan, decadeOf, placeSteps, regionOf } from './ladders.ts';
import type { Assumed, CoarseSet, DetailEffect, DetailType, Fit, Range } from './types.ts';

/** A detail as it is told. */
export interface Detail {
  readonly type: DetailType;
  readonly value: string;
  readonly step: string;
  /** How finely it is out already: telling it more coarsely than that takes nothing back. */
  readonly floor?: { readonly step: string; readonly value: string };
}

/** People of a place, or of a region or the whole country; unknown counts are those of its neighbours, from least to most. */
export function peopleOf(
  place: string | undefined,
  sex: string | undefined,
  pack: Pack,
  assumed: Assumed = {},
): Range {
  const { change, sex: shareOfSex } = pack.exposure;
  const given = place === undefined ? undefined : assumed.population?.[place];
  const [least, most] = given ?? countOf(place, sex, pack) ?? [1, WORLD];
  const bySex = sex === undefined || given === undefined ? [1, 1] : shareOfSex;
  const factor = given === undefined ? (assumed.change ?? change) : [1, 1];
  return [least * bySex[0]! * factor[0]!, most * bySex[1]! * factor[1]!];
}

/** Nothing is known of where: everybody. */
const WORLD = 1e10;

function countOf(place: string | undefined, sex: string | undefined, pack: Pack): Range | undefined {
  const own = place === undefined ? undefined : pack.places.get(place)?.population;
  const counted = (
    population: { total?: number; male?: number; female?: number } | undefined,
  ): number | undefined =>
    sex === 'male' ? population?.male : sex === 'female' ? population?.female : population?.total;
  const count = counted(own);
  if (count !== undefined) return [count, count];
  const all = countsIn(pack);
  const under = place === undefined ? [...all.keys()] : within(place, pack, all);
  const counts = under.flatMap((id) => counted(pack.places.get(id)?.population) ?? []);
  if (counts.length > 0) {
    const sum = counts.reduce((a, b) => a + b, 0);
    return [sum, sum];
  }
  // No figure: as few as the smallest and as many as the largest of the same province.
  const above = place === undefined ? undefined : pack.places.get(place)?.within;
  if (above === undefined) return undefined;
  const finer = pack.places.get(place!)?.precision === 'place';
  const beside = within(above, pack, all).flatMap((id) => counted(pack.places.get(id)?.population) ?? []);
  if (beside.length > 0) return finer ? [1, Math.max(...beside)] : [Math.min(...beside), Math.max(...beside)];
  const wider = countOf(above, sex, pack);
  return wider && [1, wider[1]];
}

/** Places with a count, by id, and what they lie in. */
function countsIn(pack: Pack): ReadonlyMap<string, readonly string[]> {
  let known = counted.get(pack);
  if (known === undefined) {
    known = new Map(
      [...pack.places.values()]
        .filter(({ population }) => population?.total !== undefined)
        .map(({ id }) => [id, placeSteps(id, pack).map((step) => step.id)]),
    );
    counted.set(pack, known);
  }
  return known;
}

const counted = new WeakMap<Pack, ReadonlyMap<string, readonly string[]>>();

function within(place: string, pack: Pack, all: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const region = pack.exposure.regions.find(({ id }) => id === place);
  return [...all].flatMap(([id, above]) =>
    above.includes(place) || (region && above.some((each) => regionOf(each, pack) === region.id)) ? [id] : [],
  );
}

/** The share of people that a detail fits. A place has no share: it is what the others are shares of. */
export function shareOf({ type, value, step }: Detail, pack: Pack, assumed: Assumed = {}): Range {
  const { exposure } = pack;
  if (step === 'none') return [1, 1];
  if (type === 'sex') return exposure.sex;
  if (type === 'kin') return step === 'relative' ? [1, 1] : exposure.kin;
  if (type === 'age') {
    const age = step === 'years' ? decadeOf(value)! : value;
    const range = assumed.ages?.[age] ?? exposure.ages[age] ?? [0, 1];
    return step === 'years' ? [range[0] / 20, range[1] / 5] : range;
  }
  if (type === 'occupation') {
    if (step === 'sector') return exposure.sectors.find(({ id }) => id === value)?.share ?? [0, 1];
    return assumed.occupations?.[value] ?? exposure.occupations[value] ?? exposure.occupation;
  }
  return type === 'name' && step === 'surname' ? exposure.surname : [0, 0];
}

/** How many fit: at least the person themself. */
export function fitOf(details: readonly Detail[], pack: Pack, assumed: Assumed = {}): Fit {
  const fits = (list: readonly Detail[]): Range => {
    const sex = list.find((detail) => detail.type === 'sex' && detail.step !== 'none')?.value;
    let [least, most] = placed(list)
      .map((place) => peopleOf(place, sex, pack, assumed))
      .reduce(smaller);
    for (const detail of list) {
      if (detail.type === 'place' || detail.type === 'sex') continue;
      const share = shareOf(detail, pack, assumed);
      least *= share[0];
      most *= share[1];
    }
    return [Math.max(1, Math.floor(least)), Math.max(1, Math.floor(most))];
  };
  const place = details.find(({ type }) => type === 'place')?.value;
  const bare = details.filter(({ type }) => type === 'place');
  return {
    people: fits(details),
    ...(place !== undefined && { place }),
    placePeople: fits(bare),
    named: details.some(({ type, step }) => type === 'name' && step === 'name'),
    details: details.map(
      (detail): DetailEffect => ({
        type: detail.type,
        value: detail.value,
        step: detail.step,
        share:
          detail.type === 'place'
            ? whole(peopleOf(detail.value, undefined, pack, assumed))
            : shareOf(detail, pack, assumed),
        alone: fits(detail.type === 'place' ? [detail] : [...bare, detail]),
        without: fits(details.filter((each) => each !== detail)),
      }),
    ),
  };
}

function whole([least, most]: Range): Range {
  return [Math.round(least), Math.round(most)];
}

/** The places that were told; without one the whole country. */
function placed(details: readonly Detail[]): readonly (string | undefined)[] {
  const places = details.filter(({ type }) => type === 'place').map(({ value }) => value);
  return places.length === 0 ? [undefined] : places;
}

function smaller(a: Range, b: Range): Range {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
}

/** Whether so few may fit that the person can be found among them. */
export function isPath(fit: Fit, people: number): boolean {
  return fit.named || fit.people[0] < people;
}

/**
 * Every smallest set of details to tell more coarsely so that enough people fit; of two with as many details, the one
 * with fewer steps first. All combinations are tried: there are a few hundred.
 */
export function smallestCoarsening(
  details: readonly Detail[],
  people: number,
  pack: Pack,
  assumed: Assumed = {},
  limit = 3,
): readonly CoarseSet[] {
  const ladders = details.map((detail) => {
    const steps = coarserThan(detail.type, detail.value, detail.step, pack);
    const { floor } = detail;
    const out = floor && steps.findIndex(({ step, value }) => step === floor.step && value === floor.value);
    return out === undefined || out < 0 ? steps : steps.slice(0, out + 1);
  });
  const found: { set: CoarseSet; steps: number }[] = [];
  let best = Number.POSITIVE_INFINITY;
  const search = (
    i: number,
    chosen: readonly Detail[],
    changes: CoarseSet['changes'],
    steps: number,
  ): void => {
    if (changes.length > best) return;
    if (i === details.length) {
      const fit = fitOf(chosen, pack, assumed);
      if (isPath(fit, people)) return;
      if (changes.length < best) found.length = 0;
      best = changes.length;
      found.push({ set: { changes, people: fit.people }, steps });
      return;
    }
    const { type, value, step } = details[i]!;
    ladders[i]!.forEach((to, up) => {
      const change = up === 0 ? [] : [{ type, value, from: step, to: to.step }];
      search(i + 1, [...chosen, { type, ...to }], [...changes, ...change], steps + up);
    });
  };
  search(0, [], [], 0);
  const kept = found.sort((a, b) => a.steps - b.steps);
  // Of sets that change the same details only the one with the fewest steps.
  const seen = new Set<string>();
  return kept
    .filter(({ set }) => {
      const key = set.changes.map(({ type, value }) => `${type} ${value}`).join('\n');
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, limit)
    .map(({ set }) => set);
}
