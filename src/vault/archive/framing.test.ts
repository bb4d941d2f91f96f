import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../ledger/types.ts';
import { framed, unframed } from './framing.ts';
import { BadArchive, MOST_BYTES } from './part.ts';

const sized = (seq: number, length: number): Entry => ({
  ...{ actor: 'a-1', kind: 'claim.added', case: '-', subject: '-', key: 'vault', seq, at: 1_795_365_601_250 },
  payload: Buffer.alloc(length, seq),
});

async function* inChunks(entries: readonly Entry[], of: number): AsyncIterable<readonly Entry[]> {
  for (let at = 0; at < entries.length; at += of) yield entries.slice(at, at + of);
}

test('no run is longer than may be read again, and all entries come back', async () => {
  const entries = [28, 3_000_000, 65_000_000, 100, 3_500_000, 28, 700_000].map((length, seq) =>
    sized(seq, length),
  );
  const firsts: number[] = [];
  const back: Entry[] = [];
  for await (const { first, bytes } of framed(inChunks(entries, 2))) {
    assert.ok(bytes.length <= MOST_BYTES, `a run of ${bytes.length} bytes`);
    firsts.push(first);
    back.push(...unframed(bytes));
  }
  assert.deepEqual(firsts, [0, 2, 3, 6]);
  assert.deepEqual(
    back.map(({ seq, payload }) => [seq, payload.length]),
    entries.map(({ seq, payload }) => [seq, payload.length]),
  );
});

test('a run that is cut off or written in another way is refused', async () => {
  for await (const { bytes } of framed(inChunks([sized(0, 28), sized(1, 40)], 2))) {
    assert.throws(() => unframed(bytes.subarray(0, -1)), BadArchive);
    assert.throws(
      () => unframed(Buffer.from(Buffer.from(bytes).toString('latin1').replace('\n1\n', '\n01\n'), 'latin1')),
      BadArchive,
    );
  }
});
