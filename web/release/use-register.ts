/** The register of a case, and what is written into it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Register } from '../../src/server/release/shapes.ts';
import { get, send } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import { refresh } from '../api/refresh.ts';
import { useSayProblem } from '../parts/say.tsx';

export function useRegister(id: string) {
  return useQuery({
    queryKey: [...keys.case(id), 'releases'],
    queryFn: ({ signal }) => get<Register>(`/api/cases/${id}/releases`, signal),
  });
}

/** Sends something to the register; what hangs on the case is asked for again, whatever came of it. */
export function useWrite<Body, Answer = { readonly entries: readonly number[] }>(
  id: string,
  path: string,
  done: (answer: Answer) => void,
) {
  const client = useQueryClient();
  const sayProblem = useSayProblem();
  return useMutation({
    mutationFn: (body: Body) => send<Answer>(`/api/cases/${id}/${path}`, body),
    onSuccess: done,
    onError: sayProblem,
    onSettled: () => refresh(client, id),
  });
}
