import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { portions } from './portions.ts';

const most = { files: 3, bytes: 10 };

test('every file goes once, in order, and no portion is too large but a file alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ size: fc.integer({ min: 0, max: 14 }) }), { maxLength: 30 }),
      (files) => {
        const all = portions(files, most);
        assert.deepEqual(all.flat(), files);
        for (const portion of all) {
          const bytes = portion.reduce((sum, { size }) => sum + size, 0);
          assert.ok(portion.length === 1 || (portion.length <= most.files && bytes <= most.bytes));
        }
      },
    ),
  );
});

test('a portion is filled before the next begins', () => {
  const files = [4, 6, 1, 9].map((size) => ({ size }));
  assert.deepEqual(
    portions(files, most).map((portion) => portion.map(({ size }) => size)),
    [
      [4, 6],
      [1, 9],
    ],
  );
});
