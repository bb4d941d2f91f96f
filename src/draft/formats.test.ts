/** One invented report in every format gives the same acts, and each quote leads to its place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hwpxParagraph, makeDocx, makeHwpx, wordParagraph } from '../intake/office/office.fixture.ts';
import { makePdf, set } from '../intake/pdf/pdf.fixture.ts';
import { loadPack } from '../packs/load.ts';
import { draft, type Input } from './draft.ts';
import { toJson } from './json.ts';
import { readSchema } from './schema.ts';

const pack = loadPack('prk');
const REPORT = [
  'Fisherman taken from his boat',
  'State security agents arrested a fisherman in his 40s in Sinuiju on 3 May 2021, a source in North Pyongan Province told the Invented Courier on Monday. The fisherman had spoken with a cousin in China by telephone, the source said, and the agents searched his boat and took the telephone away with them.',
  'He was held for about a month and beaten, according to the source. In mid-June he was sent to a political prison camp. His wife was told nothing.',
];
const head = (page: number) => [
  { text: 'The Invented Courier', x: 72, y: 40, size: 9 },
  { text: `- ${page} -`, x: 290, y: 810, size: 9 },
];
const pdf = makePdf([
  [...head(1), ...set(REPORT.slice(0, 2), { width: 300 })],
  [...head(2), ...set(REPORT.slice(2), { width: 300 })],
]);
const docx = makeDocx(REPORT.map(wordParagraph).join(''));
const formats: Readonly<Record<string, Uint8Array>> = {
  'report.txt': Buffer.from(REPORT.join('\n\n')),
  'report.html': Buffer.from(`<html><body>${REPORT.map((text) => `<p>${text}</p>`).join('')}</body></html>`),
  'report.docx': docx,
  'report.hwpx': makeHwpx(REPORT.map(hwpxParagraph).join('')),
  'report.rtf': Buffer.from(`{\\rtf1 ${REPORT.join('\\par ')}}`),
  'report.eml': Buffer.from(
    `From: x@example.org\r\nSubject: ${REPORT[0]}\r\n\r\n${REPORT.slice(1).join('\r\n\r\n')}`,
  ),
  'report.pdf': pdf,
};
const input = (file: string): Input => ({ file, bytes: formats[file]! });

test('the same text, so the same acts, from every format', async () => {
  const plain = await draft([input('report.txt')], { pack });
  assert.ok(plain.case.acts.length >= 3, `${plain.case.acts.length} acts`);
  for (const file of Object.keys(formats)) {
    const { reports, case: drafted, notes, refused } = await draft([input(file)], { pack });
    assert.deepEqual([notes, refused], [[], []], file);
    assert.equal(reports[0]!.text, REPORT.join('\n\n'), file);
    const [here, there] = [reports[0]!.id, plain.reports[0]!.id];
    assert.equal(JSON.stringify(drafted.acts).replaceAll(here, there), JSON.stringify(plain.case.acts), file);
  }
});

test('in the JSON, quotes of a PDF lead to page and line, those of a DOCX to the paragraph', async () => {
  const whereOf = async (file: string, quote: string) => {
    const json = toJson(await draft([input(file)], { pack }));
    assert.deepEqual(readSchema.safeParse(JSON.parse(JSON.stringify(json))).error?.issues ?? [], []);
    return json.claims.flatMap(({ anchors }) => anchors).find((anchor) => anchor.quote.includes(quote))!
      .where;
  };
  assert.equal((await whereOf('report.pdf', 'arrested a fisherman'))?.page, 1);
  assert.deepEqual(await whereOf('report.pdf', 'political prison camp'), {
    page: 2,
    line: 2,
    to: { page: 2, line: 3 },
  });
  assert.deepEqual(await whereOf('report.docx', 'political prison camp'), { paragraph: 3 });
  assert.deepEqual(await whereOf('report.eml', 'political prison camp'), { part: 'body', line: 3 });
  assert.equal(await whereOf('report.txt', 'political prison camp'), undefined);
});

test('the same report as PDF and DOCX is two documents of one origin', async () => {
  const drafted = await draft([input('report.pdf'), input('report.docx')], { pack });
  const alone = await draft([input('report.pdf')], { pack });
  assert.equal(drafted.reports.length, 2);
  assert.deepEqual(
    drafted.case.acts.map(({ kind, lineages }) => [kind, lineages]),
    alone.case.acts.map(({ kind }) => [kind, 1]),
  );
  assert.deepEqual(
    drafted.notes.map(({ code, message }) => [code, message]),
    [['same-text', 'report.docx: the same text as report.pdf; it counts as one account']],
  );
});

test('the same bytes under two names are read once, and a bad one does not stop the rest', async () => {
  const bad: Input = { file: 'bad.pdf', bytes: Buffer.from('%PDF-1.7') };
  const drafted = await draft([input('report.txt'), bad, { ...input('report.txt'), file: 'copy.txt' }], {
    pack,
  });
  assert.deepEqual(
    drafted.reports.map(({ file }) => file),
    ['report.txt'],
  );
  assert.deepEqual(
    drafted.refused.map(({ code, file }) => [code, file]),
    [['damaged-document', 'bad.pdf']],
  );
  assert.deepEqual(
    drafted.notes.map(({ message }) => message),
    ['copy.txt: the same as report.txt, byte for byte; it was read once'],
  );
  assert.equal((await draft([bad], { pack })).reports.length, 0);
});
