import { memo } from 'react';
import { fill } from '../fill.ts';
import { useInfo } from './info.ts';
import { rightsOf } from './rights-of.ts';

/** Which rights may be engaged, by which acts; what binds the state stands apart from what does not. */
export const Rights = memo(function Rights() {
  const { acts, words } = useInfo();
  const rights = rightsOf(acts);
  return (
    <section className="case-part" id="rights" aria-labelledby="rights-heading">
      <h2 id="rights-heading">{words.rights.heading}</h2>
      {rights.length === 0 && <p className="quiet">{words.rights.none}</p>}
      {([true, false] as const).map((binding) => {
        const these = rights.filter((right) => right.binding === binding);
        if (these.length === 0) return null;
        return (
          <div key={String(binding)}>
            <h3>{binding ? words.rights.binding : words.rights.reference}</h3>
            <ul className="rights">
              {these.map(({ instrument, article, acts }) => (
                <li key={`${instrument} ${article}`}>
                  <b>{instrument}</b> {article}{' '}
                  <small className="num">{fill(words.rights.acts, { list: acts.join(', ') })}</small>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
});
