import { StageMark } from '../parts/stage-mark.tsx';
import { useInfo } from './info.ts';

/** The same as the picture: who did what to whom, with whom, where. */
export function WhoTable({
  onAct,
  onParty,
}: {
  readonly onAct: (id: string) => void;
  readonly onParty: (id: string) => void;
}) {
  const { acts, words, actName, partyName, placesOf } = useInfo();
  const { columns } = words.who;
  const people = (ids: readonly string[]) =>
    ids.map((id, i) => (
      <span key={id}>
        {i > 0 && ', '}
        <button type="button" className="value" onClick={() => onParty(id)}>
          {partyName(id)}
        </button>
      </span>
    ));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard too
    <section className="who-table" tabIndex={0} aria-label={words.who.table}>
      <table>
        <thead>
          <tr>
            {(['act', 'by', 'to', 'with', 'at'] as const).map((column) => (
              <th key={column} scope="col">
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {acts.map((act, i) => (
            <tr key={act.id}>
              <th scope="row" className={`stage-${act.stage}`}>
                <button type="button" className="value" onClick={() => onAct(act.id)}>
                  <span className="num quiet">{i + 1}</span> <StageMark stage={act.stage} /> {actName(act)}
                </button>
              </th>
              <td>{people(act.by)}</td>
              <td>{people(act.to)}</td>
              <td>{people(act.with)}</td>
              <td>{placesOf(act)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
