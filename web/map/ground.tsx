/** What lies under the marks: neighbours, the areas of the country, shaded where a page says so. */
import { type CSSProperties, memo } from 'react';
import type { Sheet } from './geometry.ts';
import type { Lands } from './neighbours.ts';

interface GroundProps {
  readonly sheet: Sheet;
  readonly lands: readonly Lands[];
  readonly own: readonly string[] | undefined;
  /** Area → from 0 to 1. */
  readonly shades?: ReadonlyMap<string, number> | undefined;
  /** Areas that a mark stands for. */
  readonly told: ReadonlySet<string>;
}

export const Ground = memo(function Ground({ sheet, lands, own, shades, told }: GroundProps) {
  return (
    <>
      {lands.map(({ id, shape }) => (
        <path key={id} className={own?.includes(id) ? 'map-own' : 'map-land'} d={sheet.path(shape) ?? ''} />
      ))}
      {sheet.areas.map(({ id, d }, i) => (
        <path
          // Islands without an id have no other name than their number.
          key={id ?? i}
          className={id !== null && told.has(id) ? 'map-area told' : 'map-area'}
          d={d}
          style={{ '--shade': (id === null ? undefined : shades?.get(id)) ?? 0 } as CSSProperties}
        />
      ))}
    </>
  );
});
