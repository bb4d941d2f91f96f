import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { TimeExpr } from '../../claims/types.ts';
import { timesSchema } from '../../packs/lexicon/times.ts';
import { tag } from './tag.ts';
import { compileTimes, findTimes, type TimeMention } from './times.ts';

const file = new URL('../../../packs/generic/lexicon.en/times.yaml', import.meta.url);
const lexicon = compileTimes(timesSchema.parse(parse(readFileSync(file, 'utf8'))));

function find(text: string): TimeMention[] {
  return findTimes(tag(text), lexicon);
}

/** Phrase, the words found, what they mean, what they count from, the sense. */
const table: readonly [string, string, TimeExpr, TimeMention['from'], TimeMention['sense']?][] = [
  ['He left on May 3.', 'May 3', { kind: 'date', month: 5, day: 3 }, 'utterance'],
  ['He left on 3 May 2020.', '3 May 2020', { kind: 'date', year: 2020, month: 5, day: 3 }, 'absolute'],
  ['He left on 2020-05-03.', '2020-05-03', { kind: 'date', year: 2020, month: 5, day: 3 }, 'absolute'],
  ['It is dated 05/03/2020.', '05/03/2020', { kind: 'date', year: 2020, month: 5, day: 3 }, 'absolute'],
  ['It happened on “Sept. 4” at home.', 'Sept. 4', { kind: 'date', month: 9, day: 4 }, 'utterance'],
  ['He left on the 9th.', 'the 9th', { kind: 'date', day: 9 }, 'utterance'],
  ['It was so in the 1990s.', 'the 1990s', { kind: 'date', decade: 1990 }, 'absolute'],
  ['He was sent there in mid-June.', 'mid-June', { kind: 'date', month: 6, part: 'mid' }, 'utterance'],
  ['It was the end of March.', 'the end of March', { kind: 'date', month: 3, part: 'late' }, 'utterance'],
  [
    'He was caught in the middle of last month.',
    'the middle of last month',
    { kind: 'unit', unit: 'month', shift: -1, part: 'mid' },
    'utterance',
  ],
  [
    'It lasted for about a month.',
    'about a month',
    { kind: 'duration', unit: 'month', min: 1, max: 1, approx: true },
    'act',
    'duration',
  ],
  [
    'It was held over the course of a month.',
    'a month',
    { kind: 'duration', unit: 'month', min: 1, max: 1 },
    'act',
    'duration',
  ],
  [
    'He was sentenced to 10 years in prison.',
    '10 years',
    { kind: 'duration', unit: 'year', min: 10, max: 10 },
    'act',
    'duration',
  ],
  ['He was arrested last month.', 'last month', { kind: 'unit', unit: 'month', shift: -1 }, 'utterance'],
  ['Three days later he left.', 'Three days later', { kind: 'shift', unit: 'day', min: 3, max: 3 }, 'act'],
  [
    'She was freed two weeks ago.',
    'two weeks ago',
    { kind: 'shift', unit: 'week', min: -2, max: -2 },
    'utterance',
  ],
  [
    'Four days after his arrest she left.',
    'Four days after',
    { kind: 'shift', unit: 'day', min: 4, max: 4 },
    'act',
  ],
  ['The source spoke on Monday.', 'Monday', { kind: 'weekday', weekday: 1, which: 0 }, 'utterance'],
  ['It happened last Monday.', 'last Monday', { kind: 'weekday', weekday: 1, which: -1 }, 'utterance'],
  [
    'It happened Monday night.',
    'Monday night',
    { kind: 'weekday', weekday: 1, which: 0, daypart: 'night' },
    'utterance',
  ],
  [
    'He came in June last year.',
    'June last year',
    { kind: 'unit', unit: 'year', shift: -1, month: 6 },
    'utterance',
  ],
  ['The following year he fled.', 'The following year', { kind: 'unit', unit: 'year', shift: 1 }, 'act'],
  ['He has hidden since 2018.', '2018', { kind: 'date', year: 2018 }, 'absolute', 'start'],
  ['He hid until March.', 'March', { kind: 'date', month: 3 }, 'utterance', 'end'],
  ['They were recently arrested.', 'recently', { kind: 'vague', direction: 'past' }, 'utterance'],
  [
    'They came every day.',
    'every day',
    { kind: 'set', every: { kind: 'unit', unit: 'day', shift: 0 } },
    'utterance',
  ],
  [
    'He hid from January to Dec. 8 there.',
    'January to Dec. 8',
    { kind: 'interval', from: { kind: 'date', month: 1 }, to: { kind: 'date', month: 12, day: 8 } },
    'utterance',
  ],
];

test('written times: where they stand, what they mean, what they count from', () => {
  for (const [text, words, expr, from, sense] of table) {
    const found = find(text);
    assert.equal(found.length, 1, `${text}: ${found.map((m) => text.slice(m.start, m.end)).join(' | ')}`);
    const [mention] = found;
    assert.equal(text.slice(mention!.start, mention!.end), words);
    assert.deepEqual(mention!.expr, expr, text);
    assert.equal(mention!.from, from, text);
    assert.equal(mention!.sense, sense ?? 'at', text);
  }
});

test('ages, modals and names are no times', () => {
  const none = [
    'A man in his 50s came.',
    'A 20-year-old woman came.',
    'He is aged 34.',
    'He was 34 years old.',
    'It may rain.',
    'They march in line.',
    'Daily NK reported it.',
    'As soon as he came, they left.',
  ];
  for (const text of none) assert.deepEqual(find(text), [], text);
});
