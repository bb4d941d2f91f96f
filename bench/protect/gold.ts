/** The cases with seeded leaks, and whether a check found the leak. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Exposure, Quote } from '../../src/protect/types.ts';

const text = z.string().min(1);

const seeded = z.strictObject({
  id: text,
  leak: z.enum(['rare', 'group', 'together', 'version', 'sum', 'verbatim']),
  reports: z.array(text).min(1),
  released: z.array(text).default([]),
  drafts: z.array(text).min(1),
  words: text,
  mended: z.array(text).min(1),
  published: text.optional(),
});

export type Seeded = z.output<typeof seeded>;

/** `dev` or `aside`. */
export function goldOf(set: string): readonly Seeded[] {
  const file = new URL(`./gold/${set}.yaml`, import.meta.url);
  return z.array(seeded).parse(parse(readFileSync(file, 'utf8')));
}

const has = (quotes: readonly Quote[], words: string): boolean =>
  quotes.some(({ quote }) => quote.includes(words) || words.includes(quote));

/** Whether the leak was found: as a path of its kind, with the words that do it. */
export function found(one: Seeded, exposure: Exposure): boolean {
  const { words } = one;
  const detailed = (person: string): boolean =>
    exposure.details.some((detail) => detail.person === person && has(detail.quotes, words));
  const acts = new Set(exposure.acts.filter(({ quotes }) => has(quotes, words)).map(({ id }) => id));
  const narrows = exposure.sources.some(
    ({ path, told }) => path && told.some(({ act, audience }) => acts.has(act) && audience !== 'all'),
  );
  // The first that the page shows.
  const shown = exposure.sources.some(
    ({ path, told }) => path && told.slice(0, 4).some(({ act }) => acts.has(act)),
  );
  switch (one.leak) {
    case 'rare':
      return exposure.subjects.some(({ person, path }) => path && detailed(person));
    case 'group':
      return shown;
    case 'together':
      return (
        exposure.subjects.some(({ person, together }) => together && detailed(person)) ||
        (narrows && exposure.sources.some(({ together }) => together))
      );
    case 'version':
      return exposure.differences.some(({ finer }) => has(finer.quotes, words));
    default:
      return exposure.style.some(({ kind, quote }) => kind === one.leak && has([quote], words));
  }
}

/** Whether a path of the kind of the leak is shown at all: for a text without it, a false alarm. */
export function alarmed({ leak }: Seeded, { subjects, sources, differences, style }: Exposure): boolean {
  if (leak === 'rare') return subjects.some(({ path }) => path);
  if (leak === 'group') return sources.some(({ path }) => path);
  if (leak === 'together') return [...subjects, ...sources].some(({ together }) => together);
  if (leak === 'version') return differences.length > 0;
  return style.some(({ kind }) => kind === leak);
}
