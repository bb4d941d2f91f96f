import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereIn } from '../../claims/where.ts';
import { IntakeError } from '../errors.ts';
import { intake } from '../intake.ts';
import { knowledgeOf } from '../knowledge.ts';
import { intakePdf } from './intake-pdf.ts';
import { type Draw, makePdf, set } from './pdf.fixture.ts';

const NIGHT =
  'Police arrested a fisherman in the harbour on 3 May 2021, a neighbour told the Invented Courier. He was taken from his boat at night by four officers, who did not say why.';
const WINDOW =
  'The neighbour, who saw it from a window of the house across the street, said that the fisherman was beaten on the way to the car and that his wife was told nothing for a week. It was the third arrest on that quay since the spring.';
const NORTH = 'In mid-June he was moved to a prison in the north. His family was allowed to see him once.';
const KOREAN = [
  '지난달 중순 북부의 한 주민이 집에서 체포됐다고 현지 소식통이 30일 전했다. 그는 중국 손전화를 사용한 혐의를 받고 있으며 가족들은 그가 어디에 있는지 모른다고 한다.',
  '소식통은 “그가 끌려간 뒤 보름이 지나도록 아무 소식이 없었다”면서 “이웃들도 모두 겁을 먹고 있다”고 말했다.',
];

const take = async (pages: readonly (readonly Draw[])[], options = {}) =>
  intake({ bytes: makePdf(pages, options), file: 'report.pdf', language: 'en' });
const textOf = async (pages: readonly (readonly Draw[])[]) => (await take(pages)).reports[0]!.text;

async function refusal(work: Promise<unknown>): Promise<IntakeError> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof IntakeError, String(error));
    assert.ok(error.message.startsWith('report.pdf: ') && !error.message.includes('\n'), error.message);
    return error;
  }
  assert.fail('was taken in');
}

test('words, lines and paragraphs come from where the letters stand', async () => {
  assert.equal(await textOf([set([NIGHT, WINDOW, NORTH])]), [NIGHT, WINDOW, NORTH].join('\n\n'));
  // Indents in place of room between paragraphs.
  assert.equal(
    await textOf([set([NIGHT, WINDOW, NORTH], { between: 0, indent: 20 })]),
    [NIGHT, WINDOW, NORTH].join('\n\n'),
  );
  // Neither: a sentence that ends where there was room for more.
  assert.equal(await textOf([set([NORTH, NIGHT], { between: 0 })]), [NORTH, NIGHT].join('\n\n'));
});

test('letters that come one by one, in any order, are words all the same', async () => {
  const letters = set([NORTH]).flatMap(({ text, x, y, size = 11 }) =>
    [...text].flatMap((char, i) => (char === ' ' ? [] : [{ text: char, x: x + i * 0.5 * size, y, size }])),
  );
  assert.equal(await textOf([letters.toSorted((a, b) => (a.text < b.text ? -1 : 1))]), NORTH);
});

test('a quote leads to its page and line', async () => {
  const { reports } = await take([set([NIGHT]), set([WINDOW])]);
  const report = reports[0]!;
  const where = whereIn(report);
  const start = report.text.indexOf('third arrest');
  assert.deepEqual(where({ start, end: start + 12 }), { page: 2, line: 3 });
  assert.deepEqual(where({ start: 0, end: 6 }), { page: 1, line: 1 });
  assert.deepEqual(report.map.runs, []);
  assert.equal(report.mediaType, 'application/pdf');
});

test('a paragraph goes on over the page', async () => {
  const draws = set([WINDOW, NORTH]);
  assert.equal(await textOf([draws.slice(0, 2), draws.slice(2)]), [WINDOW, NORTH].join('\n\n'));
});

test('heads, feet and page numbers are left out, and only they', async () => {
  const pages = [NIGHT, WINDOW, NORTH].map((text, i) => [
    { text: 'The Invented Courier, 5 July 2021', x: 72, y: 40, size: 9 },
    ...set([text]),
    { text: `Page ${i + 1} of 3`, x: 270, y: 810, size: 9 },
  ]);
  assert.equal(await textOf(pages), [NIGHT, WINDOW, NORTH].join('\n\n'));
  // On one page nothing is repeated: only the number of the page goes.
  assert.equal(
    await textOf([[...set([NORTH]), { text: '- 1 -', x: 290, y: 810 }, { text: '12', x: 72, y: 400 }]]),
    `${NORTH}\n\n12`,
  );
});

test('text that comes again at the same place on every page is no head', async () => {
  const long = `${NIGHT} ${WINDOW}`;
  const page = set([long, NORTH], { top: 60 });
  assert.equal(await textOf([page, page]), [long, NORTH, long, NORTH].join('\n\n'));
});

