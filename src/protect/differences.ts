/** Where texts of one case differ in what they tell: a version is as fine as the finest, in whatever language. */
import type { Pack } from '../packs/types.ts';
import { coarserThan } from './ladders.ts';
import type { DetailType, Difference, Disclosed, DisclosedDetail, Text } from './types.ts';

/** What a version that leaves it out is missing; whether a person's sex or kin is said hangs on grammar too much to tell. */
const MISSED: ReadonlySet<string> = new Set<DetailType>(['place', 'age', 'occupation', 'name']);

/** Every detail that one text tells more finely than another, or that another leaves out. */
export function differencesOf(
  texts: readonly Text[],
  each: readonly Disclosed[],
  pack: Pack,
): readonly Difference[] {
  const found: Difference[] = [];
  texts.forEach((text, i) => {
    texts.forEach((other, k) => {
      if (i === k) return;
      for (const detail of each[i]!.details) {
        const theirs = each[k]!.details.filter(
          ({ person, type }) => person === detail.person && type === detail.type,
        );
        const coarser = theirs.find((one) => isCoarser(one, detail, pack));
        const asFine = theirs.some((one) => !isCoarser(one, detail, pack));
        // That a text leaves something out is worth a line only where the two are versions of one.
        const version = text.report.language !== other.report.language && MISSED.has(detail.type);
        if (asFine || (coarser === undefined && !version)) continue;
        found.push({
          what: 'detail',
          person: detail.person,
          type: detail.type,
          finer: { text: text.id, value: detail.value, quotes: detail.quotes.slice(0, 1) },
          coarser: { text: other.id, ...(coarser !== undefined && { value: coarser.value }) },
        });
      }
    });
  });
  return found;
}

function isCoarser(one: DisclosedDetail, than: DisclosedDetail, pack: Pack): boolean {
  return coarserThan(than.type, than.value, than.step, pack)
    .slice(1)
    .some(({ value, step }) => value === one.value && step === one.step);
}
