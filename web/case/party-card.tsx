import './card.css';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { detailClaims, detailsOf } from './details.ts';
import { useInfo } from './info.ts';
import { Joinings } from './joinings.tsx';
import { otherNames } from './names.ts';
import { usePlace } from './place.ts';
import { WordsOf } from './quote.tsx';
import type { Party } from './types.ts';
import { useOpened } from './use-opened.ts';
import { ValueLine } from './value-line.tsx';

/** One party of this case: what is said of it, where, and in which acts it has part. */
export function PartyCard({ party, onClose }: { readonly party: Party; readonly onClose: () => void }) {
  const info = useInfo();
  const heading = useOpened<HTMLHeadingElement>();
  const { words, partyName, acts, actName, numbers, reportName } = info;
  const [place, go] = usePlace();
  const name = partyName(party.id);
  const details = detailsOf(party, info);
  const claims = detailClaims(party, info);
  const saidOf = (id: string) => {
    const says = info.claims.get(id)?.says;
    return says?.kind === 'detail' ? says.property : undefined;
  };
  const parts = acts.filter(({ by, to, with: beside }) =>
    [by, to, beside].some((ids) => ids.includes(party.id)),
  );
  return (
    <article className="card case-focus" aria-label={name}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {name}
          <small>{words.party.kinds[party.kind]}</small>
        </h2>
        <Button look="bare" onClick={onClose} aria-label={words.act.close}>
          <span aria-hidden="true">×</span>
        </Button>
      </header>
      {otherNames(party, name).map((label) => (
        <p key={label} className="quiet">
          {fill(words.party.also, { label })}
        </p>
      ))}
      {details.length === 0 ? (
        <p className="quiet">{words.party.none}</p>
      ) : (
        <dl className="case-roles">
          {details.map(({ property, name, value }) => (
            <ValueLine
              key={property}
              property={property}
              name={name}
              value={value ?? words.party.sealed}
              claims={claims.filter((id) => saidOf(id) === property)}
              open={place.why === property}
              onOpen={(open) => go({ why: open ? property : null })}
            />
          ))}
        </dl>
      )}
      {party.addedBy !== undefined && (
        <p className="told">{fill(words.act.onlyIn, { report: reportName(party.addedBy) })}</p>
      )}
      {parts.length > 0 && (
        <>
          <h3>{words.party.parts}</h3>
          <p className="party-acts">
            {parts.map((act) => (
              <button
                key={act.id}
                type="button"
                className="value"
                onClick={() => go({ act: act.id, why: null, party: null })}
              >
                {`${actName(act)} ${fill(words.numbered, { n: numbers.get(act.id) ?? '' })}`}
              </button>
            ))}
          </p>
        </>
      )}
      {claims.length > 0 && <h3>{words.party.words}</h3>}
      <WordsOf claims={claims} />
      <Joinings of="party" joinings={party.same ?? []} />
    </article>
  );
}
