/** What became of claims: how many are accepted, how many wait. */
import type { Status } from '../../claims/types.ts';
import { count, fill } from '../words.ts';
import type { Page } from './page.ts';

const ORDER: readonly Status[] = ['accepted', 'corrected', 'proposed', 'rejected', 'withdrawn'];

/** `2 accepted, 1 proposed`; empty for claims of a draft. One claim needs no number. */
export function statusText({ statuses, words }: Page, claims: readonly string[]): string {
  const found = claims.flatMap((id) => statuses.get(id) ?? []);
  const { status } = words.review;
  if (found.length === 1) return status[found[0]!];
  return ORDER.flatMap((each) => {
    const n = found.filter((one) => one === each).length;
    return n === 0 ? [] : fill(words.statusCount, { n, status: status[each] });
  }).join(', ');
}

/** The last line of a sheet: that all of it is a draft, or how far the review has come. */
export function standing(page: Page): string {
  const { statuses, words } = page;
  if (statuses.size === 0) return words.proposed;
  const waiting = [...statuses.values()].filter((status) => status === 'proposed').length;
  return [
    fill(words.reviewed, { list: statusText(page, [...statuses.keys()]) }),
    waiting === 0 ? '' : count(words.review.left, waiting),
  ]
    .filter(Boolean)
    .join(' · ');
}
