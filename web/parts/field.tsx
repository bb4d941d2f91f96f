import './field.css';
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with what was typed; read out when it appears. */
  readonly wrong?: string | undefined;
}

/** A labelled line to type in, with what it is for and what is wrong with it. */
export function Field({ label, hint, wrong, className = '', ...rest }: Props) {
  const id = useId();
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={`${id}-hint ${id}-wrong`}
        {...rest}
      />
      <div id={`${id}-hint`} className="hint">
        {hint}
      </div>
      <div id={`${id}-wrong`} className="wrong" aria-live="polite">
        {wrong}
      </div>
    </div>
  );
}
