/** Whatever the server can refuse, the page says in both languages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import table from '../../src/server/problems.json' with { type: 'json' };
import words from './problems.en.json' with { type: 'json' };

const src = join(import.meta.dirname, '../../src');
const found = new Set(Object.values(table).map(({ code }) => code));
for (const folder of ['server', 'accounts'])
  for (const name of readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const text = readFileSync(join(src, folder, name), 'utf8');
    for (const [, code] of text.matchAll(/new Fault\(\s*\d+,\s*'([a-z-]+)'/g)) found.add(code!);
  }
const errors = readFileSync(join(src, 'intake/errors.ts'), 'utf8');
for (const [, code] of errors.matchAll(/super\(\s*'([a-z-]+)',\s*file/g)) found.add(code!);

test('there are codes to look for', () => assert.ok(found.size > 60, `${found.size}`));

for (const code of [...found].sort())
  test(`the pages have words for ${code}`, () => assert.ok(Object.hasOwn(words, code)));
