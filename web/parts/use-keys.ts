import { useEffect, useRef } from 'react';
import { keysOn } from '../choices.ts';
import { keyName } from './key.ts';

export interface PageKey {
  /** Names as of `keyName`; the first is shown. */
  readonly keys: readonly string[];
  /** What it does, in words. */
  readonly name: string;
  readonly run: () => void;
  /** Held down it counts once. */
  readonly once?: boolean;
  /** Stands in the footer too. */
  readonly foot?: boolean;
  /** Works while typing and over an open window, as the lock does. */
  readonly always?: boolean;
}

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';

/** The keys of a page, while it is shown. They rest while somebody types or a window is open. */
export function useKeys(keys: readonly PageKey[]): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.getModifierState('AltGraph')) return;
      const name = keyName(event);
      const key = latest.current.find(({ keys }) => keys.includes(name));
      if (!key || (!keysOn() && /^.$/u.test(name) && name !== '?')) return;
      const target = event.target instanceof Element ? event.target : document.body;
      const busy = target.closest(TYPING) !== null || document.querySelector('dialog[open]') !== null;
      if (busy && !key.always) return;
      event.preventDefault();
      if (!key.once || !event.repeat) key.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
