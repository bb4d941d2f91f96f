import { useQuery } from '@tanstack/react-query';
import type { MapView } from '../../src/server/shapes.ts';
import { get } from '../api/client.ts';

/** Areas of the pack's country. Does not change while the server runs. */
export function useMap() {
  return useQuery({
    queryKey: ['pack', 'map'],
    queryFn: ({ signal }) => get<MapView>('/api/pack/map', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
