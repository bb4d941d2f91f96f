/** The signatures that docs/verify-bundle.py verifies by itself: against published figures, and against OpenSSL. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../../test/source.ts';
import { publicKeyOf, signingKey, verifyingKey } from '../../ledger/note.ts';

type Case = readonly [publicKey: Buffer, signature: Buffer, text: Buffer];

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const HARNESS = `
import importlib.util, json, sys
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("verifier", sys.argv[1])
verifier = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verifier)
print(json.dumps([verifier.signed_by(*map(bytes.fromhex, one)) for one in json.load(sys.stdin)]))
`;

function python(cases: readonly Case[]): boolean[] {
  const input = JSON.stringify(cases.map((one) => one.map((bytes) => bytes.toString('hex'))));
  const script = join(ROOT, 'docs/verify-bundle.py');
  const { stdout, stderr } = spawnSync('python3', ['-c', HARNESS, script], { input, encoding: 'utf8' });
  assert.equal(stderr, '');
  return JSON.parse(stdout) as boolean[];
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const skip = spawnSync('python3', ['--version']).status === 0 ? false : 'python3 is not installed';

test('published figures of RFC 8032, section 7.1', { skip }, () => {
  const cases: Case[] = [
    [
      hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
      hex(
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
      ),
      hex(''),
    ],
    [
      hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
      hex(
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
      ),
      hex('72'),
    ],
  ];
  assert.deepEqual(python(cases), [true, true]);
});

test('what OpenSSL takes it takes, and nothing else', { skip }, () => {
  const cases: Case[] = [];
  for (let n = 0; n < 12; n++) {
    const key = signingKey(Buffer.alloc(32, n + 1));
    const text = Buffer.from(`cosignature/v1\ntime ${n}\nan invented ledger\n`);
    const one: Case = [Buffer.from(publicKeyOf(key)), sign(null, text, key), text];
    cases.push(one);
    for (const [i, bytes] of one.entries()) {
      const turned = Buffer.from(bytes);
      turned[(n * 7) % turned.length]! ^= 1 << (n % 8);
      cases.push(one.with(i, turned) as unknown as Case);
    }
    // The same signature written with s + ℓ, and with too few bytes.
    const s = BigInt(`0x${Buffer.from(one[1].subarray(32)).reverse().toString('hex')}`) + ORDER;
    const larger = hex(s.toString(16).padStart(64, '0')).reverse();
    cases.push([one[0], Buffer.concat([one[1].subarray(0, 32), larger]), text]);
    cases.push([one[0], one[1].subarray(0, 63), text]);
  }
  const expected = cases.map(([publicKey, signature, text]) =>
    verify(null, text, verifyingKey(publicKey), signature),
  );
  assert.equal(expected.filter((one) => one).length, 12);
  assert.deepEqual(python(cases), expected);
});
