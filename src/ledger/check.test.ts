import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Checked, checkLedger, type Fault, type Given } from './check.ts';
import { cosign, signCheckpoint } from './checkpoint.ts';
import { leafHash } from './entry.ts';
import { draft, ledger, NOW } from './invented.fixture.ts';
import { publicKeyOf, signingKey } from './note.ts';
import { extend, rootOf } from './tree.ts';
import type { Leaf } from './types.ts';

const SIZE = 100;
const key = signingKey(Buffer.alloc(32, 1));
const other = signingKey(Buffer.alloc(32, 2));
const log = { name: 'moksori.vault/8f14e45f', publicKey: publicKeyOf(key) };
const witness = { name: 'witness.example/w1', publicKey: publicKeyOf(other) };
const { leaves, tip } = ledger(SIZE);
const signed = (size: number, root: Uint8Array) => signCheckpoint({ origin: log.name, size, root }, key);
const plain = signed(SIZE, rootOf(tip));
const note = cosign(plain, witness.name, other, 1_795_365_601);
const early = signed(40, rootOf(ledger(40).tip));

function check(entries: readonly Leaf[], more: Partial<Given> = {}): Promise<Checked> {
  const chunks = (async function* () {
    for (let i = 0; i < entries.length; i += 17) yield entries.slice(i, i + 17);
  })();
  return checkLedger({ entries: chunks, log, last: { note, cosigners: [witness] }, ...more });
}
const faultsOf = async (entries: readonly Leaf[], more?: Partial<Given>): Promise<readonly Fault[]> =>
  (await check(entries, more)).faults;
const altered = (seq: number, change: Partial<Record<keyof Leaf, unknown>>): Leaf[] =>
  leaves.with(seq, { ...leaves[seq]!, ...change } as Leaf);

test('a whole ledger has no faults', async () => {
  const { faults, entries, size, root } = await check(leaves, { earlier: [{ note: early }] });
  assert.deepEqual(faults, []);
  assert.equal(entries, SIZE);
  assert.equal(size, SIZE);
  assert.deepEqual(Buffer.from(root), Buffer.from(rootOf(tip)));
});

test('a ledger without entries', async () => {
  const empty = signed(0, rootOf(ledger(0).tip));
  assert.deepEqual(await faultsOf([], { last: { note: empty } }), []);
  assert.deepEqual(await faultsOf(leaves.slice(0, 2), { last: { note: empty } }), [
    { what: 'unsigned', from: 0, to: 2 },
  ]);
});

test('it shares nothing with the writer', () => {
  const source = readFileSync(new URL('check.ts', import.meta.url), 'utf8');
  const from = [...source.matchAll(/\bfrom\s+'([^']+)'|\bimport\s*\(|\brequire\b/g)];
  assert.deepEqual(
    from.map(([, name]) => name),
    ['node:crypto', './types.ts'],
  );
  assert.match(source, /import type \{ Leaf \} from '\.\/types\.ts'/);
});

const FIELDS = ['actor', 'kind', 'case', 'subject', 'key', 'payload', 'leaf', 'seq', 'at'] as const;

/** One bit of one field, turned. Numbers as the 8 bytes that a database holds. */
function turned(leaf: Leaf, field: (typeof FIELDS)[number], some: number): Leaf {
  const value = leaf[field];
  const bytes =
    typeof value === 'string'
      ? Buffer.from(value)
      : typeof value === 'number'
        ? Buffer.alloc(8)
        : Buffer.from(value);
  if (typeof value === 'number') bytes.writeBigInt64BE(BigInt(value));
  const bit = some % (bytes.length * 8);
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  const back =
    typeof value === 'string'
      ? bytes.toString()
      : typeof value === 'number'
        ? Number(bytes.readBigInt64BE())
        : bytes;
  return { ...leaf, [field]: back };
}

test('every bit that is turned in an entry is found, and the entry named', async () => {
  const few = ledger(21);
  const last = { note: signed(21, rootOf(few.tip)) };
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom(...FIELDS),
      fc.nat(),
      async (seq, field, some) => {
        const wrong = few.leaves.with(seq, turned(few.leaves[seq]!, field, some));
        const faults = await faultsOf(wrong, { last });
        const which = field === 'leaf' ? 'leaf' : 'entry';
        assert.ok(
          faults.some((fault) => fault.what === 'leaf' && fault.seq === seq && fault.altered === which),
          `${field} of ${seq}: ${JSON.stringify(faults)}`,
        );
        if (field === 'seq') assert.ok(faults.some(({ what }) => what === 'seq'));
        for (const fault of faults) if ('seq' in fault) assert.equal(fault.seq, seq, JSON.stringify(faults));
      },
    ),
    { numRuns: 5000 },
  );
});

test('every bit of the checkpoint and of its cosignature that is turned is found', async () => {
  const few = ledger(3);
  const small = cosign(signed(3, rootOf(few.tip)), witness.name, other, 1_795_365_601);
  const bytes = Buffer.from(small);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const wrong = Buffer.from(bytes);
    wrong[bit >> 3]! ^= 1 << (bit & 7);
    const faults = await faultsOf(few.leaves, { last: { note: wrong.toString(), cosigners: [witness] } });
    assert.ok(faults.length > 0, `bit ${bit}`);
    for (const fault of faults)
      assert.match(fault.what, /^(checkpoint|origin|(co)?signature|missing|unsigned|root)$/);
  }
});

test('all faults are named, not only the first', async () => {
  const wrong = [3, 50, 99].reduce(
    (list, seq) => list.with(seq, { ...list[seq]!, payload: Buffer.alloc(40, seq) }),
    leaves,
  );
  assert.deepEqual(
    await faultsOf(wrong),
    [3, 50, 99].map((seq) => ({ what: 'leaf', seq, altered: 'entry' })),
  );
});

