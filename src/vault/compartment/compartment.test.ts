import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { armor, Decrypter } from 'age-encryption';
import {
  CompartmentDamaged,
  custodiansOf,
  MOST_CONTENT_BYTES,
  NoRecipient,
  NotACustodian,
  openByTwo,
  openCompartment,
  SamePerson,
  sealForTwo,
  TooFewCustodians,
} from './compartment.ts';
import { newIdentity } from './identity.ts';

const people = await Promise.all([newIdentity(), newIdentity(), newIdentity()]);
const [ann, ben, chae] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
const stranger = await newIdentity();
const content = new TextEncoder().encode('{"name":"Quillonette","called":"아무개"}');
const sealed = await sealForTwo(content, [ann.recipient, ben.recipient, chae.recipient]);
const text = Buffer.from(sealed).toString('latin1');

for (const one of people)
  for (const other of people)
    test(`custodians ${people.indexOf(one)} and ${people.indexOf(other)}`, async () => {
      if (one === other) await assert.rejects(openByTwo(sealed, one.secret, other.secret), SamePerson);
      else assert.deepEqual(Uint8Array.from(await openByTwo(sealed, one.secret, other.secret)), content);
    });

/** With another last character. */
const otherEnd = (secret: string): string => secret.slice(0, -1) + (secret.endsWith('Q') ? 'P' : 'Q');

test('one alone, a stranger, or no identity do not open it', async () => {
  await assert.rejects(
    openCompartment(sealed, [ann.secret]),
    (error) => error instanceof TooFewCustodians && error.given === 1 && error.needed === 2,
  );
  await assert.rejects(
    openByTwo(sealed, ann.secret, stranger.secret),
    (error) => error instanceof NotACustodian && error.place === 1,
  );
  await assert.rejects(openByTwo(sealed, 'AGE-SECRET-KEY-1', ann.secret), NotACustodian);
  await assert.rejects(openByTwo(sealed, otherEnd(ann.secret), ben.secret), NotACustodian);
});

test('a threshold of three takes three; more than are needed may come', async () => {
  const three = await sealForTwo(
    content,
    people.map(({ recipient }) => recipient),
    { needed: 3 },
  );
  assert.deepEqual(custodiansOf(three), { needed: 3, of: 3 });
  await assert.rejects(openByTwo(three, ann.secret, ben.secret), TooFewCustodians);
  const secrets = people.map(({ secret }) => secret);
  for (const it of [three, sealed])
    assert.deepEqual(Uint8Array.from(await openCompartment(it, secrets)), content);
});

test('what cannot be sealed is refused', async () => {
  await assert.rejects(sealForTwo(content, [ann.recipient, ann.recipient]), SamePerson);
  await assert.rejects(sealForTwo(content, [ann.recipient]), TooFewCustodians);
  for (const wrong of [
    'age1',
    ann.secret,
    `${ann.recipient.slice(0, -1)}${ann.recipient.endsWith('q') ? 'p' : 'q'}`,
  ])
    await assert.rejects(
      sealForTwo(content, [ann.recipient, wrong]),
      (error) => error instanceof NoRecipient && error.place === 1,
    );
  await assert.rejects(sealForTwo(content, [ann.recipient, ben.recipient], { needed: 1 }), RangeError);
  await assert.rejects(
    sealForTwo(new Uint8Array(MOST_CONTENT_BYTES + 1), [ann.recipient, ben.recipient]),
    RangeError,
  );
});

test('no content, and as much as is allowed', async () => {
  for (const size of [0, MOST_CONTENT_BYTES]) {
    const some = Buffer.alloc(size, 'x');
    const whole = await sealForTwo(some, [ann.recipient, ben.recipient]);
    assert.ok(some.equals(await openByTwo(whole, ann.secret, ben.secret)));
  }
});

