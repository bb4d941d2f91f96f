/** Whether suggestions are as small as trying everything finds them. */
import type { Pack } from '../../src/packs/types.ts';
import { leftBy } from '../../src/protect/audience.ts';
import { coarserThan } from '../../src/protect/ladders.ts';
import { type Detail, fitOf, isPath } from '../../src/protect/subject.ts';
import type { Exposure } from '../../src/protect/types.ts';

export interface Minimal {
  /** Suggestions compared. */
  readonly sets: number;
  /** Of them as small as the smallest there is. */
  readonly smallest: number;
}

/** Most acts for which every set of changes is tried. */
const MOST = 16;

/** Compares every suggestion of an exposure with the smallest change there is. */
export function minimal(exposure: Exposure, pack: Pack): Minimal {
  let [sets, smallest] = [0, 0];
  const all = pack.audiences.map(({ id }) => id);
  const out = new Set(exposure.texts.flatMap(({ id, released }) => (released ? [id] : [])));
  // What is out cannot be changed.
  const fixed = new Set(
    exposure.acts.flatMap(({ id, texts }) => (texts.some((text) => out.has(text)) ? [id] : [])),
  );
  for (const { path, told, sets: own } of exposure.sources) {
    if (!path || told.length > MOST) continue;
    let fewest = Number.POSITIVE_INFINITY;
    for (let mask = 0; mask < 2 ** told.length; mask++) {
      if (told.some(({ act }, i) => mask & (1 << i) && fixed.has(act))) continue;
      const kept = told.filter((_, i) => !(mask & (1 << i)));
      const changed = told.length - kept.length;
      if (changed >= fewest) continue;
      const { counts } = leftBy(
        kept.map(({ audience }) => audience),
        all,
      );
      if (counts >= exposure.asked.groups) fewest = changed;
    }
    for (const { changes } of own) {
      sets++;
      if (changes.length === fewest) smallest++;
    }
  }
  for (const { person, path, fit, ways } of exposure.subjects) {
    if (!path) continue;
    let fewest = Number.POSITIVE_INFINITY;
    const every = (i: number, chosen: readonly Detail[], changed: number): void => {
      if (i === fit.details.length) {
        if (!isPath(fitOf(chosen, pack), exposure.asked.people)) fewest = Math.min(fewest, changed);
        return;
      }
      const { type, value, step } = fit.details[i]!;
      const steps = coarserThan(type, value, step, pack);
      const floor = steps.findIndex((one) =>
        exposure.details.some(
          (told) =>
            told.person === person &&
            told.type === type &&
            out.has(told.text) &&
            told.step === one.step &&
            told.value === one.value,
        ),
      );
      steps.slice(0, floor < 0 ? undefined : floor + 1).forEach((to, up) => {
        every(i + 1, [...chosen, { type, ...to }], changed + (up === 0 ? 0 : 1));
      });
    };
    every(0, [], 0);
    for (const { changes } of ways) {
      sets++;
      if (changes.length === fewest) smallest++;
    }
  }
  return { sets, smallest };
}
