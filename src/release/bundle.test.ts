/** Evidence bundles, made of a real vault and checked by the verifier, by Python alone, and with openssl and sha256sum. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { ROOT } from '../../test/source.ts';
import { draft } from '../draft/draft.ts';
import { cosign, parseCheckpoint } from '../ledger/checkpoint.ts';
import { pemOf, publicKeyOf, type Signer, signingKey } from '../ledger/note.ts';
import { loadPack } from '../packs/load.ts';
import { accept, reject } from '../review/decide.ts';
import { join as joinCases } from '../review/joining.ts';
import { ofCase, ofVault } from '../review/kinds.ts';
import { loadAlone } from '../review/load.ts';
import type { State } from '../review/state-types.ts';
import { takeIn } from '../review/take-in.ts';
import { stateIn } from '../review/view.ts';
import { openedBy } from '../vault/archive/age.ts';
import { bytesOf, FileExists } from '../vault/archive/file.ts';
import { createVault, type Home, openVault } from '../vault/home.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import { checkpointHere, ForeignCheckpoint } from './bundle/own.ts';
import { NoSuchClaim } from './bundle/withhold.ts';
import { type Bundling, ForeignToken, writeBundle } from './bundle/write.ts';
import { type BundleFile, zipped } from './bundle/zip.ts';
import { waysOf } from './traces.fixture.ts';
import { NotABundle, openFiles } from './verify/source.ts';
import { verifyBundle } from './verify/verify.ts';

const FILES = ['tanchon-nurse.en.html', 'tanchon-nurse.ko.html'].map((name) =>
  join(ROOT, 'data/demo/pair', name),
);
const pack = loadPack('prk');
let dir: string;
let home: Home;
let state: State;
let count = 0;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'moksori-bundle-'));
  home = await createVault(join(dir, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'mine', secret: Buffer.from('one two three four five') }],
    actor: 'a-first',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  const files = FILES.map((file) => ({ file, bytes: readFileSync(file) }));
  const drafted = await draft(files, { pack });
  const { cases } = await takeIn(home.vault, drafted, {
    actor: 'a-first',
    pack: { id: 'prk', version: 'invented' },
    version: '0.1.0',
    files: files.map(({ bytes }) => bytes),
  });
  state = await stateIn(home.vault, cases[0]!.case);
  const [first, second] = [...state.claims.values()];
  await home.vault.append([
    accept(state, first!.id, { actor: 'a-first', expects: first!.last }),
    reject(state, second!.id, { actor: 'a-first', reason: 'the words do not say it' }),
  ]);
  state = await stateIn(home.vault, state.case.id);
});
after(async () => {
  await home.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Packs the case and gives the path of the archive. */
async function packed(how: Partial<Bundling> = {}): Promise<string> {
  const file = join(dir, `out-${count++}.zip`);
  await writeBundle(home, state, file, { pack, actor: 'a-first', ...how });
  return file;
}

/** The files of an archive, whole. */
async function filesOf(archive: string): Promise<Map<string, Buffer>> {
  const files = await openFiles(archive);
  try {
    const all = new Map<string, Buffer>();
    for (const name of files.sizes.keys()) {
      const chunks = [];
      for await (const chunk of files.read(name)) chunks.push(chunk);
      all.set(name, Buffer.concat(chunks));
    }
    return all;
  } finally {
    await files.close();
  }
}

