/** Work that the server does for this window: which there is, and how far each is. Kept with the other answers. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Job } from '../../src/server/shapes.ts';
import { get } from '../api/client.ts';
import { keys } from '../api/queries.ts';

const LIST = ['jobs'] as const;
const one = (id: string) => ['job', id] as const;
/** When the stream of progress breaks off, the job is asked for like anything else. */
const AGAIN = 2000;

export function rememberJob(client: QueryClient, job: Job): void {
  client.setQueryData<Job>(one(job.id), job);
  client.setQueryData<readonly string[]>(LIST, (ids = []) => [...ids.filter((id) => id !== job.id), job.id]);
}

export function forgetJob(client: QueryClient, id: string): void {
  client.setQueryData<readonly string[]>(LIST, (ids = []) => ids.filter((each) => each !== id));
}

/** Ids of the jobs that this window began, the oldest first. */
export function useJobs(): readonly string[] {
  const { data } = useQuery<readonly string[]>({
    queryKey: LIST,
    queryFn: () => [],
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** A job as it stands, followed until it ends. */
export function useJob(id: string): Job | undefined {
  const client = useQueryClient();
  const { data } = useQuery<Job>({
    queryKey: one(id),
    queryFn: ({ signal }) => get<Job>(`/api/jobs/${id}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const over = data?.state === 'done' || data?.state === 'failed';
  useEffect(() => {
    if (over) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource(`/api/jobs/${id}/events`);
    const hear = (event: MessageEvent<string>) =>
      client.setQueryData<Job>(one(id), JSON.parse(event.data) as Job);
    source.addEventListener('message', hear);
    source.addEventListener('job', hear);
    source.addEventListener('error', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: one(id) });
      }, AGAIN);
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [id, over, client]);
  useEffect(() => {
    if (over) for (const queryKey of [keys.cases, keys.search]) void client.invalidateQueries({ queryKey });
  }, [over, client]);
  return data;
}
