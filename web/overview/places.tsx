import { lazy, Suspense, useMemo } from 'react';
import { usePack } from '../api/queries.ts';
import { count, fill } from '../words.ts';
import { BarsList, type Line } from './bars-list.tsx';
import { useShowing } from './context.ts';
import { Opens } from './opens.tsx';
import { groupsOf } from './place-groups.ts';
import { Section } from './section.tsx';

const CountyMap = lazy(async () => ({ default: (await import('../map/county-map.tsx')).CountyMap }));

/** So many cases make the largest mark, when no place has more: few cases are not made to look many. */
const FEW = 10;

/** The map, and beside it every place with its number. */
export function Places({ chosen }: { readonly chosen: string | undefined }) {
  const { counts, words, language, name, open } = useShowing();
  const { data: pack } = usePack();
  const groups = useMemo(() => groupsOf(counts.places, pack?.places ?? []), [counts.places, pack]);
  const largest = Math.max(FEW, ...groups.flatMap(({ within }) => within.map(({ cases }) => cases)));
  const most = Math.max(1, ...groups.map(({ cases }) => cases));
  const marks = useMemo(
    () =>
      groups.flatMap(({ within }) =>
        within.map(({ value, cases }) => ({
          place: value,
          label: pack?.places.find(({ id }) => id === value)?.[language] ?? value,
          name: fill(words.mark_name, {
            place: pack?.places.find(({ id }) => id === value)?.[language] ?? value,
            cases: count(words.cases, cases),
          }),
          size: cases / largest,
          inside: String(cases),
        })),
      ),
    [groups, pack, language, words, largest],
  );
  const shades = useMemo(
    () => new Map(groups.map(({ value, cases }) => [value, cases / most])),
    [groups, most],
  );
  const lines = groups.map(({ value, cases, within }): Line => {
    const counties = within.map((county) => (
      <li key={county.value}>
        {name('place', county.value)}{' '}
        <Opens n={county.cases} behind={{ place: county.value }} of={name('place', county.value)} />
      </li>
    ));
    return {
      ...{ id: value, name: name('place', value), cases, behind: { place: value } },
      more:
        within.length > 0 ? (
          <details className="counties">
            <summary>{count(words.counties, within.length)}</summary>
            <ul>{counties}</ul>
          </details>
        ) : undefined,
    };
  });
  if (counts.without.place > 0)
    lines.push({
      ...{ id: '', name: words.no_place, cases: counts.without.place, behind: { without: 'place' } },
      silent: true,
    });
  return (
    <Section title={words.section_places} rules={['places', 'without', 'case']} className="over-places">
      <div className="over-map">
        <Suspense fallback={<p className="quiet">{words.waiting}</p>}>
          <CountyMap
            title={words.map_title}
            marks={marks}
            shades={shades}
            chosen={chosen}
            onChoose={(place) => open({ place })}
          />
        </Suspense>
      </div>
      <div>
        <BarsList lines={lines} most={14} />
      </div>
    </Section>
  );
}
