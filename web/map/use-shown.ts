import { useMemo } from 'react';
import type { PackMap } from '../../src/server/shapes.ts';
import { usePack } from '../api/queries.ts';
import { useLanguage } from '../choices.ts';
import { type Sheet, sheetOf } from './geometry.ts';
import { areaNames, landNames } from './ground-names.ts';
import { type Label, placed } from './labels.ts';
import { boxesOf, type MapMark, markNames, type Spot, spotsOf } from './marks.ts';
import { type Lands, useLands } from './neighbours.ts';
import { useMap } from './use-map.ts';
import type { View } from './view.ts';

/** All that is drawn, laid out for the width and for what is in sight. */
export interface Shown {
  readonly map: PackMap | null;
  readonly sheet: Sheet;
  readonly lands: readonly Lands[];
  readonly spots: readonly Spot[];
  readonly labels: readonly Label[];
  /** What has no place on the map. */
  readonly left: readonly MapMark[];
  /** Areas that a mark stands for. */
  readonly told: ReadonlySet<string>;
}

const NONE: readonly string[] = [];

export function useShown(
  marks: readonly MapMark[],
  view: View,
  width: number,
): { readonly state: 'waiting' | 'failed' | 'nothing' | 'there'; readonly shown: Shown | null } {
  const language = useLanguage();
  const { data: pack, isError: noPack } = usePack();
  const { data, isError: noMap } = useMap();
  const places = pack?.places;
  const sheet = useMemo(
    () => (data && places && width > 0 ? sheetOf(data.map, places, width) : null),
    [data, places, width],
  );
  const map = data?.map ?? null;
  const around = useMemo(() => (map ? [...map.own, ...map.neighbours.map(({ id }) => id)] : NONE), [map]);
  const lands = useLands(sheet ? around : NONE);
  const coarse = useMemo(() => {
    const exact = new Set((places ?? []).flatMap(({ id, lat }) => (lat === undefined ? [] : [id])));
    return (place: string) => !exact.has(place);
  }, [places]);
  const shown = useMemo(() => {
    if (!sheet || !places) return null;
    const { spots, left } = spotsOf(marks, sheet, view, coarse);
    const names = [
      ...markNames(spots, 12.5),
      ...areaNames(map, places, language, sheet, view),
      ...landNames(map, language, sheet, view),
    ];
    const labels = placed(names, boxesOf(spots), sheet.width, sheet.height);
    const told = new Set(marks.map(({ place }) => place).filter(coarse));
    return { map, sheet, lands, spots, left, labels, told };
  }, [sheet, places, marks, view, coarse, map, language, lands]);
  if (noPack || noMap) return { state: 'failed', shown: null };
  if (shown) return { state: 'there', shown };
  return { state: data && places && width > 0 ? 'nothing' : 'waiting', shown: null };
}
