import { useCallback } from 'react';
import { useHalfTyped } from '../api/use-half-typed.ts';
import type { Asking } from './asked.tsx';

/** What is asked about the claim in focus; another claim has no question. `leave` does not change with the focus. */
export function useAsked(
  id: string,
  focus: string | undefined,
): {
  readonly asking: Asking | undefined;
  readonly ask: (what: Asking | undefined) => void;
  readonly leave: () => void;
} {
  const [asked, setAsked] = useHalfTyped<{ what: Asking; of: string | undefined } | undefined>(
    `asked ${id}`,
    undefined,
  );
  return {
    asking: asked?.of === focus ? asked?.what : undefined,
    ask: (what) => setAsked(what && { what, of: focus }),
    leave: useCallback(() => setAsked(undefined), [setAsked]),
  };
}
