/**
 * A country at the precision of a county: areas, neighbours, and marks at the centres of counties. It never shows a site. Marks
 * are reached by the keyboard; who reads a table instead finds it on the page that shows the map.
 */
import './map.css';
import { useState } from 'react';
import { fill, useWords } from '../words.ts';
import { Credits } from './credits.tsx';
import type { MapMark } from './marks.ts';
import { Picture } from './picture.tsx';
import { useShown } from './use-shown.ts';
import { useWidth } from './use-width.ts';
import { WHOLE } from './view.ts';
import en from './words.en.json';
import ko from './words.ko.json';
import { Zoom } from './zoom.tsx';

export type { MapMark } from './marks.ts';

export interface CountyMapProps {
  /** What the map shows, for who listens: "Places of the case". */
  readonly title: string;
  /** Keep the same list while nothing changes. */
  readonly marks: readonly MapMark[];
  /** Area → from 0 to 1. */
  readonly shades?: ReadonlyMap<string, number> | undefined;
  readonly chosen?: string | null | undefined;
  /** Marks are buttons when they lead somewhere. */
  readonly onChoose?: ((place: string) => void) | undefined;
}

export function CountyMap({ title, marks, shades, chosen, onChoose }: CountyMapProps) {
  const words = useWords({ en, ko });
  const [box, width] = useWidth<HTMLDivElement>();
  const [view, setView] = useState(WHOLE);
  const { state, shown } = useShown(marks, view, width);
  return (
    <figure className="map" aria-label={title}>
      <div className="map-sheet" ref={box}>
        {state === 'failed' && <p className="map-none">{words.failed}</p>}
        {state === 'nothing' && <p className="map-none">{words.noMap}</p>}
        {shown && (
          <>
            <Picture
              title={`${title}. ${words.keys}`}
              shown={shown}
              view={view}
              setView={setView}
              shades={shades}
              chosen={chosen}
              onChoose={onChoose}
            />
            <Zoom view={view} setView={setView} words={words} />
          </>
        )}
      </div>
      <figcaption className="map-caption">
        {shown && shown.left.length > 0 && (
          <p>{fill(words.notDrawn, { names: shown.left.map(({ name }) => name).join(' · ') })}</p>
        )}
        <p>{words.precision}</p>
        {shown?.map && <Credits map={shown.map} words={words} />}
      </figcaption>
    </figure>
  );
}
