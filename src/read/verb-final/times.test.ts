import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { TimeExpr } from '../../claims/types.ts';
import { verbFinalTimes } from '../../packs/lexicon/times-verb-final.ts';
import { assertGrowth } from '../growth.fixture.ts';
import { compileTimes, findTimes, type TimeMention } from './times.ts';

function lexicon(path: string) {
  return compileTimes(verbFinalTimes.parse(parse(readFileSync(new URL(path, import.meta.url), 'utf8'))));
}

const ko = lexicon('../../../packs/generic/lexicon.ko/times.yaml');
/** A second language shows that the words are all data. */
const ja = lexicon('../../../packs/generic/lexicon.ja/times.yaml');

/** Phrase, the words found first, what they mean, what they count from, the sense. */
type Row = readonly [string, string, TimeExpr, TimeMention['from'], TimeMention['sense']?];

const KOREAN: readonly Row[] = [
  ['2020년 5월 3일 체포됐다', '2020년 5월 3일', { kind: 'date', year: 2020, month: 5, day: 3 }, 'absolute'],
  ['9일 데일리NK와의 통화에서', '9일', { kind: 'date', day: 9 }, 'utterance'],
  ['지난 9일', '지난 9일', { kind: 'date', day: 9 }, 'utterance'],
  ['오는 15일', '오는 15일', { kind: 'date', day: 15 }, 'utterance'],
  ['20일께', '20일께', { kind: 'date', day: 20, approx: true }, 'utterance'],
  ['지난달 중순', '지난달 중순', { kind: 'unit', unit: 'month', shift: -1, part: 'mid' }, 'utterance'],
  ['이달 초', '이달 초', { kind: 'unit', unit: 'month', shift: 0, part: 'early' }, 'utterance'],
  [
    '지난달 말께',
    '지난달 말께',
    { kind: 'unit', unit: 'month', shift: -1, part: 'late', approx: true },
    'utterance',
  ],
  ['지난 3월 말', '지난 3월 말', { kind: 'date', month: 3, part: 'late' }, 'utterance'],
  [
    '작년 10월경',
    '작년 10월경',
    { kind: 'unit', unit: 'year', shift: -1, month: 10, approx: true },
    'utterance',
  ],
  ['올해 초', '올해 초', { kind: 'unit', unit: 'year', shift: 0, part: 'early' }, 'utterance'],
  ['올 4월', '올 4월', { kind: 'unit', unit: 'year', shift: 0, month: 4 }, 'utterance'],
  ['재작년', '재작년', { kind: 'unit', unit: 'year', shift: -2 }, 'utterance'],
  ['지난해 겨울', '지난해 겨울', { kind: 'unit', unit: 'year', shift: -1, season: 'winter' }, 'utterance'],
  ['내년', '내년', { kind: 'unit', unit: 'year', shift: 1 }, 'utterance'],
  ['다음 달 초', '다음 달 초', { kind: 'unit', unit: 'month', shift: 1, part: 'early' }, 'utterance'],
  ['지난주 화요일', '지난주 화요일', { kind: 'unit', unit: 'week', shift: -1, weekday: 2 }, 'utterance'],
  ['이번 주', '이번 주', { kind: 'unit', unit: 'week', shift: 0 }, 'utterance'],
  ['월요일', '월요일', { kind: 'weekday', weekday: 1, which: 0 }, 'utterance'],
  ['지난 월요일에', '지난 월요일', { kind: 'weekday', weekday: 1, which: -1 }, 'utterance'],
  ['어제', '어제', { kind: 'unit', unit: 'day', shift: -1 }, 'utterance'],
  ['오늘 새벽', '오늘 새벽', { kind: 'unit', unit: 'day', shift: 0, daypart: 'dawn' }, 'utterance'],
  ['그제', '그제', { kind: 'unit', unit: 'day', shift: -2 }, 'utterance'],
  ['사흘 전', '사흘 전', { kind: 'shift', unit: 'day', min: -3, max: -3 }, 'utterance'],
  ['체포되기 사흘 전에', '사흘 전', { kind: 'shift', unit: 'day', min: -3, max: -3 }, 'act'],
  ['보름 뒤', '보름 뒤', { kind: 'shift', unit: 'day', min: 15, max: 15 }, 'act'],
  ['한 달간', '한 달간', { kind: 'duration', unit: 'month', min: 1, max: 1 }, 'act', 'duration'],
  [
    '약 한 달 동안',
    '약 한 달 동안',
    { kind: 'duration', unit: 'month', min: 1, max: 1, approx: true },
    'act',
    'duration',
  ],
  ['두 달 넘게', '두 달 넘게', { kind: 'duration', unit: 'month', min: 2, max: 4 }, 'act', 'duration'],
  ['3개월 만에', '3개월 만에', { kind: 'shift', unit: 'month', min: 3, max: 3 }, 'act'],
  ['일주일 뒤', '일주일 뒤', { kind: 'shift', unit: 'week', min: 1, max: 1 }, 'act'],
  ['며칠 후', '며칠 후', { kind: 'shift', unit: 'day', min: 2, max: 9 }, 'act'],
  ['반년 동안', '반년 동안', { kind: 'duration', unit: 'year', min: 0.5, max: 0.5 }, 'act', 'duration'],
  ['10여 일 동안', '10여 일 동안', { kind: 'duration', unit: 'day', min: 10, max: 19 }, 'act', 'duration'],
  ['하루 만에', '하루 만에', { kind: 'shift', unit: 'day', min: 0, max: 1 }, 'act'],
  ['이튿날', '이튿날', { kind: 'unit', unit: 'day', shift: 1 }, 'act'],
  ['다음 날 아침', '다음 날 아침', { kind: 'unit', unit: 'day', shift: 1, daypart: 'morning' }, 'act'],
  ['같은 달', '같은 달', { kind: 'unit', unit: 'month', shift: 0 }, 'act'],
  ['같은 날 밤', '같은 날 밤', { kind: 'unit', unit: 'day', shift: 0, daypart: 'night' }, 'act'],
  ['그해 여름', '그해 여름', { kind: 'unit', unit: 'year', shift: 0, season: 'summer' }, 'act'],
  ['당시', '당시', { kind: 'vague', direction: 'present' }, 'act'],
  ['최근', '최근', { kind: 'vague', direction: 'past' }, 'utterance'],
  ['요즘', '요즘', { kind: 'vague', direction: 'present' }, 'utterance'],
  ['현재', '현재', { kind: 'vague', direction: 'present' }, 'utterance'],
  ['지금은', '지금', { kind: 'vague', direction: 'present' }, 'utterance'],
  ['당초', '당초', { kind: 'vague', direction: 'past' }, 'utterance'],
  [
    '2019년부터 2020년 초까지',
    '2019년부터 2020년 초',
    { kind: 'interval', from: { kind: 'date', year: 2019 }, to: { kind: 'date', year: 2020, part: 'early' } },
    'absolute',
  ],
  [
    '5~6월',
    '5~6월',
    { kind: 'interval', from: { kind: 'date', month: 5 }, to: { kind: 'date', month: 6 } },
    'utterance',
  ],
  ['1990년대 중반', '1990년대 중반', { kind: 'date', decade: 1990, part: 'mid' }, 'absolute'],
  ['주체108(2019)년 12월', '주체108(2019)년 12월', { kind: 'date', year: 2019, month: 12 }, 'absolute'],
  ['새벽 2시경', '새벽 2시경', { kind: 'unit', unit: 'day', shift: 0, daypart: 'dawn' }, 'act'],
  ['오전', '오전', { kind: 'unit', unit: 'day', shift: 0, daypart: 'morning' }, 'act'],
  ['저녁에', '저녁', { kind: 'unit', unit: 'day', shift: 0, daypart: 'evening' }, 'act'],
  ['2020.7.2.', '2020.7.2.', { kind: 'date', year: 2020, month: 7, day: 2 }, 'absolute'],
  ['매주', '매주', { kind: 'set' }, 'utterance'],
  ['매일', '매일', { kind: 'set' }, 'utterance'],
  ['매주 토요일마다', '매주 토요일', { kind: 'set' }, 'utterance'],
  ['2019년 이후', '2019년', { kind: 'interval', from: { kind: 'date', year: 2019 } }, 'absolute'],
  ['하루 이틀 후', '하루 이틀 후', { kind: 'shift', unit: 'day', min: 1, max: 2 }, 'act'],
  ['이레', '이레', { kind: 'duration', unit: 'day', min: 7, max: 7 }, 'act', 'duration'],
  ['5월 상순', '5월 상순', { kind: 'date', month: 5, part: 'early' }, 'utterance'],
  ['7월 하순에', '7월 하순', { kind: 'date', month: 7, part: 'late' }, 'utterance'],
  ['월초', '월초', { kind: 'unit', unit: 'month', shift: 0, part: 'early' }, 'utterance'],
  ['월말', '월말', { kind: 'unit', unit: 'month', shift: 0, part: 'late' }, 'utterance'],
  ['연초', '연초', { kind: 'unit', unit: 'year', shift: 0, part: 'early' }, 'utterance'],
  ['연말에', '연말', { kind: 'unit', unit: 'year', shift: 0, part: 'late' }, 'utterance'],
  ['삼월', '삼월', { kind: 'date', month: 3 }, 'utterance'],
  ['19일', '19일', { kind: 'date', day: 19 }, 'utterance'],
  ['한 달에 50위안을', '한 달', { kind: 'set' }, 'utterance'],
  ['지난해 10월과 11월', '지난해 10월', { kind: 'unit', unit: 'year', shift: -1, month: 10 }, 'utterance'],
  [
    '5월 3일부터 9일까지',
    '5월 3일부터 9일',
    { kind: 'interval', from: { kind: 'date', month: 5, day: 3 }, to: { kind: 'date', month: 5, day: 9 } },
    'utterance',
  ],
  [
    '2019년 11월부터 2월까지',
    '2019년 11월부터 2월',
    {
      kind: 'interval',
      from: { kind: 'date', year: 2019, month: 11 },
      to: { kind: 'date', year: 2020, month: 2 },
    },
    'absolute',
  ],
  [
    '지난달 28일부터 이달 3일까지',
    '지난달 28일부터 이달 3일',
    {
      kind: 'interval',
      from: { kind: 'unit', unit: 'month', shift: -1, day: 28 },
      to: { kind: 'unit', unit: 'month', shift: 0, day: 3 },
    },
    'utterance',
  ],
  [
    '9~11일',
    '9~11일',
    { kind: 'interval', from: { kind: 'date', day: 9 }, to: { kind: 'date', day: 11 } },
    'utterance',
  ],
  ['9일(월)', '9일(월)', { kind: 'date', day: 9 }, 'utterance'],
  ['구류 15일 처분을', '15일', { kind: 'duration', unit: 'day', min: 15, max: 15 }, 'act', 'duration'],
  ['노동교화형 10년을', '10년', { kind: 'duration', unit: 'year', min: 10, max: 10 }, 'act', 'duration'],
  ['10년형을 선고', '10년', { kind: 'duration', unit: 'year', min: 10, max: 10 }, 'act', 'duration'],
  ['1년 6개월간', '1년 6개월간', { kind: 'duration', unit: 'month', min: 18, max: 18 }, 'act', 'duration'],
  ['1년 반 동안', '1년 반 동안', { kind: 'duration', unit: 'year', min: 1.5, max: 1.5 }, 'act', 'duration'],
  [
    '최근 3개월간',
    '최근 3개월간',
    {
      kind: 'interval',
      from: { kind: 'shift', unit: 'month', min: -3, max: -3 },
      to: { kind: 'vague', direction: 'present' },
    },
    'utterance',
  ],
  [
    '지난 한 달 동안',
    '지난 한 달 동안',
    {
      kind: 'interval',
      from: { kind: 'shift', unit: 'month', min: -1, max: -1 },
      to: { kind: 'vague', direction: 'present' },
    },
    'utterance',
  ],
  ['열흘 안에', '열흘 안에', { kind: 'shift', unit: 'day', min: 0, max: 10 }, 'act'],
  ['2년째 수감 중', '2년째', { kind: 'duration', unit: 'year', min: 2, max: 2 }, 'act', 'duration'],
  ['하루에 두 번', '하루에 두 번', { kind: 'set' }, 'utterance'],
  ['사흘에 걸쳐', '사흘에 걸쳐', { kind: 'duration', unit: 'day', min: 3, max: 3 }, 'act', 'duration'],
  [
    '지난해 하반기',
    '지난해 하반기',
    {
      kind: 'interval',
      from: { kind: 'unit', unit: 'year', shift: -1, month: 7 },
      to: { kind: 'unit', unit: 'year', shift: -1, month: 12 },
    },
    'utterance',
  ],
  ['2019년 1분기', '2019년 1분기', { kind: 'date', year: 2019, quarter: 1 }, 'absolute'],
  ['90년대 말', '90년대 말', { kind: 'date', decade: 1990, part: 'late' }, 'absolute'],
  ['21세기 초', '21세기 초', { kind: 'date', century: 21, part: 'early' }, 'absolute'],
  [
    '이달 15일 오후 3시 30분께',
    '이달 15일 오후 3시 30분께',
    { kind: 'unit', unit: 'month', shift: 0, day: 15, daypart: 'afternoon' },
    'utterance',
  ],
  ['지난 2019년 5월', '지난 2019년 5월', { kind: 'date', year: 2019, month: 5 }, 'absolute'],
  ['밤 11시쯤', '밤 11시쯤', { kind: 'unit', unit: 'day', shift: 0, daypart: 'night' }, 'act'],
  ['3일 전화로', '3일', { kind: 'date', day: 3 }, 'utterance'],
  ['5월 초등학교', '5월', { kind: 'date', month: 5 }, 'utterance'],
  ['오늘도', '오늘', { kind: 'unit', unit: 'day', shift: 0 }, 'utterance'],
  ['일주일에 한 번', '일주일에 한 번', { kind: 'set' }, 'utterance'],
  ['지난여름', '지난여름', { kind: 'date', season: 'summer' }, 'utterance'],
  ['98년 8월', '98년 8월', { kind: 'date', year: 1998, month: 8 }, 'absolute'],
  ['한 달쯤 지나', '한 달쯤 지나', { kind: 'shift', unit: 'month', min: 1, max: 1, approx: true }, 'act'],
  ['수개월간', '수개월간', { kind: 'duration', unit: 'month', min: 2, max: 9 }, 'act', 'duration'],
  ['몇 달 뒤', '몇 달 뒤', { kind: 'shift', unit: 'month', min: 2, max: 9 }, 'act'],
  ['석 달 전', '석 달 전', { kind: 'shift', unit: 'month', min: -3, max: -3 }, 'utterance'],
  ['두세 달', '두세 달', { kind: 'duration', unit: 'month', min: 2, max: 3 }, 'act', 'duration'],
  ['5월 중', '5월', { kind: 'date', month: 5 }, 'utterance'],
  ['48시간 이내에', '48시간 이내에', { kind: 'shift', unit: 'hour', min: 0, max: 48 }, 'act'],
  ['금요일 밤', '금요일 밤', { kind: 'weekday', weekday: 5, which: 0, daypart: 'night' }, 'utterance'],
  [
    '3월에서 5월 사이',
    '3월에서 5월',
    { kind: 'interval', from: { kind: 'date', month: 3 }, to: { kind: 'date', month: 5 } },
    'utterance',
  ],
  [
    '5월과 6월 사이',
    '5월과 6월',
    { kind: 'interval', from: { kind: 'date', month: 5 }, to: { kind: 'date', month: 6 } },
    'utterance',
  ],
  ['2020-05-03', '2020-05-03', { kind: 'date', year: 2020, month: 5, day: 3 }, 'absolute'],
  [
    '이달 중순께',
    '이달 중순께',
    { kind: 'unit', unit: 'month', shift: 0, part: 'mid', approx: true },
    'utterance',
  ],
  ['지난 2월부터', '지난 2월', { kind: 'date', month: 2 }, 'utterance', 'start'],
  [
    '이 주민은 2018년 3월 초 두 차례에 걸쳐 강을 건넜다.',
    '2018년 3월 초',
    { kind: 'date', year: 2018, month: 3, part: 'early' },
    'absolute',
  ],
  [
    '그는 체포된 지 한 달여 만에 풀려났다.',
    '한 달여 만에',
    { kind: 'shift', unit: 'month', min: 1, max: 1, approx: true },
    'act',
  ],
  ['체포 사흘 뒤 도 보위부로 이송됐다.', '사흘 뒤', { kind: 'shift', unit: 'day', min: 3, max: 3 }, 'act'],
  [
    '예심은 석 달 가까이 이어졌다.',
    '석 달 가까이',
    { kind: 'duration', unit: 'month', min: 3, max: 3, approx: true },
    'act',
    'duration',
  ],
  [
    '지난 4월 초부터 이달 중순까지 단속이 이어지고 있다.',
    '지난 4월 초부터 이달 중순',
    {
      kind: 'interval',
      from: { kind: 'date', month: 4, part: 'early' },
      to: { kind: 'unit', unit: 'month', shift: 0, part: 'mid' },
    },
    'utterance',
  ],
  ['1심에서 5년을 선고', '5년', { kind: 'duration', unit: 'year', min: 5, max: 5 }, 'act', 'duration'],
  ['3월 8일 국제부녀절', '3월 8일', { kind: 'date', month: 3, day: 8 }, 'utterance'],
  ['한 주일에 세 번씩', '한 주일에 세 번씩', { kind: 'set' }, 'utterance'],
  ['올해 들어 처음으로', '올해', { kind: 'unit', unit: 'year', shift: 0 }, 'utterance'],
  [
    '지난해 말까지만 해도',
    '지난해 말',
    { kind: 'unit', unit: 'year', shift: -1, part: 'late' },
    'utterance',
    'end',
  ],
  ['30일 데일리NK와의 통화에서', '30일', { kind: 'date', day: 30 }, 'utterance'],
  ['2020년대 들어', '2020년대', { kind: 'date', decade: 2020 }, 'absolute'],
  [
    '5월 3일 오전 10시께',
    '5월 3일 오전 10시께',
    { kind: 'date', month: 5, day: 3, daypart: 'morning' },
    'utterance',
  ],
  [
    '밤 10시부터 다음 날 새벽 4시까지',
    '밤 10시부터 다음 날 새벽 4시',
    {
      kind: 'interval',
      from: { kind: 'unit', unit: 'day', shift: 0, daypart: 'night' },
      to: { kind: 'unit', unit: 'day', shift: 1, daypart: 'dawn' },
    },
    'act',
  ],
  ['25일(현지시간)', '25일', { kind: 'date', day: 25 }, 'utterance'],
  ['2015년 가을', '2015년 가을', { kind: 'date', year: 2015, season: 'autumn' }, 'absolute'],
  ['여름에는', '여름', { kind: 'date', season: 'summer' }, 'utterance'],
  ['사건 당시 17세였던', '당시', { kind: 'vague', direction: 'present' }, 'act'],
  ['이듬해 봄', '이듬해 봄', { kind: 'unit', unit: 'year', shift: 1, season: 'spring' }, 'act'],
  ['두 해 전', '두 해 전', { kind: 'shift', unit: 'year', min: -2, max: -2 }, 'utterance'],
  ['한 해 동안', '한 해 동안', { kind: 'duration', unit: 'year', min: 1, max: 1 }, 'act', 'duration'],
  [
    '한 시간가량',
    '한 시간가량',
    { kind: 'duration', unit: 'hour', min: 1, max: 1, approx: true },
    'act',
    'duration',
  ],
  ['2~3일에 한 번', '2~3일에 한 번', { kind: 'set' }, 'utterance'],
  ['6개월의 노동단련형', '6개월', { kind: 'duration', unit: 'month', min: 6, max: 6 }, 'act', 'duration'],
  ['노동단련형 6개월', '6개월', { kind: 'duration', unit: 'month', min: 6, max: 6 }, 'act', 'duration'],
  [
    '김정은 집권 이후 10년간',
    '10년간',
    { kind: 'duration', unit: 'year', min: 10, max: 10 },
    'act',
    'duration',
  ],
  ['1년에 한 번', '1년에 한 번', { kind: 'set' }, 'utterance'],
  ['수십 년간', '수십 년간', { kind: 'duration', unit: 'year', min: 20, max: 99 }, 'act', 'duration'],
  ['8월 15일부터', '8월 15일', { kind: 'date', month: 8, day: 15 }, 'utterance', 'start'],
  [
    '작년 12월 말쯤',
    '작년 12월 말쯤',
    { kind: 'unit', unit: 'year', shift: -1, month: 12, part: 'late', approx: true },
    'utterance',
  ],
  ['12월 31일 밤', '12월 31일 밤', { kind: 'date', month: 12, day: 31, daypart: 'night' }, 'utterance'],
  ['석 달이 지나도록', '석 달', { kind: 'duration', unit: 'month', min: 3, max: 3 }, 'act', 'duration'],
  [
    '10일 오후부터 11일 새벽까지',
    '10일 오후부터 11일 새벽',
    {
      kind: 'interval',
      from: { kind: 'date', day: 10, daypart: 'afternoon' },
      to: { kind: 'date', day: 11, daypart: 'dawn' },
    },
    'utterance',
  ],
  ['국경 봉쇄 3년째', '3년째', { kind: 'duration', unit: 'year', min: 3, max: 3 }, 'act', 'duration'],
  ['40일 만에', '40일 만에', { kind: 'shift', unit: 'day', min: 39, max: 40 }, 'act'],
  [
    '2020년 2~3월',
    '2020년 2~3월',
    {
      kind: 'interval',
      from: { kind: 'date', year: 2020, month: 2 },
      to: { kind: 'date', year: 2020, month: 3 },
    },
    'absolute',
  ],
  [
    '4월 중순~5월 초',
    '4월 중순~5월 초',
    {
      kind: 'interval',
      from: { kind: 'date', month: 4, part: 'mid' },
      to: { kind: 'date', month: 5, part: 'early' },
    },
    'utterance',
  ],
  ['지난 4월 15일(태양절)', '지난 4월 15일', { kind: 'date', month: 4, day: 15 }, 'utterance'],
  ['당시까지', '당시', { kind: 'vague', direction: 'present' }, 'act', 'end'],
  ['매달 15일', '매달 15일', { kind: 'set' }, 'utterance'],
  ['매년 12월이면', '매년 12월', { kind: 'set' }, 'utterance'],
  ['20일자 신문', '20일', { kind: 'date', day: 20 }, 'utterance'],
  ['다음 주 월요일', '다음 주 월요일', { kind: 'unit', unit: 'week', shift: 1, weekday: 1 }, 'utterance'],
  ['지난해 이맘때', '지난해', { kind: 'unit', unit: 'year', shift: -1 }, 'utterance'],
  ['9일 밤 국경을 넘다가 붙잡혔다', '9일 밤', { kind: 'date', day: 9, daypart: 'night' }, 'utterance'],
  [
    '지난 15일 오전 시 보위부에 끌려갔다',
    '지난 15일 오전',
    { kind: 'date', day: 15, daypart: 'morning' },
    'utterance',
  ],
  [
    '2019년 6월 30일 자로 석방됐다',
    '2019년 6월 30일',
    { kind: 'date', year: 2019, month: 6, day: 30 },
    'absolute',
  ],
  [
    '3월 중순경 도강을 시도했다',
    '3월 중순경',
    { kind: 'date', month: 3, part: 'mid', approx: true },
    'utterance',
  ],
  [
    '한 달 반 동안 예심을 받았다',
    '한 달 반 동안',
    { kind: 'duration', unit: 'month', min: 1.5, max: 1.5 },
    'act',
    'duration',
  ],
  ['사흘 만에 잡혀 왔다', '사흘 만에', { kind: 'shift', unit: 'day', min: 2, max: 3 }, 'act'],
  ['두 달 만에 교화소로 옮겨졌다', '두 달 만에', { kind: 'shift', unit: 'month', min: 2, max: 2 }, 'act'],
  ['그는 이달 9일 체포됐다', '이달 9일', { kind: 'unit', unit: 'month', shift: 0, day: 9 }, 'utterance'],
  [
    '다음 달 15일까지 신고하라고 했다',
    '다음 달 15일',
    { kind: 'unit', unit: 'month', shift: 1, day: 15 },
    'utterance',
    'end',
  ],
  [
    '올여름 들어 단속이 심해졌다',
    '올여름',
    { kind: 'unit', unit: 'year', shift: 0, season: 'summer' },
    'utterance',
  ],
  [
    '1998년 늦가을이었다',
    '1998년 늦가을',
    { kind: 'date', year: 1998, season: 'autumn', part: 'late' },
    'absolute',
  ],
  [
    '2021년에서 2022년 사이',
    '2021년에서 2022년',
    { kind: 'interval', from: { kind: 'date', year: 2021 }, to: { kind: 'date', year: 2022 } },
    'absolute',
  ],
  ['하룻밤 사이에', '하룻밤 사이', { kind: 'duration', unit: 'day', min: 1, max: 1 }, 'act', 'duration'],
  ['약 20일 뒤', '약 20일 뒤', { kind: 'shift', unit: 'day', min: 20, max: 20, approx: true }, 'act'],
  [
    '반년 넘게 연락이 끊겼다',
    '반년 넘게',
    { kind: 'duration', unit: 'year', min: 0.5, max: 1 },
    'act',
    'duration',
  ],
  [
    '사흘 내내 잠을 재우지 않았다',
    '사흘 내내',
    { kind: 'duration', unit: 'day', min: 3, max: 3 },
    'act',
    'duration',
  ],
  [
    '지난주 목요일 새벽 시간에',
    '지난주 목요일 새벽',
    { kind: 'unit', unit: 'week', shift: -1, daypart: 'dawn', weekday: 4 },
    'utterance',
  ],
  [
    '9월 초~중순',
    '9월 초~중순',
    {
      kind: 'interval',
      from: { kind: 'date', month: 9, part: 'early' },
      to: { kind: 'date', month: 9, part: 'mid' },
    },
    'utterance',
  ],
  ['이달 3일과 5일', '이달 3일', { kind: 'unit', unit: 'month', shift: 0, day: 3 }, 'utterance'],
  ['3/14(토) 밤', '3/14(토)', { kind: 'date', month: 3, day: 14 }, 'utterance'],
  [
    '구류장에 열이틀 갇혀 있었다',
    '열이틀',
    { kind: 'duration', unit: 'day', min: 12, max: 12 },
    'act',
    'duration',
  ],
  ['2008년 5월 어느 날 새벽 들이닥쳤다', '2008년 5월', { kind: 'date', year: 2008, month: 5 }, 'absolute'],
  ['이틀에 한 번씩 찾아왔다', '이틀에 한 번씩', { kind: 'set' }, 'utterance'],
  ['1월 20일이었어요', '1월 20일', { kind: 'date', month: 1, day: 20 }, 'utterance'],
];

