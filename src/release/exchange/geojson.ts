/**
 * Acts on the map (RFC 7946), at county precision and never finer: every point is the one of a whole county or of its province, and
 * what is told of a place is its county. Dates are no finer than a month.
 */
import { areas, written } from './county.ts';
import { monthOf } from './dates.ts';
import { type ExchangeFile, type Handed, nameOf, statusOf } from './handed.ts';

/** One collection; an act that is of no known county has no point. */
export function geojson(cases: readonly Handed[]): readonly ExchangeFile[] {
  return [{ name: 'acts.geojson', chunks: textOf(cases) }];
}

function* textOf(cases: readonly Handed[]): Iterable<string> {
  yield '{"type":"FeatureCollection","features":[';
  let between = '\n';
  for (const about of cases)
    for (const feature of featuresOf(about)) {
      yield `${between}${JSON.stringify(feature)}`;
      between = ',\n';
    }
  yield '\n]}\n';
}

/** A feature for each county of an act, or one without a point. */
export function* featuresOf(about: Handed): Iterable<object> {
  const area = areas(about.pack);
  for (const act of about.assembled.acts) {
    // A point on a map says that it happened there.
    if (act.phase === 'not-done') continue;
    const found = new Map(act.at.flatMap((place) => area(place) ?? []).map((each) => [each.id, each]));
    for (const each of found.size === 0 ? [undefined] : found.values())
      yield {
        type: 'Feature',
        id: about.token('a', `${nameOf(act)} ${each?.id ?? ''}`),
        geometry: each?.point === undefined ? null : { type: 'Point', coordinates: each.point },
        properties: {
          kind: act.kind,
          label: act.label,
          label_ko: act.label_ko ?? null,
          phase: act.phase,
          month: monthOf(act.when) ?? null,
          area: each === undefined ? null : written(each, 'en'),
          area_ko: each === undefined ? null : written(each, 'ko'),
          pcode: each?.pcode ?? null,
          precision: each?.precision ?? null,
          status: statusOf(act, about),
          accounts: act.lineages,
        },
      };
  }
}
