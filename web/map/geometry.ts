/** From the areas of a pack to shapes on a sheet of so many pixels. */
import { geoMercator, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { PackMap, PackView } from '../../src/server/shapes.ts';

export type Place = PackView['places'][number];

export interface Area {
  readonly id: string | null;
  /** Path of SVG. */
  readonly d: string;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly Area[];
  /** Where a place is drawn: a county at its centre, what holds counties in the middle of them. */
  at(place: string): readonly [number, number] | null;
  /** Any position on earth. */
  point(lonLat: readonly [number, number]): readonly [number, number] | null;
  /** A shape of another source in the same projection. */
  path(shape: Feature<Geometry> | Geometry): string | null;
}

/** So much is left free at the edge, for names. */
const EDGE = 26;
const TALLEST = 1.25;

/**
 * @param map areas of the pack; without them the sheet is that of the places alone
 * @returns null when there is nothing that could be drawn
 */
export function sheetOf(map: PackMap | null, places: readonly Place[], width: number): Sheet | null {
  const centres = centresOf(places);
  const shapes = map === null ? [] : featuresOf(map);
  const all: FeatureCollection = {
    type: 'FeatureCollection',
    features: shapes.length > 0 ? shapes : [...centres.values()].map(pointFeature),
  };
  if (all.features.length === 0 || width <= 2 * EDGE) return null;
  const projection = geoMercator().fitWidth(width - 2 * EDGE, all);
  const [[x0, y0], [, y1]] = geoPath(projection).bounds(all);
  const height = Math.min(Math.ceil(y1 - y0), Math.ceil(width * TALLEST)) + 2 * EDGE;
  if (y1 - y0 > height - 2 * EDGE) {
    projection.fitExtent(
      [
        [EDGE, EDGE],
        [width - EDGE, height - EDGE],
      ],
      all,
    );
  } else {
    const [tx, ty] = projection.translate();
    projection.translate([tx + EDGE - x0, ty + EDGE - y0]);
  }
  const path = geoPath(projection).digits(1);
  return {
    width,
    height,
    areas: shapes.map((shape) => ({
      id: shape.id === undefined ? null : String(shape.id),
      d: path(shape) ?? '',
    })),
    at: (place) => {
      const centre = centres.get(place);
      return centre === undefined ? null : projection([...centre]);
    },
    point: (lonLat) => projection([...lonLat]),
    path: (shape) => path(shape),
  };
}

function featuresOf({ areas }: PackMap): Feature<Geometry>[] {
  const topology = areas as unknown as Topology<{ areas: GeometryCollection }>;
  return feature(topology, topology.objects.areas).features.map(({ id, ...shape }) =>
    // An island that belongs to nothing has no id.
    id === null || id === undefined ? shape : { ...shape, id },
  );
}

/** Place → longitude and latitude. What has no centre of its own lies in the middle of what lies in it. */
export function centresOf(places: readonly Place[]): ReadonlyMap<string, readonly [number, number]> {
  const centres = new Map<string, readonly [number, number]>();
  const within = new Map<string, (readonly [number, number])[]>();
  for (const { id, lat, lon, province } of places) {
    if (lat === undefined || lon === undefined) continue;
    centres.set(id, [lon, lat]);
    if (province === null) continue;
    const there = within.get(province);
    if (there === undefined) within.set(province, [[lon, lat]]);
    else there.push([lon, lat]);
  }
  for (const [id, points] of within)
    if (!centres.has(id)) {
      const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
      centres.set(id, [mean(0), mean(1)]);
    }
  return centres;
}

function pointFeature(coordinates: readonly [number, number]): Feature<Geometry> {
  return { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [...coordinates] } };
}
