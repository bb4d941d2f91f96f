/**
 * Reads one PDF in a thread of its own, which can be stopped: pdfjs-dist with nothing switched on that text does not need. Given
 * bytes, never an address; it answers once.
 */
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { readingOrder } from './reading-order.ts';
import type { PdfAnswer, Run, Sheet } from './types.ts';

export interface PdfOrder {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly characters: number;
  readonly time: number;
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

if (parentPort !== null) parentPort.postMessage(await answer(workerData as PdfOrder));

async function answer(order: PdfOrder): Promise<PdfAnswer> {
  const pdfjs = await load();
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const until = performance.now() + order.time;
  const task = pdfjs.getDocument({
    data: order.bytes,
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > order.pages) return { kind: 'too-many-pages', pages: document.numPages };
    const sheets: Sheet[] = [];
    const without: number[] = [];
    let left = order.characters;
    for (let number = 1; number <= document.numPages; number++) {
      if (performance.now() > until || left < 0) return { kind: 'too-long' };
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const content = await page.getTextContent();
      const items = content.items.filter((item) => 'str' in item && item.str !== '') as TextItem[];
      const found = sheetsOf(items, content.styles, viewport.transform, viewport.height, number);
      if (found.length === 0) without.push(number);
      for (const { runs } of found) for (const { text } of runs) left -= text.length;
      sheets.push(...found);
      page.cleanup();
    }
    return { kind: 'text', paragraphs: readingOrder(sheets), pages: document.numPages, without };
  } catch (error) {
    return { kind: (error as Error).name === 'PasswordException' ? 'protected' : 'damaged' };
  }
}

/** Loads pdfjs-dist without the canvas that it draws pages with: text needs none, and less native code reads strange files. */
async function load(): Promise<typeof import('pdfjs-dist')> {
  registerHooks({
    resolve(name, context, next) {
      if (name === '@napi-rs/canvas') throw new Error('text needs no canvas');
      return next(name, context);
    },
  });
  const world = globalThis as unknown as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) world[name] ??= class {};
  return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as typeof import('pdfjs-dist');
}

/** The runs of a page, one sheet for each direction in which text runs; the fullest first. */
function sheetsOf(
  items: readonly TextItem[],
  styles: Readonly<Record<string, { readonly vertical: boolean }>>,
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
  height: number,
  page: number,
): readonly Sheet[] {
  const turned = new Map<number, { runs: Run[]; characters: number }>();
  for (const { str, transform, width, height: down, fontName } of items) {
    const [ta = 1, tb = 0, tc = 0, td = 1, te = 0, tf = 0] = transform;
    const x = a * te + c * tf + e;
    const y = b * te + d * tf + f;
    const size = Math.hypot(a * tc + c * td, b * tc + d * td) || 1;
    const vertical = styles[fontName]?.vertical === true;
    const angle = vertical ? 90 : Math.atan2(b * ta + d * tb, a * ta + c * tb) * (180 / Math.PI);
    if (![x, y, size, width, angle].every(Number.isFinite)) continue;
    const quarter = ((Math.round(angle / 90) % 4) + 4) % 4;
    const [rx, ry] = quarter === 0 ? [x, y] : quarter === 1 ? [y, -x] : quarter === 2 ? [-x, -y] : [-y, x];
    const sheet = turned.get(quarter) ?? { runs: [], characters: 0 };
    turned.set(quarter, sheet);
    sheet.runs.push({ text: str, x: rx, y: ry, width: vertical ? down : width, size });
    sheet.characters += str.trim().length;
  }
  return [...turned.values()]
    .filter(({ characters }) => characters > 0)
    .sort((one, other) => other.characters - one.characters)
    .map(({ runs }) => ({ page, height, runs }));
}
