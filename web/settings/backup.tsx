import type { Job } from '../../src/server/shapes.ts';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { fill, useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';
import { Progress, useWork } from './work.tsx';

/** The whole vault in one encrypted file, restored on trial before it is handed over. */
export function Backup() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const { begin, id, error, busy } = useWork('/api/backups');
  return (
    <>
      <p>{words.backup_text}</p>
      <Button onClick={() => begin({})} disabled={busy}>
        {words.backup_now}
      </Button>
      {error && <p role="alert">{inWords(error)}</p>}
      {id && <Progress key={id} id={id} onJob={(job) => <Ready job={job} />} />}
    </>
  );
}

function Ready({ job }: { readonly job: Job }) {
  const words = useWords({ en, ko });
  const { entries = 0, bytes = 0 } = (job.result ?? {}) as { entries?: number; bytes?: number };
  const [unit, of] = bytes < 2 ** 20 ? (['kB', 2 ** 10] as const) : (['MB', 2 ** 20] as const);
  const size = `${(bytes / of).toLocaleString('en', { maximumFractionDigits: 1 })} ${unit}`;
  return (
    <>
      <p>{fill(words.backup_ready, { n: entries.toLocaleString('en'), size })}</p>
      <p>
        <a className="button main" href={`/api/backups/${job.id}`} download>
          {words.backup_save}
        </a>
      </p>
      <p>{words.backup_keep}</p>
    </>
  );
}
