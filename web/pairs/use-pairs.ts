import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PairProposal, PairProposals } from '../../src/server/shapes.ts';
import { address, get, send } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';
import { keys } from '../api/queries.ts';
import { useLanguage } from '../choices.ts';
import { nameOf } from './queue.ts';

/** As many as are answered at once. */
const LIMIT = 50;

/** Cases that may tell of one event, the likeliest first. */
export function usePairs() {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.pairs, language],
    queryFn: ({ signal }) => get<PairProposals>(address('/api/pairs', { language, limit: LIMIT }), signal),
    placeholderData: keepPreviousData,
  });
}

export interface Answer {
  readonly pair: PairProposal;
  readonly same: boolean;
  readonly reason: string;
}

/** Joins the later case into the older one, or keeps that they are two events. Durable when it succeeds. */
export function useAnswer() {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, Answer>({
    mutationFn: ({ pair: { a, b }, same, reason }) =>
      same
        ? send(`/api/cases/${a.case}/join`, { from: b.case, reason })
        : send(`/api/cases/${a.case}/decisions`, {
            ...{ what: 'same', of: 'case', judgement: 'no' },
            ...{ a: a.case, b: b.case, reason },
          }),
    onSuccess: (_, { pair }) => {
      // The next one is in view at once; among many cases comparing them again takes a while.
      client.setQueriesData<PairProposals>(
        { queryKey: keys.pairs },
        (found) => found && without(found, nameOf(pair)),
      );
      for (const queryKey of [keys.case(pair.a.case), keys.case(pair.b.case), keys.pairs, keys.cases])
        void client.invalidateQueries({ queryKey });
    },
  });
}

function without(found: PairProposals, name: string): PairProposals {
  const proposals = found.proposals.filter((one) => nameOf(one) !== name);
  return { ...found, proposals, total: found.total - (found.proposals.length - proposals.length) };
}
