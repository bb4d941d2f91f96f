import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from './fill.ts';

test('places are filled once, from left to right; an unknown one stays', () => {
  assert.equal(fill('{a} {b} {c}', { a: '{b}', b: 2 }), '{b} 2 {c}');
  assert.equal(fill('{toString}', {}), '{toString}');
});

for (const [word, topic, object, way] of [
  ['체포', '체포는', '체포를', '체포로'],
  ['구금', '구금은', '구금을', '구금으로'],
  ['경찰', '경찰은', '경찰을', '경찰로'],
  ['“지난달 말”', '“지난달 말”은', '“지난달 말”을', '“지난달 말”로'],
  ['체포 (a2)', '체포 (a2)는', '체포 (a2)를', '체포 (a2)로'],
  ['구금(3번)', '구금(3번)은', '구금(3번)을', '구금(3번)으로'],
  ['2020', '2020은', '2020을', '2020으로'],
  ['5', '5는', '5를', '5로'],
  ['7', '7은', '7을', '7로'],
  ['A', 'A는', 'A를', 'A로'],
  ['A, M', 'A, M은', 'A, M을', 'A, M으로'],
  ['Hoeryong', 'Hoeryong은(는)', 'Hoeryong을(를)', 'Hoeryong으로(로)'],
  ['…', '…은(는)', '…을(를)', '…으로(로)'],
] as const)
  test(`the endings of ${word}`, () => {
    assert.equal(fill('{x|은|는}', { x: word }), topic);
    assert.equal(fill('{x|을|를}', { x: word }), object);
    assert.equal(fill('{x|으로|로|로}', { x: word }), way);
  });
