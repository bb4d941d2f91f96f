/** From fine to coarse: what one step up the ladder makes of a value. The steps are those of the pack's exposure.yaml. */
import type { Pack, Place } from '../packs/types.ts';
import type { DetailType } from './types.ts';

/** A place of the pack, or a region that it names. */
export interface PlaceStep {
  readonly id: string;
  readonly step: string;
}

/** The place at a step, and at every coarser one: itself, its county, its province, its region, its country. */
export function placeSteps(id: string, pack: Pack): readonly PlaceStep[] {
  const steps: PlaceStep[] = [];
  let place: Place | undefined = pack.places.get(id);
  for (let depth = 0; place !== undefined && depth < 8; depth++) {
    const { precision } = place;
    const step = precision === 'area' ? 'region' : precision;
    steps.push({ id: place.id, step });
    if (step === 'province') {
      const region = regionOf(place.id, pack);
      if (region !== undefined) steps.push({ id: region, step: 'region' });
    }
    place = place.within === undefined ? undefined : pack.places.get(place.within);
  }
  return steps;
}

/** The region that a province is told as. */
export function regionOf(province: string, pack: Pack): string | undefined {
  return pack.exposure.regions.find(({ places }) => places.includes(province))?.id;
}

/** The sector that an occupation is told as. */
export function sectorOf(occupation: string, pack: Pack): string | undefined {
  return pack.exposure.sectors.find((sector) => sector.of.includes(occupation))?.id;
}

/** What a detail can be told as, from how it is told now to the coarsest; the first is how it is told now. */
export function coarserThan(
  type: DetailType,
  value: string,
  step: string,
  pack: Pack,
): readonly { readonly step: string; readonly value: string }[] {
  const now = { step, value };
  if (type === 'place') {
    const steps = placeSteps(value, pack).map((each) => ({ step: each.step, value: each.id }));
    return steps.length === 0 ? [now, { step: 'country', value: pack.country ?? '' }] : steps;
  }
  const ladder = (pack.exposure.ladders[type] ?? []).map(({ id }) => id);
  const from = ladder.indexOf(step);
  return [
    now,
    ...ladder.slice(from + 1).flatMap((to) => {
      const then = valueAt(type, value, to, pack);
      return then === undefined ? [] : [{ step: to, value: then }];
    }),
  ];
}

function valueAt(type: DetailType, value: string, step: string, pack: Pack): string | undefined {
  if (step === 'none' || step === 'relative') return '';
  if (type === 'age' && step === 'decade') return decadeOf(value);
  if (type === 'age' && step === 'adult') return Number.parseInt(value, 10) < 16 ? 'child' : 'adult';
  if (type === 'occupation' && step === 'sector') return sectorOf(value, pack);
  return undefined;
}

/** `72` and `70s` are `70s`. */
export function decadeOf(age: string): string | undefined {
  const years = Number.parseInt(age, 10);
  return Number.isNaN(years) ? undefined : `${Math.floor(years / 10) * 10}s`;
}

/** The order of magnitude of a sum, as a range of tens: 14,350 is 10,000 to 100,000. */
export function magnitudeOf(sum: number): string {
  if (sum < 1) return '0';
  const low = 10 ** Math.floor(Math.log10(sum));
  return `${grouped(low)}–${grouped(low * 10)}`;
}

function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Digits of a sum that say something: 14,000 has two, 14,350 four. */
export function significant(sum: number): number {
  return String(sum)
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '').length;
}
