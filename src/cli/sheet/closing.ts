/** What stands after the acts: what cannot both be true, what is background, what the law owes, where it all comes from. */
import { clean, pad, shorten, width } from '../layout.ts';
import { count, fill } from '../words.ts';
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
      return beside(page, 2, lead, width(lead), fill(words.then, { text: clean(then) }));
    });
    return [
      ...heading(page, '').slice(0, 1),
      paint.alarm(paint.bold(words.conflicts)),
      '',
      ...said,
      ...beside(page, 2, '', 0, clean(conflict.explain), paint.dim),
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

/** Articles with the numbers of the acts; what does not bind the state is said to be there for reference only. */
export function rights(page: Page): string[] {
  const { acts, words, paint } = page;
  const articles = new Map<
    string,
    { readonly text: string; readonly binding: boolean; readonly acts: number[] }
  >();
  for (const [i, act] of acts.entries())
    for (const { instrument, article, binding } of act.rights) {
      const text = clean(`${instrument} ${article}`);
      const entry = articles.get(text) ?? { text, binding, acts: [] };
      if (!entry.acts.includes(i + 1)) entry.acts.push(i + 1);
      articles.set(text, entry);
    }
  if (articles.size === 0) return [];
  const rows = [...articles.values()].sort((a, b) => Number(b.binding) - Number(a.binding));
  const left = Math.max(...rows.map(({ text }) => width(text))) + 2;
  return [
    ...heading(page, words.rights),
    ...rows.flatMap(({ text, binding, acts }) => {
      const list = fill(acts.length === 1 ? words.inActs.one : words.inActs.many, { list: acts.join(', ') });
      const line = binding ? list : `${list} · ${words.reference}`;
      return beside(page, 2, pad(text, left), left, line, paint.dim);
    }),
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
    return [
      `${report.id} ${shorten(clean(report.file), 28)}`,
      ...parts,
      `sha256 ${report.sha256.slice(0, 12)}…`,
    ].join(' · ');
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
