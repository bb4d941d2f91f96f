import { type ReactNode, useId } from 'react';
import { Rule } from './rule.tsx';

interface Props {
  readonly title: string;
  readonly rules: readonly string[];
  readonly className?: string;
  readonly children: ReactNode;
}

/** One question, its answer, and how that is counted. */
export function Section({ title, rules, className = '', children }: Props) {
  const id = useId();
  return (
    <section className={`over-section ${className}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      <Rule names={rules} />
    </section>
  );
}
