import './who.css';
import { memo, useMemo } from 'react';
import { fill } from '../fill.ts';
import { useInfo } from './info.ts';
import { lanesOf } from './lanes.ts';
import { LanesDiagram } from './lanes-diagram.tsx';
import { WhoTable } from './who-table.tsx';

interface Props {
  readonly table: boolean;
  readonly act: string | null;
  readonly party: string | null;
  readonly onAct: (id: string) => void;
  readonly onParty: (id: string) => void;
  readonly onTable: (table: boolean) => void;
}

/** The parties of this case and what they had to do with each other, as a picture or as a table. */
export const Who = memo(function Who({ table, act, party, onAct, onParty, onTable }: Props) {
  const { drafted, words, partyName, actName, numbers } = useInfo();
  const lanes = useMemo(() => lanesOf(drafted), [drafted]);
  const { partiesAlone, actsAlone } = lanes;
  return (
    <section className="case-part" id="who" aria-labelledby="who-heading">
      <div className="part-head">
        <h2 id="who-heading">{words.who.heading}</h2>
        <fieldset className="case-switch" aria-label={words.who.view}>
          <button type="button" aria-pressed={!table} onClick={() => onTable(false)}>
            {words.who.picture}
          </button>
          <button type="button" aria-pressed={table} onClick={() => onTable(true)}>
            {words.who.table}
          </button>
        </fieldset>
      </div>
      <p className="quiet">{words.who.lead}</p>
      {drafted.parties.length === 0 && <p>{words.who.none}</p>}
      {table ? (
        <WhoTable onAct={onAct} onParty={onParty} />
      ) : (
        <LanesDiagram lanes={lanes} act={act} party={party} onAct={onAct} onParty={onParty} />
      )}
      {partiesAlone.length > 0 && (
        <p className="quiet">
          {fill(words.who.alone, { list: partiesAlone.map(({ id }) => partyName(id)).join(', ') })}
        </p>
      )}
      {actsAlone.length > 0 && (
        <p className="quiet">
          {fill(words.who.actsAlone, {
            list: actsAlone
              .map((one) => `${actName(one)} ${fill(words.numbered, { n: numbers.get(one.id) ?? '' })}`)
              .join(', '),
          })}
        </p>
      )}
    </section>
  );
});
