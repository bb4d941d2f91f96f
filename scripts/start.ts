/** `npm start`: builds the pages when they are older than their source, then opens the workbench. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist/web/index.html');

if (!existsSync(built) || newest(join(root, 'web')) > statSync(built).mtimeMs) {
  const { status } = run('node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn');
  if (status !== 0) process.exit(status ?? 1);
}
process.exit(run('bin/moksori.js', 'open', ...process.argv.slice(2)).status ?? 1);

function run(script: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' });
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join(folder, name)).mtimeMs,
    ),
  );
}
