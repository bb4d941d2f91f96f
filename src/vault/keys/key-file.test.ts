import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { LEAST_COST } from './kdf.ts';
import {
  costOf,
  createKeyFile,
  KeyFileDamaged,
  KeyFileTooNew,
  KeyFileUnreasonable,
  openKeyFile,
  publicKeyOf,
  WrongSecret,
  withSlots,
} from './key-file.ts';
import { SLOTS, TooManyWays } from './slots.ts';

const cost = LEAST_COST;
const ann = Buffer.from('an umbrella for the moon');
const ben = randomBytes(32);
const made = await createKeyFile([ann, ben], { cost });

test('each way opens it to the same key', async () => {
  for (const secret of [ann, ben]) {
    const keys = await openKeyFile(made.file, secret);
    assert.deepEqual(keys, { master: made.master });
  }
  assert.deepEqual(costOf(made.file), cost);
});

test('another secret is wrong, and the error says nothing more', async () => {
  const near = Buffer.from('an umbrella for the moom');
  const errors = [near, randomBytes(32), Buffer.alloc(0)].map(async (secret) => {
    const error = await openKeyFile(made.file, secret).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof WrongSecret);
    return `${error.message} ${JSON.stringify(error)}`;
  });
  assert.equal(new Set(await Promise.all(errors)).size, 1);
});

test('slots of a new file have one size, used or not', async () => {
  const one = await createKeyFile([ann], { cost });
  const all = await createKeyFile(
    Array.from({ length: SLOTS }, () => randomBytes(32)),
    { cost },
  );
  const shape = (file: Uint8Array) => text(file).replace(/[A-Za-z0-9+/]/g, 'x');
  assert.equal(shape(one.file), shape(all.file));
  assert.equal(one.file.length, all.file.length);
  const slots = text(made.file)
    .split('\n')
    .slice(3, 3 + SLOTS);
  assert.equal(new Set(slots).size, SLOTS);
  assert.equal(new Set(slots.map((slot) => Buffer.from(slot, 'base64').length)).size, 1);
});

test('the slot of a way stands at a place of chance', async () => {
  // 64 times the same of 16 places would be a chance of 16^-63.
  const places = new Set<number>();
  for (let n = 0; n < 64; n++) {
    const file = withSlots(made.file, [made.publicKeys[0]!], { master: made.master });
    const lines = text(file).split('\n');
    const lacking = lines.slice(3, 3 + SLOTS).length;
    assert.equal(lacking, SLOTS);
    places.add(await placeOf(file, ann));
    if (places.size > 1) return;
  }
  assert.fail('always the same place');
});

test('the key is changed without the secrets of the others; a revoked way opens neither file to the new key', async () => {
  const next = randomBytes(32);
  const [annKey, benKey] = made.publicKeys;
  const during = withSlots(made.file, [annKey!, benKey!], { master: made.master, next });
  for (const secret of [ann, ben]) {
    const keys = await openKeyFile(during, secret);
    assert.deepEqual(Buffer.from(keys.master), Buffer.from(made.master));
    assert.deepEqual(Buffer.from(keys.next!), next);
  }
  const after = withSlots(during, [benKey!], { master: next });
  assert.deepEqual(Buffer.from((await openKeyFile(after, ben)).master), next);
  await assert.rejects(openKeyFile(after, ann), WrongSecret);
  assert.deepEqual((await openKeyFile(made.file, ann)).master, made.master, 'the old file has the old key');
  assert.ok(!Buffer.from(made.file).includes(next));
});

test('the public key of a way is the same for the life of the file, and another for another secret', async () => {
  assert.deepEqual(await publicKeyOf(ann, made.file), made.publicKeys[0]);
  const changed = withSlots(made.file, made.publicKeys, { master: randomBytes(32) });
  assert.deepEqual(await publicKeyOf(ben, changed), made.publicKeys[1]);
  const other = await createKeyFile([ann], { cost });
  assert.notDeepEqual(other.publicKeys[0], made.publicKeys[0], 'the salt makes it another in another vault');
});

test('every flipped bit of the file is damage', async () => {
  for (let bit = 0; bit < made.file.length * 8; bit++) {
    const file = Uint8Array.from(made.file);
    file[bit >> 3]! ^= 1 << (bit & 7);
    assert.throws(() => costOf(file), KeyFileDamaged, `bit ${bit}`);
  }
});

