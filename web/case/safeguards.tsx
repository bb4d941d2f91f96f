import { memo } from 'react';
import { useInfo } from './info.ts';

const STATES = [
  ['reported absent', 'absent'],
  ['reported present', 'present'],
  ['not reported', 'silent'],
] as const;

/** What the law owes a person held, and what the reports say of it. Silence is not absence. */
export const Safeguards = memo(function Safeguards() {
  const { drafted, words, pack, language } = useInfo();
  const name = (label: string) => pack.safeguards.find(({ en }) => en === label)?.[language] ?? label;
  return (
    <section className="card" aria-labelledby="silence-heading">
      <h2 id="silence-heading">{words.silence.heading}</h2>
      {drafted.notReported.length === 0 && <p className="quiet">{words.silence.none}</p>}
      {STATES.map(([state, word]) => {
        const these = drafted.notReported.filter((one) => one.state === state);
        if (these.length === 0) return null;
        return (
          <div key={state} className={`safeguards ${word}`}>
            <h3>{words.silence[word]}</h3>
            <ul>
              {these.map(({ safeguard, law }) => (
                <li key={safeguard}>
                  {name(safeguard)} <small>{law}</small>
                </li>
              ))}
            </ul>
            {word === 'silent' && (
              <p>
                <b>{words.silence.note}</b>
              </p>
            )}
          </div>
        );
      })}
    </section>
  );
});
