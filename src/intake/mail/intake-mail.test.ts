import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereIn } from '../../claims/where.ts';
import { intake } from '../intake.ts';
import { makeDocx, wordParagraph } from '../office/office.fixture.ts';
import { makePdf, set } from '../pdf/pdf.fixture.ts';
import type { Taken } from '../received.ts';

const NIGHT =
  'Police arrested a fisherman in the harbour on 3 May 2021, a neighbour told the Invented Courier.';
const NORTH = 'In mid-June he was moved to a prison in the north. His family was allowed to see him once.';
const HEAD = `From: Somebody Who Knows <somebody@example.org>\r\nTo: desk@example.org\r\nDate: Thu, 1 Jul 2021 23:30:00 -0500\r\nMIME-Version: 1.0\r\n`;

const take = async (mail: string | Buffer, file = 'mail.eml'): Promise<Taken> =>
  intake({ bytes: typeof mail === 'string' ? Buffer.from(mail) : mail, file, language: 'en' });

const part = (head: string, body: string): string => `--b1\r\n${head}\r\n\r\n${body}\r\n`;
const attachment = (name: string, bytes: Uint8Array, type = 'application/octet-stream'): string =>
  part(
    `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64`,
    Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
  );
const mixed = (...parts: readonly string[]): string =>
  `${HEAD}Subject: A report\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n${parts.join('')}--b1--\r\n`;

test('subject and body are one report; its day is where it was sent; nobody is named', async () => {
  const { reports, notes } = await take(
    `${HEAD}Subject: =?UTF-8?Q?Arrest_in_the_harbour?=\r\n\r\n${NIGHT}\r\n\r\n${NORTH}\r\n-- \r\nSomebody\r\n+1 555 0100\r\n`,
  );
  const [report] = reports;
  assert.equal(report!.text, `Arrest in the harbour\n\n${NIGHT}\n\n${NORTH}`);
  assert.equal(report!.published, '2021-07-01');
  assert.equal(report!.mediaType, 'message/rfc822');
  assert.ok(!JSON.stringify(report).includes('omebody'));
  assert.deepEqual(notes, []);
  const where = whereIn(report!);
  const at = (quote: string) =>
    where({ start: report!.text.indexOf(quote), end: report!.text.indexOf(quote) + 3 });
  assert.deepEqual(
    [at('Arr'), at('Pol'), at('In mid')],
    [{ part: 'subject' }, { part: 'body', line: 1 }, { part: 'body', line: 3 }],
  );
});

test('the date of a message that passes on another is not that of the report', async () => {
  for (const subject of ['Fwd: A report', 'FW: A report', '전달: A report'])
    assert.equal((await take(`${HEAD}Subject: ${subject}\r\n\r\n${NIGHT}`)).reports[0]!.published, undefined);
  const person = { bytes: Buffer.from(`${HEAD}\r\n${NIGHT}`), file: 'x.eml', published: '2021-05' };
  assert.equal((await intake(person)).reports[0]!.published, '2021-05');
});

test('EUC-KR bodies, also with syllables that only code page 949 has', async () => {
  const korean = Buffer.from('c1f6b3adb4de208c63b9e62020b3b2c0da', 'hex');
  const mail = (charset: string): Buffer =>
    Buffer.concat([Buffer.from(`${HEAD}Content-Type: text/plain; charset=${charset}\r\n\r\n`), korean]);
  for (const charset of ['euc-kr', 'ks_c_5601-1987'])
    assert.equal((await take(mail(charset))).reports[0]!.text, '지난달 똠방  남자');
  // It says UTF-8 and is not: the bytes decide.
  const lying = Buffer.concat([
    Buffer.from(`${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n`),
    Buffer.from('c1f6b3adb4de20c7d120b3b2c0dab0a120c0ccc0af20c0d6b4d9', 'hex'),
  ]);
  assert.equal((await take(lying)).reports[0]!.text, '지난달 한 남자가 이유 있다');
});

