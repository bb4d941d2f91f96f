import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  newPassphraseSecret,
  type PassphraseFault,
  PassphraseRefused,
  passphraseSecret,
} from './passphrase.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('composed and decomposed writing is one passphrase', () => {
  const typed = '달이 뜨면 우산을 펴고 웃는다';
  assert.deepEqual(passphraseSecret(bytes(typed.normalize('NFD'))), bytes(typed.normalize('NFC')));
  assert.deepEqual(newPassphraseSecret(bytes(typed.normalize('NFD'))), bytes(typed.normalize('NFC')));
});

test('letters are not changed otherwise: case, width and spaces count', () => {
  for (const typed of ['An Umbrella  For The Moon', 'ａｎ ｕｍｂｒｅｌｌａ'])
    assert.deepEqual(passphraseSecret(bytes(typed)), bytes(typed));
});

const refused: readonly (readonly [string, PassphraseFault])[] = [
  ['', 'short'],
  ['elevenchars', 'short'],
  ['우산을펴고웃는다달이'.normalize('NFD'), 'short'],
  ['aaaaaaaaaaaaaaaa', 'monotonous'],
  ['abababababababab', 'monotonous'],
  ['an umbrella\nfor the moon', 'control'],
  ['an umbrella for the moon\n', 'control'],
  ['an umbrella for the moon ', 'edges'],
  ['\u3000an umbrella for the moon', 'edges'],
  ['an umbrella for the moon'.repeat(50), 'long'],
];
for (const [typed, fault] of refused)
  test(`a new passphrase is refused: ${fault}, ${JSON.stringify(typed.slice(0, 30))}`, () => {
    assert.throws(
      () => newPassphraseSecret(bytes(typed)),
      (error) => {
        assert.ok(error instanceof PassphraseRefused);
        assert.equal(error.fault, fault);
        assert.ok(typed === '' || !error.message.includes(typed), 'never repeats it');
        return true;
      },
    );
  });

test('bytes that are no UTF-8 are refused', () => {
  assert.throws(() => passphraseSecret(Uint8Array.of(0xc3, 0x28)), PassphraseRefused);
});

test('for opening the rule does not count: an older one may have been another', () => {
  assert.deepEqual(passphraseSecret(bytes('short')), bytes('short'));
});

test('what was typed is left as it was, and the result shares no memory with it', () => {
  const typed = bytes('an umbrella for the moon');
  passphraseSecret(typed).fill(0);
  assert.deepEqual(typed, bytes('an umbrella for the moon'));
});
