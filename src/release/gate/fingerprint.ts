/** What an exposure was computed of, as sums: when one of them is another now, it has to be computed again. */
import { createHash } from 'node:crypto';
import type { Fingerprint } from '../../review/bodies.ts';
import type { Release, State } from '../../review/state-types.ts';
import type { Draft } from './types.ts';

/**
 * @param released what left before, in the order of the register
 * @param pack what the exposure was reckoned with, by its version
 */
export function fingerprintOf(
  state: State,
  draft: Draft,
  released: readonly Release[],
  pack: string,
): Fingerprint {
  const { reports, readings, same, chosen } = state;
  return {
    texts: sumOf([draft.level, draft.reports, draft.texts, draft.bundle ?? null]),
    case: sumOf([
      pack,
      reports.map(({ id, report, source, withdrawn }) => [
        id,
        report?.sha256 ?? null,
        source,
        withdrawn?.seq ?? null,
      ]),
      readings,
      same,
      chosen,
    ]),
    released: sumOf(released.map(({ seq }) => seq)),
  };
}

const sumOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
