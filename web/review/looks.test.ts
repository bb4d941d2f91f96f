import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Look, layersOf, pressed } from './looks.ts';

const LOOKS: Readonly<Record<string, Look>> = {
  a: { id: 'a', stage: 'custody', quiet: false, status: 'proposed' },
  b: { id: 'b', stage: 'reach', quiet: false, status: 'accepted' },
  c: { id: 'c', stage: 'penalty', quiet: false, status: 'corrected' },
  d: { id: 'd', stage: undefined, quiet: false, status: 'proposed' },
  r: { id: 'r', stage: 'custody', quiet: false, status: 'rejected' },
  s: { id: 's', stage: undefined, quiet: true, status: 'proposed' },
};
const drawn = (claims: string, on?: string, lit = '') =>
  layersOf(Array.from(claims), (id) => LOOKS[id], on, new Set(lit))
    .map(({ claim, on, lit }) => `${claim}${on ? '!' : ''}${lit ? '*' : ''}`)
    .join(' ');

test('acts and details, from the outside in', () => assert.equal(drawn('ad'), 'a d'));
test('what was rejected and what only ties others are drawn in focus alone', () => {
  assert.equal(drawn('rs'), '');
  assert.equal(drawn('rs', 'r'), 'r!');
  assert.equal(drawn('rs', 's'), 's!');
});
test('three at most, the one in focus always', () => {
  assert.equal(drawn('abd'), 'a b d');
  assert.equal(drawn('abcd'), 'b c d');
  assert.equal(drawn('abcd', 'a'), 'a! c d');
  assert.equal(drawn('abcd', 'c'), 'b c! d');
  assert.equal(drawn('abcd', undefined, 'a'), 'a* c d');
});
test('a claim that is gone is not drawn', () => assert.equal(drawn('ax'), 'a'));

test('a press means the innermost; again the one around it, and round', () => {
  assert.equal(pressed(['a', 'b', 'd'], undefined), 'd');
  assert.equal(pressed(['a', 'b', 'd'], 'd'), 'b');
  assert.equal(pressed(['a', 'b', 'd'], 'a'), 'd');
  assert.equal(pressed([], 'a'), undefined);
});
