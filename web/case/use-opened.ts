import { type RefObject, useEffect, useRef } from 'react';

/**
 * For what opens beside that which it was opened from: takes the focus when a button had it, and gives it back when it closes.
 * A key of the page opens it without taking the focus away from anything.
 */
export function useOpened<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!(before instanceof HTMLElement) || before === document.body) return;
    ref.current?.focus();
    return () => {
      if (before.isConnected) before.focus();
    };
  }, []);
  return ref;
}
