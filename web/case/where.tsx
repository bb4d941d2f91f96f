import { lazy, memo, Suspense, useMemo } from 'react';
import { fill } from '../fill.ts';
import { useInfo } from './info.ts';
import { countiesOf, countyName } from './where-marks.ts';

const CountyMap = lazy(async () => ({ default: (await import('../map/county-map.tsx')).CountyMap }));

/** Where it was told to be, at the precision of a county: on a map, and as a list. */
export const Where = memo(function Where() {
  const info = useInfo();
  const { acts, words, actName, numbers } = info;
  const { counties, unknown } = countiesOf(acts);
  const told = (list: typeof acts) =>
    list.map((act) => `${actName(act)} ${fill(words.numbered, { n: numbers.get(act.id) ?? '' })}`).join(', ');
  const marks = useMemo(() => {
    const most = Math.max(1, ...counties.map(({ acts }) => acts.length));
    return counties.map(({ place, acts }) => ({
      place,
      label: countyName(place, info),
      name: fill(words.where.mark, { place: countyName(place, info), acts: told(acts) }),
      size: acts.length / most,
      stage: acts[0]!.stage,
      inside: String(acts.length),
    }));
    // Everything else follows from the case and its language.
  }, [info]);
  return (
    <section className="case-part" id="where" aria-labelledby="where-heading">
      <h2 id="where-heading">{words.where.heading}</h2>
      {counties.length === 0 ? (
        <p className="quiet">{words.where.none}</p>
      ) : (
        <div className="where">
          <Suspense fallback={<div className="map-waits" />}>
            <CountyMap title={words.where.title} marks={marks} />
          </Suspense>
          <ul className="case-counties">
            {counties.map(({ place, acts }) => (
              <li key={place}>
                <b>{countyName(place, info)}</b>
                <span>{told(acts)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {unknown.length > 0 && (
        <p className="quiet">{fill(words.where.unknown, { list: unknown.join(', ') })}</p>
      )}
    </section>
  );
});
