/** Dates as other systems take them: what they cannot say is left out and never made up. */
import type { When } from '../../claims/case.ts';

/** The longest `YYYY`, `YYYY-MM` or `YYYY-MM-DD` that holds all days between the bounds; nothing when they share no year. */
export function prefixOf({ earliest, latest }: Pick<When, 'earliest' | 'latest'>): string | undefined {
  if (earliest === null || latest === null) return undefined;
  if (!/^\d{4}-/.test(earliest) || !/^\d{4}-/.test(latest)) return undefined;
  for (const length of [10, 7, 4])
    if (earliest.slice(0, length) === latest.slice(0, length)) return earliest.slice(0, length);
  return undefined;
}

/** The same, no finer than a month. */
export function monthOf(when: Pick<When, 'earliest' | 'latest'>): string | undefined {
  return prefixOf(when)?.slice(0, 7);
}

/** A written date when it is such a prefix already. */
export function plainDate(edtf: string | undefined): string | undefined {
  return edtf !== undefined && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(edtf) ? edtf : undefined;
}
