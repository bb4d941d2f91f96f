import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IntakeError } from './errors.ts';
import { intake } from './intake.ts';
import { makeDocx, makeHwpx, wordParagraph } from './office/office.fixture.ts';
import { makePdf, set } from './pdf/pdf.fixture.ts';

const ENGLISH = 'The man was taken from his home in the north by two officers, a relative told the paper.';

async function refusal(bytes: Uint8Array | string): Promise<IntakeError> {
  try {
    await intake({ bytes: Buffer.from(bytes), file: 'report' });
  } catch (error) {
    assert.ok(error instanceof IntakeError, String(error));
    assert.ok(error.message.startsWith('report: ') && !error.message.includes('\n'), error.message);
    assert.ok(error.message.length < 220, error.message);
    return error;
  }
  assert.fail('was taken in');
}

test('a document goes to the reader of its format by its bytes, not by its name', async () => {
  for (const [bytes, mediaType] of [
    [ENGLISH, 'text/plain'],
    [`<p>${ENGLISH}</p>`, 'text/html'],
    [`{\\rtf1 ${ENGLISH}}`, 'application/rtf'],
    [`Received: from x\r\nMIME-Version: 1.0\r\nFrom: a@example.org\r\n\r\n${ENGLISH}`, 'message/rfc822'],
    [`From a@example.org Thu Jul 1\nMessage-ID: <1>\nFrom: a@example.org\n\n${ENGLISH}`, 'message/rfc822'],
    [makeDocx(wordParagraph(ENGLISH)), /wordprocessingml/],
    [makeHwpx(`<p><run><t>${ENGLISH}</t></run></p>`), 'application/hwp+zip'],
  ] as const) {
    const { reports } = await intake({ bytes: Buffer.from(bytes), file: 'report.bin' });
    assert.equal(reports[0]!.text, ENGLISH);
    if (typeof mediaType === 'string') assert.equal(reports[0]!.mediaType, mediaType);
    else assert.match(reports[0]!.mediaType, mediaType);
  }
});

test('empty, too large, and formats that are not read', async () => {
  assert.equal((await refusal('')).code, 'empty');
  assert.equal((await refusal(Buffer.alloc(64 * 1024 * 1024 + 1, 'a'))).code, 'too-large');
  assert.match(
    (await refusal('%!PS-Adobe')).message,
    /PostScript document, which this version does not read/,
  );
  assert.match((await refusal('GIF89a')).message, /GIF picture, not the text of a report/);
  assert.equal((await refusal('HWP Document File V3.00')).code, 'other-format');
});

test('elements and words called as objects call their own are nothing', async () => {
  for (const bytes of [
    `<p>${ENGLISH}<constructor></constructor><tostring></tostring></p>`,
    `{\\rtf1 ${ENGLISH}\\toString\\constructor\\valueOf }`,
    makeHwpx(`<p><run><t>${ENGLISH}<toString/><constructor/></t></run></p>`),
    makeDocx(wordParagraph(ENGLISH).replace('</w:p>', '<w:constructor/><w:toString/></w:p>')),
  ])
    assert.equal((await intake({ bytes: Buffer.from(bytes), file: 'report' })).reports[0]!.text, ENGLISH);
});

test('characters that were lost before are refused in every format', async () => {
  const lost = `${ENGLISH} ${'\ufffd'.repeat(9)}`;
  for (const bytes of [
    lost,
    `<p>${lost}</p>`,
    `{\\rtf1 ${ENGLISH} ${'\\u65533?'.repeat(9)}}`,
    `From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${lost}`,
    makeDocx(wordParagraph(lost)),
    makeHwpx(`<p><run><t>${lost}</t></run></p>`),
    makePdf([set([lost])]),
  ])
    assert.equal((await refusal(bytes)).code, 'damaged-text');
});

test('any bytes behind any known beginning give a report or one clear line', async () => {
  const beginnings = [
    '%PDF-1.4\n',
    'PK\x03\x04',
    '{\\rtf1',
    'MIME-Version: 1.0\r\nFrom: a\r\n',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.uint8Array({ maxLength: 200 }),
      async (beginning, rest) => {
        try {
          await intake({ bytes: Buffer.concat([Buffer.from(beginning, 'latin1'), rest]), file: 'report' });
        } catch (error) {
          assert.ok(error instanceof IntakeError, String(error));
        }
      },
    ),
    { numRuns: 400 },
  );
});
