import { fill } from '../../fill.ts';
import { useInfo } from '../info.ts';
import { rightsOf } from '../rights-of.ts';

const STATES = {
  'reported absent': 'absent',
  'reported present': 'present',
  'not reported': 'silent',
} as const;

/** Safeguards and rights. */
export function SheetLaw() {
  const { drafted, acts, words, pack, language } = useInfo();
  const rights = rightsOf(acts);
  const name = (label: string) => pack.safeguards.find(({ en }) => en === label)?.[language] ?? label;
  return (
    <>
      {drafted.notReported.length > 0 && (
        <section>
          <h2>{words.silence.heading}</h2>
          <ul className="sheet-list">
            {drafted.notReported.map(({ safeguard, law, state }) => (
              <li key={safeguard}>
                {name(safeguard)}: <b>{words.silence[STATES[state]]}</b> <small>{law}</small>
              </li>
            ))}
          </ul>
          <p>{words.silence.note}</p>
        </section>
      )}
      {rights.length > 0 && (
        <section>
          <h2>{words.rights.heading}</h2>
          <ul className="sheet-list rights">
            {rights.map(({ instrument, article, binding, acts }) => (
              <li key={`${instrument} ${article}`}>
                {`${instrument} ${article} (${binding ? words.rights.binding : words.rights.reference}; ${fill(words.rights.acts, { list: acts.join(', ') })})`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
