/** The pages of `web/`, as built into `dist/web`: read once, compressed once, sent from memory. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { App } from './app.ts';
import { Fault } from './fault.ts';

const BUILT = fileURLToPath(new URL('../../dist/web', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=UTF-8',
  '.js': 'text/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.json': 'application/json; charset=UTF-8',
  '.svg': 'image/svg+xml; charset=UTF-8',
  '.txt': 'text/plain; charset=UTF-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
/** Already compressed. */
const DENSE = ['.woff2', '.png', '.ico'];

interface Page {
  readonly type: string;
  readonly bytes: Buffer;
  /** Its name has its hash in it. */
  readonly fixed: boolean;
  readonly dense: boolean;
  readonly packed: Map<'br' | 'gzip', Promise<Buffer>>;
}

const pack = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};

/** Routes of the pages in a folder; where nothing was built, one page that says so. */
export async function pages(folder: string = BUILT): Promise<(app: App) => void> {
  const files = new Map<string, Page>();
  if (existsSync(folder))
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const type = TYPES[extname(entry.name)];
      if (type === undefined) continue;
      const name = `/${relative(folder, path).replaceAll('\\', '/')}`;
      files.set(name, {
        type,
        bytes: await readFile(path),
        fixed: name.startsWith('/assets/'),
        dense: DENSE.includes(extname(name)),
        packed: new Map(),
      });
    }
  const index = files.get('/index.html');
  return (app) => {
    app.get('*', async (c, next) => {
      const { path } = c.req;
      if (path === '/api' || path.startsWith('/api/')) return next();
      const page = files.get(path);
      if (page !== undefined) return send(c, page);
      // What looks like a file is one, or is not there.
      if (extname(path) !== '') return next();
      if (index === undefined) throw new Fault(503, 'no-pages', 'the pages are not built: npm run build:web');
      return send(c, index);
    });
  };
}

async function send(c: Context, page: Page): Promise<Response> {
  const { type, bytes, fixed, dense, packed } = page;
  c.header('content-type', type);
  c.header('cache-control', fixed ? 'public, max-age=31536000, immutable' : 'no-cache');
  c.header('vary', 'accept-encoding');
  const accepted = c.req.header('accept-encoding') ?? '';
  const way = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
  if (dense || way === undefined) return c.body(new Uint8Array(bytes));
  const made = packed.get(way) ?? pack[way](bytes);
  packed.set(way, made);
  c.header('content-encoding', way);
  return c.body(new Uint8Array(await made));
}
