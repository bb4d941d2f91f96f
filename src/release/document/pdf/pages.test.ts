import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Line } from './lines.ts';
import { NOTE_GAP, NOTE_HEIGHT, paginate } from './pages.ts';
import { MARGIN, PAGE, type Strip } from './strips.ts';

const ROOM = PAGE.height - 2 * MARGIN;

const line = (text: string, note?: number): Line => [
  { text, face: 'regular', size: 10, ...(note !== undefined && { note }) },
];

/** Strips as they come from text, each with so many lines of notes. */
const strips = fc.array(
  fc.record({
    height: fc.integer({ min: 8, max: 60 }),
    above: fc.integer({ min: 0, max: 20 }),
    keep: fc.boolean(),
    note: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 120 })),
  }),
  { maxLength: 120 },
);

test('nothing is lost, nothing is turned round, and nothing lies on anything else', () => {
  fc.assert(
    fc.property(strips, (given) => {
      const notes = new Map<number, Line[]>();
      const made = given.map(({ note, ...strip }, i): Strip => {
        if (note > 0)
          notes.set(
            i,
            Array.from({ length: note }, (_, n) => line(`${i}.${n}`)),
          );
        return { ...strip, base: 5, lines: [{ x: 0, column: 0, line: line('x', note > 0 ? i : undefined) }] };
      });
      const pages = paginate(made, notes);
      assert.deepEqual(
        pages.flatMap((page) => page.strips.map(({ strip }) => strip)),
        made,
      );
      assert.deepEqual(
        pages.flatMap((page) => page.notes),
        [...notes.values()].flat(),
      );
      for (const page of pages) {
        let y = 0;
        for (const set of page.strips) {
          assert.ok(set.y >= y);
          y = set.y + set.strip.height;
        }
        const foot = page.notes.length === 0 ? 0 : NOTE_GAP + page.notes.length * NOTE_HEIGHT;
        assert.ok(y + foot <= ROOM + 1e-6, `${y} and ${foot} of ${ROOM}`);
      }
    }),
    { numRuns: 300 },
  );
});

test('a note begins on the page that calls it', () => {
  const strip = (note?: number): Strip => ({
    height: 20,
    above: 0,
    base: 5,
    lines: [{ x: 0, column: 0, line: line('x', note) }],
  });
  const pages = paginate(
    [...Array.from({ length: 34 }, () => strip()), strip(1), strip()],
    new Map([[1, [line('a'), line('b')]]]),
  );
  const called = pages.findIndex((page) =>
    page.strips.some(({ strip: { lines } }) => lines[0]!.line[0]!.note === 1),
  );
  assert.equal(pages[called]!.notes.length, 2);
});

test('a heading is never the last of a page', () => {
  const rows = Array.from(
    { length: 200 },
    (_, i): Strip => ({
      height: 20,
      above: 0,
      base: 5,
      lines: [],
      ...(i % 7 === 0 && { keep: true }),
    }),
  );
  for (const page of paginate(rows, new Map())) assert.ok(page.strips.at(-1)!.strip.keep !== true);
});

test('headings that fill more than a page go on over the next', () => {
  const heads = Array.from(
    { length: 100 },
    (): Strip => ({ height: 20, above: 4, base: 5, lines: [], keep: true }),
  );
  const pages = paginate(heads, new Map());
  assert.equal(pages.flatMap((page) => page.strips).length, 100);
  for (const { strips: set } of pages) assert.ok(set.at(-1)!.y + 20 <= ROOM);
});
