import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereIn } from '../../claims/where.ts';
import { IntakeError } from '../errors.ts';
import { intake } from '../intake.ts';
import { makeDocx, makeZip, wordParagraph as p } from './office.fixture.ts';

const NIGHT =
  'Police arrested a fisherman in the harbour on 3 May 2021, a neighbour told the Invented Courier.';
const NORTH = 'In mid-June he was moved to a prison in the north & held there.';
const t = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

const take = async (bytes: Uint8Array) =>
  (await intake({ bytes, file: 'report.docx', language: 'en' })).reports[0]!;
const textOf = async (body: string, parts = {}) => (await take(makeDocx(body, parts))).text;

async function refusal(bytes: Uint8Array): Promise<IntakeError> {
  try {
    await take(bytes);
  } catch (error) {
    assert.ok(error instanceof IntakeError, String(error));
    assert.ok(error.message.startsWith('report.docx: ') && !error.message.includes('\n'), error.message);
    return error;
  }
  assert.fail('was taken in');
}

test('runs join to words, paragraphs have a blank line between', async () => {
  const report = await take(makeDocx(`${p(NIGHT)}<w:p/>${p(NORTH)}`));
  assert.equal(report.text, `${NIGHT}\n\n${NORTH}`);
  const where = whereIn(report);
  const start = report.text.indexOf('prison');
  assert.deepEqual(where({ start, end: start + 6 }), { paragraph: 2 });
  assert.match(report.mediaType, /wordprocessingml/);
});

test('taken back, hidden, commented: left out; put in: taken', async () => {
  const body = `<w:p>${t('He was ')}<w:del>${t('never')}<w:r><w:delText>beaten </w:delText></w:r></w:del><w:ins>${t('held ')}</w:ins><w:moveFrom>${t('here')}</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>by whom we know</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>there</w:t></w:r><w:commentRangeStart/><w:r><w:instrText>PAGE</w:instrText></w:r>${t('.')}</w:p>`;
  assert.equal(
    await textOf(body, {
      'word/comments.xml': `<w:comments><w:comment>${p('a remark')}</w:comment></w:comments>`,
      'word/header1.xml': `<w:hdr>${p('a head')}</w:hdr>`,
    }),
    'He was held there.',
  );
});

test('tabs, line breaks, text boxes, and the reading of a character', async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p('In a box.')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('In a box.')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
  const ruby =
    '<w:r><w:ruby><w:rt><w:r><w:t>かんし</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>監視</w:t></w:r></w:rubyBase></w:ruby></w:r>';
  assert.equal(
    await textOf(
      `<w:p>${t('One')}<w:r><w:tab/></w:r>${t('two')}<w:r><w:br/></w:r>${t('three')}${box}</w:p><w:p>${ruby}</w:p>`,
    ),
    'One\ttwo\nthree\n\nIn a box.\n\n監視',
  );
});

