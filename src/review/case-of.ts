import { assemble } from '../assemble/index.ts';
import type { Case } from '../claims/case.ts';
import type { Pack } from '../packs/types.ts';
import type { State } from './state-types.ts';

/** What of a state a case is put together of. */
export type Standing = Pick<State, 'reports' | 'readings' | 'same' | 'chosen'>;

/**
 * The case that a state makes: assembled from the claims that stand, as people decided. Withdrawn and shredded reports take no part
 * in it. The same state and pack give the same case, byte for byte.
 *
 * @example caseOf(await loadState(vault, 'k-4f9z2m'), pack, 'ko').pathway
 */
export function caseOf(state: Standing, pack: Pack, language: 'en' | 'ko' = 'en'): Case {
  const reports = state.reports.flatMap(({ report, withdrawn }) =>
    report === null || withdrawn !== null ? [] : [report],
  );
  const there = new Set(reports.map(({ id }) => id));
  return assemble({
    reports,
    readings: state.readings.filter(({ report }) => there.has(report)),
    pack,
    language,
    decisions: {
      acts: state.same.flatMap((one) => (one.of === 'act' ? [one] : [])),
      parties: state.same.flatMap((one) => (one.of === 'party' ? [one] : [])),
      chosen: state.chosen,
    },
  });
}