test('plain text goes before HTML; HTML alone is read as a page; flowed lines join', async () => {
  const both = `${HEAD}Content-Type: multipart/alternative; boundary=b1\r\n\r\n${part('Content-Type: text/plain', NIGHT)}${part('Content-Type: text/html', `<p>${NORTH}</p>`)}--b1--\r\n`;
  assert.equal((await take(both)).reports[0]!.text, NIGHT);
  const page = `${HEAD}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<div><p>${NIGHT}</p><p>caf=C3=A9 ${NORTH}</p></div>`;
  assert.equal((await take(page)).reports[0]!.text, `${NIGHT}\n\ncafé ${NORTH}`);
  const flowed = `${HEAD}Content-Type: text/plain; format=flowed\r\n\r\nPolice arrested \r\na fisherman.\r\nHe is held.\r\n`;
  assert.equal((await take(flowed)).reports[0]!.text, 'Police arrested a fisherman.\nHe is held.');
});

test('attachments are reports of their own; what is no report is named', async () => {
  const mail = mixed(
    part('Content-Type: text/plain', NIGHT),
    attachment('report.pdf', makePdf([set([NORTH])])),
    attachment('../../deep/notes.docx', makeDocx(wordParagraph(NIGHT))),
    attachment('photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]), 'image/jpeg'),
    attachment('broken.pdf', Buffer.from('%PDF-1.7')),
  );
  const { reports, notes } = await take(mail);
  assert.deepEqual(
    reports.map(({ file, text }) => [file, text]),
    [
      ['mail.eml', `A report\n\n${NIGHT}`],
      ['mail.eml » report.pdf', NORTH],
      ['mail.eml » notes.docx', NIGHT],
    ],
  );
  assert.deepEqual(
    reports.map(({ within }) => within?.sha256),
    [undefined, reports[0]!.sha256, reports[0]!.sha256],
  );
  assert.deepEqual(
    notes.map(({ message }) => message),
    [
      'mail.eml » broken.pdf: the PDF is damaged or incomplete (it cannot be opened); get it again, or save it again with the program that made it',
      'mail.eml: attached and not read, being no reports: photo.jpg',
    ],
  );
  assert.deepEqual([reports[0]!.published, reports[1]!.published], ['2021-07-01', undefined]);
});

test('a message inside a message is opened, fifty in one another only so far', async () => {
  const nest = (depth: number): string =>
    depth === 0
      ? `${HEAD}Subject: inmost\r\n\r\n${NIGHT}`
      : `${HEAD}Subject: Fwd: ${depth}\r\nContent-Type: multipart/mixed; boundary=n${depth}\r\n\r\n--n${depth}\r\nContent-Type: text/plain\r\n\r\nHe was held and this is message ${depth} of them.\r\n--n${depth}\r\nContent-Type: message/rfc822\r\n\r\n${nest(depth - 1)}\r\n--n${depth}--\r\n`;
  const two = await take(nest(2));
  assert.deepEqual(
    two.reports.map(({ file }) => file),
    ['mail.eml', 'mail.eml » message 1', 'mail.eml » message 1 » message 1'],
  );
  assert.ok(two.reports[2]!.text.endsWith(NIGHT));
  const fifty = await take(nest(50));
  assert.equal(fifty.reports.length, 6);
  assert.deepEqual(
    fifty.notes.map(({ code }) => code),
    ['too-deep'],
  );
});

test('broken parts: what can be read is, and the rest ends in one line', async () => {
  const open = `${HEAD}Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\n${NIGHT}`;
  assert.equal((await take(open)).reports[0]!.text, NIGHT);
  const base64 = `${HEAD}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(NIGHT).toString('base64').slice(0, -3)}!!`;
  assert.ok((await take(base64)).reports[0]!.text.startsWith('Police arrested a fisherman'));
  await assert.rejects(take(`${HEAD}Subject: nothing\r\n\r\n`), /mail\.eml: the file holds only white space/);
  await assert.rejects(
    take(
      `${HEAD}Content-Type: multipart/encrypted; boundary=b1\r\n\r\n${part('Content-Type: application/octet-stream', 'x')}`,
    ),
    /the e-mail opens only with a password/,
  );
  const deep = Array.from(
    { length: 200 },
    (_, i) => `Content-Type: multipart/mixed; boundary=d${i}\r\n\r\n--d${i}\r\n`,
  );
  await assert.rejects(take(HEAD + deep.join('')), /the e-mail is damaged or incomplete/);
  const flood = `${HEAD}Content-Type: multipart/mixed; boundary=b1\r\n\r\n${part('Content-Type: text/plain', 'A word.').repeat(300)}`;
  await assert.rejects(take(flood), /more than 200 parts/);
});
