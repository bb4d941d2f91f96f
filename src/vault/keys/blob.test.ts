import assert from 'node:assert/strict';
import { hash, hkdfSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { openBlob, PIECE_BYTES, sealBlob } from './blob.ts';
import { encrypt } from './gcm.ts';
import { secretKey, TAG_BYTES, Unsealable } from './sealing.ts';

const key = secretKey(randomBytes(32));
const SALT = 32;
const WHOLE = PIECE_BYTES + TAG_BYTES;

for (const size of [0, 1, 1000, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES, 2_500_000])
  test(`a file of ${size} bytes comes back, whatever the chunks it comes in`, async () => {
    const content = randomBytes(size);
    const sealed = await sealedBytes('r-5c1d2e3f', cut(content, 65_537));
    assert.equal(sealed.length, SALT + size + Math.max(1, Math.ceil(size / PIECE_BYTES)) * TAG_BYTES);
    for (const step of [777_777, WHOLE, sealed.length])
      assert.ok((await opened('r-5c1d2e3f', cut(sealed, step))).equals(content));
  });

test('chunks of any sizes, empty ones too, make no difference', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 }), async (chunks) => {
      const sealed = await sealedBytes('x', chunks);
      assert.ok((await opened('x', cut(sealed, 7))).equals(Buffer.concat(chunks)));
    }),
  );
});

test('a file is written one way: an empty piece behind full ones is refused', async () => {
  const salt = Buffer.alloc(SALT);
  const own = new Uint8Array(hkdfSync('sha256', key, salt, 'moksori blob 1\nx', 32));
  const none = Buffer.alloc(0);
  const full = encrypt(own, Buffer.alloc(12), none, Buffer.alloc(PIECE_BYTES));
  const empty = encrypt(own, Buffer.from('000000000000000000000101', 'hex'), none, none);
  await assert.rejects(opened('x', [salt, full, empty]), Unsealable);
  const one = encrypt(own, Buffer.from('000000000000000000000101', 'hex'), none, Buffer.alloc(1));
  assert.equal((await opened('x', [salt, full, one])).length, PIECE_BYTES + 1);
});

test('the digest is that of the sealed bytes, and is not given before their end', async () => {
  const sealed = sealBlob(key, 'x', [randomBytes(100)]);
  assert.throws(() => sealed.digest());
  const bytes = await all(sealed.chunks);
  assert.equal(Buffer.from(sealed.digest()).toString('hex'), hash('sha256', bytes));
});

test('flipped bits are found: every one of a small file, some of a large one', async () => {
  const small = await sealedBytes('x', [randomBytes(40)]);
  for (let bit = 0; bit < small.length * 8; bit++)
    await assert.rejects(opened('x', [flipped(small, bit)]), Unsealable);
  const large = await sealedBytes('x', [randomBytes(PIECE_BYTES + 5000)]);
  for (let n = 0; n < 40; n++)
    await assert.rejects(
      opened('x', [flipped(large, Math.floor((n / 40) * large.length * 8) + n)]),
      Unsealable,
    );
});

test('what is cut off, added, put in another order, twice or from another file is found', async () => {
  const sealed = await sealedBytes('x', [randomBytes(3 * PIECE_BYTES + 10)]);
  const other = await sealedBytes('x', [randomBytes(3 * PIECE_BYTES + 10)]);
  const salt = sealed.subarray(0, SALT);
  const piece = (n: number, of = sealed) => of.subarray(SALT + n * WHOLE, SALT + (n + 1) * WHOLE);
  const changed: readonly (readonly Uint8Array[])[] = [
    [],
    [salt],
    [salt, piece(0)],
    [salt, piece(0), piece(1), piece(2)],
    [salt, piece(1), piece(2), piece(3)],
    [salt, piece(3)],
    [salt, piece(1), piece(0), piece(2), piece(3)],
    [salt, piece(0), piece(0), piece(2), piece(3)],
    [salt, piece(0), piece(1, other), piece(2), piece(3)],
    [other.subarray(0, SALT), piece(0), piece(1), piece(2), piece(3)],
    [sealed, Buffer.alloc(1)],
    [sealed, piece(3)],
    [sealed.subarray(0, -1)],
    [sealed.subarray(0, 10)],
  ];
  for (const chunks of changed) await assert.rejects(opened('x', chunks), Unsealable);
  await opened('x', [salt, piece(0), piece(1), piece(2), piece(3)]);
});

test('another id and another key do not open it, and two sealings of one file differ', async () => {
  const content = [randomBytes(10)];
  const sealed = await sealedBytes('x', content);
  await assert.rejects(opened('y', [sealed]), Unsealable);
  await assert.rejects(all(openBlob(randomBytes(32), 'x', [sealed])), Unsealable);
  assert.ok(!sealed.equals(await sealedBytes('x', content)));
});

test('a long file is never held whole', async () => {
  const chunk = Buffer.alloc(256 * 1024, 7);
  let ahead = 0;
  let most = 0;
  async function* long() {
    for (let n = 0; n < 256; n++) {
      ahead += chunk.length;
      most = Math.max(most, ahead);
      yield chunk;
    }
  }
  let read = 0;
  for await (const piece of openBlob(key, 'x', sealBlob(key, 'x', long()).chunks)) {
    read += piece.length;
    ahead -= piece.length;
  }
  assert.equal(read, 256 * chunk.length);
  assert.ok(most <= 4 * PIECE_BYTES, `${most} bytes were taken before any came out`);
});

async function sealedBytes(id: string, chunks: Iterable<Uint8Array>): Promise<Buffer> {
  return all(sealBlob(key, id, chunks).chunks);
}

async function opened(id: string, chunks: Iterable<Uint8Array>): Promise<Buffer> {
  return all(openBlob(key, id, chunks));
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

function cut(bytes: Uint8Array, step: number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += step) chunks.push(bytes.subarray(at, at + step));
  return chunks;
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}
