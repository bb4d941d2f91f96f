import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { serve } from '../server.fixture.ts';
import { card, casesPage, decided, found, history, packView, reportText, tried } from '../shapes.ts';

const PAIR = ['pair/tanchon-nurse.en.html', 'pair/tanchon-nurse.ko.html'];

test('cases are listed, with cards for those in sight', async (t) => {
  const { json, cases } = await serve(t, { reports: [...PAIR, 'hoeryong-phone.txt'] });
  const page = await json('/api/cases?limit=1', casesPage);
  assert.deepEqual([page.total, page.cases.length], [cases.length, 1]);
  const cards = await json(`/api/cards?of=${cases.join(',')},k-000000`, z.array(card));
  assert.deepEqual(
    cards.map((one) => one.case),
    cases,
  );
  assert.ok(cards.every(({ stops, lineages }) => stops.length > 0 && lineages > 0));
  assert.ok(cards[0]!.stops.every(({ accepted }) => !accepted));
});

test('Korean words of two syllables are found, with the passage around them', async (t) => {
  const { json, refused, cases } = await serve(t, { reports: PAIR });
  const { hits, total, facets } = await json(`/api/search?words=${encodeURIComponent('단천')}`, found);
  assert.ok(total > 0 && facets.kind.length > 0);
  for (const { snippet, case: id } of hits) {
    assert.equal(id, cases[0]);
    for (const { start, end } of snippet.hits)
      assert.equal([...snippet.text].slice(start - snippet.start, end - snippet.start).join(''), '단천');
  }
  const { value } = facets.kind[0]!;
  const few = await json(`/api/search?kind=${value}&status=proposed`, found);
  assert.ok(few.hits.length > 0 && few.hits.every(({ of }) => of === 'quote'));
  assert.equal((await refused('/api/search?kind=no-such', 422)).code, 'bad-query');
  assert.equal((await refused(`/api/search?words=${'x'.repeat(2000)}`, 422)).code, 'invalid');
});

test('what was decided is found at once', async (t) => {
  const served = await serve(t);
  const { claims } = await served.view();
  const { id, last } = claims[0]!;
  await served.json(`/api/cases/${served.cases[0]}/decisions`, decided, {
    body: { what: 'accept', claim: id, expects: last },
  });
  const { hits } = await served.json('/api/search?status=accepted', found);
  assert.deepEqual(
    hits.map(({ claim }) => claim),
    [id],
  );
});

test('a way out of a conflict is tried without writing anything', async (t) => {
  const served = await serve(t, { reports: PAIR });
  const { drafted } = await served.view();
  const [conflict] = drafted.conflicts;
  assert.ok(conflict);
  const size = await served.size();
  for (const { drop } of conflict.choices) {
    const path = `/api/cases/${served.cases[0]}/try`;
    const { drafted: after } = await served.json(path, tried, { body: { drop } });
    assert.ok(after.conflicts.length < drafted.conflicts.length);
  }
  await served.refused(`/api/cases/${served.cases[0]}/try`, 404, { body: { drop: ['r-1.c1'] } });
  assert.equal(await served.size(), size);
  assert.deepEqual((await served.view()).drafted, drafted);
});

test('the history says who did what and why, also what was undone', async (t) => {
  const served = await serve(t);
  const path = `/api/cases/${served.cases[0]}`;
  const { claims } = await served.view();
  const { id, last } = claims[0]!;
  const { entries } = await served.json(`${path}/decisions`, decided, {
    body: { what: 'reject', claim: id, expects: last, reason: 'not said' },
  });
  await served.json(`${path}/decisions`, decided, {
    body: { what: 'undo', seq: entries[0], reason: 'it was' },
  });
  const { lines } = await served.json(`${path}/history`, history);
  assert.deepEqual(
    lines.map(({ kind, standing, name }) => [kind, standing, name]),
    [
      ['case.opened', 'live', 'Invented Person'],
      ['report.added', 'live', 'Invented Person'],
      ['claim.rejected', 'undone', 'Invented Person'],
      ['decision.undone', 'live', 'Invented Person'],
    ],
  );
});

test('the text is that in which anchors count', async (t) => {
  const served = await serve(t, { reports: PAIR });
  const { reports, claims } = await served.view();
  for (const { id, characters } of reports) {
    const { text } = await served.json(`/api/cases/${served.cases[0]}/reports/${id}/text`, reportText);
    const points = [...text];
    assert.equal(points.length, characters);
    for (const { report, anchors } of claims)
      if (report === id)
        for (const { start, end, quote } of anchors) assert.equal(points.slice(start, end).join(''), quote);
  }
});

test('the pack says every kind, stage and place in both languages', async (t) => {
  const { json } = await serve(t, { vault: 'locked' });
  const { stages, kinds, places } = await json('/api/pack', packView);
  const named = new Set(stages.map(({ id }) => id));
  assert.ok(kinds.every(({ stage }) => named.has(stage)));
  assert.ok(places.some(({ province, lat }) => province !== null && lat !== undefined));
});
