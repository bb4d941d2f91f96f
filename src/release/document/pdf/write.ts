/** A document as PDF: set by hand, so that nothing is in the file but what is on its pages. */
import { notesOf } from '../inline.ts';
import type { Document, Written } from '../types.ts';
import { embed, hex } from './embed.ts';
import { type FaceName, faceOf, fontNameOf, has } from './faces.ts';
import { PdfFile } from './file.ts';
import { type Line, wide } from './lines.ts';
import { NOTE_GAP, NOTE_HEIGHT, type Page, paginate } from './pages.ts';
import { MARGIN, NOTE_SIZE, noteLines, PAGE, type Placed, stripsOf, WIDTH } from './strips.ts';

/** Parts of the second face are of the lightest weight: their signs are drawn with a line around them, in parts of their size. */
const LINE = { plain: 0.022, heavy: 0.06 } as const;

/** The whole file. */
export function pdfOf(document: Document): Written {
  const notes = new Map(notesOf(document).map(({ note }, i) => [i + 1, noteLines(note, i + 1)]));
  const pages = paginate(stripsOf(document), notes);
  const feet = pages.map((_, i) => foot(document, i + 1, pages.length));
  const signs = signsOf([...pages.flatMap(linesOn), ...feet]);
  const file = new PdfFile();
  const tree = file.reserve();
  const fonts = [...signs].map(([name, used], i) => {
    const font = `${tag(i)}+${fontNameOf(name)}`;
    return `/${keyOf(name)} ${embed(file, faceOf(name), font, [...used.keys()])} 0 R`;
  });
  const kids = pages.map((page, i) => {
    const content = file.stream(Buffer.from(drawing(page, feet[i]!, signs)));
    return file.add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Resources<</Font<<${fonts.join('')}>>>>/Contents ${content} 0 R>>`,
    );
  });
  file.add(`<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`, tree);
  const language = document.language.replace(/[^A-Za-z0-9-]/g, '');
  const catalogue = file.add(`<</Type/Catalog/Pages ${tree} 0 R/Lang(${language})>>`);
  return { bytes: file.bytes(catalogue), missing: missingIn(signs) };
}

/** Of each face, the signs used, in the order of their code points, each with its code. */
type Signs = ReadonlyMap<FaceName, ReadonlyMap<string, number>>;

function signsOf(lines: readonly Line[]): Signs {
  const used = new Map<FaceName, Set<string>>();
  for (const line of lines)
    for (const { text, face } of line) {
      const signs = used.get(face) ?? new Set();
      used.set(face, signs);
      for (const sign of text) signs.add(sign);
    }
  const faces = [...used].sort(([a], [b]) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return new Map(
    faces.map(([name, signs]) => {
      const sorted = [...signs].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
      return [name, new Map(sorted.map((sign, i) => [sign, i + 1]))] as const;
    }),
  );
}

/** By which pages name a face. */
function keyOf(face: FaceName): string {
  return `F${face}`;
}

/** Six letters before the name of a font that is cut down; each font of a file has its own. */
function tag(i: number): string {
  return `AAAA${String.fromCharCode(0x41 + Math.floor(i / 26), 0x41 + (i % 26))}`;
}

function missingIn(signs: Signs): string[] {
  const missing = [...signs].flatMap(([name, used]) => [...used.keys()].filter((sign) => !has(name, sign)));
  return [...new Set(missing)].sort();
}

function foot({ says }: Document, n: number, of: number): Line {
  const text = says.page.replace('{n}', String(n)).replace('{of}', String(of));
  return [{ text, face: 'regular', size: NOTE_SIZE }];
}

function linesOn({ strips, notes }: Page): Line[] {
  return [...strips.flatMap(({ strip }) => strip.lines.map(({ line }) => line)), ...notes];
}

/** What is drawn on a page, each cell of a row as a whole, so that it is read in its order. */
function drawing({ strips, notes }: Page, footLine: Line, signs: Signs): string {
  const top = PAGE.height - MARGIN;
  const out: string[] = [];
  for (const { strip, y } of strips) {
    const [upper, lower] = [top - y, top - y - strip.height];
    if (strip.shaded === true)
      out.push(`0.93 g ${MARGIN} ${n(lower)} ${n(WIDTH)} ${n(strip.height)} re f 0 g`);
    if (strip.bar === true) out.push(`0.6 g ${MARGIN} ${n(lower)} 2 ${n(strip.height)} re f 0 g`);
    for (const at of [
      ...(strip.ruleAbove === true ? [upper] : []),
      ...(strip.ruleBelow === true ? [lower] : []),
    ])
      out.push(`0.6 G 0.5 w ${MARGIN} ${n(at)} m ${n(MARGIN + WIDTH)} ${n(at)} l S`);
  }
  for (let i = 0; i < strips.length; ) {
    let end = i + 1;
    while (strips[i]!.strip.row !== undefined && strips[end]?.strip.row === strips[i]!.strip.row) end++;
    const lines = strips
      .slice(i, end)
      .flatMap(({ strip, y }) => strip.lines.map((placed) => ({ placed, at: top - y - strip.base })));
    const inOrder = end - i > 1 ? lines.sort((a, b) => a.placed.column - b.placed.column) : lines;
    for (const { placed, at } of inOrder) out.push(lineAt(placed, at, signs));
    i = end;
  }
  const first = MARGIN + notes.length * NOTE_HEIGHT;
  if (notes.length > 0)
    out.push(
      `0.6 G 0.5 w ${MARGIN} ${n(first + NOTE_GAP / 3)} m ${MARGIN + 120} ${n(first + NOTE_GAP / 3)} l S`,
    );
  for (const [i, line] of notes.entries())
    out.push(lineAt({ x: 0, line, column: 0 }, first - (i + 0.8) * NOTE_HEIGHT, signs));
  const middle = (WIDTH - footLine.reduce((sum, piece) => sum + wide(piece), 0)) / 2;
  out.push(lineAt({ x: middle, line: footLine, column: 0 }, MARGIN / 2, signs));
  return out.join('\n');
}

function lineAt({ x, line }: Placed, y: number, signs: Signs): string {
  let at = MARGIN + x;
  const out = line.map((piece) => {
    const { text, face, size, slanted, heavy, note } = piece;
    const codes = Array.from(text, (sign) => hex(signs.get(face)!.get(sign)!)).join('');
    const matrix = `1 0 ${slanted === true ? '0.2' : '0'} 1 ${n(at)} ${n(note === undefined ? y : y + size * 0.6)}`;
    at += wide(piece);
    const line = size * LINE[heavy === true ? 'heavy' : 'plain'];
    const drawn = typeof face === 'number' ? `2 Tr ${n(line)} w <${codes}> Tj 0 Tr` : `<${codes}> Tj`;
    return `/${keyOf(face)} ${n(size)} Tf ${matrix} Tm ${drawn}`;
  });
  return `BT ${out.join(' ')} ET`;
}

/** A number with at most two decimals. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
