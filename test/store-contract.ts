/**
 * What src/vault/store.ts promises, once for every store. A store brings the means to make a vault, to open it again and to
 * take it away; all else is the same for all of them.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { EntryRefused } from '../src/ledger/entry.ts';
import type { Draft, Leaf } from '../src/ledger/types.ts';
import {
  KeyChanged,
  KeyExists,
  type Sign,
  type Span,
  type Store,
  type WrappedKey,
} from '../src/vault/store.ts';
import { sign, verified } from './invented-signer.ts';
import { naiveLeaf, naiveRoot } from './naive-ledger.ts';

export interface Means {
  readonly sign: Sign;
  readonly clock: () => number;
}

/** A kind of store under test. */
export interface Subject {
  readonly name: string;
  /** A new, empty vault. */
  open(means: Means): Promise<Store>;
  /** Closes the store and opens its vault again. */
  reopen(store: Store, means: Means): Promise<Store>;
  /** Closes the store, if it is open, and removes its vault. */
  destroy(store: Store): Promise<void>;
}

/** An invented entry; payloads are not sealed, no store looks into them. */
export const draft = (n: number, more: Partial<Draft> = {}): Draft => ({
  actor: 'documenter-1',
  kind: 'claim.proposed',
  case: 'k-4f9z2m',
  subject: `r-5c1d2e3f.c${n}`,
  key: 'report:r-5c1d2e3f',
  payload: createHash('sha512').update(`payload ${n}`).digest(),
  ...more,
});

export const drafts = (count: number, more: Partial<Draft> = {}): Draft[] =>
  Array.from({ length: count }, (_, n) => draft(n, more));

const key = (id: string, fill = 1): WrappedKey => ({ id, wrapped: Buffer.alloc(60, fill) });
const plainKey = ({ id, wrapped }: WrappedKey) => ({
  id,
  wrapped: wrapped && Buffer.from(wrapped).toString('hex'),
});

export async function allOf(store: Store, span?: Span): Promise<Leaf[]> {
  const all: Leaf[] = [];
  for await (const chunk of store.entries(span)) all.push(...chunk);
  return all;
}

