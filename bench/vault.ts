/**
 * How fast is the vault? `npm run bench:vault -- [NAME...]` runs the measurements of these names, or all. Each is a module under bench/vault/
 * that exports `measurements`; what limits them (raw SHA-256, bare SQLite) is measured in the same run.
 */
import { readdirSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One line of the table, or several. */
export interface Measurement {
  /** What it is called on the command line. */
  readonly name: string;
  readonly run: () => Promise<readonly Line[]>;
}

export interface Line {
  readonly what: string;
  readonly measured: string;
  /** What is asked for, where something is. */
  readonly goal?: string;
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, 'vault');
  const all: Measurement[] = [];
  for (const file of readdirSync(folder).sort())
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) {
      const { measurements } = (await import(pathToFileURL(join(folder, file)).href)) as {
        measurements?: readonly Measurement[];
      };
      all.push(...(measurements ?? []));
    }
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !all.some((measurement) => measurement.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `bench:vault: nothing is called ${unknown.join(', ')}; there is ${all.map(({ name }) => name).join(', ')}\n`,
    );
    process.exit(2);
  }
  console.log(
    `Node ${process.versions.node}, ${cpus()[0]?.model.trim()} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, ${new Date().toISOString().slice(0, 10)}, load ${loadavg()[0]!.toFixed(1)} at the start\n`,
  );
  console.log('| what | measured | goal |\n| --- | --- | --- |');
  for (const { name, run } of all)
    if (names.length === 0 || names.includes(name))
      for (const { what, measured, goal = '–' } of await run())
        console.log(`| ${what} | ${measured} | ${goal} |`);
}
