import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Job } from '../../src/server/shapes.ts';
import { useJob } from '../add/jobs.ts';
import { send } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { useProblemWords } from '../parts/say.tsx';
import { fill, useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Begins a long work and follows it. */
export function useWork(path: string) {
  const client = useQueryClient();
  const [id, setId] = useState<string>();
  const begin = useMutation<Job, ApiProblem, unknown>({
    mutationFn: (body) => send<Job>(path, body),
    onSuccess: (job) => {
      client.setQueryData(['job', job.id], job);
      setId(job.id);
    },
  });
  return { begin: begin.mutate, id, error: begin.error, busy: begin.isPending };
}

/** How far a work is, or why it ended without a result. */
export function Progress({ id, onJob }: { readonly id: string; readonly onJob: (job: Job) => ReactNode }) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const job = useJob(id);
  if (!job) return null;
  if (job.state === 'done') return <div role="status">{onJob(job)}</div>;
  if (job.problem) return <p role="alert">{inWords(new ApiProblem(job.problem))}</p>;
  return (
    <>
      <progress max={Math.max(1, job.of)} value={job.done} aria-label={words.progress} />
      <p role="status">{job.of > 0 ? fill(words.step, { n: job.done, of: job.of }) : words.working}</p>
    </>
  );
}
