/** `npm run screens`: runs the browser tests, and puts the pictures that docs/workbench.md shows in their place. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/workbench.md'), 'utf8');
const shown = [...page.matchAll(/\]\(screens\/([\w-]+\.png)\)/g)].map(([, name]) => name!);

const { status } = spawnSync(process.execPath, ['--test', 'test/browser/*.test.ts'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
mkdirSync(join(root, 'docs/screens'), { recursive: true });
for (const name of shown) copyFileSync(join(root, 'dist/screens', name), join(root, 'docs/screens', name));
console.log(`${shown.length} pictures in docs/screens`);
