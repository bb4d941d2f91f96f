import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseView, Decided, DecisionBody } from '../../src/server/shapes.ts';
import { useLanguage } from '../choices.ts';
import { useSayProblem } from '../parts/say.tsx';
import { send } from './client.ts';
import { expected, merged, restored } from './optimistic.ts';
import type { ApiProblem } from './problem.ts';
import { keys } from './queries.ts';
import { refreshSoon } from './refresh.ts';

/**
 * Decides about claims of a case. The new status is in view at once; when the server refuses, the claim goes back and the
 * page says why. Decisions of one case go one after the other, in the order in which they were made.
 */
export function useDecide(id: string) {
  const client = useQueryClient();
  const key = keys.caseIn(id, useLanguage());
  const mutationKey = ['decide', id];
  const sayProblem = useSayProblem();
  return useMutation<Decided, ApiProblem, DecisionBody, { before: CaseView['claims'][number] | undefined }>({
    mutationKey,
    scope: { id: `decide ${id}` },
    mutationFn: (decision) => send<Decided>(`/api/cases/${id}/decisions`, decision),
    onMutate: async (decision) => {
      await client.cancelQueries({ queryKey: key });
      const view = client.getQueryData<CaseView>(key);
      const about = 'claim' in decision ? decision.claim : undefined;
      if (view) client.setQueryData<CaseView>(key, expected(view, decision));
      return { before: view?.claims.find((claim) => claim.id === about) };
    },
    onSuccess: (answer) => change(client, key, (view) => merged(view, answer.claims, answer.through)),
    onError: (problem, _decision, context) => {
      change(client, key, (view) => restored(view, context?.before));
      sayProblem(problem);
    },
    onSettled: (_answer, problem, decision) => {
      // What follows from a claim may wait until no more keys are pressed; what follows from a choice is waited for.
      if (problem === null && 'claim' in decision && decision.what !== 'choose') refreshSoon(client, id);
      else if (client.isMutating({ mutationKey }) === 1)
        void client.invalidateQueries({ queryKey: keys.case(id) });
    },
  });
}

function change(client: QueryClient, key: readonly unknown[], by: (view: CaseView) => CaseView): void {
  client.setQueryData<CaseView>(key, (view) => (view ? by(view) : view));
}