const JAPANESE: readonly Row[] = [
  ['先月中旬に逮捕された', '先月中旬', { kind: 'unit', unit: 'month', shift: -1, part: 'mid' }, 'utterance'],
  ['6月初め', '6月初め', { kind: 'date', month: 6, part: 'early' }, 'utterance'],
  ['消息筋は5日、電話で伝えた', '5日', { kind: 'date', day: 5 }, 'utterance'],
  [
    '昨年10月ごろ',
    '昨年10月ごろ',
    { kind: 'unit', unit: 'year', shift: -1, month: 10, approx: true },
    'utterance',
  ],
  ['翌日釈放された', '翌日', { kind: 'unit', unit: 'day', shift: 1 }, 'act'],
  ['1カ月間の予審', '1カ月間', { kind: 'duration', unit: 'month', min: 1, max: 1 }, 'act', 'duration'],
  ['2020年5月3日', '2020年5月3日', { kind: 'date', year: 2020, month: 5, day: 3 }, 'absolute'],
  ['令和2年5月', '令和2年5月', { kind: 'date', year: 2020, month: 5 }, 'absolute'],
  ['三月二十日', '三月二十日', { kind: 'date', month: 3, day: 20 }, 'utterance'],
  ['2日前', '2日前', { kind: 'shift', unit: 'day', min: -2, max: -2 }, 'utterance'],
  ['3カ月後に', '3カ月後', { kind: 'shift', unit: 'month', min: 3, max: 3 }, 'act'],
  ['先週火曜日', '先週火曜日', { kind: 'unit', unit: 'week', shift: -1, weekday: 2 }, 'utterance'],
  ['午前2時ごろ', '午前2時ごろ', { kind: 'unit', unit: 'day', shift: 0, daypart: 'morning' }, 'act'],
  ['去年の夏', '去年の夏', { kind: 'unit', unit: 'year', shift: -1, season: 'summer' }, 'utterance'],
  [
    '約半年',
    '約半年',
    { kind: 'duration', unit: 'year', min: 0.5, max: 0.5, approx: true },
    'act',
    'duration',
  ],
  ['1年6カ月', '1年6カ月', { kind: 'duration', unit: 'month', min: 18, max: 18 }, 'act', 'duration'],
  [
    '2019年から2020年初めまで',
    '2019年から2020年初め',
    { kind: 'interval', from: { kind: 'date', year: 2019 }, to: { kind: 'date', year: 2020, part: 'early' } },
    'absolute',
  ],
  ['北朝鮮当局は最近', '最近', { kind: 'vague', direction: 'past' }, 'utterance'],
  ['1カ月に2回', '1カ月に2回', { kind: 'set' }, 'utterance'],
  ['今月9日', '今月9日', { kind: 'unit', unit: 'month', shift: 0, day: 9 }, 'utterance'],
  [
    '5～6月',
    '5～6月',
    { kind: 'interval', from: { kind: 'date', month: 5 }, to: { kind: 'date', month: 6 } },
    'utterance',
  ],
  ['1990年代半ば', '1990年代半ば', { kind: 'date', decade: 1990, part: 'mid' }, 'absolute'],
  ['主体108(2019)年', '主体108(2019)年', { kind: 'date', year: 2019 }, 'absolute'],
];

