/** One origin: a copy, an outlet repeated, a translation, one source on one day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, report, said, Telling } from '../../test/invented-claims.ts';
import type { Voice } from '../claims/types.ts';
import { gather } from './gather.ts';
import { lineagesOf } from './lineages.ts';
import { nearDuplicates } from './shingles.ts';
import { toldIn } from './told.ts';

const WORDS = {
  en: 'He was taken at the quay on a cold night in 2021.',
  ko: '그는 2021년 어느 밤 부두에서 붙잡혔다.',
};

function account(
  id: string,
  language: 'en' | 'ko',
  publisher: string,
  voice?: Voice,
  days = ['03', '09', '12', '14'],
): Telling {
  const telling = new Telling(
    report(id, publisher === 'Herald' ? `Told otherwise in 2021 by ${id}.` : `${WORDS[language]} ${id}`, {
      language,
      publisher,
      published: '2021-06-01',
    }),
    voice,
  );
  const man = telling.party('somebody');
  telling.detail(man, 'age', '50s');
  ['arrest', 'examination', 'imprisonment', 'banishment'].forEach((kind, i) => {
    const day = days[i];
    telling.act(kind, {
      to: [man],
      at: [i % 2 === 0 ? 'N1' : 'N2'],
      when: day === undefined ? [] : [said.on(`2021-05-${day}`)],
    });
  });
  return telling;
}

function reasons(...tellings: readonly Telling[]): string[] {
  const reports = tellings.map((t) => t.report);
  const gathered = gather(
    reports,
    tellings.map((t) => t.reading()),
  );
  const told = reports.map((one) =>
    toldIn(
      one,
      gathered.claims.filter((claim) => claim.report === one.id),
      pack,
    ),
  );
  return lineagesOf(told, nearDuplicates(reports), pack).reasons.map(({ reason }) => reason);
}

test('the same acts, places and days in two languages of one outlet are a translation', () => {
  assert.deepEqual(reasons(account('r-1', 'en', 'Courier'), account('r-2', 'ko', 'Courier')), [
    'translation',
  ]);
});

test('two outlets that tell other days are two origins', () => {
  const other = account('r-2', 'ko', 'Herald', undefined, ['17', '21', '23', '25']);
  assert.deepEqual(reasons(account('r-1', 'en', 'Courier'), other), []);
});

test('an outlet that names another and tells the same repeats it', () => {
  const voice: Voice = { chain: ['the news site Courier'], kind: 'source' };
  assert.deepEqual(
    reasons(account('r-1', 'en', 'Courier'), account('r-2', 'en', 'Herald', voice, ['11', '12', '15', '16'])),
    ['repeats-outlet'],
  );
});

test('copies in either script are known by their shingles', () => {
  const long = '그는 겨울밤 부두에서 붙잡힌 뒤 석 달 동안 조사를 받고 섬으로 보내졌다고 뱃사람들이 말했다';
  assert.deepEqual(
    nearDuplicates([report('r-1', long), report('r-2', `${long}. 덧붙인 말.`), report('r-3', WORDS.ko)]),
    [['r-1', 'r-2']],
  );
});
