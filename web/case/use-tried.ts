/** Asks what a case would be without some claims. Nothing is written; the answer goes when the case changes. */
import { useQuery } from '@tanstack/react-query';
import type { Tried } from '../../src/server/shapes.ts';
import { address, send } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import { useInfo } from './info.ts';
import { differenceOf } from './tried.ts';

/** Null: nothing is tried. */
export function useTried(drop: readonly string[] | null) {
  const { id, language, drafted, view } = useInfo();
  return useQuery({
    queryKey: [...keys.case(id), 'try', language, view.through, drop],
    queryFn: () => send<Tried>(address(`/api/cases/${id}/try`, { language }), { drop }),
    enabled: drop !== null,
    staleTime: Number.POSITIVE_INFINITY,
    select: (tried) => ({ drafted: tried.drafted, difference: differenceOf(drafted, tried.drafted) }),
  });
}
