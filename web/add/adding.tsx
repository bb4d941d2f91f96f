import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useRef, useState } from 'react';
import { useRoute } from 'wouter';
import type { Job } from '../../src/server/shapes.ts';
import { send } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useSayProblem } from '../parts/say.tsx';
import { Drop } from './drop.tsx';
import { rememberJob } from './jobs.ts';
import { portions } from './portions.ts';

const AddDialog = lazy(() => import('./dialog.tsx'));
const Panel = lazy(() => import('./panel.tsx'));

/** What the server takes at once; more goes in several requests, one after the other. */
const MOST = { files: 100, bytes: 48 * 2 ** 20 };

/** What is said of the files besides themselves. */
export interface About {
  readonly case?: string | undefined;
  readonly published?: string | undefined;
  readonly publisher?: string | undefined;
}
interface Adding {
  /** Asks for files and what is known of them. */
  ask(files?: readonly File[]): void;
  /** Takes files in at once. */
  take(files: readonly File[], about?: About): void;
}

const Context = createContext<Adding>({ ask: () => {}, take: () => {} });

export function useAdding(): Adding {
  return useContext(Context);
}

/** Around the pages: files can be dropped anywhere; their progress stays in sight on every page. */
export function AddingPlace({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const sayProblem = useSayProblem();
  const [asking, setAsking] = useState<readonly File[]>();
  const [onCase, params] = useRoute<{ case: string }>('/cases/:case/*?');
  const here = onCase ? params.case : undefined;
  const { mutate } = useMutation<Job, ApiProblem, { readonly files: readonly File[]; readonly about: About }>(
    {
      scope: { id: 'add' },
      mutationFn: ({ files, about }) => send<Job>('/api/reports', formOf(files, about)),
      onSuccess: (job) => rememberJob(client, job),
      onError: (problem, { files }) => {
        sayProblem(problem);
        // The files are still at hand: they need not be looked for again.
        setAsking(files);
      },
    },
  );
  const caseHere = useRef(here);
  caseHere.current = here;
  const adding = useMemo<Adding>(
    () => ({
      ask: (files = []) => setAsking(files),
      take: (files, about = {}) => {
        for (const portion of portions(files, MOST)) mutate({ files: portion, about });
      },
    }),
    [mutate],
  );
  return (
    <Context value={adding}>
      {children}
      {/* On a case it has to be said whether they belong to it. */}
      <Drop onFiles={(files) => (caseHere.current ? adding.ask(files) : adding.take(files))} />
      <Suspense fallback={null}>
        {asking && (
          <AddDialog
            files={asking}
            here={here}
            onClose={() => setAsking(undefined)}
            onTake={(files, about) => {
              setAsking(undefined);
              adding.take(files, about);
            }}
          />
        )}
        <Panel />
      </Suspense>
    </Context>
  );
}

function formOf(files: readonly File[], about: About): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(about)) if (value) form.set(name, value);
  for (const file of files) form.append('files', file, file.name);
  return form;
}
