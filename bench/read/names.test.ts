import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameParty, samePlace } from './names.ts';

test('heads decide, and what else is said must agree', () => {
  for (const [name, label] of [
    ['man', 'A man in his 50s from Chongjin'],
    ['broker', 'a Chinese broker'],
    ['Cha', 'Cha Myong Hui'],
    ['head of her neighbourhood watch unit', 'the head'],
    ['agents', 'Four agents of the provincial branch'],
    ['policemen', 'policeman'],
    ['heads of inminban', 'the heads of inminban [people’s unit]'],
    ['Ministry of State Security', 'Ministry of State Security'],
    ['family', 'the man’s family'],
  ] as const)
    assert.ok(sameParty([name], label), `${name} / ${label}`);
  for (const [name, label] of [
    ['man', "the man's family"],
    ['man', 'the woman'],
    ['local officials', 'provincial officials'],
    ['Ministry of State Security', 'Ministry of Social Security'],
    ['Cha', "Cha's mother"],
    ['driver', 'truck'],
  ] as const)
    assert.ok(!sameParty([name], label), `${name} / ${label}`);
});

test('spellings of a place are one place, other places are not', () => {
  assert.ok(samePlace(['Hyesan'], ['Hyesan-si']));
  assert.ok(samePlace(['Yanggang'], ['Ryanggang-do']));
  assert.ok(samePlace(['North Hamkyung'], ['North Hamgyong Province']));
  assert.ok(samePlace(['political prison camp'], ['Camp 15', 'political-prison-camp']));
  assert.ok(!samePlace(['Hyesan'], ['Hoeryong']));
  assert.ok(!samePlace(['North Hamgyong'], ['South Hamgyong']));
});