for (const [language, table] of [
  [ko, KOREAN],
  [ja, JAPANESE],
] as const)
  for (const [text, phrase, expr, from, sense = 'at'] of table)
    test(`time: ${text}`, () => {
      const [found] = findTimes(text, language);
      assert.ok(found, 'nothing found');
      assert.equal(text.slice(found.start, found.end), phrase);
      assert.deepEqual(found.expr, expr);
      assert.equal(found.from, from);
      assert.equal(found.sense, sense);
    });

test('the table is broad', () => {
  assert.ok(KOREAN.length >= 120, `${KOREAN.length}`);
});

for (const text of [
  '저녁 식사를',
  '2/3가',
  '코로나 사태 이후',
  '상순',
  '음력 5월 5일에',
  '3일장',
  '109상무',
  '10국 보위원',
  '50대 남성',
  '3명',
  '4월15일 축전',
  '세 주민이',
  '한국 영화',
  '올 것이다',
  '그제야',
  '2019년생',
  '새해 들어',
  '가을 추수',
  '하루 12시간씩',
  '오늘내일',
  '일제강점기',
  '8·15 광복절',
  '제8차 당대회',
  '109호',
  '두 달치 식량',
  '3개월분',
  '하루하루',
  '3.5배로 늘었다',
  '사달이 났다',
  '소식을 전해 들었다',
  '1,200위안을 냈다',
  '이 년은 어디로 갔느냐',
  '남성 두 주먹으로',
  '시 보위부 30호실',
  '달러 200을 냈다',
  '해주시 주민',
  '주민 3명과 보위원 2명',
])
  test(`no time: ${text}`, () => {
    assert.deepEqual(findTimes(text, ko), []);
  });

