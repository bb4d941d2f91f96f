#!/usr/bin/env node
// Starts Moksori under a Node that can run it: this one from 24 on, otherwise the Node that npm installed beside it.
// Plain JavaScript on purpose, so that any Node since 18 can parse it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);
const installed = fileURLToPath(new URL('../node_modules', import.meta.url));
if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Our own code, compiled, for the next start: saves a third of it. Only where the code itself lies; nothing of a report.
  if (existsSync(installed)) modules.enableCompileCache(`${installed}/.cache/moksori/code`);
  await import(new URL('../src/main.ts', import.meta.url).href);
} else {
  const name = `node-${process.platform}-${process.arch}`;
  let binary;
  try {
    binary = modules.createRequire(import.meta.url).resolve(`${name}/bin/node`);
  } catch {
    console.error(
      `moksori: needs Node 24 or later; this is ${process.versions.node} and ${name} is not installed (run npm ci)`,
    );
    process.exit(1);
  }
  const child = spawnSync(binary, [here, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (child.signal) process.kill(process.pid, child.signal);
  process.exit(child.status ?? 1);
}
