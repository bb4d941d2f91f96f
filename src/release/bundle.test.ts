/** Evidence bundles, made of a real vault and checked by the verifier, by Python alone, and with openssl and sha256sum. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { join as joinCases } from '../review/joining.ts';
import { ofCase } from '../review/kinds.ts';
import { loadAlone } from '../review/load.ts';
import { stateIn } from '../review/view.ts';
import { openedBy } from '../vault/archive/age.ts';
import { bytesOf, FileExists } from '../vault/archive/file.ts';
import { NoSuchClaim } from './bundle/withhold.ts';
import { writeBundle } from './bundle/write.ts';
import {
  dir,
  filesOf,
  fresh,
  HAS_OPENSSL,
  HAS_PYTHON,
  home,
  type Line,
  latest,
  pack,
  packed,
  python,
  run,
  state,
  unpacked,
} from './bundle.fixture.ts';
import { NotABundle } from './verify/source.ts';
import { verifyBundle } from './verify/verify.ts';

test('a bundle of a whole case is whole, and says what was recorded', async () => {
  const { faults, open, withheld, reports, quotes, size } = await verifyBundle(await packed());
  assert.deepEqual(faults, []);
  assert.equal(withheld, 0);
  assert.equal(reports.length, 2);
  assert.ok(open > 90 && quotes > open && size > open);
});

test('the same ledger gives the same bytes', async () => {
  const { checkpoint } = await home.store.head();
  const [one, two] = [await packed({ checkpoint }), await packed({ checkpoint })];
  assert.ok(readFileSync(one).equals(readFileSync(two)));
  assert.notEqual((await home.store.head()).checkpoint, checkpoint, 'that they were made is in the ledger');
});

test('what VERIFY.md says to type finds a bundle whole', { skip: !HAS_PYTHON || !HAS_OPENSSL }, async (t) => {
  const folder = unpacked(t, await filesOf(await packed()));
  const guide = readFileSync(join(folder, 'VERIFY.md'), 'utf8');
  const commands = guide
    .split('\n')
    .filter((line) => line.startsWith('    ') && !/authority|organisation/.test(line))
    .map((line) => line.trim());
  assert.ok(commands.length >= 5);
  for (const command of commands) {
    const { status, stdout, stderr } = run(folder, command);
    assert.equal(status, 0, `${command}: ${stdout}${stderr}`);
  }
});

test('a changed byte anywhere is found, by the verifier and by Python', async (t) => {
  const files = await filesOf(await packed());
  const names = [...files.keys()].filter((name) => !name.startsWith('tagmanifest'));
  const folder = unpacked(t, files);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, at, by) => {
        const bytes = Buffer.from(files.get(name)!);
        bytes[at % bytes.length]! ^= by;
        writeFileSync(join(folder, name), bytes);
        try {
          const found = await verifyBundle(folder).then(
            ({ faults }) => faults.length > 0,
            (error: unknown) => error instanceof NotABundle,
          );
          assert.ok(found, `${name} ${at % bytes.length}`);
        } finally {
          writeFileSync(join(folder, name), files.get(name)!);
        }
      },
    ),
    { numRuns: 30, examples: names.map((name) => [name, 0, 1]) },
  );
  if (!HAS_PYTHON) return;
  for (const name of names.filter((each) => each !== 'verify.py')) {
    const bytes = Buffer.from(files.get(name)!);
    bytes[bytes.length >> 1]! ^= 4;
    writeFileSync(join(folder, name), bytes);
    assert.equal(python(folder).status, 1, name);
    writeFileSync(join(folder, name), files.get(name)!);
  }
  assert.equal(python(folder).status, 0);
});

/** A bundle after somebody changed a file and packed it with right sums again. */
async function forged(change: (files: Map<string, Buffer>) => void): Promise<Map<string, Buffer>> {
  const files = await filesOf(await packed());
  change(files);
  const { createHash } = await import('node:crypto');
  const sums = (names: string[]) =>
    Buffer.from(
      names
        .map((name) => `${createHash('sha256').update(files.get(name)!).digest('hex')}  ${name}\n`)
        .join(''),
    );
  const names = [...files.keys()];
  files.set('manifest-sha256.txt', sums(names.filter((name) => name.startsWith('data/'))));
  files.set('tagmanifest-sha256.txt', sums(names.filter((name) => !/^(data\/|tagm)/.test(name))));
  return files;
}

