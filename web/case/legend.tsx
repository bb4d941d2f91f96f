import { useInfo } from './info.ts';

/** How to read the bars. */
export function Legend({ tried }: { readonly tried: boolean }) {
  const { words } = useInfo();
  const { label, ...kinds } = words.time.legend;
  const shown = (
    ['written', 'derived', 'told', 'open', ...(tried ? (['tried'] as const) : [])] as const
  ).filter(Boolean);
  return (
    <ul className="case-legend" aria-label={label}>
      {shown.map((kind) => (
        <li key={kind}>
          <i className={`time-bar sample ${SAMPLES[kind]}`} />
          {kinds[kind]}
        </li>
      ))}
    </ul>
  );
}

const SAMPLES = {
  written: 'written',
  derived: 'derived',
  told: 'told',
  open: 'written open-left',
  tried: 'after',
} as const;
