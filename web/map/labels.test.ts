import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boxOf, meets, type Named, placed, widthOf } from './labels.ts';

const name = fc.record({
  text: fc.constantFrom('Hoeryong', '회령시', '함경북도', 'Kim Hyong Jik', '길주'),
  x: fc.integer({ min: 0, max: 400 }),
  y: fc.integer({ min: 0, max: 300 }),
  away: fc.integer({ min: 0, max: 20 }),
});

test('no name covers another or a mark, and all are on the sheet', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 60 }), (names) => {
      const all: Named[] = names.map((one, i) => ({ ...one, key: String(i), size: 12 }));
      const marks = all.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }));
      const labels = placed(all, marks, 400, 300);
      const boxes = labels.map(boxOf);
      for (const [i, box] of boxes.entries()) {
        assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 300);
        for (const mark of marks) assert.ok(!meets(box, mark));
        for (const other of boxes.slice(i + 1)) assert.ok(!meets(box, other));
      }
    }),
  );
});

test('the more important name stays when there is room for one', () => {
  const at = { x: 100, y: 17, away: 0, size: 12 };
  const labels = placed(
    [
      { ...at, key: 'a', text: 'A'.repeat(20) },
      { ...at, key: 'b', text: 'B'.repeat(20) },
    ],
    [],
    200,
    34,
  );
  assert.deepEqual(
    labels.map(({ key }) => key),
    ['a'],
  );
});

test('a Hangul letter is as wide as high', () => {
  assert.ok(widthOf('회령시', 10) > widthOf('abc', 10));
});
