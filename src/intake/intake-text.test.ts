import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IntakeError } from './errors.ts';
import { intakeText as intake } from './intake-text.ts';
import { legacy } from './legacy.fixture.ts';
import type { Received } from './received.ts';

const ENGLISH =
  'The man was taken from his home in the north by two officers, a relative told the paper on Monday. ' +
  'He had been seen with a phone that was not allowed, and it is not known where he is held.';
const KOREAN =
  '지난달 중순 북부의 한 주민이 집에서 보위원들에게 체포됐다고 소식통이 30일 전했다. 그는 중국 손전화를 사용한 혐의를 받고 있다.';
const CHINESE =
  '上个月中旬，北部的一名居民在家中被国家安全人员逮捕，消息人士说。他被指控使用中国的手机，现在不知道他在什么地方。';
const JAPANESE =
  '先月の中旬、北部に住む男性が自宅で保衛員に逮捕されたと消息筋が伝えた。彼は中国の携帯電話を使った疑いがかけられている。';
const RUSSIAN =
  'В прошлом месяце мужчина был задержан у себя дома, и он находится в тюрьме, как сообщил его родственник.';

const take = (bytes: Uint8Array | string, more: Partial<Received> = {}) =>
  intake({ bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, file: 'report.txt', ...more });

function refusal(bytes: Uint8Array | string, more: Partial<Received> = {}): IntakeError {
  try {
    take(bytes, more);
  } catch (error) {
    assert.ok(error instanceof IntakeError, String(error));
    assert.ok(error.message.startsWith('report.txt: '), error.message);
    assert.ok(!error.message.includes('\n') && error.message.length < 220, error.message);
    return error;
  }
  assert.fail('was taken in');
}

/** The language that a report is taken for, whether a pack reads it or not. */
function languageOf(bytes: Uint8Array): unknown {
  try {
    return take(bytes).language;
  } catch (error) {
    assert.ok(error instanceof IntakeError, String(error));
    return error.facts.language;
  }
}

test('a plain text comes in as it is, with a short stable id', () => {
  const report = take(ENGLISH, { published: '2021-05', publisher: 'The Northern Post' });
  assert.equal(report.text, ENGLISH);
  assert.equal(report.language, 'en');
  assert.equal(report.mediaType, 'text/plain');
  assert.equal(report.published, '2021-05');
  assert.equal(report.publisher, 'The Northern Post');
  assert.match(report.id, /^r-[0-9a-f]{8}$/);
  assert.ok(report.sha256.startsWith(report.id.slice(2)));
  assert.deepEqual(take(ENGLISH), take(ENGLISH));
});

test('an empty date or publisher means unknown', () => {
  const report = take(ENGLISH, { published: ' ', publisher: '' });
  assert.ok(!('published' in report) && !('publisher' in report));
});

test('encodings met in the wild give the same text', () => {
  const text = `${ENGLISH} “It is not known,” he said – café…`;
  const wide = Buffer.from(text, 'utf16le');
  for (const [encoding, bytes] of [
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', wide],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(wide).swap16()],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['windows-1252', legacy(text, 'windows-1252')],
  ] as const) {
    const report = take(bytes);
    assert.equal(report.encoding, encoding);
    assert.equal(report.text, text);
  }
});

test('one curly quote is enough to tell Windows text, and is not a Korean syllable', () => {
  const report = take(legacy(`${ENGLISH} She didn’t know.`, 'windows-1252'));
  assert.equal(report.encoding, 'windows-1252');
  assert.ok(report.text.endsWith('didn’t know.'));
});

for (const [encoding, text, language] of [
  ['euc-kr', KOREAN, 'ko'],
  ['euc-kr', `${KOREAN} 똠방각하`, 'ko'],
  ['gb18030', CHINESE, 'zh'],
  ['shift_jis', JAPANESE, 'ja'],
  ['euc-jp', JAPANESE, 'ja'],
  ['windows-1251', RUSSIAN, 'ru'],
  ['koi8-r', RUSSIAN, 'ru'],
  ['utf-8', KOREAN, 'ko'],
  ['utf-8', CHINESE, 'zh'],
  ['utf-8', JAPANESE, 'ja'],
] as const)
  test(`${language} in ${encoding} is told by what it says, not by luck`, () => {
    const bytes = encoding === 'utf-8' ? Buffer.from(text) : legacy(text, encoding);
    assert.equal(languageOf(bytes), language);
    // Taken as given, the text is right.
    assert.equal(take(bytes, { language: 'en' }).text, text);
  });

