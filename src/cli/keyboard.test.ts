import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { Interrupted, keyboardOf } from './keyboard.ts';

/** A terminal that is typed at: each text arrives when somebody listens. */
class Terminal extends EventEmitter {
  raw = false;
  modes: boolean[] = [];
  readonly #typed: string[];
  #flowing = false;
  constructor(...typed: string[]) {
    super();
    this.#typed = typed;
  }
  setRawMode(raw: boolean): void {
    this.raw = raw;
    this.modes.push(raw);
  }
  setEncoding(): void {}
  pause(): void {
    this.#flowing = false;
  }
  resume(): void {
    this.#flowing = true;
    setImmediate(() => this.#type());
  }
  #type(): void {
    if (!this.#flowing) return;
    const text = this.#typed.shift();
    if (text === undefined) return void this.emit('end');
    this.emit('data', text);
    setImmediate(() => this.#type());
  }
}

function typing(...typed: string[]) {
  const terminal = new Terminal(...typed);
  let shown = '';
  const keyboard = keyboardOf(terminal, (text) => {
    shown += text;
  });
  return { terminal, keyboard, shown: () => shown };
}

test('the terminal is raw before anything is asked, so that nothing typed at once is shown', async () => {
  const terminal = new Terminal('x\r');
  const raw: boolean[] = [];
  const keyboard = keyboardOf(terminal, () => void raw.push(terminal.raw));
  await keyboard.ask('Passphrase: ', { secret: true });
  assert.deepEqual(raw, [true, true]);
});

test('a line is shown as it is typed, a secret is not', async () => {
  const open = typing('ab', 'c\r');
  assert.equal(await open.keyboard.ask('Name: '), 'abc');
  assert.equal(open.shown(), 'Name: abc\r\n');
  const secret = typing('hunter', '2\r');
  assert.equal(await secret.keyboard.ask('Passphrase: ', { secret: true }), 'hunter2');
  assert.equal(secret.shown(), 'Passphrase: \r\n');
  assert.equal(secret.terminal.raw, false);
});

test('backspace takes a whole letter, also one typed in parts; Control-U takes the line', async () => {
  assert.equal(await typing('목소\u1105\u1175\u007f리\r').keyboard.ask('', { secret: true }), '목소리');
  assert.equal(await typing('wrong\u0015right\r').keyboard.ask('', { secret: true }), 'right');
  assert.equal(await typing('\u007f\u007fa\r').keyboard.ask(''), 'a');
});

test('what is pasted beyond the line answers the next question', async () => {
  const { keyboard } = typing('one\r\ntwo\n');
  assert.equal(await keyboard.ask('1 '), 'one');
  assert.equal(await keyboard.ask('2 '), 'two');
});

test('arrows and other keys are no part of a line', async () => {
  assert.equal(await typing('a\u001b[D\u001b[3~\u001bOPb\u0001\r').keyboard.ask('', { secret: true }), 'ab');
  assert.equal(await typing('left, right and enter\r').keyboard.ask(''), 'left, right and enter');
});

test('single keys', async () => {
  const { keyboard } = typing('a\u001b[C', '\r 목');
  const keys = [];
  for (let i = 0; i < 5; i++) keys.push(await keyboard.key());
  assert.deepEqual(keys, ['a', 'right', 'newline', ' ', '목']);
});

test('what is typed between two questions of one piece of work is kept, and the terminal stays as it is', async () => {
  const { keyboard, terminal } = typing('a', 'b', 'c');
  const keys = await keyboard.hold(async () => {
    const first = await keyboard.key();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return [first, await keyboard.key(), await keyboard.key()];
  });
  assert.deepEqual(keys, ['a', 'b', 'c']);
  assert.deepEqual(terminal.modes, [true, false]);
});

for (const [what, typed] of [
  ['Control-C', ['secr\u0003']],
  ['Control-D', ['\u0004']],
  ['a terminal that goes away', []],
] as const)
  test(`${what} interrupts and puts the terminal back`, async () => {
    const { keyboard, terminal } = typing(...typed);
    await assert.rejects(keyboard.ask('Passphrase: ', { secret: true }), Interrupted);
    assert.deepEqual(terminal.modes, [true, false]);
  });
