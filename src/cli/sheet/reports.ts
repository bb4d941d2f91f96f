/** Several reports: their letters, which of them go back to one origin, and who tells what. */
import { clean, pad, shorten, widest } from '../layout.ts';
import { count, fill } from '../words.ts';
import { beside, type Page } from './page.ts';

const FILE = 28;

/** `3 reports · 2 origins`. With one report there is no question of origins. */
export function reportCount({ case: { reports, lineages }, words }: Page): string {
  const several = count(words.reports, reports.length);
  if (reports.length < 2) return several;
  const origins = new Set(reports.map((id) => lineages[id] ?? id)).size;
  return `${several} · ${count(words.origins, origins)}`;
}

/** What each letter stands for; nothing when there is one report. */
export function legend(page: Page): string[] {
  const { read, words, paint, letter } = page;
  if (read.reports.length < 2) return [];
  const files = read.reports.map(({ file }) => shorten(clean(file), FILE));
  const left = widest(files) + 2;
  return read.reports.flatMap((report, i) => {
    const lead = pad(letter(report.id), 3) + pad(files[i]!, left);
    const published = report.published
      ? fill(words.footer.published, { date: clean(report.published) })
      : words.footer.unknown;
    const about = [clean(report.language), report.publisher ? clean(report.publisher) : '', published];
    return [
      ...beside(page, 2, lead, 3 + left, about.filter(Boolean).join(' · '), paint.dim),
      ...sameOrigin(page, report.id).flatMap((text) => beside(page, 5, '', 0, text, paint.dim)),
    ];
  });
}

/** Of which earlier reports this one repeats the origin, and why that is thought. */
function sameOrigin({ read, words, letter }: Page, id: string): string[] {
  const order = new Map(read.reports.map((report, i) => [report.id, i]));
  return [read.case, ...read.others].flatMap(({ lineageReasons }) =>
    lineageReasons.flatMap(({ reports: pair, explain }) => {
      const [first, second] = pair.toSorted((a, b) => order.get(a)! - order.get(b)!);
      if (first === undefined || second !== id) return [];
      return [`${fill(words.origin, { other: letter(first) })} ${clean(explain)}`.trim()];
    }),
  );
}

/** Letters of reports, in their order: `A, C`. */
export function letters({ letter, read }: Page, ids: readonly string[]): string {
  const wanted = new Set(ids);
  return read.reports
    .filter(({ id }) => wanted.has(id))
    .map(({ id }) => letter(id))
    .join(', ');
}

/** That only one report, or only one origin, tells of it; empty when several do or there is one report. */
export function onlyIn(
  page: Page,
  told: { readonly addedBy?: string | undefined; readonly onlyLineage?: number | undefined },
): string {
  const { words, case: drafted } = page;
  if (drafted.reports.length < 2) return '';
  if (told.addedBy !== undefined) return fill(words.only, { which: letters(page, [told.addedBy]) });
  if (told.onlyLineage === undefined) return '';
  const which = drafted.reports.filter((id) => drafted.lineages[id] === told.onlyLineage);
  return fill(words.onlyOrigin, { which: letters(page, which) });
}
