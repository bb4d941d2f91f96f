/** Says that more of a case is out than the texts that are looked at. */
import { fill } from '../claims/fill.ts';
import type { Labels, Pack } from '../packs/types.ts';
import type { HandedOn } from './types.ts';

/** @returns the sentence of the pack in its languages; nothing when there are none */
export function besides(handedOn: readonly HandedOn[], { exposure }: Pack): readonly Labels[] {
  const said = exposure.handedOn;
  if (said === undefined || handedOn.length === 0) return [];
  const list = [...new Set(handedOn.map(({ what, on }) => `${what} (${on})`))].join(', ');
  return [{ en: fill(said.en, { list }), ko: fill(said.ko, { list }) }];
}