test('a slot of another file, or the head of one, opens nothing even when the sum was made to fit', async () => {
  const lines = text(made.file).split('\n');
  const cheaper = summed([lines[0]!, 'argon2id 8193 1 1', ...lines.slice(2, -2)]);
  await assert.rejects(openKeyFile(cheaper, ann), WrongSecret);
  const swapped = text((await createKeyFile([ann], { cost })).file).split('\n');
  const mixed = summed([...lines.slice(0, 3), ...swapped.slice(3, -2)]);
  await assert.rejects(openKeyFile(mixed, ann), WrongSecret);
});

const body = text(made.file).split('\n').slice(0, -2);
const slot = body[3]!;
const refused: readonly (readonly [string, Uint8Array, new (...args: never[]) => Error])[] = [
  ['nothing', Buffer.alloc(0), KeyFileDamaged],
  ['something else', randomBytes(3000), KeyFileDamaged],
  ['something endless', Buffer.alloc(10_000_000, 'a\n'), KeyFileDamaged],
  ['a cut', made.file.subarray(0, -70), KeyFileDamaged],
  ['a line after the end', Buffer.concat([made.file, Buffer.from('\n')]), KeyFileDamaged],
  ['other line ends', Buffer.from(text(made.file).replaceAll('\n', '\r\n')), KeyFileDamaged],
  ['a slot less', summed(body.slice(0, -1)), KeyFileDamaged],
  ['a slot more', summed([...body, slot]), KeyFileDamaged],
  ['a shorter slot', summed([...body.slice(0, -1), slot.slice(4)]), KeyFileDamaged],
  ['base64 that is not canonical', summed([...body.slice(0, -1), ` ${slot}`]), KeyFileDamaged],
  ['a number with a zero before', line(1, 'argon2id 08192 1 1'), KeyFileDamaged],
  ['another derivation', line(1, 'scrypt 8192 1 1'), KeyFileDamaged],
  ['a later format', line(0, 'moksori-keys 2'), KeyFileTooNew],
  ['all the memory there is', line(1, 'argon2id 4194304 1 1'), KeyFileUnreasonable],
  ['passes without end', line(1, 'argon2id 8192 9999 1'), KeyFileUnreasonable],
  ['both at their limits', line(1, 'argon2id 1048576 64 1'), KeyFileUnreasonable],
  ['many lanes', line(1, 'argon2id 8192 1 64'), KeyFileUnreasonable],
  ['next to no cost', line(1, 'argon2id 64 1 1'), KeyFileUnreasonable],
];
for (const [what, file, error] of refused)
  test(`refused before anything is derived: ${what}`, async () => {
    const from = performance.now();
    await assert.rejects(openKeyFile(file, ann), error);
    assert.ok(performance.now() - from < 1000);
  });

test('a cost beyond the bounds, no way, and more ways than slots are refused when making one', async () => {
  await assert.rejects(createKeyFile([ann], { cost: { ...cost, lanes: 0 } }), KeyFileUnreasonable);
  await assert.rejects(createKeyFile([], { cost }), RangeError);
  const many = Array.from({ length: SLOTS + 1 }, () => made.publicKeys[0]!);
  assert.throws(() => withSlots(made.file, many, { master: made.master }), TooManyWays);
  assert.throws(() => withSlots(made.file, [], { master: made.master }), RangeError);
});

function line(n: number, written: string): Uint8Array {
  return summed(body.with(n, written));
}

function summed(lines: readonly string[]): Uint8Array {
  const joined = lines.map((written) => `${written}\n`).join('');
  return Buffer.from(`${joined}sha256 ${hash('sha256', joined)}\n`);
}

/** Which slot is the one that opens: the file without it does not. */
async function placeOf(file: Uint8Array, secret: Uint8Array): Promise<number> {
  const lines = text(file).split('\n').slice(0, -2);
  for (let n = 0; n < SLOTS; n++) {
    const without = summed(lines.with(3 + n, lines[3 + ((n + 1) % SLOTS)]!));
    const opens = await openKeyFile(without, secret).then(
      () => true,
      () => false,
    );
    if (!opens) return n;
  }
  throw new Error('no slot opens it');
}

function text(file: Uint8Array): string {
  return Buffer.from(file).toString('latin1');
}
