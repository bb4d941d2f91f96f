import type { Label } from './labels.ts';

const KIND = { area: 'of-area', land: 'of-land' } as const;

/** Names as they were laid out. Marks say theirs themselves: these are for the eye. */
export function Names({ labels }: { readonly labels: readonly Label[] }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of SVG has no focus
    <g aria-hidden="true" className="map-labels">
      {labels.map(({ key, text, x, y, size, anchor }) => (
        <text
          key={key}
          x={x}
          y={y}
          fontSize={size}
          textAnchor={anchor}
          className={KIND[key.split(' ')[0] as keyof typeof KIND]}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
