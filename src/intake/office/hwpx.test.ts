import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereIn } from '../../claims/where.ts';
import { intake } from '../intake.ts';
import { makeHwpx, makeZip, hwpxParagraph as p } from './office.fixture.ts';

const FIRST = '지난달 중순 북부의 한 주민이 집에서 체포됐다고 현지 소식통이 30일 전했다.';
const SECOND = '그는 중국 손전화를 사용한 혐의를 받고 있다.';
const take = async (bytes: Uint8Array) =>
  (await intake({ bytes, file: 'report.hwpx', language: 'en' })).reports[0]!;

test('sections in order, paragraphs with a blank line between', async () => {
  const sections = Array.from({ length: 11 }, (_, i) => p(`${SECOND} ${i}`));
  const report = await take(makeHwpx(p(FIRST), ...sections));
  assert.equal(report.text, [FIRST, ...Array.from({ length: 11 }, (_, i) => `${SECOND} ${i}`)].join('\n\n'));
  const start = report.text.indexOf(`${SECOND} 10`);
  assert.deepEqual(whereIn(report)({ start, end: start + 5 }), { paragraph: 12 });
  assert.equal(report.mediaType, 'application/hwp+zip');
});

test('signs inside text, tables, notes; heads and what was taken back are left out', async () => {
  const run = (inside: string): string => `<hp:p><hp:run>${inside}</hp:run></hp:p>`;
  const cell = (text: string): string => `<hp:tc><hp:subList>${p(text)}</hp:subList></hp:tc>`;
  const body = [
    run(
      `<hp:secPr/><hp:ctrl><hp:header><hp:subList>${p('머리말')}</hp:subList></hp:header></hp:ctrl><hp:t>${FIRST}<hp:tab/>가<hp:lineBreak/>나<hp:nbSpace/>다<hp:deleteBegin/>지운 말<hp:deleteEnd/></hp:t><hp:ctrl><hp:footNote><hp:subList>${p('각주다.')}</hp:subList></hp:footNote></hp:ctrl>`,
    ),
    run(
      `<hp:tbl><hp:tr>${cell('장소')}${cell('항구')}</hp:tr><hp:tr>${cell('시기')}${cell('오월')}</hp:tr></hp:tbl>`,
    ),
  ].join('');
  const report = await take(makeHwpx(body));
  assert.equal(report.text, `${FIRST}\t가\n나\u00a0다\n\n각주다.\n\n장소\t항구\n시기\t오월`);
  const start = report.text.indexOf('각주');
  assert.deepEqual(whereIn(report)({ start, end: start + 2 }), { paragraph: 1, part: 'footnote' });
});

test('a locked one and one without text are refused in a line', async () => {
  const locked = makeZip({
    'Contents/section0.xml': 'x',
    'META-INF/manifest.xml': '<odf:encryption-data/>',
  });
  await assert.rejects(take(locked), /report\.hwpx: the HWPX opens only with a password/);
  await assert.rejects(take(makeHwpx('<hp:p/>')), /only white space/);
});
