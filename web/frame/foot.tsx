import './foot.css';
import type { ReactNode } from 'react';
import { Kbd } from '../parts/kbd.tsx';
import { keyCap } from '../parts/key.ts';
import type { PageKey } from '../parts/use-keys.ts';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly keys: readonly PageKey[];
  readonly onHelp: () => void;
  readonly children: ReactNode;
}

/** The keys of the page, each of them a button too, and how far one is. */
export function Foot({ keys, onHelp, children }: Props) {
  const words = useWords({ en, ko });
  return (
    <footer className="foot">
      {keys
        .filter(({ foot }) => foot)
        .map(({ keys, name, run }) => (
          <button key={name} type="button" onClick={run}>
            {name}
            <Kbd>{keyCap(keys[0]!)}</Kbd>
          </button>
        ))}
      <button type="button" onClick={onHelp}>
        {words.keys}
        <Kbd>?</Kbd>
      </button>
      <span className="far">{children}</span>
    </footer>
  );
}
