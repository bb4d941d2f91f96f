import { detailClaims, detailsOf } from '../details.ts';
import { useInfo } from '../info.ts';
import { SheetQuotes } from './quotes.tsx';
import { useMasked } from './use-masked.ts';

/** The parties, named by their role; of a name only that it is known. */
export function SheetParties() {
  const info = useInfo();
  const { drafted, words, partyName } = info;
  const masked = useMasked();
  return (
    <section>
      <h2>{words.sheet.parties}</h2>
      <ul className="sheet-list">
        {drafted.parties.map((party) => (
          <li key={party.id}>
            <p>
              <b>{partyName(party.id)}</b>{' '}
              {[
                words.party.kinds[party.kind],
                ...detailsOf(party, info).map(
                  ({ name, value }) => `${name}: ${value === null ? words.party.sealed : masked(value)}`,
                ),
              ].join(' · ')}
            </p>
            <SheetQuotes claims={detailClaims(party, info)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
