import { type ReactNode, useEffect, useRef } from 'react';
import { useShown } from './context.ts';
import type { Kind } from './findings.ts';

interface Props {
  readonly id: string;
  readonly kind: Kind;
  readonly path: boolean;
  readonly children: ReactNode;
}

/** What is said of some words: pressed, they are lit in the text. Lit in the text, it comes into view. */
export function Row({ id, kind, path, children }: Props) {
  const { lit, light } = useShown();
  const on = lit === id;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (on) row.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  return (
    <button
      ref={row}
      type="button"
      className={`release-row ${kind} ${path ? 'path' : ''}`}
      aria-pressed={on}
      onClick={() => light(on ? null : id)}
    >
      {children}
    </button>
  );
}
