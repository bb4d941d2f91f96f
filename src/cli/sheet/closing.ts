/** What stands after the acts: what is background, what the law owes, where it all comes from. */
import { clean, pad, shorten, width } from '../layout.ts';
import { count, fill, type Words } from '../words.ts';
import { beside, heading, type Page } from './page.ts';
import { standing } from './statuses.ts';

export function safeguards(page: Page): string[] {
  const { words, paint, names } = page;
  const rows = page.case.notReported;
  if (rows.length === 0) return [];
  const states = [
    ['reported present', '+', words.present],
    ['reported absent', '−', words.absent],
    ['not reported', '·', words.notReported],
  ] as const;
  const left = Math.max(...states.map(([, , label]) => width(label))) + 4;
  return [
    ...heading(page, words.safeguards),
    ...states.flatMap(([state, sign, label]) => {
      const named = rows
        .filter((row) => row.state === state)
        .map((row) => clean(names.safeguard(row.safeguard)));
      if (named.length === 0) return [];
      const lead = pad(`${sign} ${label}`, left);
      return beside(page, 2, state === 'not reported' ? paint.dim(lead) : lead, left, named.join(' · '));
    }),
    `  ${paint.bold(words.silence)}`,
  ];
}

/** By instrument, each article with the numbers of the acts; what does not bind the state stands apart, for reference. */
export function rights(page: Page): string[] {
  const { acts, words, paint, names } = page;
  const instruments = new Map<
    string,
    { readonly binding: boolean; readonly articles: Map<string, number[]> }
  >();
  for (const [i, act] of acts.entries())
    for (const { instrument, article, binding } of act.rights) {
      const name = clean(names.instrument(instrument));
      const entry = instruments.get(name) ?? { binding, articles: new Map<string, number[]>() };
      const numbers = entry.articles.get(article) ?? [];
      if (!numbers.includes(i + 1)) numbers.push(i + 1);
      entry.articles.set(article, numbers);
      instruments.set(name, entry);
    }
  if (instruments.size === 0) return [];
  const left = Math.max(...[...instruments.keys()].map((name) => width(name))) + 2;
  const rows = (binding: boolean) =>
    [...instruments]
      .filter(([, entry]) => entry.binding === binding)
      .flatMap(([name, { articles }]) => {
        const list = [...articles].map(([article, numbers]) =>
          fill(numbers.length === 1 ? words.article.one : words.article.many, {
            article: articleText(article, words),
            list: numbers.join(', '),
          }),
        );
        return beside(page, 2, pad(name, left), left, list.join(' · '), binding ? undefined : paint.dim);
      });
  const reference = rows(false);
  return [
    ...heading(page, words.rights),
    ...rows(true),
    ...(reference.length > 0 ? [...beside(page, 2, '', 0, words.reference, paint.dim), ...reference] : []),
  ];
}

/** `9(1)`, as a jurist of the language cites it. */
function articleText(article: string, { articles }: Words): string {
  const [, n, p, rest = ''] = /^(\d+)(?:\((\d+)\))?((?:\([a-z]\))*)$/.exec(article) ?? [];
  if (n === undefined) return clean(article);
  const cited = p === undefined ? fill(articles.plain, { n }) : fill(articles.paragraph, { n, p });
  return rest === '' ? cited : fill(articles.rest, { article: cited, rest });
}

export function background(page: Page): string[] {
  const own = new Set(page.case.reports);
  const general = page.read.claims.filter(
    ({ says, report }) => says.kind === 'act' && says.general && own.has(report),
  ).length;
  if (general === 0) return [];
  return ['', ...beside(page, 0, '', 0, count(page.words.background, general), page.paint.dim)];
}

export function footer(page: Page): string[] {
  const { read, words, paint, pack, columns } = page;
  const lines = read.reports.map((report) => {
    const published = report.published
      ? fill(words.footer.published, { date: clean(report.published) })
      : words.footer.unknown;
    const parts = [report.publisher ? clean(report.publisher) : '', published].filter(Boolean);
    // With several reports the legend has the rest.
    if (read.reports.length > 1)
      return [
        page.letter(report.id),
        shorten(clean(report.file), 28),
        `sha256 ${report.sha256.slice(0, 12)}…`,
      ].join(' · ');
    return [shorten(clean(report.file), 28), `sha256 ${report.sha256.slice(0, 12)}…`, ...parts].join(' · ');
  });
  const end = fill(words.footer.pack, { id: pack.id });
  return [
    '',
    paint.dim('─'.repeat(columns)),
    ...lines.flatMap((line) => beside(page, 0, '', 0, line, paint.dim)),
    paint.dim(end),
    ...beside(page, 0, '', 0, standing(page)),
  ];
}
