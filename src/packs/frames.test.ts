import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameOf } from './frames.ts';
import { frame } from './schema.ts';

const defaults = {
  slots: [],
  parts: [],
  prepositions: [],
  verb: { by: ['subject'], to: ['object'] },
  noun: { by: ['by'], to: ['possessor', 'of'] },
};

test('reads types, words, what must not stand, what may be missing', () => {
  const written = frame.parse({
    act: 'imprisonment',
    verb: ['send'],
    slots: {
      object: ['person', '-thing'],
      'to?': ['facility:camp', '"hell"', '-"market"'],
      second: 'absent',
    },
    roles: { at: ['to'], by: [] },
    match: [{ say: 'He was sent to a camp.', to: 'He' }],
    miss: ['He was sent to the market.'],
  });
  assert.deepEqual(frameOf(written, defaults, 'p/acts.yaml:7'), {
    act: 'imprisonment',
    rule: 'p/acts.yaml:7',
    verb: ['send'],
    slots: {
      object: { types: ['person'], words: [], not: ['thing'], required: true, absent: false },
      to: { types: ['facility:camp'], words: ['hell'], not: ['"market"'], required: false, absent: false },
      second: { types: [], words: [], not: [], required: false, absent: true },
    },
    roles: { by: [], to: ['object'], at: ['to'] },
    match: [{ say: 'He was sent to a camp.', to: 'He' }],
    miss: ['He was sent to the market.'],
  });
});

test('a noun has the roles of a noun', () => {
  const written = frame.parse({ act: 'arrest', noun: ['arrest'] });
  assert.deepEqual(frameOf(written, defaults, 'x').roles, { by: ['by'], to: ['possessor', 'of'] });
});
