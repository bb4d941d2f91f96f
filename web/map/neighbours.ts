/** Outlines of the neighbours. 750 kB, so they come when a map is there already, and are kept. */
import { useQuery } from '@tanstack/react-query';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-50m.json?url';

type World = Topology<{ countries: GeometryCollection }>;

export interface Lands {
  readonly id: string;
  readonly shape: Feature<Geometry>;
}

/** Countries by their numbers of ISO 3166; none while they are on their way, or when they cannot be had. */
export function useLands(ids: readonly string[]): readonly Lands[] {
  const { data } = useQuery({
    queryKey: ['world', ...ids],
    queryFn: async ({ signal }): Promise<readonly Lands[]> => {
      const response = await fetch(world, { signal });
      const topology = (await response.json()) as World;
      const { features }: FeatureCollection = feature(topology, topology.objects.countries);
      return features.flatMap((shape) =>
        ids.includes(String(shape.id)) ? [{ id: String(shape.id), shape }] : [],
      );
    },
    enabled: ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? [];
}