async function* stream(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function bytesOf(chunks: AsyncIterable<Uint8Array> | null): Promise<Buffer | null> {
  if (!chunks) return null;
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Numbers, times, leaves, root, signature: everything about the ledger that can be derived again. */
export async function assertWhole(store: Store): Promise<Leaf[]> {
  const entries = await allOf(store);
  const head = await store.head();
  assert.equal(head.size, entries.length);
  let time = 0;
  for (const [i, entry] of entries.entries()) {
    assert.equal(entry.seq, i);
    assert.ok(entry.at >= time, `entry ${i} is earlier than the one before`);
    time = entry.at;
    assert.ok(naiveLeaf(entry).equals(entry.leaf), `entry ${i} has another leaf`);
  }
  const root = naiveRoot(entries.map(({ leaf }) => leaf));
  assert.ok(root.equals(head.root));
  const said = verified(head.checkpoint);
  assert.equal(said.size, head.size);
  assert.ok(root.equals(said.root));
  return entries;
}

export function storeContract(subject: Subject): void {
  describe(`store: ${subject.name}`, () => {
    let now = 1_790_000_000_000;
    const means: Means = { sign, clock: () => now };
    let store: Store;
    before(async () => {
      store = await subject.open(means);
    });
    after(() => subject.destroy(store));
    const again = async (): Promise<void> => {
      store = await subject.reopen(store, means);
    };
    const size = async (): Promise<number> => (await store.head()).size;

    test('an empty vault', async () => {
      for (const reopened of [false, true]) {
        if (reopened) await again();
        assert.equal((await assertWhole(store)).length, 0);
        assert.deepEqual(await store.casesSince(0), []);
        assert.equal((await store.leaves(0, 0)).length, 0);
        assert.deepEqual(await store.keys(['vault']), []);
        assert.deepEqual(await listOf(store.allKeys()), []);
        assert.deepEqual(await listOf(store.blobs()), []);
        assert.equal(await store.blob('b'), null);
        assert.equal(await store.setting('s'), null);
        assert.deepEqual(await store.settings(), []);
      }
    });

    test('entries come back as they were given, with number, time and leaf', async () => {
      const given = [
        draft(0),
        draft(1, { case: '-', subject: '-', key: 'vault', payload: Buffer.alloc(28) }),
      ];
      assert.deepEqual(await store.append(given), { from: 0, count: 2, at: now });
      for (const reopened of [false, true]) {
        if (reopened) await again();
        for (const [i, entry] of (await assertWhole(store)).entries()) {
          const { seq, at, leaf, payload, ...rest } = entry;
          const { payload: sealed, ...said } = given[i]!;
          assert.deepEqual({ ...rest }, said);
          assert.ok(Buffer.from(sealed).equals(payload));
          assert.deepEqual({ seq, at }, { seq: i, at: now });
          assert.equal(leaf.length, 32);
        }
      }
    });

    test('calls in one turn keep their order, and the head names all of them', async () => {
      const from = await size();
      now += 5;
      const answers = await Promise.all(
        [3, 1, 0, 40, 2].map((count, call) => store.append(drafts(count, { actor: `caller-${call}` }))),
      );
      assert.deepEqual(
        answers.map(({ from, count }) => [from, count]),
        [
          [from, 3],
          [from + 3, 1],
          [from + 4, 0],
          [from + 4, 40],
          [from + 44, 2],
        ],
      );
      const entries = await assertWhole(store);
      assert.deepEqual(
        entries.slice(from).map(({ actor }) => actor),
        [3, 1, 0, 40, 2].flatMap((count, call) => Array<string>(count).fill(`caller-${call}`)),
      );
    });

    test('an append without entries keeps its keys and changes no head', async () => {
      const before = await store.head();
      assert.equal((await store.append([], { keys: [key('case:k-none')] })).count, 0);
      assert.deepEqual(await store.head(), before);
      assert.deepEqual((await store.keys(['case:k-none'])).map(plainKey), [plainKey(key('case:k-none'))]);
    });

    test('a refused append takes nothing with it, and its neighbours are not touched', async () => {
      const from = await size();
      const [first, refused, last] = await Promise.allSettled([
        store.append([draft(1)]),
        store.append([draft(2), draft(3, { kind: 'No Kind' })], {
          keys: [key('case:refused')],
          once: 'refused',
        }),
        store.append([draft(4)]),
      ]);
      assert.ok(refused.status === 'rejected' && refused.reason instanceof EntryRefused);
      assert.ok(first.status === 'fulfilled' && first.value.from === from);
      assert.ok(last.status === 'fulfilled' && last.value.from === from + 1);
      assert.deepEqual(await store.keys(['case:refused']), []);
      assert.equal((await store.append([draft(5)], { once: 'refused' })).from, from + 2);
      await assertWhole(store);
    });

    test('the time never goes back', async () => {
      const { at } = await store.append([draft(1)]);
      now -= 86_400_000;
      assert.equal((await store.append([draft(2)])).at, at);
      await again();
      assert.equal((await store.append([draft(3)])).at, at);
      now += 2 * 86_400_000;
      assert.equal((await store.append([draft(4)])).at, now);
      await assertWhole(store);
    });

    test('work with a name is done once', async () => {
      const first = await store.append(drafts(3), { once: 'job-1', keys: [key('case:once')] });
      const before = await store.head();
      now += 1000;
      assert.deepEqual(await store.append(drafts(3), { once: 'job-1', keys: [key('case:once')] }), first);
      assert.deepEqual(await store.append([draft(9)], { once: 'job-1' }), first);
      await again();
      assert.deepEqual(await store.append(drafts(3), { once: 'job-1' }), first);
      assert.deepEqual(await store.head(), before);
      const [a, b] = await Promise.all([
        store.append([draft(1)], { once: 'job-2' }),
        store.append([draft(1)], { once: 'job-2' }),
      ]);
      assert.deepEqual(a, b);
      assert.equal(await size(), before.size + 1);
    });

    test('spans', async () => {
      const from = await size();
      await store.append([
        draft(0, { case: 'k-a' }),
        draft(1, { case: 'k-b' }),
        draft(2, { case: 'k-a' }),
        draft(3, { case: '-' }),
      ]);
      const seqs = async (span: Span) => (await allOf(store, span)).map(({ seq }) => seq - from);
      assert.deepEqual(await seqs({ from }), [0, 1, 2, 3]);
      assert.deepEqual(await seqs({ from: from + 1, to: from + 3 }), [1, 2]);
      assert.deepEqual(await seqs({ from: from + 1, to: from + 1 }), []);
      assert.deepEqual(await seqs({ from: from + 4 }), []);
      assert.deepEqual(await seqs({ from: from + 3, to: from + 99 }), [3]);
      assert.deepEqual(await seqs({ case: 'k-a' }), [0, 2]);
      assert.deepEqual(await seqs({ case: 'k-a', from: from + 1 }), [2]);
      assert.deepEqual(await seqs({ case: 'k-a', to: from + 2 }), [0]);
      assert.deepEqual(await seqs({ case: '-', from }), [3]);
      assert.deepEqual(await seqs({ case: 'k-unknown' }), []);
      assert.deepEqual([...(await store.casesSince(from))].sort(), ['-', 'k-a', 'k-b']);
      assert.deepEqual([...(await store.casesSince(from + 2))].sort(), ['-', 'k-a']);
      assert.deepEqual([...(await store.casesSince(from + 4))], []);
      assert.deepEqual([...(await store.casesSince(0))].sort(), ['-', 'k-4f9z2m', 'k-a', 'k-b']);
      const leaves = await store.leaves(from, from + 2);
      const expected = (await allOf(store, { from, to: from + 2 })).map(({ leaf }) => leaf);
      assert.ok(Buffer.concat(expected).equals(leaves));
    });

    test('reading goes on while entries are added, in bounded chunks, and may be left off', async () => {
      await store.append(drafts(2500));
      const before = await size();
      let read = 0;
      for await (const chunk of store.entries({ to: before })) {
        assert.ok(chunk.length <= 2000);
        read += chunk.length;
        await store.append([draft(read)]);
      }
      assert.equal(read, before);
      for await (const chunk of store.entries()) {
        assert.ok(chunk.length > 0);
        break;
      }
      await store.append([draft(0)]);
      const large = Buffer.alloc(3 * 2 ** 20, 7);
      const { from } = await store.append(drafts(12, { payload: large }));
      for await (const chunk of store.entries({ from }))
        assert.ok(chunk.length < 12, 'chunks are bounded in bytes');
    });

    test('keys', async () => {
      const ids = ['source:s-1', 'case:k-1', 'report:r-1'];
      await store.append([draft(1)], { keys: ids.map((id, i) => key(id, i)) });
      await again();
      const found = await store.keys([...ids, 'case:unknown']);
      assert.deepEqual(
        found.map(plainKey).sort((a, b) => (a.id < b.id ? -1 : 1)),
        ids.map((id, i) => plainKey(key(id, i))).sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      const all = (await listOf(store.allKeys())).flat().map(({ id }) => id);
      assert.deepEqual(all, [...all].sort());
      for (const id of ids) assert.ok(all.includes(id));
    });

    test('a key is made once', async () => {
      const from = await size();
      const taken = (error: unknown) => error instanceof KeyExists && error.key === 'case:k-1';
      await assert.rejects(store.append([draft(1)], { keys: [key('case:new'), key('case:k-1', 9)] }), taken);
      assert.equal(await size(), from);
      assert.deepEqual(await store.keys(['case:new']), []);
      const [a, b] = await Promise.allSettled([
        store.append([draft(1)], { keys: [key('case:twice', 1)] }),
        store.append([draft(2)], { keys: [key('case:twice', 2)] }),
      ]);
      assert.equal(a.status, 'fulfilled');
      assert.ok(b.status === 'rejected' && b.reason instanceof KeyExists);
      assert.equal(await size(), from + 1);
      assert.deepEqual((await store.keys(['case:twice'])).map(plainKey), [plainKey(key('case:twice', 1))]);
    });

    test('a destroyed key stays destroyed', async () => {
      await store.putBlob('b-shred', stream(Buffer.alloc(1000, 3), 100));
      await store.append([draft(1)], {
        destroy: ['case:k-1', 'case:never-was'],
        drop: ['b-shred', 'b-unknown'],
      });
      for (const reopened of [false, true]) {
        if (reopened) await again();
        assert.deepEqual((await store.keys(['case:k-1'])).map(plainKey), [{ id: 'case:k-1', wrapped: null }]);
        assert.equal(await store.blob('b-shred'), null);
        await assert.rejects(store.append([draft(2)], { keys: [key('case:k-1')] }), KeyExists);
      }
      await assertWhole(store);
    });

    test('all wrappings change at once, and what is wrapped under the old key is refused', async () => {
      await store.append([draft(1)], { keys: [key('case:under', 5)], under: 'master-1' });
      const before = (await listOf(store.allKeys())).flat().map(plainKey);
      await assert.rejects(
        store.rewrap(({ id, wrapped }) => {
          if (id === 'report:r-1') throw new Error('no');
          return { id, wrapped: wrapped && Buffer.alloc(60, 200) };
        }, 'master-2'),
        /no/,
      );
      assert.deepEqual((await listOf(store.allKeys())).flat().map(plainKey), before);
      await store.rewrap(({ id }) => key(id, 77), 'master-2');
      await again();
      for (const { id, wrapped } of (await listOf(store.allKeys())).flat())
        assert.ok(wrapped === null ? id === 'case:k-1' || id === 'case:never-was' : wrapped[0] === 77, id);
      const from = await size();
      await assert.rejects(
        store.append([draft(1)], { keys: [key('case:late')], under: 'master-1' }),
        KeyChanged,
      );
      assert.equal(await size(), from);
      await store.append([draft(1)], { keys: [key('case:late')], under: 'master-2' });
    });

    test('blobs', async () => {
      const bytes = Buffer.alloc(5_000_000);
      for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 7 + (i >> 8)) & 255;
      await Promise.all([
        store.putBlob('b-1', stream(bytes, 700_001)),
        store.putBlob('b-2', stream(Buffer.from('two'), 1)),
        store.putBlob('b-0', stream(Buffer.alloc(0), 1)),
        store.append([draft(1)]),
      ]);
      await store.putBlob('b-1', stream(Buffer.from('other'), 1));
      await again();
      assert.ok(bytes.equals((await bytesOf(await store.blob('b-1')))!));
      assert.equal(String(await bytesOf(await store.blob('b-2'))), 'two');
      assert.equal((await bytesOf(await store.blob('b-0')))!.length, 0);
      assert.deepEqual((await listOf(store.blobs())).sort(), ['b-0', 'b-1', 'b-2']);
      await store.dropBlob('b-1');
      await store.dropBlob('b-unknown');
      assert.equal(await store.blob('b-1'), null);
      await store.putBlob('b-1', stream(Buffer.from('new'), 2));
      assert.equal(String(await bytesOf(await store.blob('b-1'))), 'new');
    });

    test('the same blob from two sides, and one that breaks off', async () => {
      await Promise.all([
        store.putBlob('b-same', stream(Buffer.from('same bytes'), 3)),
        store.putBlob('b-same', stream(Buffer.from('same bytes'), 4)),
      ]);
      assert.equal(String(await bytesOf(await store.blob('b-same'))), 'same bytes');
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield Buffer.alloc(6_000_000, 1);
        throw new Error('the file went away');
      }
      await assert.rejects(store.putBlob('b-broken', broken()), /went away/);
      assert.equal(await store.blob('b-broken'), null);
      assert.ok(!(await listOf(store.blobs())).includes('b-broken'));
      await store.putBlob('b-broken', stream(Buffer.from('whole'), 5));
      assert.equal(String(await bytesOf(await store.blob('b-broken'))), 'whole');
    });

    test('settings', async () => {
      await store.setSetting('b', Buffer.from('1'));
      await store.setSetting('a', Buffer.alloc(100_000, 2));
      await store.setSetting('b', Buffer.from('2'));
      await store.setSetting('gone', Buffer.from('3'));
      await store.setSetting('gone', null);
      await store.setSetting('never', null);
      await again();
      assert.equal(String(await store.setting('b')), '2');
      assert.equal((await store.setting('a'))!.length, 100_000);
      assert.equal(await store.setting('gone'), null);
      assert.deepEqual(await store.settings(), ['a', 'b']);
    });

    test('10,000 entries in one append and their root', async () => {
      const { from, count } = await store.append(drafts(10_000));
      assert.equal(count, 10_000);
      const entries = await assertWhole(store);
      assert.equal(entries.length, from + count);
      const leaves = await store.leaves(0, entries.length);
      assert.ok(Buffer.concat(entries.map(({ leaf }) => leaf)).equals(leaves));
      await again();
      await store.append([draft(1)]);
      await assertWhole(store);
    });

    test('another store takes the entries over, byte for byte', async () => {
      const other = await subject.open(means);
      try {
        const head = await store.head();
        const keys = (await listOf(store.allKeys())).flat();
        const { length } = keys;
        for await (const chunk of store.entries({ to: 100 }))
          await other.adopt(chunk, keys.slice(0, length >> 1));
        await assertWhole(other);
        for await (const chunk of store.entries({ from: 100 })) {
          const last = chunk.at(-1)!.seq === head.size - 1;
          if (last) {
            await assert.rejects(other.adopt(chunk, [], sign(head.size, Buffer.alloc(32))), RangeError);
            await assert.rejects(other.adopt(chunk.slice(1), []), RangeError);
          }
          await other.adopt(chunk, last ? keys : [], last ? head.checkpoint : undefined);
        }
        assert.deepEqual(
          { ...(await other.head()), root: '' },
          { ...head, root: '' },
          'the checkpoint is the one that came with them',
        );
        assert.deepEqual((await listOf(other.allKeys())).flat().map(plainKey), keys.map(plainKey));
        await assertWhole(other);
        await other.append([draft(1)]);
        await assertWhole(other);
      } finally {
        await subject.destroy(other);
      }
    });

    test('after closing nothing is taken, and closing again is no fault', async () => {
      const last = store.append([draft(1)]);
      await store.close();
      const { from } = await last;
      await store.close();
      await assert.rejects(async () => store.append([draft(2)]));
      await assert.rejects(async () => store.head());
      store = await subject.reopen(store, means);
      assert.equal(await size(), from + 1);
      await assertWhole(store);
    });
  });
}
