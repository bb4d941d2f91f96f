import type { Report } from '../claims/types.ts';

/** The point at which a report came out. */
export function published(report: Pick<Report, 'id'>): string {
  return `${report.id}.published`;
}
