/** Acts that a Korean report tells more than once, and the order of what it tells. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPack } from '../../packs/load.ts';
import { reportOf } from '../report.fixture.ts';
import { readKorean } from './read.ts';
import { told } from './told.fixture.ts';

const pack = loadPack('prk');
const arrests = (text: string) => told(text).acts.filter((act) => act.startsWith('arrest'));

test('a lead told in full by the body is one act, and its person one party', () => {
  const text =
    '양강도에서 밀수를 하던 40대 남성이 보위부에 체포됐다.\n\n' +
    '읍에 사는 리 모 씨가 지난달 초 집에서 보위부에 체포됐다. 리 씨는 풀려났다.';
  assert.equal(arrests(text).length, 1);
  assert.deepEqual(told(text).acts.at(-1), 'release to 40대 남성');
});

test('two with what differs stay two', () => {
  const ages = '40대 남성이 체포됐다.\n\n혜산시에서는 20대 남성이 체포됐다.';
  assert.equal(arrests(ages).length, 2);
  const days = '5월 3일 간호사가 체포됐다. 5월 9일 운전수가 체포됐다.';
  assert.equal(arrests(days).length, 2);
});

test('what happened again is another act', () => {
  assert.equal(arrests('한 남성이 체포됐다. 남성은 풀려났다. 그는 7월 다시 체포됐다.').length, 2);
});

test('a noun that points back is no act of its own, and none where nothing was told', () => {
  assert.equal(arrests('한 남성이 체포됐다. 체포 당시 그는 집에 있었다.').length, 1);
  assert.equal(arrests('체포 당시 그는 집에 있었다.').length, 0);
});

test('parts that make up the group are the group', () => {
  const text = '주민 4명이 재판을 받았다.\n\n남성 2명과 여성 2명이 공개재판을 받았다.';
  assert.equal(told(text).acts.filter((act) => act.startsWith('trial')).length, 1);
});

const ORDERS: readonly (readonly [string, string])[] = [
  ['남성은 체포된 뒤 추방됐다.', 'arrest < banishment'],
  ['남성이 체포되자마자 가족은 추방됐다.', 'arrest < banishment'],
  ['남성은 추방되기 전 예심을 받았다.', 'examination < banishment'],
  ['남성은 체포돼 예심을 받았다.', 'arrest < examination'],
];

for (const [text, order] of ORDERS)
  test(`order: ${text}`, () => {
    const { claims } = readKorean(reportOf(text, 'ko'), pack);
    const act = (id: string) =>
      claims.flatMap((claim) => (claim.id === id && claim.says.kind === 'act' ? [claim.says.act] : []))[0];
    const said = claims.flatMap(({ says }) =>
      says.kind === 'order' ? [`${act(says.before)} < ${act(says.after)}`] : [],
    );
    assert.deepEqual(said, [order]);
  });

test('so many days after the act told before', () => {
  const { claims } = readKorean(reportOf('한 남성이 체포됐다. 사흘 뒤 가족이 추방됐다.', 'ko'), pack);
  const gaps = claims.flatMap(({ says }) => (says.kind === 'order' ? [says.gap] : []));
  assert.deepEqual(gaps, [{ min: 3, max: 3 }]);
});
