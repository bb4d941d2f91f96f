import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
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
  [
    'He was taken at around 3 a.m. on May 9.',
    'around 3 a.m. on May 9',
    { kind: 'date', month: 5, day: 9, daypart: 'night' },
    'utterance',
  ],
  [
    'On the night of March 3, agents came.',
    'night of March 3',
    { kind: 'date', month: 3, day: 3, daypart: 'night' },
    'utterance',
  ],
  [
    'He was taken on the 3rd of last month.',
    'the 3rd of last month',
    { kind: 'unit', unit: 'month', shift: -1, day: 3 },
    'utterance',
  ],
  ['It was in late 2019.', 'late 2019', { kind: 'date', year: 2019, part: 'late' }, 'absolute'],
  ['It was in the late 1980s.', 'the late 1980s', { kind: 'date', decade: 1980, part: 'late' }, 'absolute'],
  ['It was so in the 20th century.', 'the 20th century', { kind: 'date', century: 20 }, 'absolute'],
  [
    'He fled in the summer of 2018.',
    'the summer of 2018',
    { kind: 'date', year: 2018, season: 'summer' },
    'absolute',
  ],
  ['He fled last summer.', 'last summer', { kind: 'date', season: 'summer' }, 'utterance'],
  [
    'He fled in the fall of 2016.',
    'the fall of 2016',
    { kind: 'date', year: 2016, season: 'autumn' },
    'absolute',
  ],
  [
    'He fled in the third quarter of 2019.',
    'the third quarter of 2019',
    { kind: 'date', year: 2019, quarter: 3 },
    'absolute',
  ],
  ['He left in early to mid-June.', 'early to mid-June', { kind: 'date', month: 6 }, 'utterance'],
  [
    'It was at the beginning of this year.',
    'the beginning of this year',
    { kind: 'unit', unit: 'year', shift: 0, part: 'early' },
    'utterance',
  ],
  [
    'By the end of the month he was gone.',
    'the end of the month',
    { kind: 'interval', to: { kind: 'unit', unit: 'month', shift: 0, part: 'late' } },
    'act',
  ],
  [
    'It was in the second half of May.',
    'the second half of May',
    {
      kind: 'interval',
      from: { kind: 'date', month: 5, day: 16 },
      to: { kind: 'date', month: 5, part: 'late' },
    },
    'utterance',
  ],
  [
    'It was in the first week of June.',
    'the first week of June',
    { kind: 'interval', from: { kind: 'date', month: 6, day: 1 }, to: { kind: 'date', month: 6, day: 7 } },
    'utterance',
  ],
  [
    'He left May 3-5.',
    'May 3-5',
    { kind: 'interval', from: { kind: 'date', month: 5, day: 3 }, to: { kind: 'date', month: 5, day: 5 } },
    'utterance',
  ],
  [
    'She hid between 1994 and 1997.',
    '1994 and 1997',
    { kind: 'interval', from: { kind: 'date', year: 1994 }, to: { kind: 'date', year: 1997 } },
    'absolute',
  ],
  [
    'She hid from mid-May until the end of June.',
    'mid-May until the end of June',
    {
      kind: 'interval',
      from: { kind: 'date', month: 5, part: 'mid' },
      to: { kind: 'date', month: 6, part: 'late' },
    },
    'utterance',
  ],
  ['Before 2015 nobody knew.', '2015', { kind: 'interval', to: { kind: 'date', year: 2015 } }, 'absolute'],
  [
    'After January 2021 controls rose.',
    'January 2021',
    { kind: 'interval', from: { kind: 'date', year: 2021, month: 1 } },
    'absolute',
  ],
  ['After two days he was freed.', 'two days', { kind: 'shift', unit: 'day', min: 2, max: 2 }, 'act'],
  [
    'After two days of questioning he was freed.',
    'two days',
    { kind: 'duration', unit: 'day', min: 2, max: 2 },
    'act',
    'duration',
  ],
  [
    'It took less than two months.',
    'less than two months',
    { kind: 'duration', unit: 'month', min: 0, max: 2 },
    'act',
    'duration',
  ],
  [
    'He was held for more than a year.',
    'more than a year',
    { kind: 'duration', unit: 'year', min: 1, max: 2 },
    'act',
    'duration',
  ],
  [
    'He was held for ten to fifteen days.',
    'ten to fifteen days',
    { kind: 'duration', unit: 'day', min: 10, max: 15 },
    'act',
    'duration',
  ],
  [
    'He was sentenced to three years and six months.',
    'three years and six months',
    { kind: 'duration', unit: 'month', min: 42, max: 42 },
    'act',
    'duration',
  ],
  [
    'She served a two-month term.',
    'two-month',
    { kind: 'duration', unit: 'month', min: 2, max: 2 },
    'act',
    'duration',
  ],
  [
    'She lost three years’ pay.',
    'three years',
    { kind: 'duration', unit: 'year', min: 3, max: 3 },
    'act',
    'duration',
  ],
  [
    'A month-long search began.',
    'A month-long',
    { kind: 'duration', unit: 'month', min: 1, max: 1 },
    'act',
    'duration',
  ],
  ['A few days later she left.', 'A few days later', { kind: 'shift', unit: 'day', min: 2, max: 6 }, 'act'],
  [
    'A year and a half later she left.',
    'A year and a half later',
    { kind: 'shift', unit: 'year', min: 1.5, max: 1.5 },
    'act',
  ],
  [
    'Over the past two months she hid.',
    'the past two months',
    {
      kind: 'interval',
      from: { kind: 'shift', unit: 'month', min: -2, max: -2 },
      to: { kind: 'vague', direction: 'present' },
    },
    'utterance',
  ],
  ['On the third day she left.', 'the third day', { kind: 'shift', unit: 'day', min: 2, max: 3 }, 'act'],
  [
    'The next evening she left.',
    'The next evening',
    { kind: 'unit', unit: 'day', shift: 1, daypart: 'evening' },
    'act',
  ],
  ['That night she left.', 'That night', { kind: 'unit', unit: 'day', shift: 0, daypart: 'night' }, 'act'],
  ['The day before the search she left.', 'The day before', { kind: 'unit', unit: 'day', shift: -1 }, 'act'],
  ['She was home at the time.', 'at the time', { kind: 'vague', direction: 'present' }, 'act'],
  ['She is currently held.', 'currently', { kind: 'vague', direction: 'present' }, 'utterance'],
  ['She was freed yesterday.', 'yesterday', { kind: 'unit', unit: 'day', shift: -1 }, 'utterance'],
  [
    'She phoned three to four times a month.',
    'three to four times a month',
    { kind: 'set', every: { kind: 'unit', unit: 'month', shift: 0 } },
    'utterance',
  ],
  [
    'They meet on Saturdays.',
    'Saturdays',
    { kind: 'set', every: { kind: 'weekday', weekday: 6 } },
    'utterance',
  ],
  [
    'It was on the 7th and 8th.',
    'the 7th and 8th',
    { kind: 'interval', from: { kind: 'date', day: 7 }, to: { kind: 'date', day: 8 } },
    'utterance',
  ],
  [
    'He left at 10 o’clock at night on the 12th.',
    '10 o’clock at night on the 12th',
    { kind: 'date', day: 12, daypart: 'night' },
    'utterance',
  ],
  [
    'It takes several days to six months.',
    'several days to six months',
    { kind: 'duration', unit: 'day', min: 3, max: 180 },
    'act',
    'duration',
  ],
  [
    'Ten years before, he left.',
    'Ten years before',
    { kind: 'shift', unit: 'year', min: -10, max: -10 },
    'act',
  ],
  [
    'She earned 3,000 won a day.',
    'a day',
    { kind: 'set', every: { kind: 'unit', unit: 'day', shift: 0 } },
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
    'A woman in her mid-30s came.',
    'The 6-year-old boy came.',
    'Children aged between 5 and 7 came.',
    'About 2000 people came.',
    'They sat in Room 1995.',
    'May I go?',
    'Three quarters of it is gone.',
    'The foreign minister, Jan Holub, came.',
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

test('an interval keeps its two sides, a link its token, a clock its hour', () => {
  const [hid] = find('He hid from January to Dec. 8 there.');
  assert.deepEqual(
    hid?.parts?.map((p) => [p.expr, p.sense]),
    [
      [{ kind: 'date', month: 1 }, 'start'],
      [{ kind: 'date', month: 12, day: 8 }, 'end'],
    ],
  );
  const text = 'Four days after his arrest she left.';
  const [left] = find(text);
  assert.equal(tag(text).tokens[left!.preposition!]?.text, 'after');
  assert.equal(find('He came at 10:35 p.m. on Tuesday.')[0]?.clock, '22:35');
  assert.equal(find('It lasted for about a month.')[0]?.preposition, 2);
});

test('what only accounts speak of is found and bounds nothing', () => {
  for (const text of [
    'Net rose in the quarter.',
    'It was so in the year-earlier period.',
    'It fell in recent weeks.',
  ]) {
    const [mention] = find(text);
    assert.equal(mention?.expr.kind, 'vague', text);
    assert.ok(mention?.loose, text);
  }
});

test('mentions are sorted, do not overlap and point at their characters, whatever the text', () => {
  const words =
    'the a about last next past May Monday 9 2020 5th two year years day after before of to and in early end from until ago - , . every night 10:35 p.m. in the 1990s 3-5 half more than'.split(
      ' ',
    );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (chosen) => {
      const text = chosen.join(' ');
      const doc = tag(text);
      let last = 0;
      for (const m of findTimes(doc, lexicon)) {
        assert.ok(m.first >= last && m.last > m.first);
        last = m.last;
        assert.equal(m.start, doc.tokens[m.first]!.start);
        assert.ok(m.end <= doc.tokens[m.last - 1]!.end && m.end > m.start);
        assert.equal(doc.tokens[m.first]!.sentence, doc.tokens[m.last - 1]!.sentence);
      }
    }),
    { numRuns: 300 },
  );
});

test('hostile texts take time in proportion to their length', () => {
  for (const piece of [
    ' the end of',
    ' about',
    ' early',
    ' two -',
    ' from 1994 to',
    ' one hundred and',
    ' the past',
    ' a day in',
  ]) {
    const short = tag(piece.repeat(500));
    const long = tag(piece.repeat(4000));
    findTimes(short, lexicon);
    const started = process.hrtime.bigint();
    findTimes(long, lexicon);
    assert.ok(process.hrtime.bigint() - started < 4_000_000_000n, piece);
  }
});
