import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './command.ts';
import { parseOptions, quoted, WrongUsage } from './options.ts';

const command: Command = {
  name: ['try'],
  summary: 'tries',
  usage: 'FILE...',
  about: '',
  options: [
    { name: 'published', value: 'EDTF', help: 'when it was published' },
    { name: 'json', help: 'as JSON' },
    { name: 'by', value: 'NAME', each: true, help: 'who. Once for each' },
  ],
  examples: [{ type: 'moksori try a.txt', why: 'tries it' }],
  takes: { least: 1, most: 2, what: 'a file' },
  load: () => Promise.reject(new Error('not called')),
};

test('takes options in any order, with = or a space', () => {
  assert.deepEqual(parseOptions(command, ['--json', 'a', '--published', '2020-07', '-']), {
    files: ['a', '-'],
    options: { json: true, published: '2020-07' },
  });
  assert.deepEqual(parseOptions(command, ['--published=2020', 'a']).options, { published: '2020' });
  assert.deepEqual(parseOptions(command, ['--', '--json']).files, ['--json']);
});

test('an option for each file is a list, and may be empty', () => {
  assert.deepEqual(parseOptions(command, ['a', '--by', 'x']).options, { by: ['x'] });
  assert.deepEqual(parseOptions(command, ['--by', '', 'a', 'b', '--by=y']).options, { by: ['', 'y'] });
});

for (const [typed, message, hint] of [
  [['a', '--jsno'], 'try has no option "--jsno"', 'did you mean --json?'],
  [['a', '-j'], 'try has no option "-j"', 'moksori try --help shows the options'],
  [['a', '--published'], '--published needs a value', '--published EDTF: when it was published'],
  [['a', '--published='], '--published needs a value', '--published EDTF: when it was published'],
  [['a', '--published', '--json'], '--published needs a value', '--published EDTF: when it was published'],
  [['a', '--by'], '--by needs a value', '--by NAME: who'],
  [['a', '--json=yes'], '--json takes no value', 'moksori try --help shows the options'],
  [['a', '--json', '--json'], '--json was given twice', 'moksori try --help shows the options'],
  [[], 'try needs a file', 'for example: moksori try a.txt'],
  [['a', 'b', 'c'], 'try takes a file and nothing more', 'for example: moksori try a.txt'],
  [['a', '--__proto__'], 'try has no option "--__proto__"', 'moksori try --help shows the options'],
] as const)
  test(`refuses ${JSON.stringify(typed)}`, () => {
    assert.throws(
      () => parseOptions(command, typed),
      (error) => error instanceof WrongUsage && error.message === message && error.hint === hint,
    );
  });

test('quotes what was typed on one harmless line', () => {
  assert.equal(quoted('a\n\u001b[31mb'), '"a??[31mb"');
  assert.equal(quoted('x'.repeat(50)).length, 42);
});
