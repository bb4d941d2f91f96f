/** What the settings ask and change. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewWay, PeopleView, SettingsView, WayMade, WaysView } from '../../src/server/shapes.ts';
import { get, send } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useSayProblem } from '../parts/say.tsx';

const WAYS = ['ways'] as const;
const SETTINGS = ['settings'] as const;

export function useWays() {
  return useQuery({ queryKey: WAYS, queryFn: ({ signal }) => get<WaysView>('/api/ways', signal) });
}

export function usePeople() {
  return useQuery({ queryKey: ['people'], queryFn: ({ signal }) => get<PeopleView>('/api/people', signal) });
}

export function useSettings() {
  return useQuery({
    queryKey: SETTINGS,
    queryFn: ({ signal }) => get<SettingsView>('/api/settings', signal),
  });
}

export function useAddWay() {
  const client = useQueryClient();
  return useMutation<WayMade, ApiProblem, NewWay>({
    mutationFn: (way) => send<WayMade>('/api/ways', way),
    onSuccess: () => client.invalidateQueries({ queryKey: WAYS }),
  });
}

export function useRevokeWay() {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, { readonly id: string; readonly reason: string }>({
    mutationFn: ({ id, reason }) => send(`/api/ways/${id}/revoke`, { reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: WAYS }),
  });
}

export function useSetLock() {
  const client = useQueryClient();
  const sayProblem = useSayProblem();
  return useMutation<SettingsView, ApiProblem, number>({
    mutationFn: (lock) => send<SettingsView>('/api/settings', { lock }, 'PUT'),
    onSuccess: (settings) => client.setQueryData(SETTINGS, settings),
    onError: sayProblem,
  });
}
