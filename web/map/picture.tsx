import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Ground } from './ground.tsx';
import { Mark } from './mark.tsx';
import { Names } from './names.tsx';
import type { Shown } from './use-shown.ts';
import { dragged, nextMark, showing, type View, viewAfter } from './view.ts';

interface PictureProps {
  readonly title: string;
  readonly shown: Shown;
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly shades: ReadonlyMap<string, number> | undefined;
  readonly chosen: string | null | undefined;
  readonly onChoose: ((place: string) => void) | undefined;
}

/** The map itself. One mark is reached by the tab key, the others from it by arrows. */
export function Picture({ title, shown, view, setView, shades, chosen, onChoose }: PictureProps) {
  const { sheet, spots } = shown;
  const { width, height } = sheet;
  const [focus, setFocus] = useState<string | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const reached = spots.some(({ place }) => place === focus) ? focus : (spots[0]?.place ?? null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = spots.findIndex(({ place }) => place === reached);
    const next = event.shiftKey ? null : nextMark(spots, at, event.key);
    const after = viewAfter(event.key, event.shiftKey, view);
    if (next === null && after === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (after !== null) setView(after);
    else if (next !== null)
      svg.current?.querySelector<SVGGElement>(`[data-place="${CSS.escape(spots[next]!.place)}"]`)?.focus();
  };
  const onPointerMove = ({ clientX: x, clientY: y, buttons }: PointerEvent) => {
    const at = from.current;
    if (at === null || buttons !== 1) return;
    from.current = { x, y };
    setView(dragged(view, x - at.x, y - at.y, width, height));
  };
  const onFocus = ({ place, x, y, at }: Shown['spots'][number]) => {
    setFocus(place);
    if (x < 0 || y < 0 || x > width || y > height) setView(showing(view, ...at));
  };
  const moved = `translate(${width / 2} ${height / 2}) scale(${view.k}) translate(${-view.x * width} ${-view.y * height})`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture has no field set
    <svg
      ref={svg}
      viewBox={`0 0 ${width} ${height}`}
      className={view.k > 1 ? 'near' : undefined}
      role="group"
      aria-label={title}
      onKeyDown={onKeyDown}
      onPointerDown={({ clientX: x, clientY: y }) => {
        from.current = { x, y };
      }}
      onPointerMove={onPointerMove}
    >
      <g transform={moved}>
        <Ground sheet={sheet} lands={shown.lands} own={shown.map?.own} shades={shades} told={shown.told} />
      </g>
      {spots.map((spot) => (
        <Mark
          key={spot.place}
          spot={spot}
          chosen={chosen === spot.place}
          reached={reached === spot.place}
          onFocus={() => onFocus(spot)}
          onChoose={onChoose && (() => onChoose(spot.place))}
        />
      ))}
      <Names labels={shown.labels} />
    </svg>
  );
}
