/** Node removes types and nothing more: a decorator or an enum passes other checks and stops the program here. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { product, ROOT } from './source.ts';

const files = product().filter(({ path }) => path !== 'src/main.ts');

test('there are files to import', () => assert.ok(files.length > 10));

for (const { path } of files)
  test(`Node takes ${path}`, async () => {
    await import(pathToFileURL(join(ROOT, path)).href);
  });
