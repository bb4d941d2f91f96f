import type { KeyboardEvent } from 'react';
import type { Spot } from './marks.ts';

interface MarkProps {
  readonly spot: Spot;
  readonly chosen: boolean;
  /** Whether the tab key comes here: one mark of a map has it. */
  readonly reached: boolean;
  readonly onFocus: () => void;
  readonly onChoose: (() => void) | undefined;
}

/** One mark: a disc, or a dashed ring when only the area is told. It is a button when it leads somewhere. */
export function Mark({ spot, chosen, reached, onFocus, onChoose }: MarkProps) {
  const { x, y, r, coarse, stage, hollow, inside, name } = spot;
  const kind = [
    'map-mark',
    coarse && 'coarse',
    hollow && 'hollow',
    chosen && 'chosen',
    stage && `stage-${stage}`,
  ];
  const onKeyDown = (event: KeyboardEvent) => {
    if (onChoose === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    onChoose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is that of a button or a picture
    <g
      className={kind.filter(Boolean).join(' ')}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      role={onChoose ? 'button' : 'img'}
      aria-label={name}
      {...(onChoose ? { 'aria-pressed': chosen } : {})}
      tabIndex={reached ? 0 : -1}
      data-place={spot.place}
      onFocus={onFocus}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <title>{name}</title>
      <circle className="map-touch" r={Math.max(r, 12)} />
      <circle className="map-disc" r={r} />
      {inside && r >= 9 && (
        <text className="map-inside" y="0.36em">
          {inside}
        </text>
      )}
    </g>
  );
}
