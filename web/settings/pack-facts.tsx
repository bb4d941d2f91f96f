import { usePack, useSession } from '../api/queries.ts';
import { useProblemWords } from '../parts/say.tsx';
import { fill, useWords } from '../words.ts';
import { useSettings } from './queries.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** What is known of the country, and which Moksori this is. */
export function PackFacts() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const { data: pack, error } = usePack();
  const settings = useSettings().data;
  const version = useSession().data?.version;
  const n = (count: number) => count.toLocaleString('en');
  return (
    <>
      {error && <p className="wrong">{inWords(error)}</p>}
      <dl>
        <dt>{words.pack_name}</dt>
        <dd>{pack && `${pack.id} ${pack.version}`}</dd>
        <dt>{words.pack_holds}</dt>
        <dd>
          {pack &&
            fill(words.pack_counts, {
              kinds: n(pack.kinds.length),
              offices: n(pack.offices.length),
              places: n(pack.places.length),
            })}
        </dd>
        <dt>{words.version}</dt>
        <dd className="num">{version}</dd>
        <dt>{words.ledger}</dt>
        <dd className="num">
          {settings && fill(words.ledger_counts, { n: n(settings.entries), origin: settings.origin })}
        </dd>
      </dl>
      <p>{words.pack_text}</p>
    </>
  );
}
