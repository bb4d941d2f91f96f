/** What is made of a pack is made once, not for every report. */
import type { Pack } from '../../packs/types.ts';

/** The same function, which keeps its answer for each pack as long as the pack is in use. */
export function oncePerPack<Value>(work: (pack: Pack) => Value): (pack: Pack) => Value {
  const known = new WeakMap<Pack, { readonly value: Value }>();
  return (pack) => {
    let held = known.get(pack);
    if (!held) {
      held = { value: work(pack) };
      known.set(pack, held);
    }
    return held.value;
  };
}
