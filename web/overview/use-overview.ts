import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Overview, OverviewCases } from '../../src/server/shapes.ts';
import { address, get } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import { behindOf, questionOf, type Shown } from './asked.ts';

/** All counts. The last stay in view while the next are on their way. */
export function useOverview(shown: Shown) {
  const asked = questionOf(shown);
  return useQuery({
    queryKey: [...keys.overview, asked],
    queryFn: ({ signal }) => get<Overview>(address('/api/overview', asked), signal),
    placeholderData: keepPreviousData,
  });
}

const PAGE = 50;

/** The cases behind one number, a page at a time. */
export function useBehind(shown: Shown, behind: string) {
  const asked = behindOf(shown, behind);
  return useInfiniteQuery({
    queryKey: [...keys.overview, 'cases', asked],
    queryFn: ({ signal, pageParam }) =>
      get<OverviewCases>(
        address('/api/overview/cases', { ...asked, offset: pageParam, limit: PAGE }),
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const have = pages.reduce((sum, { cases }) => sum + cases.length, 0);
      return have < total ? have : undefined;
    },
  });
}