test('it shows no word, no recipient, no share', () => {
  for (const mark of [
    'Quillonette',
    'age1',
    'AGE-SECRET-KEY',
    Buffer.from(content).toString('base64').slice(0, 20),
  ])
    assert.ok(!text.includes(mark));
});

test('flipped bits are damage', () => {
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const copy = Uint8Array.from(sealed);
    copy[bit >> 3]! ^= 1 << (bit & 7);
    assert.throws(() => custodiansOf(copy), CompartmentDamaged, `bit ${bit}`);
  }
});

test('other bytes, cuts and parts of another compartment are damage, though the sum be made to fit', async () => {
  const other = Buffer.from(
    await sealForTwo(
      content,
      people.map(({ recipient }) => recipient),
    ),
  ).toString('latin1');
  const [head, ...mine] = blocks(text);
  const [otherHead, ...theirs] = blocks(other);
  const changed = [
    '',
    'x',
    head + mine.slice(0, 3).join(''),
    head + [...mine, mine[3]].join(''),
    head + [mine[1], mine[0], mine[2], mine[3]].join(''),
    head + [theirs[0], ...mine.slice(1)].join(''),
    head + [...mine.slice(0, 3), theirs[3]].join(''),
    otherHead + mine.join(''),
    head!.replace('any 2 of 3', 'any 2 of 4') + mine.join(''),
    `${head}x\n${mine.join('')}`,
    head + [mine[0]!.replace('\n', '\n?'), ...mine.slice(1)].join(''),
    head + [...mine.slice(0, 2), `${mine[2]}\n`, mine[3]].join(''),
    head + mine.join('').replaceAll('\n', '\r\n'),
  ];
  for (const body of changed) {
    const bytes = Buffer.from(`${body}sha256 ${hash('sha256', body)}\n`);
    await assert.rejects(openByTwo(bytes, ann.secret, ben.secret), CompartmentDamaged, body.slice(0, 100));
  }
  for (const bytes of [sealed.subarray(0, -1), sealed.subarray(10), Buffer.concat([sealed, sealed])])
    await assert.rejects(openByTwo(bytes, ann.secret, ben.secret), CompartmentDamaged);
});

test('each part is a whole age file, for X25519, and opens as the document says', async (context) => {
  const [, ...armored] = blocks(text);
  for (const block of armored) {
    const [version, stanza] = Buffer.from(armor.decode(block)).toString('latin1').split('\n');
    assert.equal(version, 'age-encryption.org/v1');
    assert.match(stanza!, /^-> X25519 [A-Za-z0-9+/]{43}$/);
  }
  const parts = await Promise.all([ann, chae].map(({ secret }, n) => age(secret, armored[2 * n]!)));
  for (const [n, part] of parts.entries())
    assert.match(
      part,
      new RegExp(`^moksori-part 1\nset [0-9a-f]{16}\nnumber ${2 * n + 1} of 3, any 2\n[A-Za-z0-9+/]{100}\n$`),
    );
  if (spawnSync('python3', ['-c', '']).status !== 0) return context.skip('there is no python3');
  const page = readFileSync(new URL('../../../docs/compartment.md', import.meta.url), 'utf8');
  const lines = page.split('\n');
  const from = lines.findIndex((line) => line.startsWith('    import base64'));
  const script = lines.slice(from, lines.indexOf('', from)).map((line) => line.slice(4));
  const shares = parts.map((part) => part.split('\n')[3]!);
  const { stdout, stderr } = spawnSync('python3', ['-c', script.join('\n'), ...shares], { encoding: 'utf8' });
  assert.match(stdout, /^AGE-SECRET-KEY-1[A-Z0-9]{58}\n$/, stderr);
  assert.equal(await age(stdout.trim(), armored[3]!), new TextDecoder().decode(content));
});

async function age(secret: string, armored: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  return decrypter.decrypt(armor.decode(armored), 'text');
}

/** The head, and the armored files. */
function blocks(written: string): string[] {
  return written.replace(/sha256 .*\n$/, '').split(/(?=-----BEGIN)/);
}
