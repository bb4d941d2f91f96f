/** A picture of what a terminal shows, as SVG: for the README and the docs, made from real output. */
import { width } from '../src/cli/layout.ts';

const CELL = 8.4;
const LINE = 19;
const SIZE = 14;
const PADDING = 28;

/** The 256-colour codes that the sheet uses, as a class with a tone for paper and one for night. */
const TONES: Readonly<Record<string, readonly [string, string]>> = {
  '245': ['#6b7280', '#a3abb8'],
  '136': ['#a8761a', '#dcb25e'],
  '166': ['#b4532a', '#e5946c'],
  '133': ['#7d4a86', '#c79bd0'],
  '161': ['#9b1c31', '#ef8597'],
  '67': ['#2c6e8f', '#7fbfdd'],
  '101': ['#66712b', '#b8c373'],
  '30': ['#1f5f5b', '#7cc4bd'],
  '160': ['#a32626', '#ef8a80'],
};

const ESCAPES = new RegExp(`(${'\u001b'}\\[[0-9;]*m)`);

interface Run {
  readonly column: number;
  readonly text: string;
  readonly classes: string;
}

/**
 * Draws coloured terminal text.
 *
 * @param title said by screen readers
 */
export function svgOf(ansi: string, columns: number, title: string): string {
  const lines = ansi.replace(/\n$/, '').split('\n');
  const wide = Math.round(columns * CELL + 2 * PADDING);
  const high = lines.length * LINE + 2 * PADDING;
  const tones = (i: 0 | 1) =>
    Object.entries(TONES)
      .map(([code, pair]) => `.c${code}{fill:${pair[i]}}`)
      .join('');
  const rows = lines.map((line, i) =>
    runs(line)
      .map(
        ({ column, text, classes }) =>
          `<text x="${(PADDING + column * CELL).toFixed(1)}" y="${PADDING + (i + 0.75) * LINE}"${classes && ` class="${classes}"`} textLength="${(width(text) * CELL).toFixed(1)}" lengthAdjust="spacing">${safe(text)}</text>`,
      )
      .join(''),
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${safe(title)}">`,
    `<style>text{font:${SIZE}px ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono CJK KR","Noto Sans KR",monospace;fill:#23211d;white-space:pre}` +
      `.p{fill:#fffefb;stroke:#e2dccf}.b{font-weight:700}.d{fill:#6f695d}.i{font-style:italic}${tones(0)}` +
      `@media(prefers-color-scheme:dark){text{fill:#ece8df}.p{fill:#1d1f23;stroke:#30333a}.d{fill:#a39d90}${tones(1)}}</style>`,
    `<rect class="p" x="0.5" y="0.5" width="${wide - 1}" height="${high - 1}" rx="10"/>`,
    ...rows.filter((row) => row !== ''),
    '</svg>',
  ].join('\n')}\n`;
}

/** A line cut where its style or the width of its letters changes, without the blanks between. */
function runs(line: string): Run[] {
  const found: Run[] = [];
  const style = new Map<string, string>();
  let column = 0;
  for (const part of line.split(ESCAPES)) {
    const code = part.startsWith('\u001b[') ? part.slice(2, -1) : undefined;
    if (code === undefined) {
      for (const piece of part.match(/ +|[\u1100-\uffdc]+|[^ \u1100-\uffdc]+(?: [^ \u1100-\uffdc]+)*/g) ??
        []) {
        if (piece.trim() !== '') found.push({ column, text: piece, classes: [...style.values()].join(' ') });
        column += width(piece);
      }
    } else if (code === '1') style.set('weight', 'b');
    else if (code === '2') style.set('weight', 'd');
    else if (code === '22') style.delete('weight');
    else if (code === '3') style.set('slant', 'i');
    else if (code === '23') style.delete('slant');
    else if (code.startsWith('38;5;')) style.set('tone', `c${code.slice(5)}`);
    else if (code === '39') style.delete('tone');
    else throw new Error(`an escape code that the picture does not know: ${code}`);
  }
  return found;
}

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
}
