import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkpointText, cosign, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { ledger } from './invented.fixture.ts';
import { NoteRefused, parseNote, publicKeyOf, signingKey } from './note.ts';
import { rootOf } from './tree.ts';

const key = signingKey(Buffer.alloc(32, 1));
const other = signingKey(Buffer.alloc(32, 2));
const log = { name: 'moksori.vault/8f14e45f', publicKey: publicKeyOf(key) };
const witness = { name: 'witness.example/w1', publicKey: publicKeyOf(other) };
const { tip } = ledger(11);
const checkpoint = { origin: log.name, size: tip.size, root: rootOf(tip) };
const note = signCheckpoint(checkpoint, key);
const cosigned = cosign(note, witness.name, other, 1_795_365_601);

const refuses = (text: string, why: NoteRefused['why'], cosigners = [witness]) =>
  assert.throws(
    () => verifyCheckpoint(text, log, cosigners),
    (error) => error instanceof NoteRefused && error.why === why,
    JSON.stringify(text),
  );

test('what was signed is what is read', () => {
  assert.deepEqual(verifyCheckpoint(note, log), { ...checkpoint, cosigned: [] });
  assert.deepEqual(verifyCheckpoint(cosigned, log, [witness]), {
    ...checkpoint,
    cosigned: [{ name: witness.name, time: 1_795_365_601 }],
  });
  assert.ok(note.startsWith(`${checkpointText(checkpoint)}\n— ${log.name} `));
});

test('a line of a key that nobody asked for is passed over', () => {
  assert.deepEqual(verifyCheckpoint(cosigned, log).cosigned, []);
  refuses(note, 'not-cosigned');
});

test('another key, another name, a second line', () => {
  refuses(signCheckpoint(checkpoint, other), 'signature', []);
  refuses(signCheckpoint({ ...checkpoint, origin: 'moksori.vault/00000000' }, key), 'origin', []);
  refuses(note + note.slice(note.lastIndexOf('— ')), 'signature', []);
  refuses(cosigned + cosigned.slice(cosigned.lastIndexOf('— ')), 'cosigned-twice');
  assert.throws(() => cosign(cosigned, witness.name, other, 2), NoteRefused);
  // A line of this key over something else.
  const elsewhere = cosign(signCheckpoint({ ...checkpoint, size: 12 }, key), witness.name, other, 5);
  refuses(note + elsewhere.slice(elsewhere.lastIndexOf('— ')), 'cosignature');
});

test('there is one way to write a checkpoint', () => {
  const lines = note.split('\n');
  const swap = (at: number, by: string) => lines.map((line, i) => (i === at ? by : line)).join('\n');
  const wrong = [
    '',
    '\n',
    note.slice(0, -1),
    `${note}\n`,
    `\n${note}`,
    note.replaceAll('\n', '\r\n'),
    note.replace('\n\n', '\n'),
    note.replace('\n\n', '\n\n\n'),
    note.slice(0, note.indexOf('—')),
    note.replace('—', '-'),
    note.replace('— ', '—  '),
    note.replace('\n\n', '\nmore\n\n'),
    swap(0, ''),
    swap(0, 'two words'),
    swap(1, '011'),
    swap(1, '+11'),
    swap(1, '1e1'),
    swap(1, ' 11'),
    swap(1, '9007199254740992'),
    swap(2, lines[2]!.replace('=', '')),
    swap(2, `${lines[2]!.slice(0, -2)}${String.fromCharCode(lines[2]!.charCodeAt(42) + 1)}=`),
    swap(2, `${lines[2]} `),
    swap(2, Buffer.alloc(31).toString('base64')),
    swap(4, `— ${log.name} AAAA`),
    `${note}\ud800`,
  ];
  for (const text of wrong) refuses(text, 'form', []);
  assert.throws(() => parseNote(note.replace('11', '\ud800')), NoteRefused);
  refuses(note + 'x'.repeat(70_000), 'size', []);
  refuses(note + note.slice(note.lastIndexOf('— ')).repeat(100), 'size', []);
});

test('no bit of a checkpoint can be turned unseen', () => {
  const bytes = Buffer.from(cosigned);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const turned = Buffer.from(bytes);
    turned[bit >> 3]! ^= 1 << (bit & 7);
    assert.throws(() => verifyCheckpoint(turned.toString(), log, [witness]), NoteRefused, `bit ${bit}`);
  }
});

test('names and sizes that cannot be written are refused', () => {
  for (const origin of ['', 'a b', 'a+b', 'a\n', 'a\u00a0b'])
    assert.throws(() => signCheckpoint({ ...checkpoint, origin }, key), NoteRefused);
  assert.throws(() => checkpointText({ ...checkpoint, size: -1 }), NoteRefused);
  assert.throws(() => checkpointText({ ...checkpoint, root: Buffer.alloc(31) }), NoteRefused);
  assert.throws(() => cosign(note, 'a b', other, 1), NoteRefused);
  for (const seconds of [-1, 1.5, Number.NaN, 2 ** 53])
    assert.throws(() => cosign(note, witness.name, other, seconds), NoteRefused);
  assert.equal(parseCheckpoint(note).size, 11);
});
