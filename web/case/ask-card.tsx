import { memo } from 'react';
import { count, fill } from '../fill.ts';
import { askText } from './ask.ts';
import { useInfo } from './info.ts';

const MOST = 4;

/** The one date to ask for, and how much doubt it would take away. */
export const AskCard = memo(function AskCard() {
  const info = useInfo();
  const { drafted, words, acts, actName } = info;
  const text = askText(info);
  if (drafted.ask === undefined || text === null) return null;
  const { tightens } = drafted.ask;
  const days = (doubt: number | null) => (doubt === null ? words.ask.open : count(words.ask.days, doubt));
  return (
    <section className="card" aria-labelledby="ask-heading">
      <h2 id="ask-heading">{words.ask.heading}</h2>
      <p>
        <b>{text}</b>
      </p>
      <p className="quiet">{count(words.ask.narrows, tightens.length)}</p>
      <ul className="tightens num">
        {tightens.slice(0, MOST).map(({ act: id, before, after }) => {
          const act = acts.find((one) => one.id === id);
          if (act === undefined) return null;
          return (
            <li key={id}>
              {fill(words.ask.row, { act: actName(act), before: days(before), after: days(after) })}
            </li>
          );
        })}
      </ul>
    </section>
  );
});