test('two columns are read one after the other, under a title over both', async () => {
  const title = { text: 'A title that runs across both of the columns below', x: 72, y: 60, size: 18 };
  const left = set([NIGHT, WINDOW], { width: 210, top: 100 });
  const right = set([NORTH, WINDOW], { width: 210, top: 100, x: 312 });
  assert.equal(
    await textOf([[...right, title, ...left]]),
    [title.text, NIGHT, WINDOW, NORTH, WINDOW].join('\n\n'),
  );
});

test('cells of a table stay in their row', async () => {
  const rows = [
    ['Place', 'Harbour'],
    ['Month', 'May'],
    ['Held', 'two weeks'],
    ['Charge', 'none given'],
  ].flatMap(([a, b], i) => [
    { text: a!, x: 72, y: 100 + 15 * i },
    { text: b!, x: 300, y: 100 + 15 * i },
  ]);
  assert.match(await textOf([[...rows, ...set([NORTH], { top: 200 })]]), /Place\tHarbour\s+Month\tMay/);
});

test('a hyphen at the end of a line stays, and no space comes after it', async () => {
  const draws = [
    { text: 'He was held for a prelim-', x: 72, y: 100 },
    { text: 'inary examination in the town.', x: 72, y: 115 },
  ];
  assert.equal(await textOf([draws]), 'He was held for a prelim-inary examination in the town.');
});

test('Korean set between words has its spaces; set inside words has none put in', async () => {
  assert.equal(await textOf([set(KOREAN, { width: 300 })]), KOREAN.join('\n\n'));
  const inside = await textOf([set(KOREAN, { width: 300, anywhere: true })]);
  assert.equal(inside.replaceAll(' ', ''), KOREAN.join('\n\n').replaceAll(' ', ''));
  for (const word of inside.split(/\s+/))
    assert.ok(
      KOREAN.some((text) => text.replaceAll(' ', '').includes(word)),
      word,
    );
  assert.ok(!/체 포|소식 통|손 전화/.test(inside), inside);
});

test('decomposed Hangul is composed', async () => {
  const short = '남자가 체포됐다고 한다.';
  assert.equal(await textOf([set([short.normalize('NFD')])]), short);
});

test('text that runs another way does not tear what runs straight', async () => {
  const mark = { text: 'DRAFT COPY', x: 100, y: 600, size: 40, turn: 90 };
  assert.equal(await textOf([[...set([NIGHT, NORTH]), mark]]), `${NIGHT}\n\n${NORTH}\n\nDRAFT COPY`);
});

test('pages without text are told: all of them in an error, some in a note', async () => {
  assert.match((await refusal(take([[], []]))).message, /no text layer: its 2 pages are pictures/);
  assert.equal((await refusal(take([[]]))).code, 'no-text-layer');
  const { notes, reports } = await take([set([NIGHT]), [], set([NORTH])]);
  assert.equal(reports[0]!.text, `${NIGHT}\n\n${NORTH}`);
  assert.deepEqual(
    notes.map(({ code, message }) => [code, message.slice(0, 47)]),
    [['pages-without-text', 'report.pdf: page 2 without text layer, blank or']],
  );
});

test('a password, a cut, rubbish: one clear line each', async () => {
  assert.equal((await refusal(take([set([NORTH])], { encrypt: true }))).code, 'protected');
  const whole = makePdf([set([NORTH])]);
  for (const bytes of [whole.subarray(0, 300), Buffer.from('%PDF-1.7 and nothing more')])
    assert.equal((await refusal(intake({ bytes, file: 'report.pdf' }))).code, 'damaged-document');
  // A missing end is mended when the pages are there.
  const { reports } = await intake({ bytes: whole.subarray(0, -20), file: 'report.pdf' });
  assert.equal(reports[0]!.text, NORTH);
});

test('too many pages, too long, too large: stopped and said', async () => {
  const many = { bytes: makePdf(Array.from({ length: 40 }, () => set([NORTH]))), file: 'report.pdf' };
  const limits = { time: 60_000, memory: 1 << 30, pages: 10_000 };
  const knowledge = knowledgeOf();
  assert.match((await refusal(intakePdf(many, knowledge, { ...limits, pages: 39 }))).message, /40 pages/);
  assert.match((await refusal(intakePdf(many, knowledge, { ...limits, time: 0 }))).message, /longer than/);
  // A content stream of 3 kB that unpacks to 3 GB of nothing would be 1,000 of these.
  const bomb = makePdf([[{ text: 'x'.repeat(3_000_000), x: 1, y: 1 }]]);
  const stopped = intakePdf({ bytes: bomb, file: 'report.pdf' }, knowledge, { ...limits, memory: 1 << 20 });
  assert.equal((await refusal(stopped)).code, 'too-much');
});

test('a table of people is refused as in any other format', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => [
    { text: 'Kim Chol Su', x: 72, y: 100 + 15 * i },
    { text: `19${60 + i}-01-02`, x: 250, y: 100 + 15 * i },
    { text: 'F', x: 400, y: 100 + 15 * i },
  ]).flat();
  assert.equal((await refusal(take([rows]))).code, 'table-of-people');
});
