/** Both languages say the same things, with the same places to fill, and no sentence stands in a component. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const here = import.meta.dirname;
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).sort();

for (const file of files.filter((name) => name.endsWith('.en.json')))
  test(`${file} and its Korean say the same`, () => {
    const english = flat(read(file));
    const korean = flat(read(file.replace('.en.', '.ko.')));
    assert.deepEqual([...korean.keys()], [...english.keys()]);
    for (const [key, text] of english) {
      assert.deepEqual(places(korean.get(key)!), places(text), key);
      assert.notEqual(text.trim(), '', key);
      assert.notEqual(korean.get(key)!.trim(), '', key);
    }
  });

for (const file of files.filter((name) => name.endsWith('.tsx')))
  test(`no sentence and no Hangul stands in ${file}`, () => {
    const code = readFileSync(join(here, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    assert.doesNotMatch(code, /[가-힣]/);
    for (const [, text] of code.matchAll(/>([^<>{}=;()]+)</g))
      assert.doesNotMatch(text!, /[a-z]{2,} [a-z]{2,}/i, 'words of a page belong in its words files');
    assert.doesNotMatch(code, /dangerouslySetInnerHTML/);
  });

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(here, file), 'utf8'));
}

function flat(value: unknown, at = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[at, value]]);
  assert.ok(value && typeof value === 'object', at);
  return new Map(Object.entries(value).flatMap(([key, each]) => [...flat(each, `${at}.${key}`)]));
}

function places(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\w+\}/g)].map(([place]) => place))].sort();
}
