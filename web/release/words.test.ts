/** No screen of a release calls a text harmless: it says which paths exist at least. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import en from './words.en.json' with { type: 'json' };
import ko from './words.ko.json' with { type: 'json' };

const PROMISES =
  /\b(?:safe|safely|harmless|secure|anonymous|no risk|risk-free)\b|안전|무해|익명이 보장|위험이? 없/iu;

for (const [language, words] of Object.entries({ en, ko }))
  test(`no word of ${language} promises that nobody is exposed`, () => {
    const text = JSON.stringify(words);
    assert.doesNotMatch(text, PROMISES);
    assert.match(text, language === 'en' ? /At least these/ : /적어도/);
  });
