import './results.css';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Found } from '../../src/server/shapes.ts';
import { useSearch } from '../api/queries.ts';
import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { count, fill, useWords } from '../words.ts';
import type { Facet, Shown } from './asked.ts';
import { Facets } from './facets.tsx';
import { marked } from './marked.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly shown: Shown;
  readonly onFacet: (facet: Facet, value: string | undefined) => void;
}
const STEP = 50;

/** What was found: passages with the words marked, and what to narrow by. */
export function Results({ shown, onFacet }: Props) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const [limit, setLimit] = useState(STEP);
  const { data, error, isPlaceholderData } = useSearch({ words: shown.words, ...shown.facets }, limit);
  const total = data && (data.atLeast ? words.found_at_least : words.found);
  return (
    <div className="results">
      <section className="passages" aria-label={words.passages} aria-busy={isPlaceholderData}>
        <h2>
          <span role="status">{error ? inWords(error) : total && data && count(total, data.total)}</span>
        </h2>
        {data?.total === 0 && <p className="quiet">{words.found_none}</p>}
        <ol>
          {data?.hits.map((hit) => (
            <li key={hit.doc}>
              <Passage hit={hit} />
            </li>
          ))}
        </ol>
        {data && data.hits.length < data.total && limit < 500 && (
          <Button onClick={() => setLimit(limit + STEP)}>{fill(words.more, { n: STEP })}</Button>
        )}
      </section>
      <Facets counts={data?.facets} chosen={shown.facets} onFacet={onFacet} />
    </div>
  );
}

function Passage({ hit }: { readonly hit: Found['hits'][number] }) {
  const words = useWords({ en, ko });
  const place = new URLSearchParams();
  if (hit.claim) place.set('claim', hit.claim);
  else if (hit.report) place.set('report', hit.report);
  const to = hit.of === 'case' ? `/cases/${hit.case}` : `/cases/${hit.case}/review?${place}`;
  return (
    <article className="passage">
      <header>
        <Link href={to} className="open">
          {hit.of === 'case' ? hit.case : hit.file}
        </Link>
        <small>{hit.case}</small>
        <Chip>{words[`of_${hit.of}`]}</Chip>
      </header>
      {hit.snippet.text === '' ? (
        <p className="unquoted">{words.found_in_case}</p>
      ) : (
        <p>
          {marked(hit.snippet).map((piece) =>
            piece.hit ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
          )}
        </p>
      )}
    </article>
  );
}
