import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadPack } from '../packs/load.ts';
import { phrasesOf } from './phrases.ts';
import { type Asked, QueryError, queryOf } from './query.ts';

const pack = loadPack('prk');

test('words are all required, quotations stand in a row, a star lets a word go on', () => {
  assert.deepEqual(phrasesOf('border Guard*'), [{ tokens: ['border'] }, { tokens: ['guard'], prefix: true }]);
  assert.deepEqual(phrasesOf('“border guard” x'), [{ tokens: ['border', 'guard'] }, { tokens: ['x'] }]);
  assert.deepEqual(phrasesOf('"not closed'), [{ tokens: ['not', 'closed'] }]);
  assert.deepEqual(phrasesOf('Kim-jong'), [{ tokens: ['kim', 'jong'] }]);
});

test('a Korean word may go on, one syllable may begin a word or end it', () => {
  assert.deepEqual(phrasesOf('보위부'), [{ tokens: ['보위', '위부'] }]);
  assert.deepEqual(phrasesOf('보위'), [{ tokens: ['보위'] }]);
  assert.deepEqual(phrasesOf('부'), [{ tokens: ['부'], prefix: true }]);
  assert.deepEqual(phrasesOf('15호'), [{ tokens: ['15', '호'], prefix: true }]);
  assert.deepEqual(phrasesOf('"보위부 관리소"'), [{ tokens: ['보위', '위부', '부', '관리', '리소'] }]);
});

test('facets go by id, label or name, in either language', () => {
  const asked: Asked = {
    ...{ kind: ['arrest'], stage: ['SURVEILLANCE', '감시'], status: ['accepted'] },
    ...{ place: ['kp0101', 'Samsu County', '혜산시', 'Hyesan', 'Ryanggang'] },
  };
  const { facets } = queryOf(asked, pack);
  assert.deepEqual(facets, {
    ...{ kind: ['arrest'], stage: ['surveillance', 'surveillance'], status: ['accepted'] },
    place: ['KP0101', 'KP0102', 'KP0101', 'KP0101', 'KP01'],
  });
  // Another romanisation, and a name of two provinces.
  assert.deepEqual(queryOf({ place: ['Ryanggang-do'] }, pack).facets?.place, ['KP01']);
  assert.deepEqual(queryOf({ place: ['Hamgyong'] }, pack).facets?.place?.toSorted(), ['KP02', 'KP03']);
});

test('a time is EDTF, with open ends', () => {
  const time = (edtf: string, how?: 'within') =>
    queryOf({ time: edtf, ...(how && { how }) }, pack).facets?.time;
  assert.deepEqual(time('1970-01'), { from: 0, to: 30, how: 'overlaps' });
  assert.deepEqual(time('1970-01-02/1970-01-05', 'within'), { from: 1, to: 4, how: 'within' });
  assert.equal(time('1970/..')!.from, 0);
  assert.ok(time('1970/..')!.to > 3_000_000 && time('../1970')!.from < -3_000_000);
});

test('what is not known is named, with what was likely meant', () => {
  const fails = (asked: Asked, what: string, near?: string): void =>
    assert.throws(
      () => queryOf(asked, pack),
      (e: unknown) => {
        assert.ok(e instanceof QueryError);
        assert.deepEqual([e.what, e.near], [what, near]);
        return true;
      },
    );
  fails({ kind: ['arest'] }, 'kind', 'arrest');
  fails({ status: ['acepted'] }, 'status', 'accepted');
  fails({ stage: ['qqqqqqqqqq'] }, 'stage');
  fails({ place: ['Hyesann City'] }, 'place', 'Hyesan City');
  fails({ place: ['혜신시'] }, 'place', '혜산시');
  fails({ place: [''] }, 'place');
  fails({ time: 'last June' }, 'time');
  fails({ time: '[2019,2021]' }, 'time');
  fails({ words: '?! *' }, 'words');
  fails({ words: 'a '.repeat(31) }, 'long');
  fails({ words: 'a'.repeat(1001) }, 'long');
});

test('nothing that is typed gets through as syntax', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      let phrases: ReturnType<typeof phrasesOf>;
      try {
        phrases = phrasesOf(typed);
      } catch (e) {
        assert.ok(e instanceof QueryError);
        return;
      }
      for (const { tokens } of phrases) {
        assert.ok(tokens.length > 0);
        for (const token of tokens) assert.match(token, /^[\p{L}\p{N}\p{M}]+$/u);
      }
    }),
  );
});
