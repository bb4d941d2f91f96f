import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passage } from './passage.ts';

const TEXT =
  'The harbour was quiet. On Monday agents arrested a net mender, his aunt said. Nobody saw him again.\n\nHe is 41.';
const at = (quote: string, text = TEXT) => {
  const start = Array.from(text.slice(0, text.indexOf(quote))).length;
  return { start, end: start + Array.from(quote).length };
};
const written = (text: string, ...quotes: string[]) =>
  passage(
    text,
    quotes.map((quote) => at(quote, text)),
  )
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');

test('the sentence around the quote', () => {
  assert.equal(
    written(TEXT, 'agents arrested a net mender'),
    '… On Monday [agents arrested a net mender], his aunt said. …',
  );
});

test('two quotes close together are one passage; one inside the other is shown once', () => {
  assert.equal(
    written(TEXT, 'arrested', 'Nobody saw'),
    '… On Monday agents [arrested] a net mender, his aunt said. [Nobody saw] him again. …',
  );
  assert.equal(
    written(TEXT, 'agents arrested', 'arrested'),
    '… On Monday [agents arrested] a net mender, his aunt said. …',
  );
});

test('the whole text when it is short, in any script, by code points', () => {
  assert.equal(written('😀 그는 체포됐다', '체포됐다'), '😀 그는 [체포됐다]');
});

test('a text without sentences is cut at words', () => {
  const text = `${'word '.repeat(80)}HERE ${'more '.repeat(80)}`;
  const shown = written(text, 'HERE');
  assert.match(shown, /^… word .*word \[HERE\] more .* …$/);
  assert.ok(shown.length < 400);
});

test('nothing in a text reaches the terminal as a command', () => {
  assert.equal(
    written('He\u001b[2J was \u202eta\u0007ken away', 'was \u202eta\u0007ken'),
    'He[2J [was taken] away',
  );
});
