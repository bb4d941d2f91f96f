import './empty.css';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** It is all there is on the page, and its title that of the page. */
  readonly whole?: boolean;
  readonly children?: ReactNode;
}

/** In the place of what is not there: says why, and what to do. */
export function Empty({ title, whole, children }: Props) {
  return (
    <section className="empty">
      {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </section>
  );
}
