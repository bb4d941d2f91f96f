import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseEntries } from '../../review/case.fixture.ts';
import { accept, correct, reject, undo } from '../../review/decide.ts';
import { stateOf } from '../../review/state.ts';
import { opened } from '../../review/vault.fixture.ts';
import { pack, textOf } from './cases.fixture.ts';
import { handed } from './handed.ts';
import { prov } from './prov.ts';

test('provenance has who decided what on which day, and every node that is named', () => {
  const entries = opened(caseEntries('k-1', ['r-11111111']));
  const add = (make: (state: ReturnType<typeof stateOf>) => Parameters<typeof opened>[0][number]) =>
    entries.push(...opened([make(stateOf('k-1', entries))], entries.length));
  const by = { actor: 'a-7k2m9p', reason: 'seen' };
  add((state) => accept(state, 'r-11111111.c1', by));
  add((state) => correct(state, 'r-11111111.c2', { stance: 'alleged' }, by));
  add((state) => reject(state, 'r-11111111.c4', by));
  add((state) => undo(state, entries.length - 1, by));
  const about = handed(stateOf('k-1', entries), { pack, language: 'en', names: false, id: 'k-1' });
  const text = textOf(prov([about])[0]!);
  const { '@graph': graph } = JSON.parse(text) as { '@graph': Record<string, unknown>[] };
  const ids = new Set(graph.map((node) => node['@id']));
  assert.equal(ids.size, graph.length);
  const named = [...text.matchAll(/\{"@id":"([^"]+)"\}/g)].map(([, id]) => id!);
  assert.deepEqual(
    named.filter((id) => !ids.has(id)),
    [],
  );
  assert.ok(ids.has('urn:moksori:a-7k2m9p'));
  assert.equal(text.match(/"moksori:standing":"undone"/g)?.length, 1);
  assert.match(text, /"@value":"2026-01-01"/);
  assert.doesNotMatch(text, /T\d\d:\d\d|seen/);
});

test('provenance does not tell the words of a report: an order of acts goes by what it is', () => {
  const entries = opened(caseEntries('k-1', ['r-11111111']));
  const state = stateOf('k-1', entries);
  const about = handed(state, { pack, language: 'en', names: false, id: 'k-1' });
  const orders = [...state.claims.values()].flatMap(({ claim }) =>
    claim?.says.kind === 'order' ? [claim.says.phrase] : [],
  );
  assert.ok(orders.length > 0);
  const { '@graph': graph } = JSON.parse(textOf(prov([about])[0]!)) as {
    '@graph': Record<string, unknown>[];
  };
  const labels = graph.map((node) => node['rdfs:label']);
  assert.ok(labels.includes('order'));
  for (const phrase of orders) assert.ok(!labels.includes(phrase));
});
