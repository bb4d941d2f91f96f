import { memo } from 'react';
import { useSession } from '../api/queries.ts';
import { count } from '../fill.ts';
import { useInfo } from './info.ts';

/** What is sealed, who may open it, and that each opening is on the record. Nothing is opened from here. */
export const Sealed = memo(function Sealed() {
  const { drafted, view, words } = useInfo();
  const { data: session } = useSession();
  const names = drafted.parties.filter(({ details }) =>
    Object.values(details).some((value) => typeof value !== 'string'),
  ).length;
  const sources = view.reports.filter(({ source }) => source !== null).length;
  const who =
    session?.mode !== 'team'
      ? words.sealed.alone
      : session.rights.includes('sources.open')
        ? words.sealed.may
        : words.sealed.mayNot;
  return (
    <section className="card sealed" aria-labelledby="sealed-heading">
      <h2 id="sealed-heading">{words.sealed.heading}</h2>
      <p>{names > 0 ? count(words.sealed.names, names) : words.sealed.noNames}</p>
      <p>{sources > 0 ? count(words.sealed.sources, sources) : words.sealed.noSources}</p>
      {(names > 0 || sources > 0) && (
        <p className="quiet">
          {[...(sources > 0 ? [who] : []), words.sealed.record, words.sealed.works].join(' ')}
        </p>
      )}
    </section>
  );
});
