import './search-box.css';
import { forwardRef, useEffect, useState } from 'react';
import { Kbd } from '../parts/kbd.tsx';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** Down from the box into what was found. */
  readonly onLeave: () => void;
}

/** How long after the last key the search begins: typing never waits for it. */
const PAUSE = 140;

export const SearchBox = forwardRef<HTMLInputElement, Props>(function SearchBox(
  { words: asked, onWords, onLeave },
  box,
) {
  const words = useWords({ en, ko });
  const [typed, setTyped] = useState(asked);
  const [was, setWas] = useState(asked);
  if (asked !== was) {
    // The address changed by another hand: going back, clearing.
    setWas(asked);
    if (asked !== typed.trim()) setTyped(asked);
  }
  useEffect(() => {
    if (typed.trim() === asked) return;
    const timer = setTimeout(() => onWords(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, asked, onWords]);
  return (
    <search className="search-box">
      <input
        ref={box}
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        maxLength={400}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onWords(typed.trim());
            onLeave();
          } else if (event.key === 'Escape' && typed === '') event.currentTarget.blur();
        }}
      />
      <Kbd>/</Kbd>
    </search>
  );
});
