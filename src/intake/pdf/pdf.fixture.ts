/** Writes small PDF files for tests: text at places, in a font that knows its letters only by number, as programs make them. */
import { deflateSync } from 'node:zlib';

export interface Draw {
  readonly text: string;
  readonly x: number;
  /** From the top of the page to the baseline. */
  readonly y: number;
  readonly size?: number;
  /** Degrees, against the clock. */
  readonly turn?: number;
}

export const WIDTH = 595;
export const HEIGHT = 842;

/** How wide the fixture's font draws a text, in points. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += char < '\u007f' ? 0.5 : 1;
  return width * size;
}

/** A PDF whose pages show these texts. */
export function makePdf(
  pages: readonly (readonly Draw[])[],
  { encrypt = false, pack = true }: { readonly encrypt?: boolean; readonly pack?: boolean } = {},
): Buffer {
  const objects: (string | Buffer)[] = [];
  const add = (body: string | Buffer): number => objects.push(body);
  const stream = (content: string): Buffer => {
    const data = pack ? deflateSync(content) : Buffer.from(content);
    const head = `<< /Length ${data.length}${pack ? ' /Filter /FlateDecode' : ''} >>\nstream\n`;
    return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream')]);
  };
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  const unicode = add(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${ranges()}\nendcmap end end`,
    ),
  );
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [32 [${'500 '.repeat(95)}]] /CIDToGIDMap /Identity >>`,
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
  const kids = pages.map((draws) => {
    const content = add(stream(draws.map(drawn).join('\n')));
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const lock = encrypt
    ? add(
        `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
      )
    : 0;
  return file(objects, lock === 0 ? '' : ` /Encrypt ${lock} 0 R /ID [<00> <00>]`);
}

function drawn({ text, x, y, size = 11, turn = 0 }: Draw): string {
  const hex = [...text]
    .flatMap((char) => Array.from({ length: char.length }, (_, i) => char.charCodeAt(i)))
    .map((unit) => unit.toString(16).padStart(4, '0'))
    .join('');
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const matrix = [cos, sin, -sin, cos].map((n) => n.toFixed(5)).join(' ');
  return `BT /F ${size} Tf ${matrix} ${x} ${HEIGHT - y} Tm <${hex}> Tj ET`;
}

/** Every code stands for itself; a range may not cross a multiple of 256. */
function ranges(): string {
  const lines = Array.from({ length: 256 }, (_, i) => {
    const high = i.toString(16).padStart(2, '0');
    return `<${high}00> <${high}ff> <${high}00>`;
  });
  return `100 beginbfrange\n${lines.slice(0, 100).join('\n')}\nendbfrange\n100 beginbfrange\n${lines.slice(100, 200).join('\n')}\nendbfrange\n56 beginbfrange\n${lines.slice(200).join('\n')}\nendbfrange`;
}

function file(objects: readonly (string | Buffer)[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  objects.forEach((body, i) => {
    offsets.push(at);
    push(Buffer.from(`${i + 1} 0 obj\n`));
    push(typeof body === 'string' ? Buffer.from(body) : body);
    push(Buffer.from('\nendobj\n'));
  });
  const start = at;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export interface Setting {
  readonly x?: number;
  readonly top?: number;
  readonly width?: number;
  readonly size?: number;
  readonly lead?: number;
  /** Room between paragraphs, in points. */
  readonly between?: number;
  readonly indent?: number;
  /** Breaks lines at any letter, as Korean and Japanese settings do. */
  readonly anywhere?: boolean;
}

/** Sets paragraphs in lines, from the top of a box downwards. */
export function set(
  paragraphs: readonly string[],
  {
    x = 72,
    top = 90,
    width = 450,
    size = 11,
    lead = 15,
    between = 10,
    indent = 0,
    anywhere = false,
  }: Setting = {},
): Draw[] {
  const draws: Draw[] = [];
  let y = top;
  for (const paragraph of paragraphs) {
    let first = true;
    let line = '';
    const flush = (): void => {
      if (line.trim() !== '') draws.push({ text: line.trim(), x: x + (first ? indent : 0), y, size });
      line = '';
      first = false;
      y += lead;
    };
    for (const word of anywhere ? [...paragraph] : paragraph.split(/(?<= )/)) {
      if (widthOf((line + word).trim(), size) > width - (first ? indent : 0)) flush();
      line += word;
    }
    flush();
    y += between;
  }
  return draws;
}