function unpacked(t: TestContext, files: ReadonlyMap<string, Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-unpacked-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

async function archived(files: Iterable<BundleFile>): Promise<Buffer> {
  const chunks = [];
  for await (const chunk of zipped(
    (async function* () {
      yield* files;
    })(),
  ))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

const run = (folder: string, command: string) =>
  spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
const python = (folder: string, ...more: string[]) =>
  spawnSync('python3', ['verify.py', ...more], { cwd: folder, encoding: 'utf8' });
const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;
const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

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

interface Line {
  readonly seq: number;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly entry?: string;
  readonly key?: string;
}

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

test('a withheld claim leaves no trace of its words, and the bundle still verifies', async (t) => {
  const act = [...state.claims.values()].find(
    ({ claim }) => claim?.says.kind === 'act' && claim.anchors[0]!.quote.length > 20,
  )!;
  const archive = await packed({ redact: [act.id] });
  const { faults, withheld } = await verifyBundle(archive);
  assert.deepEqual(faults, []);
  assert.ok(withheld >= 4, 'the claim, its report, its reading, what the case is called');
  const files = await filesOf(archive);
  const whole = await filesOf(await packed());
  const { quote } = act.claim!.anchors[0]!;
  const own = (name: string) => name.includes(act.report);
  assert.ok([...whole.keys()].some(own));
  assert.ok(![...files.keys()].some(own), 'neither original nor text of its report');
  const keys = (all: Map<string, Buffer>) =>
    all
      .get('data/entries.jsonl')!
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  const closed = keys(files).filter(({ key }) => key === undefined);
  for (const { seq, entry } of closed) {
    assert.equal(entry, undefined);
    const { entry: sealed, key } = keys(whole).find((one) => one.seq === seq)!;
    for (const [name, bytes] of files) {
      assert.ok(!bytes.includes(key!), `${name} has the key of entry ${seq}`);
      assert.ok(!bytes.includes(Buffer.from(sealed!, 'base64').subarray(-40)), `${name} has entry ${seq}`);
    }
  }
  const told = files
    .get('data/annotations.jsonl')!
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  const beside = told.filter((one) => JSON.stringify(one).includes(`urn:moksori:${act.report}.`));
  assert.ok(beside.length > 0, 'other claims of the report stay open');
  // The 32 characters on either side of a quote, and who told it, are words of the withheld text and reading.
  for (const one of beside) assert.doesNotMatch(JSON.stringify(one), /"prefix"|"suffix"|"voice"/);
  const reading = state.readings.find(({ report }) => report === act.report)!;
  const disclosed =
    files.get('data/entries.jsonl')!.toString() + files.get('data/annotations.jsonl')!.toString();
  for (const { label } of reading.parties)
    for (const [name, bytes] of files)
      if (label.length > 6 && !disclosed.includes(label))
        assert.ok(!bytes.includes(label), `${name}: ${label}`);
  const others = [...state.claims.values()].filter(({ id, claim }) => id !== act.id && claim !== null);
  const elsewhere = others.some(({ claim }) => claim!.anchors.some((anchor) => anchor.quote.includes(quote)));
  if (!elsewhere) assert.ok(!readFileSync(archive).includes(quote), quote);
  if (HAS_PYTHON) assert.equal(python(unpacked(t, files)).status, 0);
});

/** An RFC 3161 token over a checkpoint, of an invented authority, and its certificate. */
function stamped(work: string, checkpoint: string): { readonly token: Buffer; readonly authority: Buffer } {
  writeFileSync(join(work, 'checkpoint'), checkpoint);
  writeFileSync(
    join(work, 'tsa.cnf'),
    '[tsa]\ndefault_tsa=t\n[t]\nserial=./serial\ncrypto_device=builtin\nsigner_cert=./tsa.pem\nsigner_key=./tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\n[ext]\nextendedKeyUsage=critical,timeStamping\n[req]\ndistinguished_name=dn\n[dn]\n',
  );
  writeFileSync(join(work, 'serial'), '01\n');
  const made = run(
    work,
    'openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -days 2 -subj /CN=Invented -config tsa.cnf -extensions ext && openssl ts -query -data checkpoint -sha256 -cert -out q.tsq && openssl ts -reply -queryfile q.tsq -config tsa.cnf -section t -out token.tsr',
  );
  assert.equal(made.status, 0, made.stderr);
  return { token: readFileSync(join(work, 'token.tsr')), authority: readFileSync(join(work, 'tsa.pem')) };
}

test('no byte of a bundle holds a withheld quote, however it is written, nor the machine that packed it', async () => {
  const all = [...state.claims.values()];
  const quotesOf = (id: string) =>
    all.flatMap(({ id: other, claim }) =>
      other === id ? [] : (claim?.anchors ?? []).map(({ quote }) => quote),
    );
  const act = all.find(({ id, claim }) => {
    const quote = claim?.says.kind === 'act' ? claim.anchors[0]!.quote : '';
    return quote.length > 20 && !quotesOf(id).some((other) => other.includes(quote) || quote.includes(other));
  })!;
  const { report } = act.claim!;
  const { file } = state.reports.find(({ id }) => id === report)!.report!;
  const files = await filesOf(await packed({ redact: [act.id] }));
  const traces = [act.claim!.anchors[0]!.quote, file, dir, hostname()];
  for (const [name, bytes] of files)
    for (const trace of traces) {
      assert.ok(!name.includes(trace), `${name} is called ${trace}`);
      for (const [way, looked] of waysOf(trace))
        assert.ok(!bytes.includes(looked), `${name}: ${trace} as ${way}`);
    }
  // Without withholding the same search finds the quote.
  const whole = [...(await filesOf(await packed())).values()];
  assert.ok(waysOf(traces[0]!).some(([, looked]) => whole.some((bytes) => bytes.includes(looked))));
});

test('a time stamp of an authority goes with it, over the checkpoint that it was made for', {
  skip: !HAS_OPENSSL,
}, async (t) => {
  const { checkpoint } = await home.store.head();
  const { token, authority } = stamped(unpacked(t, new Map()), checkpoint);
  const archive = await packed({ checkpoint, tokens: [token] });
  assert.deepEqual((await verifyBundle(archive)).tokens, 1);
  const folder = unpacked(t, await filesOf(archive));
  writeFileSync(join(folder, 'authority.pem'), authority);
  const checked = run(
    folder,
    'openssl ts -verify -data checkpoint -in timestamps/1.tsr -CAfile authority.pem',
  );
  assert.match(checked.stdout + checked.stderr, /Verification: OK/);
  // The ledger has gone on: the token is not over its end.
  await assert.rejects(packed({ tokens: [token] }), ForeignToken);
});

test('a cosigned checkpoint with a time stamp over it: both verifiers say who cosigned, and agree on what is wrong', {
  skip: !HAS_OPENSSL || !HAS_PYTHON,
}, async (t) => {
  const [partner, stranger] = [2, 3].map((n) => {
    const key = signingKey(Buffer.alloc(32, n));
    const name = `cosigner.example/${n}`;
    return { name, key, publicKey: publicKeyOf(key), pem: pemOf(publicKeyOf(key)) };
  }) as [Cosigner, Cosigner];
  const { checkpoint } = await home.store.head();
  const cosigned = cosign(
    cosign(checkpoint, partner.name, partner.key, 1_795_365_601),
    stranger.name,
    stranger.key,
    7,
  );
  const line = (note: string) => note.slice(note.lastIndexOf('— '));
  const { token } = stamped(unpacked(t, new Map()), cosigned);
  const keys = unpacked(
    t,
    new Map([partner, stranger].map(({ name, pem }) => [`${name.at(-1)}.pem`, Buffer.from(pem)])),
  );
  const named = (...who: readonly Cosigner[]) =>
    who.flatMap(({ name }) => ['--cosigner', `${name}=${join(keys, `${name.at(-1)}.pem`)}`]);

  const archive = await packed({ checkpoint: cosigned, tokens: [token] });
  const found = await verifyBundle(archive, { cosigners: [partner] });
  assert.deepEqual(found.faults, []);
  assert.deepEqual(found.cosigned, [{ name: partner.name, time: 1_795_365_601 }]);
  assert.deepEqual(found.unchecked, [stranger.name]);
  const whole = unpacked(t, await filesOf(archive));
  const { status, stdout } = python(whole, ...named(partner));
  assert.equal(status, 0, stdout);
  assert.match(stdout, /cosigned by cosigner\.example\/2 at 2026-11-22T16:40:01Z/);
  assert.match(stdout, /not given \(--cosigner\): cosigner\.example\/3/);
  assert.match(stdout, /1 time stamps speak/);
  assert.deepEqual((await verifyBundle(archive)).unchecked, [partner.name, stranger.name]);

  const elsewhere = cosign(cosigned.replace(line(cosigned), ''), stranger.name, partner.key, 7);
  for (const [what, note] of [
    ['not-cosigned', checkpoint],
    ['not-cosigned', elsewhere],
    ['cosigned-twice', cosigned + line(cosigned)],
    [
      'cosignature',
      cosigned.replace(
        line(cosigned),
        line(cosign(checkpoint.replace(/\n\d+\n/, '\n1\n'), stranger.name, stranger.key, 7)),
      ),
    ],
  ] as const) {
    const other = await packed({ checkpoint: note });
    const { faults } = await verifyBundle(other, { cosigners: [stranger] });
    assert.deepEqual(faults, [{ what, name: stranger.name }]);
    const said = python(unpacked(t, await filesOf(other)), ...named(stranger));
    assert.equal(said.status, 1);
    assert.match(said.stdout, /^[^\n]*cosigner\.example\/3[^\n]*\n$/);
  }
});

interface Cosigner extends Signer {
  readonly key: KeyObject;
  readonly pem: string;
}

test('a vault that was put back to an earlier state is found out by a checkpoint that somebody kept', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-back-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [place, copy] = [join(folder, 'vault'), join(folder, 'copy')];
  const secret = () => Buffer.from('one two three four five');
  const made = await createVault(place, {
    ways: [{ kind: 'passphrase', label: 'mine', secret: secret() }],
    actor: 'a-first',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  const before = (await made.store.head()).checkpoint;
  await made.close();
  cpSync(place, copy, { recursive: true });
  const on = await openVault(place, secret());
  await on.vault.append([
    ofVault('person.added', { actor: 'a-first', subject: 'a-other1' }, { name: 'Another' }),
  ]);
  const kept = (await on.store.head()).checkpoint;
  assert.equal((await checkpointHere(on, before)).size, parseCheckpoint(before).size);
  await on.close();
  rmSync(place, { recursive: true });
  cpSync(copy, place, { recursive: true });
  const back = await openVault(place, secret());
  t.after(() => back.close());
  await assert.rejects(checkpointHere(back, kept), ForeignCheckpoint);
  // Written on from there, it is as long again and another ledger.
  await back.vault.append([
    ofVault('person.added', { actor: 'a-first', subject: 'a-third1' }, { name: 'Third' }),
  ]);
  await assert.rejects(checkpointHere(back, kept), ForeignCheckpoint);
});

test('a checkpoint of another ledger is refused, and nothing is written', async () => {
  const { checkpoint } = await home.store.head();
  const lines = checkpoint.split('\n');
  for (const other of [
    lines.with(1, '9999').join('\n'),
    lines.with(0, 'moksori.vault/00000000').join('\n'),
    'no note',
  ])
    await assert.rejects(packed({ checkpoint: other }), ForeignCheckpoint);
  assert.throws(() => readFileSync(join(dir, `out-${count - 1}.zip`)));
});

test('a claim that is not there, or a file that is, ends it before anything is written', async () => {
  await assert.rejects(packed({ redact: ['r-00000000.c1'] }), NoSuchClaim);
  assert.throws(() => readFileSync(join(dir, `out-${count - 1}.zip`)));
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

test('hostile archives are refused with their reason, and nothing is unpacked', async (t) => {
  const folder = unpacked(t, new Map());
  const good = await filesOf(await packed());
  const files = [...good].map(([name, bytes]) => ({ name, bytes }));
  const whole = readFileSync(await packed());
  const refused = async (name: string, bytes: Buffer, why: NotABundle['why']) => {
    const file = join(folder, `${name}.zip`);
    writeFileSync(file, bytes);
    await assert.rejects(
      verifyBundle(file),
      (error) => error instanceof NotABundle && error.why === why,
      name,
    );
  };
  await refused('empty', Buffer.alloc(0), 'archive');
  await refused('text', Buffer.from('not an archive at all'), 'archive');
  await refused('cut', whole.subarray(0, whole.length - 100), 'archive');
  await refused('other', await archived([{ name: 'a.txt', bytes: Buffer.from('x') }]), 'missing');
  const renamed = (from: string, to: string) =>
    Buffer.from(whole.toString('latin1').replaceAll(from, to), 'latin1');
  await refused('upwards', renamed('bagit.txt', '../it.txt'), 'name');
  await refused('root', renamed('bagit.txt', '/agit.txt'), 'name');
  await refused('twice', await archived([...files, { name: 'bagit.txt', bytes: Buffer.from('x') }]), 'twice');
  await refused('many', ending(60_000), 'many');
  const { deflateRawSync } = await import('node:zlib');
  await refused('bomb', bomb(deflateRawSync(Buffer.alloc(30_000_000))), 'large');
});

/** The end of an archive that says how many files it has. */
function ending(files: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  return end;
}

/** One file that says it is thirty megabytes and is packed into some thousand bytes. */
function bomb(packed: Buffer): Buffer {
  const name = Buffer.from('data/a');
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(0, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(30_000_000, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    name,
  ]);
  const end = ending(1);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

test('who withholds a claim is told of those that quote the same words', async () => {
  // An order or a sameness that names a withheld claim is withheld with it.
  const all = [...state.claims.values()].filter(({ claim }) => ['act', 'detail'].includes(claim!.says.kind));
  const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    a.start < b.end && b.start < a.end;
  const [one, other] = all.flatMap((a) =>
    all
      .filter(
        (b) => b.id !== a.id && b.report === a.report && overlap(a.claim!.anchors[0]!, b.claim!.anchors[0]!),
      )
      .map((b) => [a.id, b.id] as const),
  )[0]!;
  const { alsoTold } = await writeBundle(home, state, join(dir, `out-${count++}.zip`), {
    pack,
    actor: 'a-first',
    redact: [one],
  });
  assert.ok(alsoTold.includes(other));
  assert.ok(!alsoTold.includes(one));
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
  const file = join(dir, `out-${count++}.zip`);
  const { entries } = await writeBundle(home, joined, file, { pack, actor: 'a-first' });
  let wanted = 0;
  for (const id of [state.case.id, ...ids])
    for (const { kind } of await home.vault.entriesOf(id)) if (kind !== 'exported') wanted++;
  assert.equal(entries, wanted);
});
