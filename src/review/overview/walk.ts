/** One walk over what all cases tell: which of their claims are counted, and which of these fit what is asked. */

import { AT, OPEN, type Tellings, type Told } from './tellings.ts';
import type { Asked } from './types.ts';

const ACCEPTED = ['accepted', 'corrected'];
const STANDING = ['proposed', ...ACCEPTED];

/** One case as the walk meets it. The lists are used again for the next. */
export interface Met {
  readonly told: Told;
  /** Where claims begin that are counted and fit. */
  readonly fitting: readonly number[];
  /** Where claims begin that are counted, whatever else is asked. */
  readonly counted: readonly number[];
  /** Where claims begin that fit, whatever their status. */
  readonly any: readonly number[];
}

/** Calls back for every case that has a claim that fits, whatever its status. */
export function walk(tellings: Tellings, asked: Asked, meet: (met: Met) => void): void {
  const fits = fitting(tellings, asked);
  const statuses = new Set(
    (asked.of === 'accepted' ? ACCEPTED : STANDING).map((status) => tellings.names.status.known(status)),
  );
  const lists = { fitting: [] as number[], counted: [] as number[], any: [] as number[] };
  for (const told of tellings.cases) {
    if (asked.except?.has(told.case)) continue;
    const { numbers } = told;
    lists.fitting.length = 0;
    lists.counted.length = 0;
    lists.any.length = 0;
    for (let at = 0; at < numbers.length; at += numbers[at]!) {
      const counts = numbers[at + AT.done] === 1 && statuses.has(numbers[at + AT.status]!);
      if (counts) lists.counted.push(at);
      if (!fits(numbers, at)) continue;
      lists.any.push(at);
      if (counts) lists.fitting.push(at);
    }
    if (lists.any.length > 0) meet({ told, ...lists });
  }
}

/** Whether a claim fits, apart from whether it is counted. Asked for by names that nothing has, none does. */
function fitting({ names }: Tellings, asked: Asked): (numbers: Int32Array, at: number) => boolean {
  const known = (of: 'kind' | 'stage' | 'language' | 'place' | 'office'): number | undefined =>
    asked[of] === undefined ? undefined : names[of].known(asked[of]);
  const [kind, stage, language] = [known('kind'), known('stage'), known('language')];
  const [place, office] = [known('place'), known('office')];
  const timed = asked.from !== undefined || asked.to !== undefined;
  const { from = OPEN, to = -OPEN - 1 } = asked;
  return (numbers, at) => {
    if (kind !== undefined && numbers[at + AT.kind] !== kind) return false;
    if (stage !== undefined && numbers[at + AT.stage] !== stage) return false;
    if (language !== undefined && numbers[at + AT.language] !== language) return false;
    if (timed) {
      const [earliest, latest] = [numbers[at + AT.earliest]!, numbers[at + AT.latest]!];
      if (earliest === OPEN || latest === OPEN || earliest > to || latest < from) return false;
    }
    const middle = at + AT.lists + numbers[at + AT.places]!;
    if (place !== undefined && !among(numbers, place, at + AT.lists, middle)) return false;
    return office === undefined || among(numbers, office, middle, at + numbers[at]!);
  };
}

function among(numbers: Int32Array, value: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (numbers[i] === value) return true;
  return false;
}
