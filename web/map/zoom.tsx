import type { ReactNode } from 'react';
import { type View, WHOLE, zoomed } from './view.ts';
import type en from './words.en.json';

interface ZoomProps {
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly words: typeof en;
}

export function Zoom({ view, setView, words }: ZoomProps) {
  const whole = view.k <= 1;
  const button = (sign: ReactNode, name: string, to: View, off: boolean) => (
    <button type="button" aria-label={name} title={name} disabled={off} onClick={() => setView(to)}>
      {sign}
    </button>
  );
  return (
    <div className="map-zoom">
      {button('+', words.nearer, zoomed(view, 1), false)}
      {button('−', words.farther, zoomed(view, -1), whole)}
      {button(<Whole />, words.whole, WHOLE, whole)}
    </div>
  );
}

function Whole() {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}
