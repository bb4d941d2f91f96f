/** What is withheld, and who wrote it, when, where and from what, is in no byte of a file that leaves. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { intake } from '../../intake/intake.ts';
import { inside, waysOf } from '../traces.fixture.ts';
import { writeLeaving } from './leave.ts';
import { pack, told } from './redact.fixture.ts';
import { redact } from './redact.ts';
import { sheetOf } from './sheet.ts';
import type { Choice } from './types.ts';

const EN =
  'Jang Myong-su, a pharmacist of 58, was arrested in Kapsan County, Ryanggang Province, on 14 May 2020, a source said. Agents confiscated 14,350 yuan. His younger brother was banished to Samsu County.\n\n“Nobody here says his name any more,” the source said.';
const KO =
  '양강도 갑산군에 살던 58세 약제사 장명수 씨가 2020년 5월 14일 체포됐다고 소식통이 전했다. 보위원들은 14,350위안을 압수했다. 동생은 삼수군으로 추방됐다.';

const VALUES: Readonly<Record<'en' | 'ko', readonly Choice[]>> = {
  en: [
    { what: { type: 'name', value: 'Jang Myong-su' }, how: 'out' },
    { what: { type: 'occupation', value: 'pharmacist' }, how: 'coarser' },
    { what: { type: 'age', value: '58' }, how: 'coarser' },
    { what: { type: 'place', value: 'KP0111' }, how: 'coarser' },
    { what: { type: 'place', value: 'KP0102' }, how: 'out' },
    { what: { type: 'time', value: '14 May 2020' }, how: 'coarser', step: 'year' },
    { what: { type: 'sum', value: '14350' }, how: 'coarser' },
    { what: { type: 'kin', value: 'brother' }, how: 'coarser' },
    { what: { start: EN.indexOf('“'), end: EN.indexOf('”') + 1 }, how: 'out' },
  ],
  ko: [
    { what: { type: 'name', value: '장명수' }, how: 'out' },
    { what: { type: 'occupation', value: 'pharmacist' }, how: 'coarser' },
    { what: { type: 'age', value: '58' }, how: 'coarser' },
    { what: { type: 'place', value: 'KP0111' }, how: 'coarser' },
    { what: { type: 'place', value: 'KP0102' }, how: 'out' },
    { what: { type: 'time', value: '2020년 5월 14일' }, how: 'coarser', step: 'year' },
    { what: { type: 'sum', value: '14350' }, how: 'coarser' },
    { what: { type: 'kin', value: '동생' }, how: 'coarser' },
  ],
};
const GONE = {
  en: [
    'Jang',
    'Myong',
    'pharmacist',
    '58',
    'Kapsan',
    'Samsu',
    'May',
    '14,350',
    '14350',
    'brother',
    'Nobody here',
  ],
  ko: ['장명수', '약제사', '58세', '갑산', '삼수', '5월', '14,350', '동생'],
};
const STAYS = {
  en: { text: 'Ryanggang', sheet: 'arrest' },
  ko: { text: '양강도', sheet: '체포' },
};
/** Who, when, where, with what. */
const AROUND = [
  userInfo().username,
  hostname(),
  tmpdir(),
  process.cwd(),
  String(new Date().getUTCFullYear()),
  'planned-draft',
  'moksori',
  'Creator',
  'Producer',
  'CreationDate',
  'docProps',
  'lastModifiedBy',
].filter((trace) => trace.length > 3 && trace !== 'root');

function clean(bytes: Buffer, format: string, traces: readonly string[]): void {
  // Two figures stand by chance in any figures; short words only as they are read back.
  for (const part of inside(bytes, format))
    for (const trace of traces)
      for (const [way, looked] of waysOf(trace))
        if (trace.length > 3) assert.ok(!part.includes(looked), `${format}: ${trace} as ${way}`);
}

/** The words that somebody who opens the file reads. */
async function readBack(bytes: Buffer, format: string, language: string): Promise<string> {
  if (format === 'pdf') {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
    const pdf = await task.promise;
    const { items } = await (await pdf.getPage(1)).getTextContent();
    assert.deepEqual((await pdf.getMetadata()).metadata, null);
    await task.destroy();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  }
  const { reports } = await intake({ bytes, file: `a.${format}`, language });
  return reports[0]!.text;
}

for (const language of ['en', 'ko'] as const)
  describe(`what leaves in ${language}`, async () => {
    const text = { en: EN, ko: KO }[language];
    const { report, case: about } = await told(text, language);
    const asked = {
      language,
      choices: VALUES[language],
      case: about,
      reports: [{ ...report, file: 'planned-draft.txt' }],
      pack,
    };
    const done = await redact({ ...asked, text });
    const sheet = await sheetOf(asked);
    const folder = mkdtempSync(join(tmpdir(), 'moksori-leave-'));

    for (const format of ['txt', 'html', 'docx', 'pdf'])
      for (const [name, leaving] of [
        ['text', done.text],
        ['sheet', sheet.document],
      ] as const)
        test(`${name} as ${format} holds nothing that was withheld, and nothing of who wrote it`, async () => {
          const file = join(folder, `${name}.${format}`);
          await writeLeaving(file, leaving, language);
          const bytes = readFileSync(file);
          clean(bytes, format, [...GONE[language], ...AROUND]);
          const back = await readBack(bytes, format, language);
          for (const word of GONE[language])
            assert.doesNotMatch(back, new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'iu'), word);
          // The search would find it: what stays stands there.
          assert.ok(back.includes(STAYS[language][name]), back);
        });

    test(`nothing is left in ${language}, and no half of a file stays behind`, () => {
      assert.deepEqual(done.left, []);
      assert.deepEqual(sheet.left, []);
      assert.equal(readdirSync(folder).filter((name) => name.endsWith('.part')).length, 0);
      rmSync(folder, { recursive: true });
    });
  });

test('the search of bytes finds what is there', () => {
  for (const [way, bytes] of waysOf('Kapsan'))
    assert.throws(() => clean(Buffer.concat([Buffer.from('x'), bytes]), 'txt', ['Kapsan']), way);
});
