import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode, encodingOf } from './decode.ts';
import { normalise } from './normalise.ts';
import { bytesOf } from './offsets.ts';

/** Characters that make trouble: astral, marks, conjoining jamo, characters that come apart in NFC, line ends, ASCII. */
const character = fc.oneof(
  fc.constantFrom(
    'a',
    'B',
    ' ',
    '\n',
    '\r',
    '\r\n',
    'é',
    'e',
    '\u0301',
    '\u0327',
    '\u0316',
    '가',
    '힣',
    '漢',
    '😀',
  ),
  fc.constantFrom(
    '\u1112',
    '\u1161',
    '\u11ab',
    '\u0958',
    '\ufb1d',
    '\u{1d15e}',
    '\u212b',
    '\u{110a5}',
    '\u{110ba}',
    '\u3000',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.string({ unit: 'binary', maxLength: 2 }).filter((s) => s.isWellFormed()),
);
const anyText = fc.array(character, { minLength: 1, maxLength: 60 }).map((list) => list.join(''));

function encode(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  const wide = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? wide : wide.swap16();
}

function check(bytes: Uint8Array, encoding: string, skip: number): void {
  const source = decode(bytes, encoding, skip);
  const pieces = [{ kind: 'plain', from: 0, to: source.text.length } as const];
  const { text, characters, map } = normalise(source, pieces, bytes.length, 'test');
  assert.equal(text, source.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC'));
  assert.equal(characters, [...text].length);
  const find = bytesOf({ text, characters, encoding, map });
  let covered = skip;
  [...text].forEach((char, i) => {
    const { start, end } = find(i, i + 1);
    const own = decode(bytes.slice(start, end), encoding).text.normalize('NFC');
    const plain = own === '\r\n' || own === '\r' ? '\n' : own;
    assert.ok(
      plain === char || ([...plain].length > 1 && plain.includes(char)),
      `${i}: ${plain} for ${char}`,
    );
    assert.ok(start <= covered, 'no byte is left out');
    covered = Math.max(covered, end);
  });
  assert.equal(covered, bytes.length);
}

for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'])
  test(`${encoding}: the bytes of every code point decode to it`, () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, mark) => {
        check(
          encode((mark ? '\ufeff' : '') + text, encoding),
          encoding,
          mark ? (encoding === 'utf-8' ? 3 : 2) : 0,
        );
      }),
      { numRuns: 300 },
    );
  });

for (const encoding of ['euc-kr', 'gb18030', 'shift_jis', 'euc-jp', 'big5', 'windows-1252', 'windows-1251'])
  test(`${encoding}: the bytes of every code point decode to it`, () => {
    const bytes = fc.array(fc.oneof(fc.integer({ min: 9, max: 126 }), fc.integer({ min: 0x81, max: 0xfe })), {
      minLength: 1,
      maxLength: 80,
    });
    let checked = 0;
    fc.assert(
      fc.property(bytes, (list) => {
        const kept = Uint8Array.from(list);
        try {
          decode(kept, encoding);
        } catch {
          return; // not in this encoding
        }
        check(kept, encoding, 0);
        checked++;
      }),
      { numRuns: 1500 },
    );
    assert.ok(checked > 20, `only ${checked} cases`);
  });

test('a range of many code points covers the bytes from the first to the last', () => {
  const text = 'Ann said: 그는 갔다 — “café”.\r\nEnd';
  const bytes = Buffer.from(text);
  const source = decode(bytes, 'utf-8');
  const made = normalise(source, [{ kind: 'plain', from: 0, to: source.text.length }], bytes.length, 'test');
  const find = bytesOf({ ...made, encoding: 'utf-8' });
  const points = [...made.text];
  for (let start = 0; start < points.length; start++)
    for (let end = start + 1; end <= points.length; end++) {
      const range = find(start, end);
      const quote = bytes.subarray(range.start, range.end).toString().replaceAll('\r\n', '\n');
      assert.equal(quote, points.slice(start, end).join(''));
    }
  assert.throws(() => find(3, 3), RangeError);
  assert.throws(() => find(0, points.length + 1), RangeError);
});

test('composed text without carriage returns is one run', () => {
  const bytes = Buffer.from('\ufeffplain, 한글, 😀\n'.repeat(50));
  const source = decode(bytes, 'utf-8', 3);
  const { map } = normalise(
    source,
    [{ kind: 'plain', from: 0, to: source.text.length }],
    bytes.length,
    'test',
  );
  assert.equal(map.runs.length, 1);
  assert.deepEqual(map.runs[0], {
    text: 0,
    length: [...source.text].length,
    byte: 3,
    bytes: bytes.length - 3,
  });
});

test('every syllable of code page 949 has its own pair of bytes', () => {
  const seen = new Set<string>();
  for (let lead = 0x81; lead <= 0xc8; lead++)
    for (let trail = 0x41; trail <= 0xfe; trail++)
      try {
        const { text } = decode(Uint8Array.of(lead, trail), 'euc-kr');
        if (/^[가-힣]$/.test(text)) seen.add(text);
      } catch {
        // a free pair
      }
  assert.equal(seen.size, 11172);
  assert.equal(decode(Uint8Array.of(0x8c, 0x63), 'euc-kr').text, '똠');
  assert.equal(decode(Uint8Array.of(0xc6, 0x52), 'euc-kr').text, '힣');
});

test('labels found in the wild name an encoding', () => {
  assert.equal(encodingOf('KS_C_5601-1987'), 'euc-kr');
  assert.equal(encodingOf('gb2312'), 'gb18030');
  assert.equal(encodingOf('ISO-8859-1'), 'windows-1252');
  assert.equal(encodingOf('utf-7'), undefined);
});