test('an entry and a leaf at once: both named, and nobody accused', async () => {
  const wrong = altered(3, { payload: Buffer.alloc(40) }).with(7, { ...leaves[7]!, leaf: Buffer.alloc(32) });
  assert.deepEqual(await faultsOf(wrong), [
    { what: 'leaf', seq: 3, altered: 'unknown' },
    { what: 'leaf', seq: 7, altered: 'unknown' },
    { what: 'root', note: 0, size: SIZE },
  ]);
});

test('an entry rewritten together with its leaf is told by the root', async () => {
  const changed = { ...leaves[60]!, payload: Buffer.alloc(40) };
  const wrong = leaves.with(60, { ...changed, leaf: leafHash(changed) });
  assert.deepEqual(await faultsOf(wrong, { earlier: [{ note: early }] }), [
    { what: 'root', note: 0, size: SIZE },
  ]);
  const before = { ...leaves[20]!, kind: 'claim.rejected' };
  assert.deepEqual(
    await faultsOf(leaves.with(20, { ...before, leaf: leafHash(before) }), { earlier: [{ note: early }] }),
    [
      { what: 'root', note: 0, size: SIZE },
      { what: 'root', note: 1, size: 40 },
    ],
  );
});

test('entries that are missing, twice there or in another order', async () => {
  assert.deepEqual(await faultsOf(leaves.slice(0, -4)), [{ what: 'missing', from: 96, to: SIZE }]);
  const without = await faultsOf(leaves.toSpliced(10, 2));
  assert.deepEqual(without.slice(0, 2), [
    { what: 'seq', seq: 10, found: 12 },
    { what: 'missing', from: 98, to: SIZE },
  ]);
  const twice = await faultsOf(leaves.toSpliced(10, 0, leaves[9]!));
  assert.deepEqual(twice[0], { what: 'seq', seq: 10, found: 9 });
  assert.ok(twice.some(({ what }) => what === 'unsigned'));
  const swapped = await faultsOf(leaves.with(10, leaves[11]!).with(11, leaves[10]!));
  assert.deepEqual(swapped[0], { what: 'seq', seq: 10, found: 11 });
  assert.ok(swapped.some(({ what }) => what === 'root'));
});

test('what was written but never signed', async () => {
  const more = extend(tip, [draft(100), draft(101)], NOW + 1000).leaves;
  assert.deepEqual(await faultsOf([...leaves, ...more]), [{ what: 'unsigned', from: 100, to: 102 }]);
});

test('a ledger rolled back behind a checkpoint that somebody kept', async () => {
  const short = ledger(30);
  const last = { note: signed(30, rootOf(short.tip)) };
  assert.deepEqual(await faultsOf(short.leaves, { last, earlier: [{ note: early }] }), [
    { what: 'missing', from: 30, to: 40 },
  ]);
});

test('a field that the format does not allow, though leaf and root agree with it', async () => {
  // No writer of ours makes such an entry; the check cannot know who wrote it.
  const cases: [keyof Leaf, unknown][] = [
    ['actor', ''],
    ['kind', 'Claim'],
    ['case', 'k 1'],
    ['subject', 'x'.repeat(65)],
    ['key', '-'],
    ['payload', null],
    ['payload', Buffer.alloc(27)],
    ['at', Number.NaN],
    ['at', -1],
    ['seq', 5.5],
  ];
  for (const [field, value] of cases) {
    const faults = await faultsOf(altered(5, { [field]: value }));
    assert.ok(
      faults.some((fault) => fault.what === 'field' && fault.seq === 5 && fault.field === field),
      `${field}: ${JSON.stringify(faults)}`,
    );
  }
});

test('a time before that of the entry before', async () => {
  const back = { ...leaves[50]!, at: NOW - 1 };
  const faults = await faultsOf(leaves.with(50, { ...back, leaf: leafHash(back) }));
  assert.deepEqual(faults[0], { what: 'time', seq: 50 });
});

test('a checkpoint of another key, without the cosigner, of another ledger', async () => {
  const last = { note: plain, cosigners: [witness] };
  assert.deepEqual(await faultsOf(leaves, { last }), [{ what: 'cosignature', note: 0, name: witness.name }]);
  const foreign = { name: log.name, publicKey: witness.publicKey };
  assert.deepEqual(await faultsOf(leaves, { log: foreign }), [{ what: 'signature', note: 0 }]);
  const named = { name: 'moksori.vault/00000000', publicKey: log.publicKey };
  assert.deepEqual(await faultsOf(leaves, { log: named }), [
    { what: 'origin', note: 0, found: log.name },
    { what: 'signature', note: 0 },
  ]);
  const [own, cosigned] = note.match(/^— .*\n/gm)!;
  assert.deepEqual(await faultsOf(leaves, { last: { note: note + own } }), [{ what: 'signature', note: 0 }]);
  assert.deepEqual(await faultsOf(leaves, { last: { note: note + cosigned, cosigners: [witness] } }), [
    { what: 'cosignature', note: 0, name: witness.name },
  ]);
  const bare = note.slice(0, note.indexOf('—'));
  for (const text of [
    bare,
    '',
    'x',
    `${note}\n`,
    note.slice(0, -1),
    note.replace('\n\n', '\n'),
    'x'.repeat(99_999),
  ])
    assert.deepEqual(await faultsOf(leaves, { last: { note: text } }), [{ what: 'checkpoint', note: 0 }]);
});
