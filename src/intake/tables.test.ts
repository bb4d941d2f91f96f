import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TableOfPeople } from './errors.ts';
import { knowledgeOf } from './knowledge.ts';
import { refuseTables } from './tables.ts';

const refused = (text: string): string | undefined => {
  try {
    refuseTables(text, 'report.txt', knowledgeOf());
    return undefined;
  } catch (error) {
    assert.ok(error instanceof TableOfPeople);
    assert.match(error.message, /accounts, never traces/);
    return String(error.facts.kind);
  }
};
const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');
const NAMES = ['Kim Chol Su', 'Ri Yong Hui', 'Pak Myong Il', 'Choe Sun Ok', 'Han Kwang Jin', 'O Jong Suk'];
const PROSE = `${'The man was taken from his home by two officers, and nobody knows where he is held now. '.repeat(12)}\n`;

test('lists of persons are refused, however they are written', () => {
  const cells = (i: number): string[] => [
    NAMES[i % 6]!,
    `19${60 + (i % 30)}-05-1${i % 9}`,
    i % 2 ? 'M' : 'F',
    'Hyesan',
  ];
  for (const by of [',', ';', '\t', ' | ', '    '])
    assert.equal(refused(rows(8, (i) => cells(i).join(by))), 'persons', JSON.stringify(by));
  assert.equal(refused(`name,age,residence\n${rows(6, (i) => `${NAMES[i]},${30 + i},Hyesan`)}`), 'persons');
  assert.equal(
    refused(`이름\t생년월일\t주소\n${rows(6, (i) => `김철수${i}\t1970.01.0${i + 1}\t혜산시`)}`),
    'persons',
  );
  assert.equal(refused(rows(12, (i) => NAMES[i % 6]!)), 'persons');
});

test('call records, traces of locations, households and staff are refused by their kind', () => {
  const phone = (i: number): string => `+8613${(100000000 + i * 7919).toString()}`;
  assert.equal(
    refused(`caller,callee,duration\n${rows(6, (i) => `${phone(i)},${phone(i + 1)},${i * 13}`)}`),
    'calls',
  );
  assert.equal(
    refused(rows(8, (i) => `2021-05-0${i + 1} 10:2${i}:00,41.39${i}2,128.17${i}5,35693803564380${i}`)),
    'locations',
  );
  assert.equal(
    refused(`name,relation to head,household no\n${rows(6, (i) => `${NAMES[i]},son,12${i}`)}`),
    'household',
  );
  assert.equal(refused(`name;rank;unit\n${rows(6, (i) => `${NAMES[i]};captain;border`)}`), 'staff');
});

test('a report with a small table, a table of numbers, and prose are not', () => {
  const small = `name,age\n${rows(5, (i) => `${NAMES[i]},4${i}`)}\n`;
  assert.equal(refused(PROSE + small + PROSE), undefined);
  assert.equal(refused(`county,reports,year\n${rows(30, (i) => `County ${i},${i * 3},2019`)}`), undefined);
  assert.equal(
    refused(`Province\tArrests\tReleases\n${rows(9, (i) => `North Hamgyong\t${i + 20}\t${i}`)}`),
    undefined,
  );
  assert.equal(refused(PROSE.replaceAll('. ', '.\n')), undefined);
  assert.equal(refused(','.repeat(100_000)), undefined);
  assert.equal(refused(',\n'.repeat(100_000)), undefined);
  const lines = rows(
    20,
    (i) => `He was moved to the camp, and his family, the source said, left in ${2000 + i}.`,
  );
  assert.equal(refused(lines), undefined);
});

test('a long table is refused even inside a longer report', () => {
  const long = `name,date of birth,address\n${rows(40, (i) => `${NAMES[i % 6]},1970-01-0${(i % 9) + 1},Hyesan`)}\n`;
  assert.equal(refused(PROSE.repeat(20) + long + PROSE.repeat(20)), 'persons');
});
