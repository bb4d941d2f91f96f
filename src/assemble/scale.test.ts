/** A report of thousands of acts costs as many times more as it is longer, not the square of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { made, report, said, Telling } from '../../test/invented-claims.ts';

const KINDS = ['arrest', 'examination', 'imprisonment', 'contact'];
const SMALL = 400;
const TIMES = 8;

/** Acts on one man or on a new one each, dated every so often. */
function told(acts: number, people: 'one' | 'many', dated: number, name = 'r-1'): Telling {
  const telling = new Telling(report(name, 'Text.', { published: '2024-01-01' }));
  const man = telling.party('ferryman');
  for (let i = 0; i < acts; i++) {
    const day = new Date(Date.UTC(2020, 0, 1 + ((i * 7919) % 1400))).toISOString().slice(0, 10);
    telling.act(KINDS[i % KINDS.length]!, {
      to: [people === 'one' ? man : telling.party(`carter ${i}`)],
      when: i % dated === 0 ? [said.on(day)] : [],
    });
  }
  return telling;
}

function cost(make: () => readonly Telling[]): number {
  const tellings = make();
  const start = process.cpuUsage();
  made(...tellings);
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

const shapes: Readonly<Record<string, (n: number) => readonly Telling[]>> = {
  'one man, no dates': (n) => [told(n, 'one', Number.POSITIVE_INFINITY)],
  'one man, every act dated': (n) => [told(n, 'one', 1)],
  'many people, some dates': (n) => [told(n, 'many', 3)],
  'two reports': (n) => [told(n / 2, 'many', 3), told(n / 2, 'many', 3, 'r-2')],
};

for (const [name, make] of Object.entries(shapes))
  test(`${TIMES} times as many acts: ${name}`, () => {
    cost(() => make(SMALL));
    // A busy machine disturbs one measurement, not three.
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 3 && least >= 3 * TIMES; i++)
      least = Math.min(least, cost(() => make(SMALL * TIMES)) / cost(() => make(SMALL)));
    assert.ok(least < 3 * TIMES, `${least.toFixed(1)} times the cost`);
  });

test('a very long proof shows its ends, and names all of its claims', () => {
  const telling = new Telling(report('r-1', 'Text.'));
  const man = telling.party('ferryman');
  let last = telling.act('arrest', { to: [man], when: [said.on('2021-05-03')] });
  for (let i = 0; i < 200; i++) {
    const next = telling.act('contact', { by: [man] });
    telling.order(last, next);
    last = next;
  }
  const { when } = made(telling).acts.at(-1)!;
  assert.equal(when.earliest, '2021-05-03');
  assert.equal(when.proof.length, 61);
  assert.match(when.proof[30]!.text, /141 more steps/);
  assert.equal(when.because.length, 201);
});
