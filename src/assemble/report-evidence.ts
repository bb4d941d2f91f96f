import type { Report } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { edtfBounds, fromDay } from '../time/index.ts';
import { lookupOf } from './lookup.ts';
import type { Side } from './profiles.ts';
import { alike } from './translation.ts';
import { REPORTS } from './weights.ts';

/**
 * What two reports say for or against one event before anybody is compared: the news of an event comes within weeks, an outlet
 * prints its own reports in other languages, and a translation tells the same.
 */
export function reportEvidence(a: Side, b: Side, pack: Pack): number {
  const [x, y] = [a.told.report, b.told.report];
  let sum = 0;
  const days = daysBetween(x, y);
  if (days !== undefined && days > REPORTS.long) sum += REPORTS.far;
  if (days !== undefined && days <= REPORTS.days && x.language !== y.language && sameOutlet(x, y, pack))
    sum += REPORTS.outlet;
  const like = alike(a.content, b.content);
  if (like !== undefined && like.order >= REPORTS.order && like.facts >= REPORTS.facts) sum += REPORTS.alike;
  return sum;
}

function daysBetween(a: Report, b: Report): number | undefined {
  const [x, y] = [dayOf(a), dayOf(b)];
  return x === undefined || y === undefined ? undefined : Math.abs(x - y);
}

function dayOf({ published }: Report): number | undefined {
  const earliest = published === undefined ? null : edtfBounds(published).earliest;
  return earliest === null ? undefined : fromDay(earliest);
}

function sameOutlet(a: Report, b: Report, pack: Pack): boolean {
  if (a.publisher === undefined || b.publisher === undefined) return false;
  const { outlets } = lookupOf(pack);
  const id = (name: string): string => outlets.get(name.toLowerCase()) ?? name.toLowerCase();
  return id(a.publisher) === id(b.publisher);
}
