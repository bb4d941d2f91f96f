import { memo } from 'react';
import { Link } from 'wouter';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { count, fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { Sharing } from '../team/sharing.tsx';
import { Describe } from './describe.tsx';
import { useInfo } from './info.ts';
import { Releases } from './releases.tsx';

/** Which case, how much there is of it, and what can be done with the whole. */
export const Head = memo(function Head() {
  const { id, view, drafted, words, title, mayDecide } = useInfo();
  const [describing, setDescribing] = useHalfTyped(`describing ${id}`, false);
  const lineages = new Set(Object.values(drafted.lineages)).size;
  const waiting = view.claims.filter(({ status }) => status === 'proposed').length;
  const parts = ['when', 'who', 'where', 'reports', 'rights', 'record'] as const;
  return (
    <header className="case-head">
      <div className="head-row">
        <div>
          <h1>{title}</h1>
          <p className="case-lead">{words.head.lead}</p>
        </div>
        <div className="case-do">
          <Link className="button" to={`/cases/${id}/review`}>
            {words.head.review}
          </Link>
          <Releases />
          <Button onClick={() => window.print()}>{words.head.print}</Button>
          {mayDecide && (
            <Button look="bare" onClick={() => setDescribing(true)}>
              {words.head.describe}
            </Button>
          )}
          <Sharing id={id} />
        </div>
      </div>
      {view.case.joined.length > 0 && (
        <p className="case-note">{fill(words.head.joined, { list: view.case.joined.join(', ') })}</p>
      )}
      {view.case.note && <p className="case-note">{view.case.note}</p>}
      <div className="head-row">
        <p className="case-counts">
          <Chip>{count(words.counts.reports, drafted.reports.length)}</Chip>
          <Chip>{count(words.counts.lineages, lineages)}</Chip>
          <Chip>{count(words.counts.acts, drafted.acts.length)}</Chip>
          {drafted.conflicts.length > 0 && (
            <Chip tone="danger">{count(words.counts.conflicts, drafted.conflicts.length)}</Chip>
          )}
          {waiting > 0 && <Chip>{count(words.counts.waiting, waiting)}</Chip>}
        </p>
        <nav className="case-parts" aria-label={words.nav.label}>
          {parts.map((part) => (
            <a key={part} href={`#${part}`}>
              {words.nav[part]}
            </a>
          ))}
        </nav>
      </div>
      {describing && <Describe onClose={() => setDescribing(false)} />}
    </header>
  );
});
