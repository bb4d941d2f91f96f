import { fill } from '../../fill.ts';
import { workingName } from '../details.ts';
import { useInfo } from '../info.ts';
import { withNumbers } from '../proof.ts';
import { SheetQuotes } from './quotes.tsx';
import { useMasked } from './use-masked.ts';

/** What cannot all be true and stands undecided, and which of several values is used for now. */
export function SheetConflicts() {
  const info = useInfo();
  const { drafted, words, acts, actName, parties, partyName } = info;
  const masked = useMasked();
  const nameOf = (id: string) => {
    const act = acts.find((one) => one.id === id);
    return act ? actName(act) : parties.has(id) ? partyName(id) : id;
  };
  return (
    <>
      {drafted.conflicts.length > 0 && (
        <section>
          <h2>{words.sheet.both}</h2>
          <ul className="sheet-list">
            {drafted.conflicts.map((conflict) => (
              <li key={conflict.claims.join()}>
                <p>
                  {masked(
                    withNumbers(conflict.steps?.at(-1) ?? conflict.explain, info, (n) =>
                      fill(words.numbered, { n }),
                    ),
                  )}
                </p>
                <SheetQuotes claims={conflict.claims} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {drafted.workingValues.length > 0 && (
        <section>
          <h2>{words.values.heading}</h2>
          <ul className="sheet-list">
            {drafted.workingValues.map(({ of, property, working, values, explain }) => (
              <li key={`${of} ${property}`}>
                <p>
                  <b>{fill(words.values.of, { property: words.properties[property], of: nameOf(of) })}</b>{' '}
                  {masked(values.map((value) => workingName({ property }, value, info)).join(' / '))}.{' '}
                  {fill(words.sheet.used, {
                    value: values[working] ? masked(workingName({ property }, values[working], info)) : '',
                    why: explain,
                  })}
                </p>
                <SheetQuotes claims={values.flatMap(({ claims }) => claims)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