test('UTF-16 Korean without a mark is told by its spaces', () => {
  const report = take(Buffer.from(KOREAN, 'utf16le'), { language: 'en' });
  assert.equal(report.encoding, 'utf-16le');
  assert.equal(report.text, KOREAN);
});

test('other Latin languages are named', () => {
  const french =
    "L'homme a été arrêté dans sa maison par des agents et il est détenu dans un lieu que sa famille ne connaît pas.";
  assert.deepEqual([refusal(french).code, refusal(french).facts.language], ['unread-language', 'fr']);
  assert.equal(refusal('Lorem ipsum dolor sit amet consectetur adipiscing elit').code, 'unknown-language');
  assert.equal(take('Man arrested. Hyesan.', { language: 'en' }).language, 'en');
  assert.equal(refusal(ENGLISH, { language: 'xx' }).code, 'unread-language');
});

test('what is no text is refused by name', () => {
  const pairs: [string | Uint8Array, string][] = [
    ['', 'empty'],
    [' \r\n\t\u00a0\u3000\n', 'blank'],
    ['\x7fELF\x02', 'other-format'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]), 'other-format'],
    [`${ENGLISH}\0`, 'not-text'],
    [`${ENGLISH} Za${'\u0316\u0301'.repeat(4000)}lgo`, 'not-text'],
    ['{"name": "x", "text": "The man was held in the camp"}', 'machine-record'],
    ['[{"a": 1},\n{"a": 2}]', 'machine-record'],
    ['2021-05-03 10:22:31 INFO the start of it\n'.repeat(9), 'machine-record'],
    ['<?xml version="1.0"?><rss><channel/></rss>', 'machine-record'],
    [`${ENGLISH} ${'\ufffd'.repeat(9)}`, 'damaged-text'],
    [Buffer.concat([Buffer.from('\ufeffThe man '), Buffer.of(0x93)]), 'wrong-encoding'],
    [
      Buffer.concat([
        Buffer.from('The man’s “travel” was\n'),
        legacy('The man’s “travel” was', 'windows-1252'),
      ]),
      'mixed-encoding',
    ],
    [Buffer.concat([Buffer.from(`${KOREAN}\n`), legacy(KOREAN, 'euc-kr')]), 'mixed-encoding'],
  ];
  for (const [bytes, code] of pairs) assert.equal(refusal(bytes).code, code, String(bytes).slice(0, 40));
});

test('a wrong byte is named with its line', () => {
  const bytes = Buffer.concat([Buffer.from('one\n두 번째 줄\nthree '), Buffer.of(0xc3), Buffer.from(' x')]);
  assert.deepEqual(refusal(bytes).facts, { line: 3, byte: 25 });
});

test('any bytes give a report or one clear line', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        take(bytes);
      } catch (error) {
        assert.ok(error instanceof IntakeError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});

/** Time in ms, generous: these must not take the square of their length. */
function within(limit: number, run: () => void): void {
  const start = performance.now();
  run();
  const took = performance.now() - start;
  assert.ok(took < limit, `took ${Math.round(took)} ms`);
}

test('a report full of commas, and one endless line, are read in time', () => {
  within(2000, () =>
    assert.equal(take(`${ENGLISH}${','.repeat(100_000)}`).characters, ENGLISH.length + 100_000),
  );
  within(2000, () => assert.equal(take(`${ENGLISH}${' ,\n'.repeat(100_000)}`).language, 'en'));
  within(3000, () => assert.equal(take(`${ENGLISH} `.repeat(30_000)).map.runs.length, 1));
});

test('50 MB of text are read, more than the limit is refused', () => {
  const bytes = Buffer.alloc(50 * 1024 * 1024, `${ENGLISH}\n`);
  within(20_000, () => assert.equal(take(bytes).characters, bytes.length));
  assert.equal(refusal(Buffer.alloc(64 * 1024 * 1024 + 1, 'a')).code, 'too-large');
});