test('a table of short cells is rows; a box drawn with a table is prose', async () => {
  const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`;
  const table = `<w:tbl><w:tr>${cell('Place')}${cell('Harbour')}</w:tr><w:tr>${cell('Month')}${cell('May')}</w:tr></w:tbl>`;
  const report = await take(makeDocx(`${p(NIGHT)}${table}<w:tbl><w:tr>${cell(NORTH)}</w:tr></w:tbl>`));
  assert.equal(report.text, `${NIGHT}\n\nPlace\tHarbour\nMonth\tMay\n\n${NORTH}`);
  const start = report.text.indexOf('May', 80);
  assert.deepEqual(whereIn(report)({ start, end: start + 3 }), { paragraph: 5, part: 'table' });
});

test('notes come last and say that they are', async () => {
  const notes = `<w:footnotes><w:footnote w:type="separator">${p('---')}</w:footnote><w:footnote w:id="2">${p('He was 50.')}</w:footnote></w:footnotes>`;
  const report = await take(makeDocx(p(NIGHT), { 'word/footnotes.xml': notes }));
  assert.equal(report.text, `${NIGHT}\n\nHe was 50.`);
  const start = report.text.indexOf('He was');
  assert.deepEqual(whereIn(report)({ start, end: start + 2 }), { paragraph: 1, part: 'footnote' });
});

test('pages are told where Word wrote them, and typed ones otherwise', async () => {
  const rendered = `${p(NIGHT)}<w:p><w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/><w:t>${'Second.'}</w:t></w:r></w:p>`;
  const typed = `${p(NIGHT)}<w:p><w:r><w:br w:type="page"/></w:r>${t('Second.')}</w:p>`;
  for (const body of [rendered, typed]) {
    const report = await take(makeDocx(body));
    const where = whereIn(report);
    const start = report.text.indexOf('Second');
    assert.deepEqual(where({ start, end: start + 6 }), { page: 2, paragraph: 2 });
    assert.deepEqual(where({ start: 0, end: 6 }), { page: 1, paragraph: 1 });
  }
});

test('entities and document types are never followed', async () => {
  const evil = (doctype: string, text: string): Buffer =>
    makeDocx('', {
      'word/document.xml': `<?xml version="1.0"?>${doctype}<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    });
  const external = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/hostname">]>';
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  for (const [doctype, text] of [
    [external, '&file;'],
    [laughs, '&b;'],
    ['', '&b;'],
  ] as const)
    assert.equal((await refusal(evil(doctype, text))).code, 'damaged-document');
  assert.match((await refusal(evil('<!DOCTYPE x SYSTEM "x.dtd">', 'He was held.'))).message, /document type/);
});

test('a zip bomb stops at the limit, whatever size it declares', async () => {
  const bomb = { 'word/document.xml': Buffer.alloc(80 << 20, '<w:p></w:p>') };
  for (const declared of [undefined, 100]) {
    const bytes = makeZip(bomb, declared === undefined ? {} : { declared });
    assert.ok(bytes.length < 1 << 20);
    const before = process.memoryUsage.rss();
    assert.equal((await refusal(bytes)).code, 'too-much');
    assert.ok(process.memoryUsage.rss() - before < 400 << 20);
  }
});

test('elements nested without end and a flood of elements are refused', async () => {
  assert.equal((await refusal(makeDocx('<w:p>'.repeat(5000)))).code, 'too-intricate');
  assert.equal((await refusal(makeDocx('<w:p/>'.repeat(2_000_001)))).code, 'too-intricate');
});

test('cut, empty, locked, or something else: one line', async () => {
  const whole = makeDocx(p(NIGHT));
  assert.equal((await refusal(whole.subarray(0, whole.length - 100))).code, 'damaged-document');
  assert.equal((await refusal(whole.subarray(0, 40))).code, 'damaged-document');
  assert.equal((await refusal(makeDocx('<w:p>'))).code, 'damaged-document');
  assert.equal((await refusal(makeDocx('<w:p/>'))).code, 'blank');
  assert.equal((await refusal(makeZip({ 'word/styles.xml': '<a/>' }))).code, 'damaged-document');
  assert.equal((await refusal(makeZip({ 'word/document.xml': 'x' }, { encrypted: true }))).code, 'protected');
  assert.match((await refusal(makeZip({ 'xl/workbook.xml': '<a/>' }))).message, /XLSX/);
  assert.match((await refusal(makeZip({ '../../evil.txt': 'x' }))).message, /zip archive; unpack it/);
  const compound = (stream: string): Buffer =>
    Buffer.concat([
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
      Buffer.from(stream, 'utf16le'),
    ]);
  assert.equal((await refusal(compound('EncryptedPackage'))).code, 'protected');
  assert.match(
    (await refusal(compound('FileHeader'))).message,
    /HWP is not read; save it as HWPX, PDF or DOCX/,
  );
  assert.match((await refusal(compound('WordDocument'))).message, /\.doc/);
  assert.match((await refusal(Buffer.from('HWP Document File V3.00'))).message, /HWP is not read/);
});

test('a table of people is refused', async () => {
  const row = (i: number): string =>
    `<w:tr>${['Kim Chol Su', `19${60 + i}-01-02`, 'F'].map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`;
  const table = `<w:tbl>${Array.from({ length: 9 }, (_, i) => row(i)).join('')}</w:tbl>`;
  assert.equal((await refusal(makeDocx(table))).code, 'table-of-people');
});