const forgeries: Readonly<Record<string, { change: (files: Map<string, Buffer>) => void; found: RegExp }>> = {
  'another text': {
    change: (files) => edit(files, /texts\//, (text) => `x${text.slice(1)}`),
    found: /text|quote/,
  },
  'another original': {
    change: (files) => edit(files, /originals\//, (text) => `${text} `),
    found: /original/,
  },
  'another quote in an annotation': {
    change: (files) => edit(files, /annotations/, (text) => text.replace(/"exact":"/, '"exact":"not ')),
    found: /annotation/,
  },
  'the time of an entry': {
    change: (files) =>
      editEntries(files, (one) => ({
        ...one,
        entry: Buffer.from(
          Buffer.from(one.entry!, 'base64')
            .toString('latin1')
            .replace(/\n20\d\d-/, '\n2019-'),
          'latin1',
        ).toString('base64'),
      })),
    found: /altered/,
  },
  'the key of another entry': {
    change: (files) => {
      let before: string | undefined;
      editEntries(files, (one) => {
        const key = before ?? '0'.repeat(64);
        before = one.key;
        return { ...one, key };
      });
    },
    found: /key/,
  },
  'a proof of another entry': {
    change: (files) => {
      let before: readonly string[] = [];
      editEntries(files, (one) => {
        const proof = before;
        before = one.proof;
        return { ...one, proof };
      });
    },
    found: /not-in-ledger/,
  },
  'entries in another order': {
    change: (files) =>
      edit(files, /entries\.jsonl/, (text) => `${text.trimEnd().split('\n').reverse().join('\n')}\n`),
    found: /order/,
  },
  'a checkpoint of somebody else': {
    change: (files) => {
      const { publicKey } = generateKeyPairSync('ed25519');
      files.set('public-key.pem', Buffer.from(publicKey.export({ format: 'pem', type: 'spki' })));
    },
    found: /signature/,
  },
};

function edit(files: Map<string, Buffer>, which: RegExp, change: (text: string) => string): void {
  const name = [...files.keys()].find((each) => which.test(each))!;
  files.set(name, Buffer.from(change(files.get(name)!.toString())));
}

function editEntries(files: Map<string, Buffer>, change: (line: Line) => Line): void {
  edit(files, /entries\.jsonl/, (text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `${JSON.stringify(change(JSON.parse(line) as Line))}\n`)
      .join(''),
  );
}

for (const [name, { change, found }] of Object.entries(forgeries))
  test(`${name}, packed again with right sums, is found`, async (t) => {
    const folder = unpacked(t, await forged(change));
    const { faults } = await verifyBundle(folder);
    assert.ok(faults.length > 0);
    assert.match(faults[0]!.what, found);
    if (HAS_PYTHON && !found.test('signature')) assert.equal(python(folder).status, 1);
  });

test('another key than the one that is expected is a fault', async () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const { faults } = await verifyBundle(await packed(), { key });
  assert.deepEqual(faults.map(({ what }) => what).sort(), ['other-key', 'signature']);
});

test('a claim that is not there, or a file that is, ends it before anything is written', async () => {
  await assert.rejects(packed({ redact: ['r-00000000.c1'] }), NoSuchClaim);
  assert.throws(() => readFileSync(latest()));
  const there = join(dir, 'there.zip');
  writeFileSync(there, 'mine');
  const { size } = await home.store.head();
  await assert.rejects(writeBundle(home, state, there, { pack, actor: 'a-first' }), FileExists);
  assert.equal(readFileSync(there, 'utf8'), 'mine');
  assert.equal((await home.store.head()).size, size, 'no entry says that a bundle was made');
});

test('sealed to somebody, it opens for them alone', async () => {
  const identity = await generateX25519Identity();
  const file = await packed({ to: [await identityToRecipient(identity)] });
  await assert.rejects(verifyBundle(file), NotABundle);
  const chunks = [];
  for await (const chunk of openedBy([identity], bytesOf(file))) chunks.push(chunk);
  const opened = join(dir, 'opened.zip');
  writeFileSync(opened, Buffer.concat(chunks));
  assert.deepEqual((await verifyBundle(opened)).faults, []);
});

test('a bundle has the entries of cases that are joined into joined ones', async () => {
  const ids = ['k-000007', 'k-000008'];
  for (const id of ids)
    await home.vault.append([ofCase('case.opened', { actor: 'a-first', case: id, subject: id }, {})]);
  const load = (id: string) => loadAlone(home.vault, id);
  const by = { actor: 'a-first', reason: 'one event' };
  await home.vault.append(joinCases(await load(ids[0]!), await load(ids[1]!), by));
  await home.vault.append(joinCases(await load(state.case.id), await load(ids[0]!), by));
  const joined = await stateIn(home.vault, state.case.id);
  const file = fresh();
  const { entries } = await writeBundle(home, joined, file, { pack, actor: 'a-first' });
  let wanted = 0;
  for (const id of [state.case.id, ...ids])
    for (const { kind } of await home.vault.entriesOf(id)) if (kind !== 'exported') wanted++;
  assert.equal(entries, wanted);
});
