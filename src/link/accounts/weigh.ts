/** What two accounts weigh together: set chances, not estimated ones. */

import { COMPARED, type Compared, type Found, LEVELS } from './compare.ts';
import type { Rarity } from './rarity.ts';

export interface Chances {
  readonly m: readonly number[];
  readonly u: readonly number[];
}

export interface AccountModel {
  /** So many other cases tell of the event of a case, on average. */
  readonly again: number;
  readonly comparisons: Readonly<Record<Compared, Chances>>;
}

export interface AccountStep extends Found {
  readonly name: string;
  readonly m: number;
  readonly u: number;
  /** log2(m/u). */
  readonly bits: number;
  /** More where few accounts have what both have, less where many do. */
  readonly rarity: number;
}

export interface Weighed {
  readonly prior: number;
  readonly steps: readonly AccountStep[];
  /** log2 of the odds that both tell of one event. */
  readonly weight: number;
}

/** @throws RangeError when a comparison has other levels than are compared */
export function accountModel(read: {
  readonly again: number;
  readonly comparisons: Readonly<Record<string, Chances>>;
}): AccountModel {
  for (const of of COMPARED) {
    const { m, u } = read.comparisons[of] ?? { m: [], u: [] };
    if (m.length !== LEVELS[of].length || u.length !== m.length)
      throw new RangeError(`${of} needs ${LEVELS[of].length} chances in m and u`);
  }
  return read as AccountModel;
}

/** log2 of the odds that two of so many cases tell of one event, before anything is compared. */
export function priorOf({ again }: AccountModel, cases: number): number {
  const lambda = Math.min(0.2, again / Math.max(1, cases - 1));
  return Math.log2(lambda / (1 - lambda));
}

/** So common is what both have for the chances of the pack; and so far rarity moves a weight, in bits. */
const USUAL = { acts: 0.3, place: 0.05 } as const;
const [LEAST, MOST] = [-2, 4];

export function weighed(
  found: readonly Found[],
  model: AccountModel,
  prior: number,
  rarity?: Rarity,
): Weighed {
  const steps = found.map((each): AccountStep => {
    const { m, u } = model.comparisons[each.of];
    const [own, chance] = [m[each.level]!, u[each.level]!];
    return {
      ...{ ...each, name: LEVELS[each.of][each.level]!, m: own, u: chance },
      ...{ bits: Math.log2(own / chance), rarity: rarityBits(each, rarity) },
    };
  });
  const weight = steps.reduce((sum, { bits, rarity: more }) => sum + bits + more, prior);
  return { prior, steps, weight };
}

/** Of the rarest that both have. */
function rarityBits({ of, value }: Found, rarity: Rarity | undefined): number {
  if (rarity === undefined || value === undefined || value.length === 0) return 0;
  if (of !== 'acts' && of !== 'place') return 0;
  const share = Math.min(...value.map((each) => (of === 'acts' ? rarity.kind(each) : rarity.place(each))));
  return Math.min(MOST, Math.max(LEAST, Math.log2(USUAL[of] / share)));
}
