import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** The server's answers, in one place. Events say when they are old; a machine without a network is no hindrance. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 60_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => error instanceof ApiProblem && error.code === 'unreachable' && times < 2,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
