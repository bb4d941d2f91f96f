import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereIn } from '../../claims/where.ts';
import { intake } from '../intake.ts';

const take = async (rtf: string | Buffer) =>
  (
    await intake({
      bytes: typeof rtf === 'string' ? Buffer.from(rtf, 'latin1') : rtf,
      file: 'report.rtf',
      language: 'en',
    })
  ).reports[0]!;
const textOf = async (rtf: string) => (await take(rtf)).text;

test('paragraphs, signs, and what is not the text', async () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Times;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\info{\title A title}{\author Somebody}}{\*\generator Invented;}
{\header A head of pages\par}\pard\f0 Police {\b arrested} a fisherman\~on\par
3 May, a neighbour said:{\pict\wmetafile8 0102ff} \ldblquote It was night.\rdblquote\par
\par He {\v by whom we know }was \{held\} in caf\'e9 {\deleted never }{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt there}}.{\footnote He was 50.}\par}`;
  assert.equal(
    await textOf(rtf),
    'Police arrested a fisherman\u00a0on\n\n3 May, a neighbour said: “It was night.”\n\nHe was {held} in café there.\n\nHe was 50.',
  );
});

test('Korean as code page 949, by the font, and as \\u with a stand-in', async () => {
  const bytes = String.raw`{\rtf1\ansi\ansicpg949 \'c1\'f6\'b3\'ad\'b4\'de \'8c\'63\par}`;
  assert.equal(await textOf(bytes), '지난달 똠');
  assert.equal(
    await textOf(
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset129 B;}}\f1 \'c1\'f6\f0  \'e9\par}`,
    ),
    '지 é',
  );
  assert.equal(
    await textOf(String.raw`{\rtf1\ansi\uc1 \u51648?\u45212?\uc2\u45804\'b4\'de !\par}`),
    '지난달 !',
  );
  assert.equal(await textOf(String.raw`{\rtf1\ansi \u-13888?\u55357?\u56832?\par}`), '지😀');
});

test('a quote leads to its paragraph', async () => {
  const report = await take(String.raw`{\rtf1\ansi One.\par Two.{\footnote Three.}\par Four.\par}`);
  const where = whereIn(report);
  const at = (quote: string) => {
    const start = report.text.indexOf(quote);
    return where({ start, end: start + quote.length });
  };
  assert.deepEqual(
    [at('Two'), at('Three'), at('Four')],
    [{ paragraph: 2 }, { paragraph: 1, part: 'footnote' }, { paragraph: 3 }],
  );
});

test('cut, empty and hostile ones end in one line', async () => {
  await assert.rejects(take(String.raw`{\rtf1\ansi Police arrested`), /RTF is damaged/);
  await assert.rejects(take(String.raw`{\rtf1\ansi}`), /only white space/);
  await assert.rejects(take(`{\\rtf1 ${'{'.repeat(10_000)}`), /groups in one another/);
  await assert.rejects(take(String.raw`{\rtf1 {\*\x ${'\\bin9999999999 x'.repeat(9)}}`), /RTF is damaged/);
  const start = performance.now();
  const long = await take(`{\\rtf1 ${String.raw`A word. \'e9\par `.repeat(100_000)}}`);
  assert.equal(long.text.length, 'A word. é'.length * 100_000 + 2 * 99_999);
  assert.ok(performance.now() - start < 10_000);
});