test('no time in Japanese: part of another word', () => {
  for (const text of ['朝鮮の5日本人', '日本政府', '朝鮮中央通信', '一方、当局は'])
    assert.deepEqual(findTimes(text, ja), [], text);
});

test('times of a sentence, each with its particles', () => {
  const text = '소식통은 지난 5일 “지난달 20일경부터 한 달간 이어졌다”고 했고, 9일에는 풀려났다고 했다.';
  assert.deepEqual(
    findTimes(text, ko).map((m) => [text.slice(m.start, m.end), text.slice(m.end, m.particleEnd), m.sense]),
    [
      ['지난 5일', '', 'at'],
      ['지난달 20일경', '부터', 'start'],
      ['한 달간', '', 'duration'],
      ['9일', '에는', 'at'],
    ],
  );
});

test('what is joined takes the coarser part from the time before', () => {
  const exprs = (text: string) => findTimes(text, ko).map(({ expr }) => expr);
  assert.deepEqual(exprs('지난해 10월과 11월'), [
    { kind: 'unit', unit: 'year', shift: -1, month: 10 },
    { kind: 'unit', unit: 'year', shift: -1, month: 11 },
  ]);
  assert.deepEqual(exprs('2020년 5월 3일, 9일'), [
    { kind: 'date', year: 2020, month: 5, day: 3 },
    { kind: 'date', year: 2020, month: 5, day: 9 },
  ]);
  assert.deepEqual(exprs('5월 3일과 월요일').length, 2);
  assert.deepEqual(exprs('지난달 28일부터 3일까지'), [
    {
      kind: 'interval',
      from: { kind: 'unit', unit: 'month', shift: -1, day: 28 },
      to: { kind: 'unit', unit: 'month', shift: 0, day: 3 },
    },
  ]);
});

const PIECES = [
  ...KOREAN.map(([text]) => text),
  ...['지난', ' ', '2020', '년', '월', '일', '~', '부터', '까지', '\n', '(', ')', '약', '전', '에', '반'],
];

test('sorted, not overlapping, inside the text, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), fc.boolean(), (pieces, apart) => {
      const text = pieces.join(apart ? ' ' : '');
      for (const language of [ko, ja]) {
        let last = 0;
        for (const { start, end, particleEnd } of findTimes(text, language)) {
          assert.ok(last <= start && start < end && end <= particleEnd && particleEnd <= text.length, text);
          last = particleEnd;
        }
      }
    }),
    { numRuns: 1000, seed: 7 },
  );
});

for (const piece of [
  '2020년 5월 3일부터 ',
  '5월과 ',
  '지난 ',
  '1',
  '(2',
  '에는',
  '약 ',
  '사흘 ',
  '한 달에 ',
  '1~',
  '  ',
])
  test(`linear time: ${JSON.stringify(piece)}`, () => {
    const run = (n: number) => void findTimes(piece.repeat(Math.ceil(n / piece.length)), ko);
    run(10_000);
    assertGrowth(run, [40_000, 160_000], (one) => 8 * one + 100);
  });
