import type { Job } from '../../src/server/shapes.ts';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { count, useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';
import { Progress, useWork } from './work.tsx';

/** Whether the vault is what its ledger says. */
export function Check() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const { begin, id, error, busy } = useWork('/api/checks');
  return (
    <>
      <p>{words.check_text}</p>
      <Button onClick={() => begin({})} disabled={busy}>
        {words.check_now}
      </Button>
      {error && <p role="alert">{inWords(error)}</p>}
      {id && <Progress key={id} id={id} onJob={(job) => <Checked job={job} />} />}
    </>
  );
}

function Checked({ job }: { readonly job: Job }) {
  const words = useWords({ en, ko });
  const { entries = 0, faults = [] } = (job.result ?? {}) as { entries?: number; faults?: readonly string[] };
  if (faults.length === 0) return <p>{count(words.whole, entries)}</p>;
  return (
    <>
      <p className="wrong">{count(words.faults, faults.length)}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </>
  );
}
