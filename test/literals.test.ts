import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literals } from './literals.ts';

const texts = (source: string) => literals(source).map(({ text }) => text);

test('strings, templates and what stands inside their slots', () => {
  assert.deepEqual(texts(`a('x', "y z"); const t = \`one \${f({ k: 'in' })} two \${n} three\`;`), [
    'x',
    'y z',
    'one ',
    'in',
    ' two ',
    ' three',
  ]);
});

test('no comments and no regular expressions', () => {
  assert.deepEqual(
    texts(
      `// don't\n/* 'no' */ s.replace(/['"/]x\\/'/g, 'yes'); return /'/.test(s) ? a / 2 : b / 'n'.length`,
    ),
    ['yes', 'n'],
  );
});

test('the line of a string', () => {
  assert.deepEqual(literals("a\n\n'b'"), [{ text: 'b', line: 3 }]);
});

test('an unfinished file ends', () => {
  assert.deepEqual(texts("'a"), ['a']);
  assert.deepEqual(texts('`a${'), ['a']);
  assert.deepEqual(texts('/* a'), []);
});
