import { useSession } from '../api/queries.ts';
import { useLanguage } from '../choices.ts';
import { useProblemWords } from '../parts/say.tsx';
import { dayWords } from '../parts/when.ts';
import { useWords } from '../words.ts';
import { usePeople } from './queries.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Who works with the vault: whose names stand beside decisions. */
export function People() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const language = useLanguage();
  const { data, error } = usePeople();
  const me = useSession().data?.person?.id;
  return (
    <>
      {error && <p className="wrong">{inWords(error)}</p>}
      <table>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.id}</th>
            <th>{words.added}</th>
          </tr>
        </thead>
        <tbody>
          {data?.people.map(({ id, name, added }) => (
            <tr key={id}>
              <td>
                {name}
                {id === me && <small> {words.you}</small>}
              </td>
              <td className="num">{id}</td>
              <td>{dayWords(new Date(added).toISOString().slice(0, 10), language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.people_text}</p>
    </>
  );
}
