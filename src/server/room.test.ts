import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fault } from './fault.ts';
import { Room } from './room.ts';

test('whoever finds no room waits their turn, and goes in when there is', async () => {
  const room = new Room(100);
  const order: string[] = [];
  const go = async (name: string, bytes: number) => {
    const free = await room.take(bytes);
    order.push(name);
    return free;
  };
  const first = await go('first', 60);
  const second = go('large', 90);
  const third = go('small', 10);
  await new Promise(setImmediate);
  assert.deepEqual(order, ['first'], 'nobody overtakes who came first');
  first();
  first();
  const free = await second;
  await third;
  assert.deepEqual(order, ['first', 'large', 'small']);
  free();
});

test('what is larger than all the room goes alone', async () => {
  const room = new Room(100);
  const free = await room.take(500);
  let in_ = false;
  const next = room.take(1).then((free) => {
    in_ = true;
    return free;
  });
  await new Promise(setImmediate);
  assert.equal(in_, false);
  free();
  (await next)();
});

test('nobody waits for ever, and whoever gave up keeps nobody else', async () => {
  const room = new Room(100, 20);
  const free = await room.take(100);
  // The timers of the room keep no process alive.
  const alive = setInterval(() => {}, 5);
  await assert.rejects(room.take(50), (error) => error instanceof Fault && error.code === 'reading');
  clearInterval(alive);
  free();
  (await room.take(100))();
});
