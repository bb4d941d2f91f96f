import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dragged, nextMark, showing, viewAfter, WHOLE, zoomed } from './view.ts';

const KEYS = ['+', '-', '0', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'a'];

test('no keys and no dragging lead beyond the edges', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KEYS)), fc.integer(), fc.integer(), (keys, dx, dy) => {
      let view = WHOLE;
      for (const key of keys) view = viewAfter(key, true, view) ?? view;
      view = dragged(view, dx, dy, 640, 480);
      assert.ok(view.k >= 1 && view.k <= 12);
      for (const n of [view.x, view.y]) assert.ok(n >= 0.5 / view.k - 1e-9 && n <= 1 - 0.5 / view.k + 1e-9);
    }),
  );
});

test('the whole is in sight at first, and again after 0', () => {
  assert.deepEqual(viewAfter('0', false, zoomed(WHOLE, 3)), WHOLE);
  assert.deepEqual(viewAfter('-', false, WHOLE), WHOLE);
  assert.equal(viewAfter('ArrowLeft', false, WHOLE), null);
});

test('a mark that gets the focus comes into sight', () => {
  const view = showing({ k: 4, x: 0.2, y: 0.2 }, 0.9, 0.5);
  assert.ok(Math.abs(view.x - 0.9) <= 0.5 / 4 && Math.abs(view.y - 0.5) <= 0.5 / 4);
});

test('arrows lead to the nearest mark that way, or nowhere', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 1 },
    { x: 30, y: 0 },
    { x: 1, y: 12 },
  ];
  assert.equal(nextMark(points, 0, 'ArrowRight'), 1);
  assert.equal(nextMark(points, 1, 'ArrowRight'), 2);
  assert.equal(nextMark(points, 0, 'ArrowDown'), 3);
  assert.equal(nextMark(points, 0, 'ArrowLeft'), null);
  assert.equal(nextMark(points, 0, 'Enter'), null);
});
