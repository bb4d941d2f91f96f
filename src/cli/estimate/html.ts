/** Pages of estimates as one HTML file: no script, nothing loaded, pictures drawn in place. */
import type { Estimate } from '../../estimate/estimate.ts';
import type { Language, Words } from '../words.ts';
import { plain } from './markup.ts';
import type { EstimatePage, Section } from './page.ts';
import { chainPlot, curvePlot, intervalPlot } from './plots.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
h1{font-size:1.5rem;margin:2rem 0 .25rem}h2{font-size:1.05rem;margin:2rem 0 .25rem}
.headline{font-size:1.15rem;border-left:4px solid #555;padding:.25rem 0 .25rem .75rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.15rem .75rem .15rem 0;vertical-align:top}
th{font-weight:600;border-bottom:1px solid #888}td:not(:first-child){font-variant-numeric:tabular-nums}
.dim{color:#595959}svg{max-width:100%;height:auto}article+article{border-top:2px solid #555;margin-top:3rem}`;

/** One document for all strata. */
export function asHtml(
  pages: readonly { readonly page: EstimatePage; readonly estimate: Estimate }[],
  words: Words['estimate'],
  language: Language,
): string {
  const articles = pages.map(({ page, estimate }) => article(page, estimate, words));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${plain(pages[0]?.page.title ?? '')}</title>
<style>${STYLE}</style>
</head>
<body>
${articles.join('\n')}
</body>
</html>
`;
}

function article(page: EstimatePage, one: Estimate, words: Words['estimate']): string {
  const parts = [
    ...(page.stratum === '' ? [] : [`<p class="dim">${plain(page.stratum)}</p>`]),
    `<h1>${plain(page.title)}</h1>`,
    `<p class="headline">${plain(page.headline)}${page.because === '' ? '' : `<br>${plain(page.because)}`}</p>`,
    ...(page.said.length === 0 ? [] : [list(page.said)]),
    ...page.sections.map((section) => sectionOf(section, one, words)),
    `<p class="dim">${plain(page.foot)}</p>`,
  ];
  return `<article>\n${parts.join('\n')}\n</article>`;
}

function sectionOf(section: Section, one: Estimate, words: Words['estimate']): string {
  const { title, lead, head, rows, after, plot } = section;
  const cells = (row: readonly string[], tag: 'td' | 'th') =>
    `<tr>${row.map((cell) => `<${tag}>${plain(cell)}</${tag}>`).join('')}</tr>`;
  const body =
    (rows[0]?.length ?? 0) < 2
      ? list(rows.map(([text]) => text!))
      : `<table>\n${[...(head ? [cells(head, 'th')] : []), ...rows.map((row) => cells(row, 'td'))].join('\n')}\n</table>`;
  return [
    `<section>\n<h2>${plain(title)}</h2>`,
    ...(lead ? [`<p>${plain(lead)}</p>`] : []),
    ...(plot ? [plotOf(plot, section, one, words)] : []),
    body,
    ...(after ?? []).map((text) => `<p class="dim">${plain(text)}</p>`),
    '</section>',
  ].join('\n');
}

function plotOf(
  plot: NonNullable<Section['plot']>,
  { rows }: Section,
  one: Estimate,
  words: Words['estimate'],
): string {
  if (plot === 'chains') return chainPlot(words.plots.chains, one.latent?.draws ?? [], one.n);
  if (plot === 'changes') {
    const bars = one.changes.flatMap(({ median, low, high }, i) =>
      median === undefined ? [] : [{ name: rows[i]![0]!, at: median, low: low!, high: high!, strong: false }],
    );
    return intervalPlot(words.plots.changes, bars, one.averaging?.median);
  }
  const bars = one.models.map(({ N, low, high, counts, beside }, i) => ({
    name: rows[i]![0]!,
    at: beside === 'refused' ? undefined : N,
    low,
    high,
    strong: counts,
  }));
  const curve = one.averaging ? curvePlot(words.plots.posterior, one.averaging.curve) : '';
  return `${intervalPlot(words.plots.models, bars, one.n)}${curve}`;
}

function list(texts: readonly string[]): string {
  return `<ul>\n${texts.map((text) => `<li>${plain(text)}</li>`).join('\n')}\n</ul>`;
}
