import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WrongUsage } from './options.ts';
import { CouldNot, failure, line, nameOf } from './say.ts';

test('wrong usage is 2, could not is 1, each a line and a hint', () => {
  assert.deepEqual(failure(new WrongUsage('read needs a file', 'for example: moksori read a.txt')), {
    lines: ['moksori: read needs a file\n', 'moksori: hint: for example: moksori read a.txt\n'],
    code: 2,
  });
  assert.deepEqual(failure(new CouldNot('a.txt: is empty')), {
    lines: ['moksori: a.txt: is empty\n'],
    code: 1,
  });
});

test('a fault of our own names its place, and nothing of what was read', () => {
  const fault = new TypeError('cannot read "the woman from the harbour"');
  fault.stack = `TypeError: cannot read "the woman from the harbour"\n    at f (file:///home/somebody/moksori/src/read/en/x.ts:12:34)`;
  const { lines, code } = failure(fault);
  assert.equal(code, 1);
  assert.equal(
    lines[0],
    'moksori: stopped by a fault of its own (TypeError at src/read/en/x.ts:12); nothing was stored or changed\n',
  );
  assert.doesNotMatch(lines.join(''), /harbour|somebody/);
  assert.equal(lines.length, 2);
});

test('whatever is thrown becomes lines', () => {
  for (const thrown of [
    undefined,
    'the woman',
    { message: 'the woman' },
    new Error('the woman', { cause: 'x' }),
  ])
    assert.doesNotMatch(failure(thrown).lines.join(''), /woman/);
});

test('a message is one harmless line', () => {
  assert.equal(line('a\nb\u001b[31m'), 'moksori: a b [31m\n');
});

test('a file is named without its folders', () => {
  assert.equal(nameOf('/home/somebody/sources/kim/report.txt'), 'report.txt');
  assert.equal(nameOf('-'), 'standard input');
});
