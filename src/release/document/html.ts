/** A document as one HTML file: no script, nothing loaded, and a policy that holds it to that. */
import { createHash } from 'node:crypto';
import { isNote, notesOf, writable } from './inline.ts';
import type { Block, Content, Document, Words } from './types.ts';

const STYLE = `
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Pretendard,"Noto Sans KR","Malgun Gothic","Apple SD Gothic Neo",system-ui,sans-serif;color:#111;background:#fff;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;break-after:avoid}h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1.1rem}h4{font-size:1rem}
blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #999;color:#333}
table{width:100%;border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#eee}
sup{line-height:0}section.notes{font-size:.85rem;border-top:1px solid #999;margin-top:2rem}:lang(ko){word-break:keep-all}
@media print{body{max-width:none;margin:0}@page{size:A4;margin:22mm}}
`;

/** The whole file. */
export function htmlOf(document: Document): string {
  const { title, language, blocks, says } = document;
  const count = { note: 0 };
  const body = blocks.map((block) => blockHtml(block, count)).join('\n');
  const notes = notesOf(document);
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'none'; base-uri 'none'`;
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${body}
${notes.length === 0 ? '' : `<section class="notes">\n<h2>${escaped(says.notes)}</h2>\n<ol>\n${notes.map(({ note }, i) => `<li id="n${i + 1}">${contentHtml(note, count)} <a href="#c${i + 1}">↩</a></li>`).join('\n')}\n</ol>\n</section>\n`}</body>
</html>
`;
}

interface Count {
  note: number;
}

function blockHtml(block: Block, count: Count): string {
  const inside = (content: Content) => contentHtml(content, count);
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${inside(block.content)}</h${block.level + 1}>`;
    case 'paragraph':
      return block.quote === true
        ? `<blockquote>${inside(block.content)}</blockquote>`
        : `<p>${inside(block.content)}</p>`;
    case 'list': {
      const tag = block.ordered === true ? 'ol' : 'ul';
      return `<${tag}>\n${block.items.map((item) => `<li>${inside(item)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'table': {
      const row = (cells: readonly Content[], tag: string) =>
        `<tr>${cells.map((cell) => `<${tag}>${inside(cell)}</${tag}>`).join('')}</tr>`;
      const head = block.head === undefined ? '' : `<thead>${row(block.head, 'th')}</thead>\n`;
      const wide = columnsHtml(block.widths ?? []);
      return `<table>\n${wide}${head}<tbody>\n${block.rows.map((cells) => row(cells, 'td')).join('\n')}\n</tbody>\n</table>`;
    }
  }
}

/** Widths as attributes: the policy lets no style stand at an element. */
function columnsHtml(widths: readonly number[]): string {
  const sum = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((share) => `<col width="${Math.round((100 * share) / sum)}%">`);
  return columns.length === 0 ? '' : `<colgroup>${columns.join('')}</colgroup>\n`;
}

function contentHtml(content: Content, count: Count): string {
  return content
    .map((inline) => {
      if (!isNote(inline)) return wordsHtml(inline);
      const n = ++count.note;
      return `<sup><a id="c${n}" href="#n${n}">${n}</a></sup>`;
    })
    .join('');
}

function wordsHtml({ text, bold, italic, language }: Words): string {
  let html = escaped(text).replaceAll('\n', '<br>');
  if (italic === true) html = `<em>${html}</em>`;
  if (bold === true) html = `<strong>${html}</strong>`;
  return language === undefined ? html : `<span lang="${escaped(language)}">${html}</span>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags, and between quotes. XML takes it too. */
export function escaped(text: string): string {
  return writable(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
}
