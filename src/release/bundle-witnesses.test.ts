/** Time stamps, cosigners and kept checkpoints: what others say of a ledger, in a bundle of it. */
import assert from 'node:assert/strict';
import type { KeyObject } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cosign, parseCheckpoint } from '../ledger/checkpoint.ts';
import { pemOf, publicKeyOf, type Signer, signingKey } from '../ledger/note.ts';
import { ofVault } from '../review/kinds.ts';
import { createVault, openVault } from '../vault/home.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import { checkpointHere, ForeignCheckpoint } from './bundle/own.ts';
import { ForeignToken } from './bundle/write.ts';
import {
  filesOf,
  HAS_OPENSSL,
  HAS_PYTHON,
  home,
  latest,
  packed,
  python,
  run,
  unpacked,
} from './bundle.fixture.ts';
import { verifyBundle } from './verify/verify.ts';

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
  assert.throws(() => readFileSync(latest()));
});
