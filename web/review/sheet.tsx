import './sheet.css';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly label: string;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly children: ReactNode;
}

/** Where there is no room beside the words: the claim in focus from the foot of the page, put away with one press. */
export function Sheet({ label, onNext, onPrevious, children }: Props) {
  const words = useWords({ en, ko });
  const [away, setAway] = useState(false);
  return (
    <section className="claim-sheet" aria-label={label}>
      <div className="grip">
        <button type="button" aria-label={words.wants.previous} onClick={onPrevious}>
          <Arrow to="left" />
        </button>
        <button type="button" aria-expanded={!away} onClick={() => setAway(!away)}>
          {away ? words.show_claim : words.hide_claim}
        </button>
        <button type="button" aria-label={words.wants.next} onClick={onNext}>
          <Arrow to="right" />
        </button>
      </div>
      {!away && <div className="inside">{children}</div>}
    </section>
  );
}

function Arrow({ to }: { readonly to: 'left' | 'right' }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={to === 'left' ? 'M10 3 5 8l5 5' : 'M6 3l5 5-5 5'} />
    </svg>
  );
}
