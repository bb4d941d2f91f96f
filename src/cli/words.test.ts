/** Every language has the same words, with the same places to fill. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, wordsOf } from './words.ts';

/** Path → text; arrays by their index. */
function texts(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, each]) => [...texts(each, `${path}/${key}`)]),
  );
}

const places = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!);
/** Dates are put together as each language does: the year stands with the first or with the last day. */
const OWN: ReadonlySet<string> = new Set(['/dates/sameYear']);
const english = texts(wordsOf('en'));

for (const language of languages) {
  const own = texts(wordsOf(language));

  test(`${language}: the same keys as English, in the same order`, () => {
    assert.deepEqual([...own.keys()], [...english.keys()]);
  });

  test(`${language}: the same places in every text`, () => {
    for (const [key, text] of own) {
      if (OWN.has(key)) continue;
      const [mine, theirs] = [places(text), places(english.get(key)!)].map((list) =>
        [...new Set(list)].sort(),
      );
      assert.deepEqual(mine, theirs, key);
    }
  });

  test(`${language}: no text is empty, none has a space at its end`, () => {
    for (const [key, text] of own) assert.ok(text !== '' && text === text.trim(), key);
  });
}
