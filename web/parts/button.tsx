import './button.css';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main`: the one thing to do here. `danger`: takes something away. `bare`: looks like text. */
  readonly look?: 'main' | 'danger' | 'bare';
  /** The key that does the same, shown on it. */
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

export function Button({ look, hint, className = '', type = 'button', children, ...rest }: Props) {
  return (
    <button
      type={type}
      className={`button ${look ?? ''} ${className}`}
      aria-keyshortcuts={hint?.length === 1 ? hint : undefined}
      {...rest}
    >
      {children}
      {hint && <Kbd>{hint}</Kbd>}
    </button>
  );
}
