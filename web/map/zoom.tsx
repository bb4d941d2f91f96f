import { type View, WHOLE, zoomed } from './view.ts';
import type en from './words.en.json';

interface ZoomProps {
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly words: typeof en;
}

export function Zoom({ view, setView, words }: ZoomProps) {
  const whole = view.k <= 1;
  const button = (sign: string, name: string, to: View, off: boolean) => (
    <button type="button" aria-label={name} title={name} disabled={off} onClick={() => setView(to)}>
      {sign}
    </button>
  );
  return (
    <div className="map-zoom">
      {button('+', words.nearer, zoomed(view, 1), false)}
      {button('−', words.farther, zoomed(view, -1), whole)}
      {button('⤢', words.whole, WHOLE, whole)}
    </div>
  );
}
