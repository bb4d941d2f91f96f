/** What stands after the acts: what cannot both be true, what is background, what the law owes, where it all comes from. */
import { clean, pad, shorten, width } from '../layout.ts';
import { count, fill } from '../words.ts';
import { numbered } from './acts.ts';
import { beside, heading, type Page } from './page.ts';

const QUOTE = 160;

export function conflicts(page: Page): string[] {
  const { read, paint, words, claims } = page;
  return read.case.conflicts.flatMap((conflict) => {
    const letters = new Map(conflict.claims.map((id, i) => [id, String.fromCharCode(0x41 + (i % 26))]));
    const said = [...letters].flatMap(([id, letter]) => {
      const quote = claims.get(id)?.anchors[0]?.quote ?? id;
      return beside(page, 2, `${letter}  `, 3, `“${shorten(clean(quote), QUOTE)}”`);
    });
    const ways = conflict.choices.flatMap(({ drop, then }) => {
      const which = drop.map((id) => letters.get(id) ?? id).join(', ');
      const lead = `${fill(words.setAside, { which })}: `;
      return beside(page, 2, lead, width(lead), fill(words.then, { text: numbered(page, clean(then)) }));
    });
    return [
      ...heading(page, '').slice(0, 1),
      paint.alarm(paint.bold(words.conflicts)),
      '',
      ...said,
      ...beside(page, 2, '', 0, numbered(page, clean(conflict.explain)), paint.dim),
      ...ways,
      `  ${paint.dim(words.keep)}`,
    ];
  });
}

export function safeguards(page: Page): string[] {
  const { read, words, paint } = page;
  const rows = read.case.notReported;
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
      const named = rows.filter((row) => row.state === state).map((row) => clean(row.safeguard));
      if (named.length === 0) return [];
      const lead = pad(`${sign} ${label}`, left);
      return beside(page, 2, state === 'not reported' ? paint.dim(lead) : lead, left, named.join(' · '));
    }),
    `  ${paint.bold(words.silence)}`,
  ];
}

/** By instrument, each article with the numbers of the acts; what does not bind the state stands apart, for reference. */
export function rights(page: Page): string[] {
  const { acts, words, paint } = page;
  const instruments = new Map<
    string,
    { readonly binding: boolean; readonly articles: Map<string, number[]> }
  >();
  for (const [i, act] of acts.entries())
    for (const { instrument, article, binding } of act.rights) {
      const entry = instruments.get(instrument) ?? { binding, articles: new Map<string, number[]>() };
      const numbers = entry.articles.get(article) ?? [];
      if (!numbers.includes(i + 1)) numbers.push(i + 1);
      entry.articles.set(article, numbers);
      instruments.set(instrument, entry);
    }
  if (instruments.size === 0) return [];
  const left = Math.max(...[...instruments.keys()].map((name) => width(clean(name)))) + 2;
  const rows = (binding: boolean) =>
    [...instruments]
      .filter(([, entry]) => entry.binding === binding)
      .flatMap(([name, { articles }]) => {
        const list = [...articles].map(([article, numbers]) =>
          fill(numbers.length === 1 ? words.article.one : words.article.many, {
            article: clean(article),
            list: numbers.join(', '),
          }),
        );
        return beside(
          page,
          2,
          pad(clean(name), left),
          left,
          list.join(' · '),
          binding ? undefined : paint.dim,
        );
      });
  const reference = rows(false);
  return [
    ...heading(page, words.rights),
    ...rows(true),
    ...(reference.length > 0 ? [...beside(page, 2, '', 0, words.reference, paint.dim), ...reference] : []),
  ];
}

export function background(page: Page): string[] {
  const general = page.read.claims.filter(({ says }) => says.kind === 'act' && says.general).length;
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
    return [shorten(clean(report.file), 28), `sha256 ${report.sha256.slice(0, 12)}…`, ...parts].join(' · ');
  });
  const end = fill(words.footer.pack, { id: pack.id });
  return [
    '',
    paint.dim('─'.repeat(columns)),
    ...lines.flatMap((line) => beside(page, 0, '', 0, line, paint.dim)),
    paint.dim(end),
    ...beside(page, 0, '', 0, words.proposed),
  ];
}
