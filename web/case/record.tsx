import { memo, useState } from 'react';
import { useHistory } from '../api/queries.ts';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { Lines } from './entries-list.tsx';
import { useInfo } from './info.ts';

const FEW = 8;

/** Every decision about the case, the latest first. */
export const Record = memo(function Record() {
  const { id, words } = useInfo();
  const history = useHistory(id);
  const inWords = useProblemWords();
  const [all, setAll] = useState(false);
  const lines = [...(history.data?.lines ?? [])].reverse();
  return (
    <section className="case-part" id="record" aria-labelledby="record-heading">
      <h2 id="record-heading">{words.record.heading}</h2>
      <p className="quiet">{words.record.lead}</p>
      {history.error && <p role="alert">{inWords(history.error)}</p>}
      {history.data && lines.length === 0 && <p>{words.record.none}</p>}
      <Lines lines={all ? lines : lines.slice(0, FEW)} />
      {!all && lines.length > FEW && (
        <Button onClick={() => setAll(true)}>{fill(words.record.open, { n: lines.length })}</Button>
      )}
    </section>
  );
});
