/** What the pages of a team ask and change. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AccountView,
  ActionsView,
  Done,
  PeopleView,
  Shared,
  Wanted,
} from '../../src/server/team/shapes.ts';
import { get, send } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';
import { keys } from '../api/queries.ts';

const ACCOUNTS = ['accounts'] as const;
const ACTIONS = ['actions'] as const;
const OWN = ['account'] as const;
/** Others propose and answer meanwhile. */
const LOOK = 20_000;

export function useAccounts() {
  return useQuery({
    queryKey: ACCOUNTS,
    queryFn: ({ signal }) => get<PeopleView>('/api/accounts', signal),
  });
}

export function useActions() {
  return useQuery({
    queryKey: ACTIONS,
    queryFn: ({ signal }) => get<ActionsView>('/api/actions', signal),
    refetchInterval: LOOK,
  });
}

export function useOwnAccount() {
  return useQuery({ queryKey: OWN, queryFn: ({ signal }) => get<AccountView>('/api/account', signal) });
}

/** Whatever it changes of the team is asked anew, also who one is oneself. */
function useChange<Given, Got>(change: (given: Given) => Promise<Got>) {
  const client = useQueryClient();
  return useMutation<Got, ApiProblem, Given>({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        [ACCOUNTS, ACTIONS, OWN, keys.session].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

export const useWant = () => useChange((wanted: Wanted) => send<Done>('/api/accounts', wanted));

export const useApprove = () =>
  useChange((action: number) => send<Done>(`/api/actions/${action}/approve`, {}));

export const useRefuse = () =>
  useChange(({ action, reason }: { readonly action: number; readonly reason: string }) =>
    send(`/api/actions/${action}/refuse`, { reason }),
  );

export const useRepassword = () =>
  useChange((change: { readonly old: string; readonly password: string }) =>
    send('/api/account/password', change),
  );

export const useAddFactor = () => useChange((given: object) => send('/api/account/factors', given));

export const useRemoveFactor = () =>
  useChange((factor: string) =>
    send(`/api/account/factors/${encodeURIComponent(factor)}`, undefined, 'DELETE'),
  );

const sharedKey = (id: string) => ['sharing', id] as const;

export function useShared(id: string) {
  return useQuery({
    queryKey: sharedKey(id),
    queryFn: ({ signal }) => get<Shared>(`/api/sharing/${id}`, signal),
  });
}

/** Who may see a case changes what is in every list: all of it is asked anew. */
export function useShare(id: string) {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, Shared & { readonly reason: string }>({
    mutationFn: (sharing) => send(`/api/sharing/${id}`, sharing, 'PUT'),
    onSuccess: () => client.invalidateQueries(),
  });
}
