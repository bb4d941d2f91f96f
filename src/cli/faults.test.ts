import assert from 'node:assert/strict';
import { test } from 'node:test';
import { product } from '../../test/source.ts';
import { faults, wordsOfFault } from './faults.ts';

/** Layers whose faults reach the person as they are. */
const LAYERS = /^src\/(?:ledger|vault|review|search|jobs)\//;

const thrown = product()
  .filter(({ path }) => LAYERS.test(path))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/^(?:export )?class (\w+) extends Error\b/gm)].map(([, name]) => ({
      name: name!,
      path,
    })),
  );

test('every fault that can be thrown has words', () => {
  const worded = new Set(Object.keys(faults).map((name) => name.split('.')[0]));
  for (const { name, path } of thrown) assert.ok(worded.has(name), `${name} of ${path}`);
});

test('words of a fault fill in what it carries', () => {
  class KeyExists extends Error {
    readonly key = 'report:r-1';
  }
  assert.equal(wordsOfFault(new KeyExists())?.hint, 'type it again');
  class Mistyped extends Error {
    readonly fault = 'groups';
    readonly groups = [3, 5];
  }
  assert.equal(wordsOfFault(new Mistyped())?.say, 'not as it was written down: look at group 3, 5');
  class QueryError extends Error {
    readonly what = 'place';
    readonly value = 'Nowhere';
    readonly near = undefined;
  }
  assert.deepEqual(wordsOfFault(new QueryError()), { say: 'there is no place “Nowhere” in the pack' });
  assert.equal(wordsOfFault(new TypeError('x')), undefined);
  assert.equal(wordsOfFault('text'), undefined);
});

test('words are one line without a full stop', () => {
  for (const [name, { say, hint }] of Object.entries(faults))
    for (const text of [say, hint ?? 'x']) assert.doesNotMatch(text, /\n|\.$|^[A-Z]/, name);
});
