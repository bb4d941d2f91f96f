/** What is made from something else is current: help texts in the docs, the schema, the picture. `npm run generate` mends it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generated } from '../scripts/generated.ts';
import { ROOT } from './source.ts';

for (const [path, content] of Object.entries(await generated()))
  test(`${path} is current`, () => {
    const there = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : '';
    assert.equal(there, content, 'run: npm run generate');
  });
