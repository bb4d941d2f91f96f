import './panel.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Job } from '../../src/server/shapes.ts';
import { ApiProblem } from '../api/problem.ts';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { count, fill, useWords } from '../words.ts';
import { forgetJob, useJob, useJobs } from './jobs.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** What became of the files that were taken in, on every page until it is put away. */
export default function Panel() {
  const ids = useJobs();
  const words = useWords({ en, ko });
  if (ids.length === 0) return null;
  return (
    <aside className="add-panel" aria-label={words.progress}>
      {ids.map((id) => (
        <JobLines key={id} id={id} />
      ))}
    </aside>
  );
}

function JobLines({ id }: { readonly id: string }) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const client = useQueryClient();
  const job = useJob(id);
  if (!job) return null;
  const over = job.state === 'done' || job.state === 'failed';
  return (
    <section>
      <header>
        <h2>
          <span role="status">{headOf(job, words)}</span>
        </h2>
        {over && (
          <Button look="bare" aria-label={words.away} onClick={() => forgetJob(client, id)}>
            ×
          </Button>
        )}
      </header>
      {!over && <progress max={Math.max(1, job.of)} value={job.done} aria-label={words.progress} />}
      {job.problem && <p className="failed">{inWords(new ApiProblem(job.problem))}</p>}
      <ul>
        {(job.files ?? []).map((file, i) => (
          <li key={i} className={file.state}>
            <FileLine file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileLine({ file }: { readonly file: NonNullable<Job['files']>[number] }) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  return (
    <>
      <b>{file.file}</b>
      {file.case && (
        <Link href={file.state === 'known' ? `/cases/${file.case}` : `/cases/${file.case}/review`}>
          {file.state === 'known'
            ? fill(words.known, { case: file.case })
            : count(words.added, file.claims ?? 0)}
        </Link>
      )}
      {file.state === 'waiting' && <span>{words.waiting}</span>}
      {file.state === 'reading' && <span>{words.reading}</span>}
      {file.problem && <span className="failed">{inWords(new ApiProblem(file.problem))}</span>}
    </>
  );
}

function headOf(job: Job, words: typeof en): string {
  if (job.state === 'waiting' || job.state === 'running')
    return fill(words.running, { done: job.done, of: job.of });
  const files = job.files ?? [];
  const failed = files.filter(({ state }) => state === 'failed').length;
  const taken = files.filter(({ state }) => state === 'added').length;
  const known = files.filter(({ state }) => state === 'known').length;
  return [
    count(words.taken, taken),
    known > 0 && count(words.were_known, known),
    failed > 0 && count(words.refused, failed),
  ]
    .filter(Boolean)
    .join(' · ');
}
