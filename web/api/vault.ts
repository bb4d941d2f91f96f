/** The vault itself: making it, opening it, closing it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../../src/server/shapes.ts';
import { useSayProblem } from '../parts/say.tsx';
import { send } from './client.ts';
import type { ApiProblem } from './problem.ts';
import { keys } from './queries.ts';
import { forgetTyped } from './use-half-typed.ts';

/** Closes the vault; of a team, signs out. The answers of the server go out of memory with it. */
export function useLock() {
  const client = useQueryClient();
  const sayProblem = useSayProblem();
  return useMutation<unknown, ApiProblem>({
    mutationFn: () =>
      send(client.getQueryData<Session>(keys.session)?.mode === 'team' ? '/api/sign-out' : '/api/vault/lock'),
    onSuccess: () => {
      if (client.getQueryData<Session>(keys.session)?.mode === 'team') forgetTyped();
      client.setQueryData<Session>(keys.session, (session) =>
        session?.mode === 'team'
          ? { ...session, person: null, rights: [] }
          : session && { ...session, vault: 'locked' },
      );
      return client.invalidateQueries({ queryKey: keys.session });
    },
    onError: sayProblem,
  });
}
