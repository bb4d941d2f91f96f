/** What stands after the acts: what cannot both be true, what is background, what the law owes, where it all comes from. */
import { clean, pad, shorten, width } from '../layout.ts';
import { count, fill, type Words } from '../words.ts';
import { dayOf, rangeOf, rangeText } from './dates.ts';
import { beside, type Claim, heading, type Page } from './page.ts';
import { numbered } from './proof.ts';

const QUOTE = 160;
/** EDTF as the ways out of a conflict have it: days and months, with a year or with XXXX, and intervals of them. */
const DATES = /\b(?:\d{4}|XXXX)-\d\d(?:-\d\d)?(?:\/(?:\d{4}|XXXX)-\d\d(?:-\d\d)?)?/g;

export function conflicts(page: Page): string[] {
  const { read, paint, words, claims } = page;
  if (read.case.conflicts.length === 0) return [];
  const blocks = read.case.conflicts.flatMap((conflict, i) => {
    const letters = new Map(conflict.claims.map((id, i) => [id, String.fromCharCode(0x41 + (i % 26))]));
    const said = [...letters].flatMap(([id, letter]) => {
      const claim = claims.get(id);
      const quote = shorten(clean(claim?.anchors[0]?.quote ?? id), QUOTE);
      return [
        ...beside(page, 2, `${letter}  `, 3, `“${quote}”`),
        ...(claim ? beside(page, 5, '', 0, saidBy(page, claim), paint.dim) : []),
      ];
    });
    const order = [...letters.keys()];
    const choices = conflict.choices.toSorted(
      (a, b) => order.indexOf(a.drop[0] ?? '') - order.indexOf(b.drop[0] ?? ''),
    );
    const ways = choices.flatMap(({ drop, then }) => {
      const which = drop.map((id) => letters.get(id) ?? id).join(', ');
      const lead = `${fill(words.setAside, { which })}: `;
      return beside(page, 2, lead, width(lead), fill(words.then, { text: readable(page, then) }));
    });
    return [
      ...(i > 0 ? [''] : []),
      ...said,
      ...beside(page, 2, '', 0, readable(page, conflict.explain), paint.dim),
      ...ways,
      `  ${paint.dim(words.keep)}`,
    ];
  });
  return ['', paint.alarm(paint.bold(words.conflicts)), '', ...blocks];
}

/** Whose word it is, and in which report when there are several. */
function saidBy({ read, words }: Page, { voice, report }: Claim): string {
  const chain = voice.chain.map(clean).join(' → ') || words.narrator;
  const file = read.reports.length > 1 ? read.reports.find(({ id }) => id === report)?.file : undefined;
  return file === undefined ? chain : `${chain} · ${shorten(clean(file), 28)}`;
}

/** Acts by their numbers, dates as a person writes them. */
function readable(page: Page, text: string): string {
  return numbered(page, clean(text)).replace(DATES, (edtf) => {
    const [from = '', to = from] = edtf.split('/');
    const range = rangeOf({ edtf, earliest: dayOf(from, 'first'), latest: dayOf(to, 'last') });
    return range ? rangeText(range, page.words) : edtf;
  });
}

export function safeguards(page: Page): string[] {
  const { read, words, paint, names } = page;
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
