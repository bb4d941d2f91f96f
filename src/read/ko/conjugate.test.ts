import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Class, shapesOf } from './conjugate.ts';

/** Stem, class, then 아/어, past, ㄴ, ㄹ, ㅂ. */
const VERBS: readonly (readonly [string, Class, string, string, string, string, string])[] = [
  ['잡히', 'regular', '잡혀', '잡혔', '잡힌', '잡힐', '잡힙'],
  ['체포하', 'ha', '체포해', '체포했', '체포한', '체포할', '체포합'],
  ['되', 'regular', '돼', '됐', '된', '될', '됩'],
  ['받', 'regular', '받아', '받았', '받은', '받을', '받습'],
  ['끌려가', 'regular', '끌려가', '끌려갔', '끌려간', '끌려갈', '끌려갑'],
  ['보내', 'regular', '보내', '보냈', '보낸', '보낼', '보냅'],
  ['건너오', 'regular', '건너와', '건너왔', '건너온', '건너올', '건너옵'],
  ['가두', 'regular', '가둬', '가뒀', '가둔', '가둘', '가둡'],
  ['모으', 'regular', '모아', '모았', '모은', '모을', '모읍'],
  ['쓰', 'regular', '써', '썼', '쓴', '쓸', '씁'],
  ['만들', 'regular', '만들어', '만들었', '만든', '만들', '만듭'],
  ['듣', 't', '들어', '들었', '들은', '들을', '듣습'],
  ['돕', 'p', '도와', '도왔', '도운', '도울', '돕습'],
  ['눕', 'p', '누워', '누웠', '누운', '누울', '눕습'],
  ['짓', 's', '지어', '지었', '지은', '지을', '짓습'],
  ['부르', 'reu', '불러', '불렀', '부른', '부를', '부릅'],
  ['그렇', 'h', '그래', '그랬', '그런', '그럴', '그렇습'],
];

for (const [stem, kind, open, past, n, l, p] of VERBS)
  test(`${stem}다 changes as written`, () => {
    const shapes = shapesOf(stem, kind);
    assert.ok(shapes.open.includes(open), shapes.open.join());
    assert.ok(shapes.past.includes(past), shapes.past.join());
    assert.ok(shapes.n.includes(n), shapes.n.join());
    assert.ok(shapes.l.includes(l), shapes.l.join());
    assert.ok(shapes.p.includes(p), shapes.p.join());
  });

test('what is no Hangul has no shapes', () => {
  assert.deepEqual(shapesOf('go', 'regular').open, []);
});
