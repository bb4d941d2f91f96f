import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailRight } from './details.ts';
import { easternNumber } from './hangul.ts';
import { sameParty, samePlace } from './names.ts';

test('Korean names fit by their ends, whatever particle, count, bracket or spacing is on them', () => {
  for (const [name, label] of [
    ['남성', '50대 남성'],
    ['남성', '40대 남성 리 모 씨'],
    ['리 모 씨', '40대 남성 리모씨'],
    ['리 씨', '리 모 씨(48·남)'],
    ['차광호', '차광호(가명) 씨'],
    ['보위원들', '보위원 네 명'],
    ['보위원', '군 보위부 보위원들에게'],
    ['시 보위부', '시보위부'],
    ['보위부', '도 보위부'],
    ['대학생 4명', '대학생들'],
    ['딸', '조 씨의 딸'],
    ['간부', '이 간부'],
    ['인민반장', '해당 인민반장은'],
    ['나머지 3명', '나머지 3명'],
    ['3명', '3명'],
    ['사촌', '사촌 두 세대'],
  ] as const)
    assert.ok(sameParty([name], label), `${name} / ${label}`);
});

test('Korean names with another head, another owner or another office do not fit', () => {
  for (const [name, label] of [
    ['남성', '남성의 가족'],
    ['남성', '여성'],
    ['아들', '아들의 안해'],
    ['김 씨의 딸', '박 씨의 딸'],
    ['한 씨', '한 씨의 아내'],
    ['리 모 씨', '김 모 씨'],
    ['도 보위부', '시 보위부'],
    ['대장', '소대장'],
    ['형', '사형'],
    ['보위원', '안전원'],
    ['man', '남성'],
  ] as const)
    assert.ok(!sameParty([name], label), `${name} / ${label}`);
});

test('Korean places fit with and without their unit, their province and their particle', () => {
  for (const [name, label] of [
    ['혜산', '혜산시'],
    ['혜산시', '양강도 혜산시'],
    ['무산군', '무산군에서'],
    ['산골', '연사군의 산골'],
    ['오로교화소', '오로 교화소'],
    ['집', '집'],
  ] as const)
    assert.ok(samePlace([name], [label]), `${name} / ${label}`);
  for (const [name, label] of [
    ['혜산', '회령시'],
    ['함경북도', '함경남도'],
    ['개천 1호 교화소', '신의주 3호 교화소'],
  ] as const)
    assert.ok(!samePlace([name], [label]), `${name} / ${label}`);
});

test('Japanese names fit by the same rules, the belonging cut off', () => {
  assert.ok(sameParty(['女性'], '40代の女性'));
  assert.ok(sameParty(['要員4人'], '要員らが'));
  assert.ok(sameParty(['息子'], '中学生の息子'));
  assert.ok(!sameParty(['女性'], '女性の夫'));
  assert.ok(samePlace(['恵山'], ['恵山市']));
  assert.ok(!samePlace(['恵山'], ['会寧']));
});

test('Korean counts are numbers, ages are decades', () => {
  assert.deepEqual(['세 세대', '4명', '친구 세 명', '여러 명'].map(easternNumber), ['3', '4', '3', '']);
  assert.ok(detailRight('count', '3', '세 명'));
  assert.ok(!detailRight('count', '4', '세 명'));
  assert.ok(detailRight('age', '50s', '50대'));
  assert.ok(detailRight('residence', '혜산', '혜산시'));
});
