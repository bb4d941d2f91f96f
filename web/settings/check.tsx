import type { Job } from '../../src/server/shapes.ts';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { count, useWords } from '../words.ts';
import { type Fault, faultLine } from './fault-line.ts';
import faultsEn from './faults.en.json';
import faultsKo from './faults.ko.json';
import en from './words.en.json';
import ko from './words.ko.json';
import { Progress, useWork } from './work.tsx';

/** More are only counted. */
const MOST = 200;

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
  const texts = useWords({ en: faultsEn, ko: faultsKo });
  const { entries = 0, faults = [] } = (job.result ?? {}) as { entries?: number; faults?: readonly Fault[] };
  if (faults.length === 0) return <p>{count(words.whole, entries)}</p>;
  const lines = [...new Set(faults.map((fault) => faultLine(fault, texts)))];
  return (
    <>
      <p className="wrong">{count(words.faults, faults.length)}</p>
      <ul>
        {lines.slice(0, MOST).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
