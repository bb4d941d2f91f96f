import type { Pack, PackData } from './types.ts';

/** The compiled pack as plain data: what screens and exports read, and what a change of a pack is reviewed by. */
export function dumpPack(pack: Pack): PackData {
  const { names: _names, dir: _dir, acts, offices, facilities, places, ...data } = pack;
  return {
    ...data,
    acts: [...acts.values()],
    offices: [...offices.values()],
    facilities: [...facilities.values()],
    places: [...places.values()],
  };
}
