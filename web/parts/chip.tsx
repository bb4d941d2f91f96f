import './chip.css';
import type { ReactNode } from 'react';

interface Props {
  readonly tone?: 'good' | 'warn' | 'danger' | 'accent';
  readonly children: ReactNode;
}

/** A word or two about something, set apart. Red only for what cannot both be true. */
export function Chip({ tone, children }: Props) {
  return <span className={`chip ${tone ?? ''}`}>{children}</span>;
}
